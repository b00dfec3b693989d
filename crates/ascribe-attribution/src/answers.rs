//! What an attribution answers: which attributions of the document a denial denies, and a confirmation confirms.
//!
//! A content answers others in one of two ways. It *points* at what they say ("rejected the Tribune's claims", "called that a lie": `pointer`), and
//! then they are told by who is said to have said it, by the noun, by whom they are about and by how near they stand (`pointed`). Or it says of the same
//! matter that it is not so, or is ("denied that he had known"), and then they are told by their words and whom they speak of (`matter`, `stated`).

mod clauses;
mod families;
mod judged;
mod matter;
mod muddled;
mod nouns;
mod parties;
mod pointed;
mod pointer;
mod stated;
#[cfg(test)]
mod tests;

use ascribe_types::{
    Act, Attribution, AttributionId, EntityIdx, Kind, Naming, Polarity, SourceKind, Span, Stance, Stated,
};

use crate::sources::cast::{Cast, Words, indices};
use clauses::{passes_on, told_clause};
use matter::{Item, Matter};
use nouns::Told;
use parties::{Bond, Parties, Party, is_outlet};
use pointer::Pointer;

/// Tells of each attribution which others of the document it answers.
pub(crate) fn link(cast: &Cast<'_>, attributions: &mut [Attribution]) {
    let parties = Parties::of(cast, attributions);
    let scene = Scene::of(&parties, attributions);
    let answers = scene.answers();
    for (attribution, answers) in attributions.iter_mut().zip(answers) {
        let mut answers: Vec<AttributionId> = answers.into_iter().map(|at| scene.ids[at]).collect();
        answers.sort_unstable();
        answers.dedup();
        attribution.answers = answers;
    }
}

/// An attribution as the search needs it.
#[derive(Debug)]
struct Said {
    stance: Stance,
    source: Option<Party>,
    /// The words of the source.
    words: Option<Words>,
    /// Whether the source's words bring in somebody new: "a second passenger".
    is_new: bool,
    /// The dictionary forms of its cue.
    cue: Vec<String>,
    matter: Matter,
    /// Who says it, as items: they take part in what they tell.
    teller: Vec<Item>,
    pointer: Option<Pointer>,
    /// The one whose content holds it.
    outer: Option<usize>,
    /// Whether the source is an outlet, or can be one by its name.
    can_publish: bool,
    /// Whether the source is a pronoun.
    by_pronoun: bool,
    /// Whether the source is an outlet by what it is.
    is_outlet: bool,
    /// Whether it only passes on what another says.
    relays: bool,
    /// What it passes on, if that was found.
    relayed: Option<usize>,
    /// The sentences from its first to its last word, counted from 0.
    sentences: (usize, usize),
    end: u32,
}

/// The attributions of a document.
struct Scene<'a> {
    parties: &'a Parties<'a>,
    said: Vec<Said>,
    ids: Vec<AttributionId>,
}

/// How many attributions back or on one is looked for: an answer stands near what it answers, and the search stays linear.
const FARTHEST: usize = 40;

impl<'a> Scene<'a> {
    fn of(parties: &'a Parties<'a>, attributions: &[Attribution]) -> Self {
        let mut said: Vec<Said> =
            attributions.iter().map(|attribution| Said::of(parties, attributions, attribution)).collect();
        for (at, attribution) in attributions.iter().enumerate() {
            if let Some(outer) = said[at].outer {
                let whole: usize = attributions[outer].content.iter().map(|piece| piece.len()).sum();
                let states =
                    Told::Claim.fit(attribution.stance).is_some() || attribution.stance.polarity == Polarity::Denies;
                if states && 3 * extent(attribution).len() >= 2 * whole {
                    said[outer].relays = true;
                    said[outer].relayed = Some(at);
                }
            }
        }
        Self { parties, said, ids: attributions.iter().map(|attribution| attribution.id).collect() }
    }

    /// What each answers, in order: an answer may be told by the one before it.
    fn answers(&self) -> Vec<Vec<usize>> {
        let mut answers: Vec<Vec<usize>> = Vec::with_capacity(self.said.len());
        for at in 0..self.said.len() {
            let found = match &self.said[at].pointer {
                Some(pointer) => pointed::answered(self, at, pointer, &answers),
                None => stated::answered(self, at),
            };
            answers.push(found);
        }
        answers
    }

