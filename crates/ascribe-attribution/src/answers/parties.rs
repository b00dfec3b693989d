//! Who of a document's entities stand for the same side: a spokeswoman for her company, "Oslo" for Norway.

use std::collections::{BTreeMap, BTreeSet};

use ascribe_types::{Attribution, Country, Deprel, EntityIdx, Kind, MentionForm, Source, TokenIdx, Upos};

use super::muddled::muddled;
use crate::sources::cast::{Cast, Words, indices};
use crate::sources::nouns::{self, Thing};

/// How near two entities stand to each other, the nearest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Bond {
    /// They are of the same country.
    Country,
    /// One acts for the other, or both for a third.
    Acts,
    /// They are the same.
    Same,
}

impl Bond {
    /// How much of a mention of the one is a mention of the other.
    pub(super) fn weight(self) -> f32 {
        match self {
            Self::Country => 0.5,
            Self::Acts => 0.8,
            Self::Same => 1.0,
        }
    }
}

/// Whether a noun is one for an outlet.
pub(super) fn is_outlet(noun: &str) -> bool {
    PAPERS.contains(&noun) || nouns::thing(noun) == Some(Thing::Outlet)
}

/// Nouns for a periodical that are other things too.
const PAPERS: [&str; 3] = ["newspaper", "magazine", "paper"];

/// Somebody who speaks or is spoken of: an entity, or else the noun for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Party {
    Entity(EntityIdx),
    Noun(String),
}

impl Party {
    /// The entity, if it is one.
    pub(super) fn entity(&self) -> Option<EntityIdx> {
        match self {
            Self::Entity(entity) => Some(*entity),
            Self::Noun(_) => None,
        }
    }
}

/// The parties of a document.
pub(super) struct Parties<'a> {
    pub(super) cast: &'a Cast<'a>,
    /// The entities by the heads of their mentions.
    by_head: BTreeMap<TokenIdx, EntityIdx>,
    /// The words of names that are not their heads.
    inside: Vec<bool>,
    /// The entities that nothing is told by.
    muddled: BTreeSet<EntityIdx>,
}

/// How far up belongings are followed: a spokesman, his ministry, its state.
const FARTHEST: usize = 4;

impl<'a> Parties<'a> {
    pub(super) fn of(cast: &'a Cast<'a>, attributions: &[Attribution]) -> Self {
        let mut by_head = BTreeMap::new();
        let mut inside = vec![false; cast.analysis.tokens.len()];
        let muddled = muddled(cast, attributions);
        for mention in &cast.analysis.mentions {
            if let Some(entity) = cast.entity(mention).filter(|entity| !muddled.contains(entity)) {
                by_head.entry(mention.head).or_insert(entity);
            }
            if mention.form == MentionForm::Name {
                for token in indices(&mention.tokens).filter(|&token| token != mention.head) {
                    inside[token.get()] = true;
                }
            }
        }
        Self { cast, by_head, inside, muddled }
    }

    /// The entity that the mention of this head refers to.
    pub(super) fn at(&self, head: TokenIdx) -> Option<EntityIdx> {
        self.by_head.get(&head).copied()
    }

    /// Whether a word is part of a name and not its head: "Ana" of "Ana Ruiz".
    pub(super) fn is_inside_name(&self, token: TokenIdx) -> bool {
        self.inside.get(token.get()).copied().unwrap_or_default()
    }

    /// Who the source of an attribution is.
    pub(super) fn source(&self, source: &Source) -> Option<Party> {
        let stated = source.stated()?;
        let words = self.cast.words(stated.span);
        let muddled = |entity| self.muddled.contains(&entity);
        stated.entity.filter(|&entity| !muddled(entity)).map(Party::Entity).or_else(|| self.words(&words))
    }

    /// Who words stand for.
    pub(super) fn words(&self, words: &Words) -> Option<Party> {
        let head = words.head?;
        let noun = || self.cast.pronoun(words).is_none().then(|| Party::Noun(self.cast.lemma(head)));
        self.at(head).map(Party::Entity).or_else(noun)
    }

    /// Whether words tell of somebody of whom the text has not told before: "a second passenger", "another rival", "two of them".
    pub(super) fn is_new(&self, words: &Words) -> bool {
        let Some(head) = words.head else { return false };
        let mut before = self.cast.dependents(&words.tokens, head, &[Deprel::Det, Deprel::Nummod]);
        before.any(|word| {
            ["a", "an", "another", "some"].contains(&self.cast.lemma(word).as_str()) || self.is_number(word)
        })
    }

