//! What pages say of themselves, as a person read it from them: `testdata/pages/labels.tsv`.
//!
//! A line for each page: the beginning of its name in the corpus, its titles, its publisher's names, and the day that its report was published, with `; ` between
//! those of several that are right (a page may give two headlines; at the publisher's it is still the day before). A field is empty where the page has none. Of a
//! title there is only its length and the beginning of its SHA-256, since the pages are their publishers'.

use std::collections::BTreeMap;
use std::path::Path;

use ascribe_types::{Date, Document};
use sha2::{Digest, Sha256};

use crate::{Counts, Error};

/// What a page says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Label {
    titles: Vec<String>,
    publishers: Vec<String>,
    days: Vec<String>,
}

/// All labels, by the beginnings of the pages' names.
#[derive(Clone, Debug, Default)]
pub struct Labels(BTreeMap<String, Label>);

/// The labels in a file.
///
/// # Errors
///
/// If the file cannot be read, or a line of it has not four fields.
pub fn read(path: &Path) -> Result<Labels, Error> {
    let text = std::fs::read_to_string(path).map_err(|cause| Error::io(path, cause))?;
    let line = |(at, line): (usize, &str)| {
        label(line).ok_or_else(|| Error::malformed(path, "not four fields").at_line(at + 1))
    };
    text.lines().enumerate().map(line).collect::<Result<_, _>>().map(Labels)
}

fn label(line: &str) -> Option<(String, Label)> {
    let fields: Vec<&str> = line.split('\t').collect();
    let [name, titles, publishers, days] = fields[..] else { return None };
    let several = |field: &str| field.split("; ").filter(|one| !one.is_empty()).map(str::to_owned).collect();
    Some((name.to_owned(), Label { titles: several(titles), publishers: several(publishers), days: several(days) }))
}

impl Labels {
    /// The label of a page.
    pub fn of(&self, name: &str) -> Option<&Label> {
        let (beginning, label) = self.0.range(..=name.to_owned()).next_back()?;
        name.starts_with(beginning.as_str()).then_some(label)
    }
}

impl Label {
    /// Which of title, publisher and day are right.
    pub fn judge(&self, found: &Document) -> [Counts; 3] {
        let publishers: Vec<String> = self.publishers.iter().map(|name| plain(name)).collect();
        [
            judged(&self.titles, found.title.as_deref().map(digest).as_ref()),
            judged(&publishers, found.publisher.as_deref().map(plain).as_ref()),
            judged(&self.days, ascribe_time::published(found).map(day).as_ref()),
        ]
    }
}

/// Whether what was found is among what is right.
fn judged(right: &[String], found: Option<&String>) -> Counts {
    let known = usize::from(!right.is_empty());
    let is_right = found.is_some_and(|found| right.contains(found));
    Counts { right: usize::from(is_right), predicted: usize::from(found.is_some()), gold: known }
}

fn day(Date { year, month, day }: Date) -> String {
    format!("{year:04}-{month:02}-{day:02}")
}

/// A name or title in lower case, with straight quotation marks, short dashes, and one blank between words.
fn plain(text: &str) -> String {
    let straight = |c: char| match c {
        '‘' | '’' => '\'',
        '“' | '”' => '"',
        '–' | '—' => '-',
        other => other,
    };
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase().chars().map(straight).collect()
}

/// How many characters a title has and how its SHA-256 begins: `31:09af…`.
fn digest(title: &str) -> String {
    let title = plain(title);
    let hash: String = Sha256::digest(title.as_bytes()).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    format!("{}:{hash}", title.chars().count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_judges() {
        let line = format!("ab12\t{}\tThe Gazette; Gazette\t2031-03-04", digest("Rain – “again”"));
        let (name, label) = label(&line).expect("four fields");
        let some = |text: &str| Some(text.to_owned());
        let found = Document {
            title: some("Rain -  \"Again\""),
            publisher: some("the Gazette"),
            published: some("Published March 5, 2031"),
            ..Document::default()
        };
        assert_eq!((name.as_str(), label.judge(&found).map(|counts| counts.right)), ("ab12", [1, 1, 0]));
        let labels = Labels([(name, label.clone())].into());
        assert_eq!((labels.of("ab1234"), labels.of("ab2")), (Some(&label), None));
    }

    #[test]
    fn what_a_page_has_not_is_not_asked_for() {
        let (_, label) = label("ab12\t\t\t").expect("four fields");
        assert_eq!(label.judge(&Document::default()), [Counts::default(); 3]);
    }
}
