//! Which mentions speak of the same: names, descriptions and pronouns of one document.

use std::ops::Range;

use ascribe_types::{Kind, MentionForm, MentionIdx, TokenIdx};

/// A mention whose referent is not known yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct MentionDraft {
    /// Its tokens, at least one.
    pub(crate) tokens: Range<TokenIdx>,
    /// Its syntactic head, one of its tokens.
    pub(crate) head: TokenIdx,
    /// What it speaks of.
    pub(crate) kind: Kind,
    /// How it refers.
    pub(crate) form: MentionForm,
}

/// What a mention has to do with those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Link {
    /// It is the first of its entity.
    New,
    /// It speaks of the same as this earlier mention.
    Same(MentionIdx),
    /// It speaks of somebody or something of the document, but the text does not tell whom.
    Unsure,
}
