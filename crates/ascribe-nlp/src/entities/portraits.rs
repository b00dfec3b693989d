//! What is told of each entity.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use ascribe_types::{Country, Entity, EntityIdx, Kind, MentionForm, MentionIdx, TokenIdx};

use super::abbreviations::Definition;
use super::affiliations::{country_of_owner, country_within, only, owners};
use super::cast::Cast;
use super::countries::{Sense, country_of};
use super::descriptions::{Description, descriptions};
use super::names::ProperName;
use super::syntax::within;

/// Longest way from one owner to the next.
const FARTHEST: usize = 16;

/// Longest description that is worth more than a shorter one before it; longer phrases are mostly misread.
const LONGEST: u32 = 15;

/// Entities being described.
struct Portraits<'a> {
    cast: &'a Cast<'a>,
    members: &'a [Vec<MentionIdx>],
    referents: &'a [Option<EntityIdx>],
    descriptions: Vec<Vec<Description>>,
    /// The countries that the document speaks of beyond doubt.
    spoken_of: HashSet<Country>,
    entities: Vec<Entity>,
}

/// The entities of these mentions: `members` has the mentions of each, `referents` the entity of each mention.
pub(super) fn paint(
    cast: &Cast<'_>,
    members: &[Vec<MentionIdx>],
    referents: &[Option<EntityIdx>],
    definitions: &[Definition],
) -> Vec<Entity> {
    let descriptions: Vec<_> = members.iter().map(|mentions| descriptions(cast, mentions)).collect();
    let entities = members.iter().zip(&descriptions).map(|(mentions, told)| sketch(cast, mentions, told)).collect();
    let spoken_of = countries_spoken_of(cast);
    let mut portraits = Portraits { cast, members, referents, descriptions, spoken_of, entities };
    portraits.note_short_forms(definitions);
    portraits.note_own_countries();
    portraits.note_affiliations();
    portraits.note_countries_of_owners();
    portraits.entities
}

/// An entity's name, kind and description.
fn sketch(cast: &Cast<'_>, mentions: &[MentionIdx], told: &[Description]) -> Entity {
    let fullest = fullest_name(cast, mentions);
    let name = fullest.map_or_else(|| best_words(cast, mentions), |name| name.tokens.clone());
    let told = told.iter().map(|description| &description.tokens).find(|tokens| !within(tokens, &name));
    let described = fullest.is_some().then_some(told).flatten().cloned();
    Entity {
        kind: kind(cast, mentions),
        named: fullest.is_some(),
        mentions: mentions.to_vec(),
        description: described,
        affiliation: None,
        abbreviations: Vec::new(),
        country: None,
        name,
    }
}

/// The longest name, the first of several.
fn fullest_name<'a>(cast: &'a Cast<'_>, mentions: &[MentionIdx]) -> Option<&'a ProperName> {
    let names = mentions.iter().rev().filter_map(|&mention| cast.name_of(mention));
    names.max_by_key(|name| name.fullness())
}

/// The longest description up to its first clause, the first of several; else the first pronoun. Of several who are joined it is that of all: "diplomats and
/// officers".
fn best_words(cast: &Cast<'_>, mentions: &[MentionIdx]) -> Range<TokenIdx> {
    let described = mentions.iter().rev().map(|&mention| cast.draft(mention));
    let phrases = described.filter(|draft| draft.form != MentionForm::Pronoun).map(|draft| {
        let phrase = cast.syntax.phrase(draft.head);
        let joined = cast.syntax.joined(draft.head, &draft.tokens).map(|last| cast.syntax.phrase(last).end);
        phrase.start.max(draft.tokens.start)..phrase.end.max(joined.unwrap_or(phrase.end)).min(draft.tokens.end)
    });
    let length = |phrase: &Range<TokenIdx>| Some(phrase.end.0 - phrase.start.0).filter(|&length| length <= LONGEST);
    phrases.max_by_key(length).unwrap_or_else(|| cast.draft(mentions[0]).tokens.clone())
}

