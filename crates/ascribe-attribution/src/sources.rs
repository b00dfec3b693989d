//! Who the sources are: among the document's entities, and what they are.
//!
//! A source is the mention that its head heads, and that mention's entity (`cast`). Pronouns that the analysis is not sure of, and the
//! first person of a quotation, are looked for among the speakers (`speakers`). What has no name is told by its words: what it is
//! (`kinds`), as what it speaks (`roles`), and why it has no name (`anonymity`).

mod cast;
mod kinds;
mod pronouns;
mod speakers;

use ascribe_types::{Analysis, EntityIdx, Naming, Source, Span, Stated};

use crate::quotations::Quotations;
use crate::spans::Parts;
use cast::{Cast, Words};
use speakers::Speakers;

/// Whom the words of a source stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Identity {
    /// An entity of the document.
    Entity(EntityIdx),
    /// Nobody but whom they describe.
    Words,
    /// Somebody of the document, but the text does not tell whom.
    Unsure,
}

/// The sources of attributions, one for each, in their order.
pub(crate) fn sources(text: &str, analysis: &Analysis, quotations: &Quotations, parts: &[Parts]) -> Vec<Source> {
    let cast = Cast::new(text, analysis);
    let identities = Speakers::new(&cast, quotations, parts).identities();
    let source = |(parts, identity): (&Parts, Identity)| {
        parts.source.map_or(Source::Unstated, |span| Source::Stated(stated(&cast, span, identity)))
    };
    parts.iter().zip(identities).map(source).collect()
}

fn stated(cast: &Cast<'_>, span: Span, identity: Identity) -> Stated {
    let words = cast.words(span);
    let entity = match identity {
        Identity::Entity(entity) => Some(entity),
        Identity::Words | Identity::Unsure => None,
    };
    let kind = kinds::kind(cast, &words, entity);
    Stated { span, entity, kind, naming: naming(cast, &words, identity) }
}

fn naming(cast: &Cast<'_>, words: &Words, identity: Identity) -> Naming {
    let named = match identity {
        Identity::Entity(entity) => cast.analysis.entity(entity).named,
        Identity::Words => cast.is_name(words),
        Identity::Unsure => return Naming::Unsure,
    };
    if named { Naming::Named } else { Naming::Unnamed { role: None, anonymity: None } }
}
