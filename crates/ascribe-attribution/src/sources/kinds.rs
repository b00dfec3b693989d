//! What a source is.

use ascribe_types::{EntityIdx, Kind, SourceKind, TokenIdx};

use super::cast::{Cast, Words};

/// What a source is, by its entity, else by the mention that it is.
///
/// What speaks is not a place: `Tehran suspects …` is Iran's government, `the Kremlin said` Russia's. A named place that the
/// country list does not know is taken for the institution that sits there.
pub(super) fn kind(cast: &Cast<'_>, words: &Words, entity: Option<EntityIdx>) -> Option<SourceKind> {
    let mention = cast.mention(words);
    let kind = entity.map(|entity| cast.analysis.entity(entity).kind).or(mention.map(|mention| mention.kind))?;
    let plural = words.head.is_some_and(|head| is_plural(cast, head));
    Some(match kind {
        Kind::Person if plural => SourceKind::Group,
        Kind::Person => SourceKind::Person,
        Kind::Norp => SourceKind::Group,
        Kind::Organization => SourceKind::Organization,
        Kind::Gpe => SourceKind::Gpe,
        Kind::Place => SourceKind::Organization,
        Kind::Work => SourceKind::Document,
        Kind::Event | Kind::Time | Kind::Object | Kind::Abstract => SourceKind::Other,
    })
}

fn is_plural(cast: &Cast<'_>, head: TokenIdx) -> bool {
    cast.word(head).is_some_and(|word| word.features.is("Number", "Plur"))
}