    /// The attributions that one could answer, the nearest before it first: by others, not around it or in it, and saying something themselves.
    fn before(&self, at: usize) -> impl Iterator<Item = usize> {
        (0..at).rev().take(FARTHEST).filter(move |&other| self.can_answer(at, other))
    }

    /// The same for those after it.
    fn after(&self, at: usize) -> impl Iterator<Item = usize> {
        (at + 1..self.said.len()).take(FARTHEST).filter(move |&other| self.can_answer(at, other))
    }

    fn can_answer(&self, at: usize, other: usize) -> bool {
        let (own, others) = (&self.said[at], &self.said[other]);
        let same =
            own.source.as_ref().zip(others.source.as_ref()).and_then(|(own, other)| self.parties.bond(own, other));
        let nested = self.chain(at).any(|outer| outer == other) || self.chain(other).any(|outer| outer == at);
        let differ = || {
            own.words.as_ref().zip(others.words.as_ref()).is_some_and(|(own, other)| self.parties.differ(own, other))
        };
        let misread = differ() || accused(own, others) || is_misread(self.parties, own, others);
        let same = same == Some(Bond::Same) && !self.said[at.max(other)].is_new && !misread;
        let of_own = others.relayed.is_some_and(|inner| self.is_by_same(at, inner)); // "An aide said that she knew": she denies what the aide says
        (!others.relays || of_own) && !same && !nested
    }

    /// Whether two have the same source.
    fn is_by_same(&self, one: usize, other: usize) -> bool {
        let sources = self.said[one].source.as_ref().zip(self.said[other].source.as_ref());
        sources.is_some_and(|(one, other)| self.parties.bond(one, other) == Some(Bond::Same))
    }

    /// The attributions around one, from the inmost out.
    fn chain(&self, at: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(self.said[at].outer, |&outer| self.said[outer].outer).take(DEEPEST)
    }

    /// Whether somebody is the source of an attribution, or passes it on.
    fn is_by(&self, at: usize, party: &Party) -> bool {
        let mut chain = std::iter::once(at).chain(self.chain(at));
        chain.any(|one| self.said[one].is_by(self.parties, party))
    }
}

/// Whether a source is an outlet, or has a name and is not known to be anything else; "The Evening Sun" is no person's name, however it was read.
fn can_publish(parties: &Parties<'_>, stated: &Stated) -> bool {
    let kind = stated.entity.map(|entity| parties.cast.analysis.entity(entity).kind);
    let article = stated.span.of(parties.cast.text).to_lowercase().starts_with("the ");
    let other = matches!(kind, Some(Kind::Gpe | Kind::Norp)) || (kind == Some(Kind::Person) && !article);
    stated.kind == Some(SourceKind::Outlet) || (stated.naming == Naming::Named && !other)
}

/// What a content points with. Who judges what others say ("rejected", "confirmed", "would not comment on") points with a noun, and with a person where the cue
/// takes one ("contradicted him"); who only says something, with a sentence that passes judgement. Left alone: "cited his remarks", "praised the report".
fn pointed_by(parties: &Parties<'_>, attribution: &Attribution, source: Option<&Party>) -> Option<Pointer> {
    let Stance { act, polarity, .. } = attribution.stance;
    let content = &told_clause(parties, &attribution.content);
    let infinitive = || pointer::withheld(parties, content).filter(|pointer| pointer.is_told(true));
    match act {
        Act::Denies | Act::Rejects | Act::Doubts | Act::Confirms | Act::Admits => {
            let person =
                || if act == Act::Rejects || act == Act::Admits { None } else { pointer::teller(parties, content) };
            let before = || attribution.cue.and_then(|cue| pointer::object(parties, cue, content));
            pointer::pointer(parties, content, source).or_else(person).or_else(before).or_else(infinitive)
        }
        Act::Believes if polarity == Polarity::Denies => {
            pointer::pointer(parties, content, source).or_else(|| judged::judged(parties, content))
        }
        Act::Says if polarity == Polarity::Neither => {
            let judges = attribution.cue.is_some_and(|cue| is_withheld(parties, cue));
            pointer::pointer(parties, content, source).filter(|pointer| pointer.is_told(judges)).or_else(infinitive)
        }
        Act::Says | Act::Believes | Act::Knows => judged::judged(parties, content),
        _ => None,
    }
}

