//! What a content is about: its words by their dictionary forms, and whom it speaks of.

use ascribe_types::{Deprel, EntityIdx, Kind, Span, TokenIdx, Upos};

use super::families::akin;
use super::nouns::{Told, told};
use super::parties::{Bond, Parties, Party};
use crate::sources::cast::{Words, indices};
use crate::sources::pronouns::Pronoun;

/// Verbs that say little of what happens (light and auxiliary verbs, Huddleston and Pullum 2002, chapter 4, section 7).
const LIGHT: [&str; 15] =
    ["be", "have", "do", "make", "take", "give", "get", "go", "come", "put", "let", "say", "seem", "happen", "know"];

/// Nouns that stand for any matter.
const EMPTY: [&str; 13] =
    ["thing", "way", "fact", "event", "case", "matter", "people", "person", "time", "year", "day", "part", "kind"];

/// Adjectives that say nothing of their own.
const VAGUE: [&str; 6] = ["such", "same", "other", "own", "many", "much"];

/// What a noun says of which there is none.
const DENIED: f32 = 2.0;

/// What a word for who speaks says of the matter.
const OWN: f32 = 0.2;

/// The most words of a content that are looked at, and the most that are looked for: so the search stays linear, and a denial is short.
const MOST: usize = 200;
const WANTED: usize = 32;

/// Words that deny the clause that they stand in.
const NEGATIONS: [&str; 4] = ["not", "never", "no", "neither"];

/// A word of a content, and whom it stands for.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Item {
    pub(super) token: TokenIdx,
    pub(super) lemma: String,
    pub(super) entity: Option<EntityIdx>,
    /// How much it says of the matter.
    pub(super) weight: f32,
}

/// What a content is about.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Matter {
    pub(super) items: Vec<Item>,
    /// Who does it, or is spoken of first.
    pub(super) subject: Option<EntityIdx>,
    /// Whether its first clause is negated.
    pub(super) negated: bool,
    /// Whether it is a clause and not only a noun.
    pub(super) is_clause: bool,
    /// Whether it is an infinitive: "to cooperate".
    pub(super) is_infinitive: bool,
    /// Whether it says of a clause that it is so, or not: "it is not true that".
    pub(super) verdict: Option<bool>,
    /// Where a second clause begins: "sold the farm | and moved".
    pub(super) first_clause: Option<TokenIdx>,
    /// Its first verb, or what is said to be, and that word's objects.
    pub(super) core: Vec<TokenIdx>,
}

impl Matter {
    /// What is said at these places by `speaker`, who is "I" and "we" there, and who does what has no doer in the words.
    pub(super) fn of(parties: &Parties<'_>, content: &[Span], speaker: Option<EntityIdx>) -> Self {
        let pieces: Vec<Words> = content.iter().map(|&piece| parties.cast.words(piece)).collect();
        let tokens = || pieces.iter().flat_map(|words| indices(&words.tokens));
        let items = tokens().filter_map(|token| item(parties, token, speaker)).take(MOST).collect();
        let first = pieces.first().and_then(|words| clause(parties, words).map(|root| (words, root)));
        let subject = first.and_then(|(words, root)| subject(parties, words, root, speaker));
        let negated = first.is_some_and(|(words, root)| is_negated(parties, words, root));
        let core = first.map(|(words, root)| core(parties, words, root)).unwrap_or_default();
        let verdict = first.and_then(|(words, root)| verdict(parties, words, root, negated));
        let is_clause =
            first.is_some_and(|(_, root)| parties.cast.word(root).is_some_and(|word| word.upos != Upos::Noun));
        let is_infinitive = first.is_some_and(|(words, _)| parties.cast.lemma(words.tokens.start) == "to");
        let first_clause = first.and_then(|(words, root)| second(parties, words, root));
        Self { items, first_clause, subject, negated, is_infinitive, is_clause, verdict, core }
    }

    /// The words at these places, as items.
    pub(super) fn items(parties: &Parties<'_>, words: &Words) -> Vec<Item> {
        indices(&words.tokens).filter_map(|token| item(parties, token, None)).collect()
    }

    /// Whether a number is in it, which a "figure" can be.
    pub(super) fn counts(&self, parties: &Parties<'_>) -> bool {
        self.items.iter().any(|item| parties.cast.word(item.token).is_some_and(|word| word.upos == Upos::Num))
    }

    /// Whether it speaks of a party.
    pub(super) fn concerns(&self, parties: &Parties<'_>, party: &Party) -> Option<Bond> {
        let bond = |item: &Item| match item.entity {
            Some(entity) => parties.bond(&Party::Entity(entity), party),
            None => match party {
                Party::Noun(noun) => (*noun == item.lemma).then_some(Bond::Same),
                Party::Entity(entity) => parties.is_called(*entity, &item.lemma).then_some(Bond::Same),
            },
        };
        self.items.iter().filter_map(bond).max()
    }
}

