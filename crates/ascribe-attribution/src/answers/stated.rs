//! Which attributions a statement denies or confirms, by its words.

use ascribe_types::{Act, EntityIdx, Polarity};

use super::matter::{Item, coverage, denies_being, names_deed, turns_on};
use super::nouns::{Fit, told};
use super::parties::{Bond, Party};
use super::{Said, Scene};

/// How a statement answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// It says that it is not so: "denied that".
    Denies,
    /// It does not hold it to be so: "don't believe that".
    Disbelieves,
    /// It says that it is so, which another said: "confirmed that".
    Confirms,
    /// It is negated itself: "I never paid," he said.
    Negates,
    /// It is not, but what it answers is: "It has paid," they said.
    Contradicts,
}

impl Way {
    fn of(said: &Said) -> Option<Self> {
        match (said.stance.act, said.stance.polarity) {
            _ if said.source.is_none() && !said.by_pronoun => None,
            (Act::Rejects, _) if said.matter.is_infinitive => None,
            (Act::Rejects, _) if !said.matter.is_clause && !said.cue.iter().any(|lemma| told(lemma).is_some()) => None,
            (Act::Denies | Act::Rejects | Act::Doubts, Polarity::Denies) => Some(Self::Denies),
            (Act::Believes, Polarity::Denies) if said.matter.is_clause => Some(Self::Disbelieves),
            (Act::Confirms | Act::Admits, Polarity::Affirms) => Some(Self::Confirms),
            (Act::Says, Polarity::Affirms) if said.matter.verdict.is_some() => {
                if said.matter.verdict == Some(true) {
                    Some(Self::Confirms)
                } else {
                    Some(Self::Denies)
                }
            }
            (Act::Says, Polarity::Affirms) if said.matter.negated => Some(Self::Negates),
            (Act::Says, Polarity::Affirms) => Some(Self::Contradicts),
            _ => None,
        }
    }

    /// How much of its words must be in what it answers.
    fn least(self) -> f32 {
        match self {
            Self::Denies => 0.45,
            Self::Confirms => 0.45,
            Self::Negates | Self::Contradicts => 0.55,
            Self::Disbelieves => 0.5,
        }
    }
}

/// How near to the best others must come to be answered too.
const ALSO: f32 = 0.9;

/// The most that one statement answers.
const MOST: usize = 2;

/// How many sentences back a statement can answer.
const BACK: usize = 15;

/// The sentences of a headline and a lead, which can answer what comes after them.
const LEAD: usize = 2;

/// The attributions that a statement denies or confirms.
pub(super) fn answered(scene: &Scene<'_>, at: usize) -> Vec<usize> {
    let Some(way) = Way::of(&scene.said[at]) else { return Vec::new() };
    let candidates = scene.before(at).chain(scene.after(at));
    let scored: Vec<(usize, f32)> =
        candidates.filter_map(|other| Some((other, score(scene, way, at, other)?))).collect();
    let best = scored.iter().map(|&(_, score)| score).fold(way.least(), f32::max);
    scored
        .into_iter()
        .filter(|&(_, score)| score >= best * ALSO && score >= way.least())
        .map(|(other, _)| other)
        .take(MOST)
        .collect()
}

/// How likely one is about the same matter as another, if it can be.
fn score(scene: &Scene<'_>, way: Way, at: usize, other: usize) -> Option<f32> {
    let (own, others) = (&scene.said[at], &scene.said[other]);
    if !within_reach(way, own, others, other > at) || !opposed(scene, way, own, others) {
        return None;
    }
    let given: Vec<_> = others.matter.items.iter().chain(&others.teller).cloned().collect();
    let (covered, matter) = shared(scene, own, &given);
    let unnamed = way == Way::Denies && is_unnamed(own) && covered >= WHOLE && matter >= DEED;
    let doer = unnamed || same_doer(scene, own, others) || (way == Way::Negates && denies_being(&own.matter));
    if !doer {
        return None;
    }
    let named = own.matter.is_clause || others.stance.act == Act::Accuses;
    if !named && !names_deed(scene.parties, &own.matter, &given) {
        return None;
    }
    let replies = || turns_on(scene.parties, &own.matter, &given) && is_reply(scene, own, others, covered, matter);
    if matches!(way, Way::Negates | Way::Contradicts) && !replies() {
        return None;
    }
    let accused = is_accused(scene, own, others);
    if way == Way::Denies && accused && says_nothing(own) && near(own, others) {
        return Some(1.0);
    }
    let bonus = if accused { ACCUSED } else { 0.0 } + if is_called(own, others) { CALLED } else { 0.0 };
    (matter >= LEAST_MATTER).then_some(covered + bonus)
}

/// How much of what one says is in some items, and how much more than people that is: of all its words, or of those of its first clause alone, as what
/// comes after an "and" or "but" may be something else.
fn shared(scene: &Scene<'_>, own: &Said, given: &[Item]) -> (f32, f32) {
    let items = &own.matter.items;
    let whole = coverage(scene.parties, items, given);
    let Some(end) = own.matter.first_clause else { return whole };
    let first: Vec<Item> = items.iter().filter(|item| item.token < end).cloned().collect();
    let first = coverage(scene.parties, &first, given);
    if first.0 > whole.0 { first } else { whole }
}

