//! How good the program is: every step against gold, on the development sets.
//!
//! [`Accuracy`] is measured by [`measure`], printed as the table of `eval/accuracy.md` and held against the [`floors`]
//! below which no change may bring it.

pub mod floors;
mod reading;
mod table;

use std::collections::BTreeMap;
use std::ops::AddAssign;
use std::path::{Path, PathBuf};

use ascribe_types::{Analysis, Attribution};

use crate::attribution::{Measure, Score, Triple, score};
use crate::cases::{self, Tally};
use crate::polnear::{self, Report, files};
use crate::segmentation::{SegmentationScore, score_document};
use crate::{Error, conllu, marks};
pub use reading::Reading;

/// All that is measured.
#[derive(Clone, Debug, Default)]
pub struct Accuracy {
    /// Words and sentences from raw text, for each treebank and each of its genres.
    pub segmentation: Vec<(String, SegmentationScore)>,
    /// Tags, trees, names, and who is who.
    pub reading: Reading,
    /// How well people agree with each other on attributions, over all articles that several annotated: the development set alone has
    /// too few.
    pub people: Score,
    /// What the whole road finds.
    pub road: Road,
}

/// What the whole road finds, from raw text to attributions.
#[derive(Clone, Debug, Default)]
pub struct Road {
    /// Attributions of the articles as they were printed.
    pub printed: Score,
    /// Attributions of copies without any double quotation mark.
    pub without_marks: Score,
    /// Attributions of copies without about half of the marks.
    pub unbalanced: Score,
    /// The project's own cases, for each file of them.
    pub cases: Vec<(String, Tally)>,
}

/// Finds the attributions of some texts by the whole road.
pub type Find<'a> = &'a dyn Fn(&[&str]) -> Vec<Vec<Attribution>>;

/// Reads some texts as English.
pub type Analyze<'a> = &'a dyn Fn(&[&str]) -> Vec<Analysis>;

/// Where the corpora and the cases lie.
#[derive(Clone, Debug)]
pub struct Places {
    /// The folder of all corpora.
    pub data: PathBuf,
    /// The folder of the cases.
    pub cases: PathBuf,
}

/// With which marks the unbalanced copies begin; any number would do, but it must stay the same.
const SEED: u64 = 2012;

/// Measures everything.
///
/// # Errors
///
/// If a corpus or the cases cannot be read.
pub fn measure(places: &Places, analyze: Analyze, find: Find) -> Result<Accuracy, Error> {
    let [train, dev] = ["polnear/train", "polnear/dev"].map(|set| polnear::read(&places.data.join(set)));
    let (train, dev) = (train?, dev?);
    Ok(Accuracy {
        segmentation: segmentation(&places.data)?,
        reading: reading::measure(&places.data, analyze)?,
        people: train.iter().chain(&dev).flat_map(Report::humans).collect(),
        road: road(&dev, &places.cases, find)?,
    })
}

/// Measures the whole road.
fn road(reports: &[Report], cases: &Path, find: Find) -> Result<Road, Error> {
    let without_marks: Vec<Report> = reports.iter().map(marks::without_marks).collect();
    let unbalanced: Vec<Report> = (SEED..).zip(reports).map(|(seed, report)| marks::unbalanced(report, seed)).collect();
    Ok(Road {
        printed: attributions(reports, find),
        without_marks: attributions(&without_marks, find),
        unbalanced: attributions(&unbalanced, find),
        cases: tallies(cases, find)?,
    })
}

/// Scores what is found in some reports.
fn attributions(reports: &[Report], find: Find) -> Score {
    let texts: Vec<&str> = reports.iter().map(|report| report.text.as_str()).collect();
    let scores = reports.iter().zip(find(&texts)).map(|(report, found)| {
        let predicted: Vec<Triple> = found.iter().filter_map(|found| Triple::of(&report.text, found)).collect();
        score(&report.text, report.gold(), &predicted)
    });
    scores.collect()
}

/// Runs the cases of each file.
fn tallies(folder: &Path, find: Find) -> Result<Vec<(String, Tally)>, Error> {
    let suite = cases::read(folder)?;
    Ok(suite.into_iter().map(|(name, cases)| (name, cases::run(&cases, |text| find(&[text]).remove(0)))).collect())
}

/// Scores words and sentences of both treebanks, whole and by genre.
fn segmentation(data: &Path) -> Result<Vec<(String, SegmentationScore)>, Error> {
    let ewt = conllu::read(&data.join(reading::EWT))?;
    let mut gum = Vec::new();
    for path in files(&data.join("gum/dev"), "conllu")? {
        gum.extend(conllu::read(&path)?);
    }
    let both = [("EWT", ewt), ("GUM", gum)].map(|(name, documents)| {
        treebank(name, documents.iter().map(|document| (document.name.as_str(), score_document(document))))
    });
    Ok(both.concat())
}

/// Adds up the scores of a treebank's documents: first the whole, then each genre in the order of their names.
fn treebank<'a, S>(name: &str, scores: impl Iterator<Item = (&'a str, S)>) -> Vec<(String, S)>
where
    S: AddAssign + Copy + Default,
{
    let mut whole = S::default();
    let mut genres: BTreeMap<&str, S> = BTreeMap::new();
    for (document, score) in scores {
        whole += score;
        *genres.entry(genre(document)).or_default() += score;
    }
    let genres = genres.into_iter().map(|(genre, score)| (format!("{name} {genre}"), score));
    [(name.to_owned(), whole)].into_iter().chain(genres).collect()
}

/// The genre of a document, which both treebanks give in its name: `weblog-…`, `GUM_interview_…`.
fn genre(document: &str) -> &str {
    let name = document.strip_prefix("GUM_").unwrap_or(document);
    name.split(['-', '_']).next().unwrap_or(name)
}

impl Accuracy {
    /// The figures that can have a floor, in per cent, by the name of their section and their own.
    pub fn figures(&self) -> BTreeMap<(&'static str, String), f64> {
        let mut figures = BTreeMap::new();
        for (name, score) in &self.segmentation {
            figures.insert(("words", name.clone()), 100.0 * score.words.f1());
            figures.insert(("sentences", name.clone()), 100.0 * score.sentences.f1());
        }
        figures.extend(self.reading.figures());
        let Road { printed, without_marks, unbalanced, .. } = &self.road;
        for (section, score) in
            [("attributions", printed), ("without marks", without_marks), ("unbalanced", unbalanced)]
        {
            let f1 = |measure: Measure| ((section, measure.name().to_owned()), 100.0 * score[measure].f1());
            figures.extend(Measure::ALL.map(f1));
        }
        figures.insert(("cases", "passed".to_owned()), self.road.cases_passed());
        figures
    }
}

impl Road {
    /// The share of the cases that came out as they should, in per cent.
    fn cases_passed(&self) -> f64 {
        let passed: usize = self.cases.iter().map(|(_, tally)| tally.passed).sum();
        let failed: usize = self.cases.iter().map(|(_, tally)| tally.failed.len()).sum();
        100.0 * passed as f64 / (passed + failed).max(1) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_genre_is_read_from_a_name() {
        assert_eq!(genre("weblog-example.com_a_20041023"), "weblog");
        assert_eq!(genre("GUM_interview_baker"), "interview");
    }

    #[test]
    fn every_measure_has_a_figure() {
        let figures = Accuracy::default().figures();
        assert_eq!(figures.len(), 3 * Measure::ALL.len() + 1 + 4);
        assert!(figures.contains_key(&("without marks", "all three".to_owned())));
    }
}