/// The kind that most names have, else that of most mentions; the first of several. What has the name of a country or capital is more than a place.
fn kind(cast: &Cast<'_>, mentions: &[MentionIdx]) -> Kind {
    let names = || mentions.iter().filter_map(|&mention| cast.name_of(mention));
    let voted =
        most(names().map(|name| name.kind)).or_else(|| most(mentions.iter().map(|&mention| cast.kind(mention))));
    match voted {
        Some(Kind::Place) if names().any(|name| name.country.is_some()) => Kind::Gpe,
        voted => voted.unwrap_or(Kind::Abstract),
    }
}

/// The kind that comes most often, the first of several.
fn most(kinds: impl Iterator<Item = Kind>) -> Option<Kind> {
    let mut counts: Vec<(Kind, usize)> = Vec::new();
    for kind in kinds {
        match counts.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, count)) => *count += 1,
            None => counts.push((kind, 1)),
        }
    }
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(kind, _)| kind)
}

/// The countries of which a name in the document can be nothing else.
fn countries_spoken_of(cast: &Cast<'_>) -> HashSet<Country> {
    let names = cast.syntax.names.iter().filter(|name| matches!(name.kind, Kind::Gpe | Kind::Place | Kind::Norp));
    let found = names.filter_map(|name| country_of(cast.syntax.passage(&name.tokens)));
    found.filter(|(_, sense)| *sense != Sense::DoubtfulName).map(|(country, _)| country).collect()
}

