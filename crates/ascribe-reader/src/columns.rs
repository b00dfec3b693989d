//! Which columns of a table hold what of a report: by the names that tables usually give them, or by those that the caller gives.

use ascribe_types::{Document, Teller};

use crate::formats::{Kind, cell};
use crate::{Error, paragraphs};

/// What a column may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The report.
    Text,
    /// Who published it.
    Publisher,
    /// The headline.
    Title,
    /// Who wrote it.
    Author,
    /// When it was published.
    Published,
    /// Where it was published.
    Address,
    /// Its language.
    Language,
}

impl Field {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Text, Self::Publisher, Self::Title, Self::Author, Self::Published, Self::Address, Self::Language];

    /// What it is called: as the keys of a record are.
    pub fn name(self) -> &'static str {
        self.names()[0]
    }

    /// How columns of it are called, the surest first: the keys of a record, schema.org's and Dublin Core's names, and those of the
    /// tables of news that researchers use (All the News, CC-News, GDELT, Media Cloud, the Signal Media collection).
    fn names(self) -> &'static [&'static str] {
        match self {
            Self::Text => &[
                "text",
                "articlebody",
                "body",
                "content",
                "fulltext",
                "articletext",
                "bodytext",
                "maintext",
                "article",
                "story",
            ],
            Self::Publisher => &[
                "publisher",
                "publication",
                "outlet",
                "medianame",
                "newspaper",
                "sitename",
                "sourcename",
                "source",
                "mediaoutlet",
            ],
            Self::Title => &["title", "headline", "articletitle", "hed"],
            Self::Author => &["author", "authors", "byline", "creator"],
            Self::Published => &[
                "published",
                "datepublished",
                "publishdate",
                "publicationdate",
                "publisheddate",
                "publishedat",
                "pubdate",
                "date",
            ],
            Self::Address => &["address", "url", "link", "articleurl", "permalink"],
            Self::Language => &["language", "lang", "inlanguage"],
        }
    }
}

/// Names of columns that the caller gives, which are stronger than those that are usual.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns(Vec<(Field, String)>);

impl Columns {
    /// The same, where the column called `name` holds `field`.
    #[must_use]
    pub fn with(mut self, field: Field, name: &str) -> Self {
        self.0.push((field, name.to_owned()));
        self
    }

    /// Which column holds what, in the order in which they were given.
    pub fn iter(&self) -> impl Iterator<Item = (Field, &str)> {
        self.0.iter().map(|(field, name)| (*field, name.as_str()))
    }

    /// Which columns of a table with these names hold what.
    pub(crate) fn of(&self, names: &[String]) -> Result<Layout, Error> {
        let mut places = [None; 7];
        for field in Field::ALL {
            places[field as usize] = self.place(field, names)?;
        }
        if places[Field::Text as usize].is_none() {
            return Err(Error::no_column(Field::Text.name(), names));
        }
        Ok(Layout(places))
    }

    /// Where the column of `field` is: the one with the name that the caller gave, or else the first of the usual names.
    fn place(&self, field: Field, names: &[String]) -> Result<Option<usize>, Error> {
        let given: Vec<&str> = self.0.iter().filter(|(of, _)| *of == field).map(|(_, name)| name.as_str()).collect();
        let at = |wanted: &str| names.iter().position(|name| name.trim() == wanted);
        if let Some(&name) = given.first() {
            let place = given.iter().copied().find_map(at);
            return if place.is_some() { Ok(place) } else { Err(Error::no_column(name, names)) };
        }
        let bare: Vec<String> = names.iter().map(|name| bare(name)).collect();
        Ok(field.names().iter().find_map(|usual| bare.iter().position(|name| name == usual)))
    }
}

/// A column's name as it is compared: "Publication_Date" is "publicationdate".
fn bare(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether these are names of columns, as far as they alone can tell: one of a text and one of something else.
pub(crate) fn are_usual(names: &[String]) -> bool {
    let bare: Vec<String> = names.iter().map(|name| bare(name)).collect();
    let named = |field: &Field| bare.iter().any(|name| field.names().contains(&name.as_str()));
    named(&Field::Text) && Field::ALL[1..].iter().any(named)
}

/// Which columns of a table hold what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Layout([Option<usize>; 7]);

impl Layout {
    /// The column of a field.
    pub(crate) fn column(&self, field: Field) -> Option<usize> {
        self.0[field as usize]
    }

    /// The same in a table that has only the columns `kept`, in their order.
    pub(crate) fn among(&self, kept: &[usize]) -> Self {
        Self(self.0.map(|column| kept.iter().position(|&kept| Some(kept) == column)))
    }

    /// A row whose cells are these: what is known of the report, its form and its bytes. A page in a cell is read as one.
    pub(crate) fn row(&self, cell: impl Fn(usize) -> Option<String>) -> (Kind, Document, Vec<u8>) {
        let line = |field| {
            let said = self.column(field).and_then(&cell).map(|cell| paragraphs::fold(&cell));
            said.filter(|said| !said.is_empty())
        };
        let published = line(Field::Published);
        let known = Document {
            text: String::new(),
            publisher: line(Field::Publisher),
            title: line(Field::Title),
            author: line(Field::Author),
            published_by: published.is_some().then_some(Teller::Metadata),
            published,
            address: line(Field::Address),
            language: line(Field::Language),
            places: None,
        };
        let text = self.column(Field::Text).and_then(&cell).unwrap_or_default();
        (self::cell::kind(&text), known, text.into_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|&name| name.to_owned()).collect()
    }

    #[track_caller]
    fn check(columns: &Columns, header: &[&str], expected: [Option<usize>; 7]) {
        assert_eq!(columns.of(&names(header)), Ok(Layout(expected)));
    }

    #[test]
    fn usual_names() {
        let usual = Columns::default();
        check(
            &usual,
            &["id", "Body", "Head line", "source", "DATE"],
            [Some(1), Some(3), Some(2), None, Some(4), None, None],
        );
        check(&usual, &["content", "text", "url", "link"], [Some(1), None, None, None, None, Some(2), None]);
    }

    #[test]
    fn given_names_are_stronger() {
        let given = Columns::default().with(Field::Text, "blurb").with(Field::Title, "H1");
        check(&given, &["text", "blurb", "H1", "title"], [Some(1), None, Some(2), None, None, None, None]);
    }

    #[test]
    fn a_table_without_a_text_is_refused() {
        let told = |columns: &Columns| columns.of(&names(&["id", "score"])).expect_err("no text").to_string();
        assert_eq!(told(&Columns::default()), "no column for the text; there are: id, score");
        assert_eq!(
            told(&Columns::default().with(Field::Text, "blurb")),
            "no column called blurb; there are: id, score"
        );
    }
}
