//! What a source is.

use ascribe_types::{Deprel, EntityIdx, Kind, SourceKind, TokenIdx};

use super::cast::{Cast, Words};
use super::nouns::{self, Person, Thing};
use super::roles;

/// Words that make a noun after them an outlet: "a news site", "a media group".
const OF_NEWS: [&str; 2] = ["news", "media"];

/// What a source is: by its entity, else by the mention that it is, and by what its words say more exactly.
///
/// What speaks is not a place: `Tehran suspects …` is Iran's government, `the Kremlin said` Russia's. A country or city is a
/// `gpe`, any other place the institution that sits there.
pub(super) fn kind(cast: &Cast<'_>, words: &Words, entity: Option<EntityIdx>) -> Option<SourceKind> {
    let mention = cast.mention(words).or(cast.member(words)).map(|mention| mention.kind);
    let read = entity.map(|entity| cast.analysis.entity(entity).kind).or(mention);
    let head = words.head?;
    let several = entity.map_or_else(|| cast.stands_for_several(words, head), |entity| cast.is_several(entity));
    let said = by_words(cast, words, head, read, entity);
    said.or_else(|| by_kind(read?, several)).or_else(|| by_noun(cast, words, head, several))
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
        Some(Kind::Person) => public(cast, words, head),
        Some(Kind::Gpe | Kind::Place | Kind::Norp) => None,
        _ => thing(cast, words, head).or_else(|| entity.and_then(|entity| outlet_by_any_mention(cast, entity))),
    }
}

/// The public, where the noun says so and no name stands in the words: `voters`, not `resident Ana Ruiz`.
fn public(cast: &Cast<'_>, words: &Words, head: TokenIdx) -> Option<SourceKind> {
    let several = cast.stands_for_several(words, head);
    (several && roles::person(cast, words, head) == Some(Person::Public)).then_some(SourceKind::Public)
}

/// What the head noun, or a noun that describes the name, says: "the magazine", "Foreign Policy magazine", "the daily Compass".
fn thing(cast: &Cast<'_>, words: &Words, head: TokenIdx) -> Option<SourceKind> {
    let ways = [Deprel::Appos, Deprel::NmodDesc, Deprel::Flat];
    let before = cast.dependents(&words.tokens, head, &[Deprel::Compound, Deprel::Amod]);
    let mut before = before.map(|word| cast.lemma(word));
    let is_of_news = before.any(|word| OF_NEWS.contains(&word.as_str()));
    if is_of_news && nouns::thing(&cast.lemma(head)) != Some(Thing::Document) {
        return Some(SourceKind::Outlet);
    }
    let nouns = [head].into_iter().chain(cast.dependents(&words.tokens, head, &ways));
    nouns.filter_map(|noun| nouns::thing(&cast.lemma(noun))).map(from_thing).next()
}

fn from_thing(thing: Thing) -> SourceKind {
    match thing {
        Thing::Document => SourceKind::Document,
        Thing::Outlet => SourceKind::Outlet,
        Thing::Public => SourceKind::Public,
    }
}

/// An outlet, where the document calls the entity one anywhere: "the magazine", or "the weekly magazine Compass".
fn outlet_by_any_mention(cast: &Cast<'_>, entity: EntityIdx) -> Option<SourceKind> {
    let mentions = cast.analysis.entity(entity).mentions.iter().map(|&mention| cast.analysis.mention(mention));
    let mut things = mentions.filter_map(|mention| {
        let words = Words { tokens: mention.tokens.clone(), head: Some(mention.head) };
        thing(cast, &words, mention.head)
    });
    things.find(|&kind| kind == SourceKind::Outlet)
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
