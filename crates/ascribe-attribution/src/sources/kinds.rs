//! What a source is.

use ascribe_types::{Deprel, EntityIdx, Kind, Mention, MentionForm, SourceKind, TokenIdx, Upos};

use super::cast::{Cast, Words};
use super::nouns::{self, Person, Thing};
use super::roles;

/// Words that make a noun after them an outlet: "a news site", "a media group".
const OF_NEWS: [&str; 2] = ["news", "media"];

/// Nouns for what appears daily, weekly or monthly (below "press" in WordNet 3.1).
const PERIODICALS: [&str; 6] = ["newspaper", "magazine", "daily", "weekly", "tabloid", "gazette"];

/// Pronouns that stand for several (Huddleston and Pullum 2002, chapter 5, sections 7 and 9).
const SEVERAL: [&str; 10] = ["some", "many", "few", "others", "other", "several", "both", "those", "these", "most"];

/// Ways in which a word before a noun belongs to it.
const BEFORE: [Deprel; 4] = [Deprel::Compound, Deprel::Amod, Deprel::NmodDesc, Deprel::NmodUnmarked];

/// What a source is: by its entity, else by the mention that it is, and by what its words say more exactly.
///
/// What speaks is not a place: `Tehran suspects …` is Iran's government, `the Kremlin said` Russia's. A country or city is a
/// `gpe`, any other place the institution that sits there.
pub(super) fn kind(cast: &Cast<'_>, words: &Words, entity: Option<EntityIdx>) -> Option<SourceKind> {
    let mention = cast.mention(words).or(cast.member(words)).map(|mention| mention.kind);
    let head = words.head?;
    let read = entity.map(|entity| of_entity(cast, entity)).or(mention);
    let read = by_common_noun(cast, words, head).or(read);
    if SEVERAL.contains(&cast.lemma(head).as_str()) {
        return Some(SourceKind::Group);
    }
    let several = entity.map_or_else(|| cast.stands_for_several(words, head), |entity| cast.is_several(entity));
    let said = by_words(cast, words, head, read, entity);
    said.or_else(|| by_kind(read?, several)).or_else(|| by_noun(cast, words, head, several))
}

/// What an entity is. A name that the document shortens to its initials is no person's: `Agence France Presse (AFP)`.
fn of_entity(cast: &Cast<'_>, entity: EntityIdx) -> Kind {
    let entity = cast.analysis.entity(entity);
    if entity.kind == Kind::Person && !entity.abbreviations.is_empty() { Kind::Organization } else { entity.kind }
}

/// What a common noun says, whatever was read in the words around it: `Norwegian officials` are persons, `the Compass editorial` is none.
fn by_common_noun(cast: &Cast<'_>, words: &Words, head: TokenIdx) -> Option<Kind> {
    cast.word(head).filter(|word| word.upos == Upos::Noun)?;
    match (roles::person(cast, words, head), thing_of(&cast.lemma(head))) {
        (Some(_), None) => Some(Kind::Person),
        (None, Some(_)) => Some(Kind::Abstract),
        _ => None,
    }
}

/// What the words say more exactly than a kind of mention does.
fn by_words(
    cast: &Cast<'_>,
    words: &Words,
    head: TokenIdx,
    read: Option<Kind>,
    entity: Option<EntityIdx>,
) -> Option<SourceKind> {
    match read {
        Some(Kind::Person) => public(cast, words, head)
            .or_else(|| calls_periodical(cast, words, head))
            .or_else(|| entity.and_then(|entity| names_news(cast, entity))),
        Some(Kind::Gpe | Kind::Place | Kind::Norp) => None,
        _ => {
            let outlet = || entity.and_then(|entity| outlet(cast, entity));
            match thing(cast, words, head) {
                Some(SourceKind::Document) if is_called_by_name(cast, words) => outlet().or(Some(SourceKind::Document)),
                said => said.or_else(outlet),
            }
        }
    }
}

/// An outlet, by what the document calls the entity anywhere or by its own name. It comes before what the last word of a name happens to mean:
/// a magazine called `Foreign Policy` is no policy.
pub(super) fn outlet(cast: &Cast<'_>, entity: EntityIdx) -> Option<SourceKind> {
    outlet_by_any_mention(cast, entity).or_else(|| names_news(cast, entity))
}

/// Whether the words are a name and not a description that holds one: `Foreign Policy`, not `the Compass report`.
fn is_called_by_name(cast: &Cast<'_>, words: &Words) -> bool {
    cast.mention(words).is_some_and(|mention| mention.form == MentionForm::Name)
}

/// An outlet that was read as a person: `the daily Kystposten`. Left alone: `magazine editor Ana Ruiz`.
fn calls_periodical(cast: &Cast<'_>, words: &Words, head: TokenIdx) -> Option<SourceKind> {
    cast.word(head).filter(|word| word.upos == Upos::Propn)?;
    let lemmas: Vec<String> = cast.dependents(&words.tokens, head, &BEFORE).map(|word| cast.lemma(word)).collect();
    let periodical = lemmas.iter().any(|lemma| PERIODICALS.contains(&lemma.as_str()));
    let person = lemmas.iter().any(|lemma| nouns::person(lemma).is_some());
    (periodical && !person).then_some(SourceKind::Outlet)
}

