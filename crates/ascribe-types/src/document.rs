//! One report.

use crate::Places;
use crate::syntax::names;

/// One report's text with what is known of it. What is not known is absent, never guessed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// The report's own words. For plain text the decoded input, unchanged.
    pub text: String,
    /// Who published it, as the report names them.
    pub publisher: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// Who wrote it, as the by-line has it.
    pub author: Option<String>,
    /// When it was published, as written in its metadata.
    pub published: Option<String>,
    /// Who tells when it was published; none where nobody does.
    pub published_by: Option<Teller>,
    /// Where it was published (a URL).
    pub address: Option<String>,
    /// The language its metadata gives (a BCP 47 tag).
    pub language: Option<String>,
    /// Where the text's words stand in the bytes that it was read from, where it is not those bytes; none where nobody knows.
    pub places: Option<Places>,
}

impl From<&str> for Document {
    /// A document of which nothing but the text is known.
    fn from(text: &str) -> Self {
        Self { text: text.to_owned(), ..Self::default() }
    }
}

names! {
    /// Who tells when a report was published.
    Teller {
        /// What came with the report: the page's metadata, a side-car, a record.
        Metadata = "metadata",
        /// Whoever added it, for reports that do not tell.
        Given = "given",
    }
}