/// Whether the words leave out who does it, who then is the one who speaks: "denied firing the torpedo". The report may have spoken of them by another name.
fn is_unnamed(own: &Said) -> bool {
    let subject = own.matter.subject;
    subject.is_some() && subject == own.speaker() && own.matter.items.iter().all(|item| item.entity != subject)
}

/// How much must be shared where it is not known that the same one did it: nearly all, and a deed with what it was done to.
const WHOLE: f32 = 0.9;
const DEED: f32 = 2.0;

/// How much it counts that who denies was accused, and that the denial's noun is the one for what was said ("denied the accusation that").
const ACCUSED: f32 = 0.15;
const CALLED: f32 = 0.1;

/// How much of what they share must be more than people.
const LEAST_MATTER: f32 = 0.5;

/// Whether one stands where it can answer another: not too far after it, or before it in a headline or lead.
fn within_reach(way: Way, own: &Said, others: &Said, later: bool) -> bool {
    if later {
        return way == Way::Denies && own.sentences.0 <= LEAD;
    }
    own.sentences.0.saturating_sub(others.sentences.1) <= BACK
}

/// Whether the other states something, and on the side that is answered.
fn opposed(scene: &Scene<'_>, way: Way, own: &Said, others: &Said) -> bool {
    let states = !matches!(others.stance.act, Act::Asks | Act::Demands | Act::Wants) && others.pointer.is_none();
    let affirmed = others.stance.polarity == Polarity::Affirms;
    let side = match way {
        Way::Negates => !others.matter.negated,
        Way::Contradicts => others.matter.negated && same_side(scene, own, others),
        Way::Denies | Way::Disbelieves | Way::Confirms => true,
    };
    states && affirmed && side
}

/// Whether the other accuses the one.
fn is_accused(scene: &Scene<'_>, own: &Said, others: &Said) -> bool {
    let concerned = || own.source.as_ref().and_then(|source| others.matter.concerns(scene.parties, source));
    others.stance.act == Act::Accuses && (own.by_pronoun || concerned() >= Some(Bond::Acts))
}

/// Whether a noun of the cue is just the one for what another said: "denied the accusation that".
fn is_called(own: &Said, others: &Said) -> bool {
    let mut nouns = own.cue.iter().filter_map(|lemma| told(lemma));
    nouns.any(|told| told.fit(others.stance) == Some(Fit::Exact))
}

/// Whether the words tell no matter of their own: "that he had done so".
fn says_nothing(own: &Said) -> bool {
    own.matter.items.iter().all(|item| item.entity.is_some() && item.weight < 1.0)
}

/// Whether one that only says the contrary is a reply: by somebody, or somebody's, who is spoken of, or in nearly the same words, and not far.
fn is_reply(scene: &Scene<'_>, own: &Said, others: &Said, covered: f32, matter: f32) -> bool {
    let near = own.sentences.0.abs_diff(others.sentences.1) <= REPLY;
    let party = own.source.iter().cloned().chain(own.teller.iter().filter_map(|item| item.entity.map(Party::Entity)));
    let concerned = party.into_iter().any(|party| others.matter.concerns(scene.parties, &party) >= Some(Bond::Acts));
    let same = covered >= ALMOST && matter >= ALMOST;
    near && (concerned || same || (denies_being(&own.matter) && covered >= BEING))
}

/// How many sentences lie at most between what is said and a reply.
const REPLY: usize = 6;

/// How much of a reply by somebody else must be in what it answers, and how much where it says that there is none of something.
const ALMOST: f32 = 0.7;
const BEING: f32 = 0.6;

/// Whether who speaks in the one is who is spoken of in the other.
fn same_side(scene: &Scene<'_>, own: &Said, others: &Said) -> bool {
    let doer = others.matter.subject.map(Party::Entity);
    let bond = own.source.as_ref().zip(doer.as_ref()).and_then(|(own, doer)| scene.parties.bond(own, doer));
    bond >= Some(Bond::Acts)
}

/// Whether one begins in the sentence where the other ends, or in the next.
fn near(own: &Said, others: &Said) -> bool {
    own.sentences.0.abs_diff(others.sentences.1) <= 1
}

/// Whether who does it in the one is spoken of in the other, as far as that is known.
fn same_doer(scene: &Scene<'_>, own: &Said, others: &Said) -> bool {
    let parties = scene.parties;
    let Some(doer) = own.matter.subject else { return true };
    let spoken = others.matter.items.iter().chain(&others.teller).filter_map(|item| item.entity);
    let own_side = own.teller.iter().filter_map(|item| item.entity).filter(|_| own.speaker() == Some(doer));
    let doers: Vec<EntityIdx> = std::iter::once(doer).chain(own_side).collect();
    let called = |item: &Item| parties.is_named(doer, &item.lemma) || parties.is_called(doer, &item.lemma);
    let named = || others.matter.items.iter().any(called);
    let found =
        named() || spoken.into_iter().any(|entity| doers.iter().any(|&doer| parties.entities(doer, entity).is_some()));
    found || others.matter.subject.is_none_or(|subject| !parties.is_party(subject) || !parties.is_party(doer))
}