/// How much of the items `wanted` speak also of what the items `given` speak of, from 0 to 1, and how much of that is more than whom they speak of.
pub(super) fn coverage(parties: &Parties<'_>, wanted: &[Item], given: &[Item]) -> (f32, f32) {
    let (mut whole, mut found, mut matter) = (0.0, 0.0, 0.0_f32);
    for item in wanted.iter().take(WANTED) {
        let best = given.iter().map(|other| likeness(parties, item, other)).fold(0.0, f32::max);
        whole += item.weight;
        found += item.weight * best;
        if item.entity.is_none_or(|entity| !parties.is_party(entity)) {
            matter += item.weight * best;
        }
    }
    if whole > 0.0 { (found / whole, matter) } else { (0.0, 0.0) }
}

/// Whether the deed that a noun names is told in some items by another word: "the beatings" and "had been beaten".
pub(super) fn names_deed(parties: &Parties<'_>, matter: &Matter, given: &[Item]) -> bool {
    let core = matter.items.iter().filter(|item| matter.core.contains(&item.token));
    let told = |item: &Item, other: &Item| item.lemma != other.lemma && likeness(parties, item, other) >= 0.9;
    core.into_iter().any(|item| given.iter().any(|other| told(item, other)))
}

/// Whether a matter is that there is none of something: "found no gold".
pub(super) fn denies_being(matter: &Matter) -> bool {
    matter.items.iter().any(|item| matter.core.contains(&item.token) && item.weight >= DENIED)
}

/// Whether what a matter turns on is in some items.
pub(super) fn turns_on(parties: &Parties<'_>, matter: &Matter, given: &[Item]) -> bool {
    let core = matter.items.iter().filter(|item| matter.core.contains(&item.token));
    core.into_iter().any(|item| given.iter().any(|other| likeness(parties, item, other) >= 0.9))
}

fn likeness(parties: &Parties<'_>, item: &Item, other: &Item) -> f32 {
    let bond = item.entity.zip(other.entity).and_then(|(one, other)| parties.entities(one, other));
    let akin = match () {
        () if item.lemma.is_empty() || other.lemma.is_empty() => 0.0,
        () if item.lemma == other.lemma => 1.0,
        () if parties.cast.form(item.token).eq_ignore_ascii_case(parties.cast.form(other.token)) => 1.0, // "drunk": told an adjective here, a verb there
        () if akin(&item.lemma, &other.lemma) => 0.9,
        () => 0.0,
    };
    bond.map_or(0.0, Bond::weight).max(akin)
}

/// The word that heads what is said, if one does.
pub(super) fn clause(parties: &Parties<'_>, words: &Words) -> Option<TokenIdx> {
    parties.cast.top(&words.tokens)
}

/// The item that a word is, if it says something.
fn item(parties: &Parties<'_>, token: TokenIdx, speaker: Option<EntityIdx>) -> Option<Item> {
    let word = parties.cast.word(token)?;
    let lemma = parties.cast.lemma(token);
    let entity = parties.at(token);
    let own = || entity.zip(speaker).and_then(|(one, other)| parties.entities(one, other)) >= Some(Bond::Acts);
    let weight = match word.upos {
        _ if parties.is_inside_name(token) => return None,
        Upos::Pron | Upos::Det => return pronoun(parties, token, speaker),
        Upos::Verb if !LIGHT.contains(&lemma.as_str()) => 1.0,
        Upos::Noun if is_denied(parties, token) => DENIED,
        Upos::Noun | Upos::Propn if EMPTY.contains(&lemma.as_str()) => return None,
        Upos::Noun | Upos::Propn if own() => OWN,
        Upos::Noun if word.deprel == Deprel::Compound => 0.5,
        Upos::Noun | Upos::Propn => entity.map_or(1.0, |entity| weight(parties.cast.analysis.entity(entity).kind)),
        Upos::Adj | Upos::Num if !VAGUE.contains(&lemma.as_str()) => 0.5,
        _ => return None,
    };
    Some(Item { token, lemma, entity, weight })
}

/// The item that a pronoun is, if it is known whom it stands for.
fn pronoun(parties: &Parties<'_>, token: TokenIdx, speaker: Option<EntityIdx>) -> Option<Item> {
    let personal = Pronoun::of(parties.cast.form(token));
    let first = matches!(personal, Some(Pronoun::Speaker | Pronoun::Speakers));
    let entity = if first { speaker.or(parties.at(token)) } else { parties.at(token) }?;
    let own = speaker.and_then(|speaker| parties.entities(entity, speaker)) >= Some(Bond::Acts);
    Some(Item { token, lemma: String::new(), entity: Some(entity), weight: if own { OWN } else { 0.5 } })
}