impl Portraits<'_> {
    fn note_short_forms(&mut self, definitions: &[Definition]) {
        for definition in definitions {
            let owner = self.cast.headed_in(&definition.long).and_then(|mention| self.referents[mention.get()]);
            if let Some(owner) = owner {
                self.entities[owner.get()].abbreviations.push(definition.short.clone());
            }
        }
    }

    fn note_own_countries(&mut self) {
        for at in self.all().map(EntityIdx::get) {
            let names = self.members[at].iter().filter_map(|&mention| self.cast.name_of(mention));
            let kind = self.entities[at].kind;
            self.entities[at].country = only(names.filter_map(|name| self.country_named(name, kind)));
        }
    }

    /// The country that a name of something of this kind speaks of.
    fn country_named(&self, name: &ProperName, kind: Kind) -> Option<Country> {
        let whole = |country: &Country, sense| match (kind, sense) {
            (Kind::Gpe, Sense::Name | Sense::Capital) | (Kind::Norp, Sense::Name | Sense::People) => true,
            (Kind::Gpe, Sense::DoubtfulName) => self.spoken_of.contains(country),
            _ => false,
        };
        match kind {
            Kind::Gpe | Kind::Norp => {
                name.country.filter(|(country, sense)| whole(country, *sense)).map(|(country, _)| country)
            }
            Kind::Organization => country_within(&self.cast.syntax, &name.tokens),
            _ => None,
        }
    }

    fn note_affiliations(&mut self) {
        let states = self.states();
        for at in self.all() {
            let owner = self.owner(at).map(|owner| self.state_of(owner, &states)).filter(|&owner| owner != at);
            self.entities[at.get()].affiliation = owner.filter(|&owner| !self.belongs_to(owner, at));
        }
    }

    fn all(&self) -> impl Iterator<Item = EntityIdx> + use<> {
        (0..self.entities.len() as u32).map(EntityIdx)
    }

    /// The states that the document names.
    fn states(&self) -> HashMap<Country, EntityIdx> {
        let states = self.all().filter(|at| self.is_state(&self.entities[at.get()]));
        let mut out = HashMap::new();
        for at in states {
            let country = self.entities[at.get()].country;
            if let Some(country) = country {
                out.entry(country).or_insert(at);
            }
        }
        out
    }

    fn is_state(&self, entity: &Entity) -> bool {
        let sense = || country_of(self.cast.syntax.passage(&entity.name)).map(|(_, sense)| sense);
        entity.kind == Kind::Gpe && matches!(sense(), Some(Sense::Name | Sense::DoubtfulName))
    }

    /// The state instead of its people, if the document names it: "Iran" for "Iranian".
    fn state_of(&self, owner: EntityIdx, states: &HashMap<Country, EntityIdx>) -> EntityIdx {
        let people = &self.entities[owner.get()];
        let state = people.country.filter(|_| people.kind == Kind::Norp).and_then(|country| states.get(&country));
        state.copied().unwrap_or(owner)
    }

    /// The nouns that an entity is called by, those of its mentions first.
    fn nouns(&self, at: EntityIdx) -> impl Iterator<Item = TokenIdx> {
        let mentions = self.members[at.get()].iter().map(|&mention| self.cast.draft(mention));
        let heads = mentions.filter(|draft| draft.form != MentionForm::Pronoun).map(|draft| draft.head);
        let told = self.descriptions[at.get()].iter().map(|description| description.noun);
        let can_belong = matches!(self.entities[at.get()].kind, Kind::Person | Kind::Organization);
        heads.chain(told).filter(move |_| can_belong)
    }

    /// The owner that the first noun with one gives.
    fn owner(&self, at: EntityIdx) -> Option<EntityIdx> {
        self.nouns(at).find_map(|noun| self.owner_of_noun(noun, at))
    }

    fn owner_of_noun(&self, noun: TokenIdx, at: EntityIdx) -> Option<EntityIdx> {
        let words = owners(&self.cast.syntax, noun, self.entities[at.get()].kind);
        let found: Vec<EntityIdx> = words.into_iter().filter_map(|word| self.entity_headed_by(word)).collect();
        let rank = |entity: EntityIdx| match self.entities[entity.get()].kind {
            Kind::Organization => Some(0),
            Kind::Gpe => Some(1),
            Kind::Norp => Some(2),
            Kind::Person => Some(3),
            _ => None,
        };
        let nearest = found.iter().filter_map(|&entity| rank(entity)).min()?;
        only(found.into_iter().filter(|&entity| rank(entity) == Some(nearest)))
    }

    fn entity_headed_by(&self, token: TokenIdx) -> Option<EntityIdx> {
        self.cast.headed_by(token).and_then(|mention| self.referents[mention.get()])
    }

    /// Whether an entity belongs to another by way of its owners; also when the way is too long to tell.
    fn belongs_to(&self, entity: EntityIdx, other: EntityIdx) -> bool {
        let mut owners = std::iter::successors(Some(entity), |at| self.entities[at.get()].affiliation);
        owners.by_ref().take(FARTHEST).any(|at| at == other) || owners.next().is_some()
    }

    /// Countries by the words that say whose something is, and where there are none by its owner's.
    fn note_countries_of_owners(&mut self) {
        let mut heirs = Vec::new();
        for at in self.all() {
            if self.entities[at.get()].country.is_some() {
                continue;
            }
            let countries = self.countries_of_owners(at);
            if countries.is_empty() {
                heirs.push(at);
            }
            self.entities[at.get()].country = only(countries.into_iter());
        }
        for at in heirs {
            self.entities[at.get()].country = self.country_inherited(at);
        }
    }

    fn countries_of_owners(&self, at: EntityIdx) -> Vec<Country> {
        let kind = self.entities[at.get()].kind;
        let words = self.nouns(at).flat_map(|noun| owners(&self.cast.syntax, noun, kind));
        words.filter_map(|word| country_of_owner(&self.cast.syntax, word)).collect()
    }

    fn country_inherited(&self, at: EntityIdx) -> Option<Country> {
        let affiliation = |entity: &EntityIdx| self.entities[entity.get()].affiliation;
        let owners = std::iter::successors(affiliation(&at), affiliation).take(FARTHEST);
        owners.map(|owner| &self.entities[owner.get()]).find_map(|owner| owner.country)
    }
}

#[cfg(test)]
mod tests {
    use crate::entities::sample::Sample;

    fn check(sample: &str, expected: &[&str]) {
        assert_eq!(Sample::parse(sample).build().lines(), expected);
    }

