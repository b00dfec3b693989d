//! Who the sources are among the document's entities, and what they are.
//!
//! A source is the mention that its head heads, and that mention's entity (`cast`). Pronouns that the analysis is not sure of, and the
//! first person of a quotation, are looked for among the speakers (`speakers`). What has no name is told by its words: what it is
//! (`kinds`), as what it speaks (`roles`, `nouns`), and why it has no name (`anonymity`).

mod anonymity;
pub(crate) mod cast;
mod gender;
mod kinds;
mod namesakes;
pub(crate) mod nouns;
mod outlets;
pub(crate) mod pronouns;
mod roles;
mod speakers;
#[cfg(test)]
pub(crate) mod stage;
mod surnames;
#[cfg(test)]
mod tests;

use ascribe_types::{EntityIdx, Naming, Source, SourceKind, Span, Stated};

use crate::quotations::Quotations;
use crate::spans::{Covered, Parts};
use cast::{Cast, Words};
use speakers::Speakers;

/// Whom the words of a source stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Identity {
    /// An entity of the document.
    Entity(EntityIdx),
    /// Nobody but whom they describe.
    Words,
    /// Somebody of the document, but the text does not tell whom.
    Unsure,
}

impl Identity {
    fn entity(self) -> Option<EntityIdx> {
        match self {
            Self::Entity(entity) => Some(entity),
            Self::Words | Self::Unsure => None,
        }
    }
}

/// The sources of attributions, one for each, in their order.
pub(crate) fn sources(cast: &Cast<'_>, quotations: &Quotations, parts: &[Parts]) -> Vec<Source> {
    let identities = Speakers::new(cast, quotations, parts).identities();
    let mut sources: Vec<Source> =
        parts.iter().zip(identities).map(|(parts, identity)| source(cast, parts.source, identity)).collect();
    anonymity::give(cast, parts, &mut sources);
    sources
}

/// Attributions and their sources without those that only say why a source has no name: "asked" the cue and "not to be named" the content. The source
/// has kept these words.
pub(crate) fn without_wishes(parts: Vec<Parts>, sources: Vec<Source>) -> (Vec<Parts>, Vec<Source>) {
    let wishes = Covered::of(sources.iter().filter_map(anonymity).collect());
    let touched = |span: &Span| wishes.touches(*span);
    let is_wish = |parts: &Parts| parts.cue.iter().any(touched) && parts.content.iter().all(touched);
    parts.into_iter().zip(sources).filter(|(parts, _)| !is_wish(parts)).unzip()
}

/// The words that say why a source has no name.
fn anonymity(source: &Source) -> Option<Span> {
    match source.stated()?.naming {
        Naming::Unnamed { anonymity, .. } => anonymity,
        Naming::Named | Naming::Unsure => None,
    }
}

fn source(cast: &Cast<'_>, span: Option<Span>, identity: Identity) -> Source {
    let Some(span) = span else { return Source::Unstated };
    let words = cast.antecedent(cast.words(span));
    let entity = identity.entity();
    let kind = kinds::kind(cast, &described(cast, words.clone(), entity), entity);
    let outlet = (kind == Some(SourceKind::Document)).then(|| outlets::outlet(cast, &words, entity)).flatten();
    Source::Stated(Stated { span, entity, outlet, kind, naming: naming(cast, &words, identity) })
}

/// The words that describe a source: for a pronoun those of its entity's name.
fn described(cast: &Cast<'_>, words: Words, entity: Option<EntityIdx>) -> Words {
    match entity {
        Some(entity) if cast.pronoun(&words).is_some() => cast.name(entity),
        _ => words,
    }
}

fn naming(cast: &Cast<'_>, words: &Words, identity: Identity) -> Naming {
    let named = match identity {
        Identity::Entity(entity) => cast.is_named(entity),
        Identity::Words => cast.is_name(words),
        Identity::Unsure => return Naming::Unsure,
    };
    if named {
        return Naming::Named;
    }
    let words = described(cast, words.clone(), identity.entity());
    Naming::Unnamed { role: roles::role(cast, &words), anonymity: None }
}