    fn is_number(&self, token: TokenIdx) -> bool {
        self.cast.word(token).is_some_and(|word| word.upos == Upos::Num)
    }

    /// How near two parties stand, if they do; of two nouns that is known only if they are the same noun.
    pub(super) fn bond(&self, one: &Party, other: &Party) -> Option<Bond> {
        match (one, other) {
            (Party::Entity(one), Party::Entity(other)) => self.entities(*one, *other),
            (Party::Noun(one), Party::Noun(other)) => (one == other).then_some(Bond::Same),
            (Party::Entity(entity), Party::Noun(noun)) | (Party::Noun(noun), Party::Entity(entity)) => {
                self.is_called(*entity, noun).then_some(Bond::Same)
            }
        }
    }

    /// Whether a noun is the one that names or describes an entity.
    pub(super) fn is_called(&self, entity: EntityIdx, noun: &str) -> bool {
        self.cast.name(entity).head.is_some_and(|head| self.cast.lemma(head) == noun)
    }

    /// Whether a word is part of the name of an entity: "Halden" of "Brewer Halden".
    pub(super) fn is_named(&self, entity: EntityIdx, lemma: &str) -> bool {
        let name = &self.cast.analysis.entity(entity).name;
        let proper = |token: TokenIdx| self.cast.word(token).is_some_and(|word| word.upos == Upos::Propn);
        indices(name).any(|token| proper(token) && self.cast.lemma(token) == lemma)
    }

    /// Whether a party is spoken of as an outlet and not by its name: "the newspaper's".
    pub(super) fn is_periodical(&self, party: &Party) -> bool {
        match party {
            Party::Entity(entity) => {
                let head = self.cast.name(*entity).head.map(|head| self.cast.lemma(head));
                !self.cast.analysis.entity(*entity).named && head.is_some_and(|head| is_outlet(&head))
            }
            Party::Noun(noun) => is_outlet(noun),
        }
    }

    /// Whether two sources cannot be the same though the analysis says so: they are described by different nouns.
    pub(super) fn differ(&self, one: &Words, other: &Words) -> bool {
        self.described(one).zip(self.described(other)).is_some_and(|(one, other)| one != other)
    }

    /// The noun that describes whom words stand for, if they are no name and no pronoun.
    pub(super) fn described(&self, words: &Words) -> Option<String> {
        let is_noun = |&head: &TokenIdx| self.cast.word(head).is_some_and(|word| word.upos == Upos::Noun);
        words.head.filter(is_noun).map(|head| self.cast.lemma(head))
    }

    /// How near two entities stand.
    pub(super) fn entities(&self, one: EntityIdx, other: EntityIdx) -> Option<Bond> {
        if one == other {
            return Some(Bond::Same);
        }
        let acts = self.up(one).any(|above| self.up(other).any(|also| above == also));
        acts.then_some(Bond::Acts).or_else(|| self.of_one_country(one, other))
    }

    /// An entity and those for whom it acts.
    fn up(&self, entity: EntityIdx) -> impl Iterator<Item = EntityIdx> {
        std::iter::successors(Some(entity), |&entity| self.cast.analysis.entity(entity).affiliation).take(FARTHEST)
    }

    /// `Oslo` and `Norway` are one; a ministry or a citizen of Norway stand for it. Left alone: two persons or two bodies of one country, who may be rivals.
    fn of_one_country(&self, one: EntityIdx, other: EntityIdx) -> Option<Bond> {
        let [one, other] = [one, other].map(|entity| self.cast.analysis.entity(entity));
        let shared = self.country(one.country, other.country)?;
        let state = |kind: Kind| matches!(kind, Kind::Gpe | Kind::Norp);
        match (state(one.kind), state(other.kind)) {
            (true, true) => Some(Bond::Same),
            (false, false) => None,
            _ => Some(shared),
        }
    }

    fn country(&self, one: Option<Country>, other: Option<Country>) -> Option<Bond> {
        (one? == other?).then_some(Bond::Country)
    }

    /// Whether an entity can act: a person, body or state.
    pub(super) fn is_party(&self, entity: EntityIdx) -> bool {
        let kind = self.cast.analysis.entity(entity).kind;
        matches!(kind, Kind::Person | Kind::Organization | Kind::Gpe | Kind::Norp)
    }

    /// The sentence of a place of the text, counted from 0.
    pub(super) fn sentence(&self, place: u32) -> usize {
        let sentences = &self.cast.analysis.sentences;
        sentences.partition_point(|sentence| self.cast.analysis.span(&sentence.tokens).end < place)
    }
}
