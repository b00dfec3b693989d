//! A report that was read.

use crate::{Analysis, Attribution, Document, Proposition, Time};

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
    /// The times that the text speaks of.
    pub times: Vec<Time>,
}