/// Whether a cue withholds a judgement: "would not confirm", "declined to comment on".
fn is_withheld(parties: &Parties<'_>, cue: Span) -> bool {
    let words = parties.cast.words(cue);
    indices(&words.tokens).any(|token| pointer::WITHHELD.contains(&parties.cast.lemma(token).as_str()))
}

/// Whether a pronoun that denies is the one that was accused, whomever it was read as: "Prosecutors accused the banker … He denied it".
fn accused(own: &Said, others: &Said) -> bool {
    let denies = matches!(own.stance.act, Act::Denies | Act::Rejects);
    own.by_pronoun && denies && others.stance.act == Act::Accuses
}

/// Whether a name and a description were read as one, but cannot be: an outlet is described as one, not as "the federation"; and nobody denies in so many
/// words what they said themselves.
fn is_misread(parties: &Parties<'_>, own: &Said, others: &Said) -> bool {
    let Some((one, other)) = own.words.as_ref().zip(others.words.as_ref()) else { return false };
    let (named, described) = match (parties.described(one), parties.described(other)) {
        (Some(noun), None) if !others.by_pronoun => (others, noun),
        (None, Some(noun)) if !own.by_pronoun => (own, noun),
        _ => return false,
    };
    let denies = matches!(own.stance.act, Act::Denies | Act::Rejects | Act::Doubts) && own.pointer.is_none();
    denies || (named.is_outlet && !is_outlet(&described))
}

/// From the first to the last word of an attribution.
fn extent(attribution: &Attribution) -> Span {
    let ends = attribution.source.span().into_iter().chain(attribution.cue).chain(attribution.content.iter().copied());
    ends.reduce(Span::cover).unwrap_or(Span { start: 0, end: 0 })
}

/// The most levels of attributions in each other.
const DEEPEST: usize = 8;

impl Said {
    /// The entity that speaks.
    fn speaker(&self) -> Option<EntityIdx> {
        self.source.as_ref().and_then(Party::entity)
    }

    /// Whether somebody is its source, or named in its words: "an article in the Herald" is by the Herald.
    fn is_by(&self, parties: &Parties<'_>, party: &Party) -> bool {
        let is_source = self.source.as_ref().is_some_and(|source| parties.bond(source, party) >= Some(Bond::Acts));
        let named = |item: &Item| match party {
            Party::Entity(entity) => item.entity == Some(*entity) || parties.is_called(*entity, &item.lemma),
            Party::Noun(noun) => item.lemma == *noun,
        };
        is_source || self.teller.iter().any(named) || (self.can_publish && parties.is_periodical(party))
    }

    fn of(parties: &Parties<'_>, all: &[Attribution], attribution: &Attribution) -> Self {
        let cast = parties.cast;
        let source = parties.source(&attribution.source);
        let entity = source.as_ref().and_then(Party::entity);
        let Span { start, end } = extent(attribution);
        let cue = attribution.cue.map(|cue| cast.words(cue));
        let cue = cue.iter().flat_map(|words| indices(&words.tokens));
        let words = attribution.source.span().map(|span| cast.words(span));
        Self {
            is_new: words.as_ref().is_some_and(|words| parties.is_new(words)),
            stance: attribution.stance,
            cue: cue.map(|token| cast.lemma(token)).collect(),
            matter: Matter::of(parties, &told_clause(parties, &attribution.content), entity),
            teller: words.as_ref().map(|words| Matter::items(parties, words)).unwrap_or_default(),
            can_publish: attribution.source.stated().is_some_and(|stated| can_publish(parties, stated)),
            is_outlet: attribution.source.stated().is_some_and(|stated| stated.kind == Some(SourceKind::Outlet)),
            by_pronoun: words.as_ref().is_some_and(|words| cast.pronoun(words).is_some()),
            words,
            pointer: pointed_by(parties, attribution, source.as_ref()),
            outer: attribution.within.and_then(|outer| all.binary_search_by_key(&outer, |other| other.id).ok()),
            relayed: None,
            relays: passes_on(parties, attribution),
            sentences: (parties.sentence(start), parties.sentence(end)),
            source,
            end,
        }
    }
}
