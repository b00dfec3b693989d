//! How well the report is told from all else on a news page, and what the page says of itself.
//!
//! The measure of the words is that of the article extraction benchmark (github.com/scrapinghub/article-extraction-benchmark): stretches
//! of four words that are on both sides, precision and recall for each page, F1 of their means. What a page says of itself is held
//! against labels of our own ([`labels`]).

pub mod labels;

use std::collections::{BTreeMap, HashMap};
use std::io::Read;
use std::ops::AddAssign;
use std::path::Path;

use ascribe_reader::Kind;
use ascribe_types::Document;
use serde::Deserialize;

use crate::{Counts, Error};
use labels::Label;

/// Words in a stretch.
const STRETCH: usize = 4;

/// A saved page.
#[derive(Clone, Debug)]
pub struct Page {
    /// What it is called in the corpus.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The report on it, as a person took it out.
    pub gold: String,
}

/// What the corpus says of a page.
#[derive(Deserialize)]
struct Gold {
    #[serde(rename = "articleBody", default)]
    body: String,
}

/// The pages of a corpus, in order of their names.
///
/// # Errors
///
/// If the corpus cannot be read.
pub fn read(folder: &Path) -> Result<Vec<Page>, Error> {
    let path = folder.join("ground-truth.json");
    let json = std::fs::read(&path).map_err(|cause| Error::io(&path, cause))?;
    let gold: BTreeMap<String, Gold> =
        serde_json::from_slice(&json).map_err(|cause| Error::malformed(&path, cause.to_string()))?;
    let page = |(name, gold): (String, Gold)| {
        let bytes = unpacked(&folder.join("html").join(format!("{name}.html.gz")))?;
        Ok(Page { name, bytes, gold: gold.body })
    };
    gold.into_iter().map(page).collect()
}

fn unpacked(path: &Path) -> Result<Vec<u8>, Error> {
    let file = std::fs::File::open(path).map_err(|cause| Error::io(path, cause))?;
    let mut bytes = Vec::new();
    flate2::read::GzDecoder::new(file).read_to_end(&mut bytes).map_err(|cause| Error::io(path, cause))?;
    Ok(bytes)
}

/// How many pages came out how well.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ArticleScore {
    /// Pages.
    pub pages: usize,
    /// The sum of their precisions.
    precision: f64,
    /// Of how many: a page of which nothing was taken has none.
    taken: usize,
    /// The sum of their recalls.
    recall: f64,
    /// Titles that are right, of pages that have one.
    pub titles: Counts,
    /// Publishers that are right.
    pub publishers: Counts,
    /// Days of publication that are right.
    pub days: Counts,
}

impl ArticleScore {
    /// The mean precision of the pages' words.
    pub fn precision(&self) -> f64 {
        mean(self.precision, self.taken)
    }

    /// Their mean recall.
    pub fn recall(&self) -> f64 {
        mean(self.recall, self.pages)
    }

    /// F1 of the two means, as the benchmark has it.
    pub fn f1(&self) -> f64 {
        let (precision, recall) = (self.precision(), self.recall());
        if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 }
    }

    /// What is said of the pages, by its name.
    pub fn fields(&self) -> [(&'static str, Counts); 3] {
        [("title", self.titles), ("publisher", self.publishers), ("day of publication", self.days)]
    }
}

impl AddAssign for ArticleScore {
    fn add_assign(&mut self, other: Self) {
        self.pages += other.pages;
        self.precision += other.precision;
        self.taken += other.taken;
        self.recall += other.recall;
        self.titles += other.titles;
        self.publishers += other.publishers;
        self.days += other.days;
    }
}

fn mean(sum: f64, of: usize) -> f64 {
    if of == 0 { 0.0 } else { sum / of as f64 }
}

/// The document that is read from a page; an empty one where it is refused.
pub fn document(page: &Page) -> Document {
    ascribe_reader::read(&page.bytes, Some(Kind::HTML)).unwrap_or_default()
}

/// Scores what was read from a page.
pub fn score(page: &Page, found: &Document, label: Option<&Label>) -> ArticleScore {
    let words = overlap(&page.gold, &found.text);
    let mut score = ArticleScore {
        pages: 1,
        precision: words.precision(),
        taken: usize::from(words.predicted > 0),
        recall: words.recall(),
        ..ArticleScore::default()
    };
    if let Some(label) = label {
        [score.titles, score.publishers, score.days] = label.judge(found);
    }
    score
}

/// The stretches of words that a text and the gold have in common, each as often as in both.
pub fn overlap(gold: &str, text: &str) -> Counts {
    let (gold, text) = (stretches(gold), stretches(text));
    let right = gold.iter().map(|(stretch, &times)| times.min(text.get(stretch).copied().unwrap_or_default())).sum();
    Counts { right, predicted: text.values().sum(), gold: gold.values().sum() }
}

/// How often each stretch of words is in a text; a short text is one.
fn stretches(text: &str) -> HashMap<Vec<&str>, usize> {
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty()).collect();
    let mut stretches = HashMap::new();
    let short = (!words.is_empty() && words.len() < STRETCH).then_some(words.as_slice());
    for stretch in words.windows(STRETCH).chain(short) {
        *stretches.entry(stretch.to_vec()).or_default() += 1;
    }
    stretches
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(gold: &str, text: &str, [right, predicted, of]: [usize; 3]) {
        assert_eq!(overlap(gold, text), Counts { right, predicted, gold: of });
    }

    #[test]
    fn stretches_are_counted() {
        check("One two, three four five.", "one two three four five", [1, 2, 2]);
        check("The boat has left again.", "The boat has left.", [1, 1, 2]);
        check("It left. It left. It left.", "It left. It left.", [1, 1, 3]);
        check("Gone.", "Gone!", [1, 1, 1]);
        check("Gone.", "", [0, 0, 1]);
    }

    #[test]
    fn means_are_taken_over_pages() {
        let page = |gold: &str| Page { name: String::new(), bytes: Vec::new(), gold: gold.to_owned() };
        let mut all = score(&page("The boat has left."), &Document::from("The boat has left."), None);
        all += score(&page("The boat has left."), &Document::default(), None);
        assert_eq!((all.precision(), all.recall()), (1.0, 0.5));
        assert!((all.f1() - 2.0 / 3.0).abs() < 1e-12);
    }
}