    #[test]
    fn the_fullest_name_stands_for_an_entity() {
        check(
            "[person {person RUIZ/PROPN/0/root } ]\n[person=0 {person Ana/PROPN/0/root Ruiz/PROPN/1/flat } ]\n[person=1 she/PRON/0/root ]",
            &["Ana Ruiz 0,1,2"],
        );
        check(
            "[person {person ANA/PROPN/0/root RUIZ/PROPN/1/flat } ]\n[person {person Ana/PROPN/0/root Ruiz/PROPN/1/flat } ]",
            &["Ana Ruiz 0,1"],
        );
        check(
            "[person an/DET/2/det official/NOUN/0/root ]\n[person=0 the/DET/3/det senior/ADJ/3/amod official/NOUN/0/root \
             ,/PUNCT/6/punct who/PRON/6/nsubj left/VERB/3/acl:relcl ]",
            &["the senior official 0,1"],
        );
        check("[person he/PRON/0/root ]\n[person=0 himself/PRON/0/root ]", &["he 0,1"]);
        check(
            "[person [person old/ADJ/2/amod diplomats/NOUN/0/root ] and/CCONJ/4/cc officers/NOUN/2/conj here/ADV/4/advmod ]",
            &["old diplomats and officers 0", "old diplomats 1"],
        );
    }

    #[test]
    fn an_office_is_no_name() {
        let named = |sample: &str| Sample::parse(sample).build().named();
        assert_eq!(named("[person {person Minister/PROPN/0/root } ]"), [false]);
        assert_eq!(
            named("[person {person Ana/PROPN/0/root Dean/PROPN/1/flat } ]\n[person {person Dean/PROPN/0/root } ]"),
            [true]
        );
        assert_eq!(named("[person {person Ruiz/PROPN/0/root } ]"), [true]);
    }

    #[test]
    fn names_vote_for_the_kind() {
        let kinds = |sample: &str| Sample::parse(sample).build().kinds();
        assert_eq!(kinds("[object {organization FP/PROPN/0/root } ]\n[object=0 it/PRON/0/root ]"), ["organization"]);
        assert_eq!(kinds("[place {place Tehran/PROPN/0/root } ]"), ["gpe"]);
        assert_eq!(kinds("[place {place Vik/PROPN/0/root } ]"), ["place"]);
        assert_eq!(kinds("[organization {organization Norway/PROPN/0/root } ]"), ["gpe"]);
        assert_eq!(kinds("[person {person Danes/PROPN/0/root } ]"), ["norp"]);
        assert_eq!(kinds("[person {person Jordan/PROPN/0/root } ]"), ["gpe"]);
        let fuller =
            "[person {person Ana/PROPN/0/root Jordan/PROPN/1/flat } ]\n[person {person Jordan/PROPN/0/root } ]";
        assert_eq!(kinds(fuller), ["person"]);
        assert_eq!(kinds("[person they/PRON/0/root ]\n[organization=0 the/DET/2/det firm/NOUN/0/root ]"), ["person"]);
    }

    #[test]
    fn two_do_not_belong_to_each_other() {
        check(
            "[organization [person her/PRON/2/nmod:poss ] ministry/NOUN/0/root ]\n\
             [person=1 [organization=0 its/PRON/2/nmod:poss ] minister/NOUN/0/root ]",
            &["her ministry 0,3 | of its minister", "its minister 1,2"],
        );
    }

    #[test]
    fn a_country_comes_from_the_owner_of_the_owner() {
        check(
            "[organization [gpe {gpe Iran/PROPN/3/nmod:poss } 's/PART/1/case ] ministry/NOUN/0/root ]\n\
             [person [organization=0 the/DET/2/det ministry/NOUN/4/nmod:poss 's/PART/2/case ] spokesman/NOUN/0/root ]",
            &[
                "Iran's ministry 0,3 | of Iran | IR",
                "Iran 1 | IR",
                "the ministry's spokesman 2 | of Iran's ministry | IR",
            ],
        );
    }
}
