//! Who speaks: sources among the speakers of a document.

use ascribe_types::Span;

use super::Identity;
use super::cast::{Cast, Words};
use super::pronouns::Pronoun;
use crate::quotations::Quotations;
use crate::spans::Parts;

/// The attributions of a document and who speaks in them.
pub(super) struct Speakers<'a> {
    cast: &'a Cast<'a>,
    quotations: &'a Quotations,
    parts: &'a [Parts],
}

impl<'a> Speakers<'a> {
    pub(super) fn new(cast: &'a Cast<'a>, quotations: &'a Quotations, parts: &'a [Parts]) -> Self {
        Self { cast, quotations, parts }
    }

    /// Who the source of each attribution is.
    pub(super) fn identities(&self) -> Vec<Identity> {
        let _ = self.quotations;
        let own = |parts: &Parts| parts.source.map_or(Identity::Unsure, |source| self.own(source));
        self.parts.iter().map(own).collect()
    }

    /// Who the words of a source stand for, as the analysis has it.
    fn own(&self, source: Span) -> Identity {
        let words = self.cast.words(source);
        if words.head.is_none() {
            return Identity::Unsure;
        }
        let entity = self.cast.mention(&words).and_then(|mention| self.cast.entity(mention));
        entity.map_or_else(|| self.unknown(&words), Identity::Entity)
    }

    fn unknown(&self, words: &Words) -> Identity {
        match self.cast.pronoun(words) {
            None | Some(Pronoun::Other) => Identity::Words,
            Some(_) => Identity::Unsure,
        }
    }
}