/// What a word for something of a kind says of the matter: much is said of the same people, and at the same time.
fn weight(kind: Kind) -> f32 {
    match kind {
        Kind::Person | Kind::Organization | Kind::Gpe | Kind::Norp => 0.6,
        Kind::Time => 0.3,
        Kind::Place | Kind::Event | Kind::Work | Kind::Object | Kind::Abstract => 1.0,
    }
}

/// Whether a noun is what there is none of: "no earthquake".
fn is_denied(parties: &Parties<'_>, noun: TokenIdx) -> bool {
    let before = noun.0.checked_sub(1).map(TokenIdx);
    before.is_some_and(|word| parties.cast.lemma(word) == "no")
}

/// What is said of a clause: "it is not true that the bridge fell", "it is false that …".
fn verdict(parties: &Parties<'_>, words: &Words, root: TokenIdx, negated: bool) -> Option<bool> {
    let cast = parties.cast;
    let lemma = cast.lemma(root);
    told(&lemma).filter(|&told| told == Told::Verdict)?;
    cast.dependents(&words.tokens, root, &[Deprel::Csubj, Deprel::Ccomp, Deprel::Advcl]).next()?;
    Some(TRUE.contains(&lemma.as_str()) != negated)
}

/// Verdicts that something is so; the others say that it is not.
const TRUE: [&str; 4] = ["true", "correct", "accurate", "right"];

/// The word that the clause of `root` turns on, and its objects: "placed a bet", "there was no earthquake"; of a verb that says little all its nouns ("had
/// nothing to do with the fire").
fn core(parties: &Parties<'_>, words: &Words, root: TokenIdx) -> Vec<TokenIdx> {
    let cast = parties.cast;
    let is_noun = |token: TokenIdx| cast.word(token).is_some_and(|word| word.upos == Upos::Noun);
    if LIGHT.contains(&cast.lemma(root).as_str()) {
        return indices(&words.tokens).filter(|&token| is_noun(token)).take(CLAUSE).collect();
    }
    let denied = cast.dependents(&words.tokens, root, &[Deprel::NsubjPass, Deprel::Nsubj]);
    let denied = denied.filter(|&noun| is_denied(parties, noun));
    std::iter::once(root).chain(cast.dependents(&words.tokens, root, &[Deprel::Obj])).chain(denied).collect()
}

/// The first word of a clause that is joined to that of `root`.
fn second(parties: &Parties<'_>, words: &Words, root: TokenIdx) -> Option<TokenIdx> {
    let cast = parties.cast;
    let is_verb = |&token: &TokenIdx| cast.word(token).is_some_and(|word| word.upos == Upos::Verb);
    let joined = cast.dependents(&words.tokens, root, &[Deprel::Conj]).find(is_verb)?;
    let first = cast.dependents(&words.tokens, joined, &[Deprel::Cc]).next();
    Some(first.unwrap_or(joined).min(joined))
}

/// The most nouns of a clause that it can turn on.
const CLAUSE: usize = 4;

/// Who does what the clause of `root` tells: its subject, of words without one whom they are about ("Judge Okoro of having known"), else who speaks.
fn subject(parties: &Parties<'_>, words: &Words, root: TokenIdx, speaker: Option<EntityIdx>) -> Option<EntityIdx> {
    let cast = parties.cast;
    let mut subjects = cast.dependents(&words.tokens, root, &[Deprel::Nsubj]);
    if let Some(subject) = subjects.next() {
        let own = matches!(Pronoun::of(cast.form(subject)), Some(Pronoun::Speaker | Pronoun::Speakers));
        return parties.at(subject).or(speaker.filter(|_| own));
    }
    let passive = cast.dependents(&words.tokens, root, &[Deprel::NsubjPass, Deprel::Expl]).next().is_some();
    if passive {
        return None;
    }
    parties.at(root).or(speaker)
}

/// Whether the clause of `root` is negated: "never paid", "there were no sales", "nothing was paid".
fn is_negated(parties: &Parties<'_>, words: &Words, root: TokenIdx) -> bool {
    let cast = parties.cast;
    let negates = |token: TokenIdx| NEGATIONS.contains(&cast.lemma(token).as_str());
    let negative = |token: TokenIdx| ["nothing", "nobody", "none"].contains(&cast.lemma(token).as_str());
    let own = cast.dependents(&words.tokens, root, &[Deprel::Advmod, Deprel::Det]).any(negates);
    let arguments = [Deprel::Nsubj, Deprel::NsubjPass, Deprel::Obj];
    own || cast
        .dependents(&words.tokens, root, &arguments)
        .any(|noun| negative(noun) || cast.dependents(&words.tokens, noun, &[Deprel::Det]).any(negates))
}
