//! A report that was read.

use crate::{Analysis, Attribution, Document, Proposition, Span, Stance, Time};

/// A report that was read: its text, what was read in it, and who said what.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// The text, and what is known of it.
    pub document: Document,
    /// Its words, and who is who.
    pub analysis: Analysis,
    /// Who said what, in the order of the text; every span points into the document's text.
    pub attributions: Vec<Attribution>,
    /// What each of them states, restated so that it stands alone; as many as attributions.
    pub propositions: Vec<Option<Proposition>>,
    /// The sentences of each attribution's content, where it has several; as many as attributions.
    pub parts: Vec<Vec<ContentPart>>,
    /// The times that the text speaks of.
    pub times: Vec<Time>,
}

/// A sentence of an attribution's content, of several: what the source says in it, and how it stands to that. "I doubt that it fell. But I think it
/// broke" doubts the one and affirms the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContentPart {
    /// Its words, in one or several pieces, in order, at least one.
    pub content: Vec<Span>,
    /// How the source stands to it.
    pub stance: Stance,
    /// What it states, restated so that it stands alone.
    pub proposition: Option<Proposition>,
}