/// An outlet by its name, whatever it was read as: `Ynet News`. Of the 29 sources in PolNeAR's training texts that end in "News", all end in an outlet's
/// name. Left alone: `Fox News host Ana Ruiz`, whose own name has no such word.
fn names_news(cast: &Cast<'_>, entity: EntityIdx) -> Option<SourceKind> {
    let name = cast.name(entity);
    let last = TokenIdx(name.tokens.end.0.saturating_sub(1));
    (cast.is_named(entity) && cast.form(last) == "News").then_some(SourceKind::Outlet)
}

/// The public, where the noun says so and no name stands in the words: `voters`, not `resident Ana Ruiz`.
fn public(cast: &Cast<'_>, words: &Words, head: TokenIdx) -> Option<SourceKind> {
    let several = cast.stands_for_several(words, head);
    (several && roles::person(cast, words, head) == Some(Person::Public)).then_some(SourceKind::Public)
}

/// What the head noun, or a noun that describes the name, says: "the magazine", "the daily Compass", "a news site".
fn thing(cast: &Cast<'_>, words: &Words, head: TokenIdx) -> Option<SourceKind> {
    let own = thing_of(&cast.lemma(head));
    let before = || cast.dependents(&words.tokens, head, &BEFORE).map(|word| cast.lemma(word));
    if own != Some(Thing::Document) && before().any(|lemma| OF_NEWS.contains(&lemma.as_str())) {
        return Some(SourceKind::Outlet);
    }
    let is_name = cast.word(head).is_some_and(|word| word.upos == Upos::Propn);
    let described = || before().filter_map(|lemma| thing_of(&lemma)).find(|&thing| is_name && thing == Thing::Outlet);
    let apposed =
        || cast.dependents(&words.tokens, head, &[Deprel::Appos]).find_map(|word| thing_of(&cast.lemma(word)));
    own.or_else(described).or_else(apposed).map(from_thing)
}

/// What a noun is that stands for no person.
pub(super) fn of_noun(cast: &Cast<'_>, noun: TokenIdx) -> Option<SourceKind> {
    thing_of(&cast.lemma(noun)).map(from_thing)
}

/// What a noun is that stands for no person; a periodical is who publishes it, though WordNet has it among documents.
fn thing_of(lemma: &str) -> Option<Thing> {
    if PERIODICALS.contains(&lemma) { Some(Thing::Outlet) } else { nouns::thing(lemma) }
}

fn from_thing(thing: Thing) -> SourceKind {
    match thing {
        Thing::Document => SourceKind::Document,
        Thing::Outlet => SourceKind::Outlet,
        Thing::Public => SourceKind::Public,
    }
}

/// An outlet, where the document calls the entity one anywhere: "the magazine", "the weekly Compass", "Foreign Policy (FP) magazine".
fn outlet_by_any_mention(cast: &Cast<'_>, entity: EntityIdx) -> Option<SourceKind> {
    let mut mentions = cast.analysis.entity(entity).mentions.iter().map(|&mention| cast.analysis.mention(mention));
    let is_outlet = |mention: &Mention| {
        let words = Words { tokens: mention.tokens.clone(), head: Some(mention.head) };
        thing(cast, &words, mention.head) == Some(SourceKind::Outlet) || is_periodical(cast, mention)
    };
    mentions.any(is_outlet).then_some(SourceKind::Outlet)
}

/// Whether a periodical's noun follows a name, with a short form in brackets between or not. Left alone: `the party's newspaper`, and nouns
/// for what anybody may have, as `the Northline website`.
fn is_periodical(cast: &Cast<'_>, mention: &Mention) -> bool {
    let end = mention.tokens.end.get();
    let mut after = (end..cast.analysis.tokens.len().min(end + 2)).map(|token| TokenIdx(token as u32));
    let noun = after.find(|&token| cast.form(token) != ")");
    mention.form == MentionForm::Name && noun.is_some_and(|noun| PERIODICALS.contains(&cast.lemma(noun).as_str()))
}

fn by_kind(kind: Kind, several: bool) -> Option<SourceKind> {
    Some(match kind {
        Kind::Person if several => SourceKind::Group,
        Kind::Person => SourceKind::Person,
        Kind::Norp => SourceKind::Group,
        Kind::Organization | Kind::Place => SourceKind::Organization,
        Kind::Gpe => SourceKind::Gpe,
        Kind::Work => SourceKind::Document,
        Kind::Event | Kind::Time | Kind::Object | Kind::Abstract => SourceKind::Other,
    })
}

/// What a noun says where no mention was read.
fn by_noun(cast: &Cast<'_>, words: &Words, head: TokenIdx, several: bool) -> Option<SourceKind> {
    roles::person(cast, words, head)?;
    by_kind(Kind::Person, several)
}
