//! How good the program is: every step against gold, on the development sets.
//!
//! [`Accuracy`] is measured by [`measure`], printed as the table of `eval/accuracy.md` and held against the [`floors`]
//! below which no change may bring it.

pub mod floors;
mod ledgers;
mod reading;
mod road;
mod table;

use std::collections::BTreeMap;
use std::ops::AddAssign;
use std::path::{Path, PathBuf};

use ascribe_types::Analysis;

use crate::articles::{self, ArticleScore, labels};
use crate::attribution::Score;
use crate::copies::{self, CopyScore};
use crate::counts::total;
use crate::fnc::{self, FncScore};
use crate::matters::Enter;
use crate::polnear::{self, Report, files};
use crate::segmentation::{SegmentationScore, score_document};
use crate::times::{self, TimeScore};
use crate::{Error, conllu};
pub use ledgers::Ledgers;
pub use reading::Reading;
pub use road::Road;

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
    /// The times that reports speak of.
    pub times: TimeScore,
    /// Reports taken out of news pages, and what these say of themselves.
    pub articles: ArticleScore,
    /// Which reports are copies of which.
    pub copies: CopyScore,
    /// How reports bear on headlines, on FNC-1's held-out part.
    pub bearings: FncScore,
    /// What ledgers make of the project's own matters.
    pub ledgers: Ledgers,
}

/// Reads some texts as English.
pub type Analyze<'a> = &'a dyn Fn(&[&str]) -> Vec<Analysis>;

/// Where the corpora and the project's own texts lie.
#[derive(Clone, Debug)]
pub struct Places {
    /// The folder of all corpora.
    pub data: PathBuf,
    /// The folder of the project's own texts.
    pub testdata: PathBuf,
}

/// Measures everything.
///
/// # Errors
///
/// If a corpus or the cases cannot be read.
pub fn measure(places: &Places, analyze: Analyze, read: fnc::Read, enter: Enter) -> Result<Accuracy, Error> {
    let [train, dev] = ["polnear/train", "polnear/dev"].map(|set| polnear::read(&places.data.join(set)));
    let (train, dev) = (train?, dev?);
    Ok(Accuracy {
        segmentation: segmentation(&places.data)?,
        reading: reading::measure(&places.data, analyze)?,
        people: train.iter().chain(&dev).flat_map(Report::humans).collect(),
        road: road::measure(&dev, &places.testdata, analyze)?,
        times: times(&places.data, analyze)?,
        articles: articles(places)?,
        copies: copies(places)?,
        bearings: fnc::score(&fnc::read(&places.data.join("fnc-1"))?, fnc::Part::Held, read),
        ledgers: ledgers::measure(&places.testdata, enter)?,
    })
}

/// Scores the reports that are taken out of saved pages.
fn articles(places: &Places) -> Result<ArticleScore, Error> {
    let labels = labels::read(&places.testdata.join("pages/labels.tsv"))?;
    let pages = articles::read(&places.data.join("articles-html"))?;
    let score = |page| articles::score(page, &articles::document(page), labels.of(&page.name));
    Ok(total(pages.iter().map(score)))
}

/// Scores the copies that are told among edited ones and the texts that these were made of.
fn copies(places: &Places) -> Result<CopyScore, Error> {
    let sheets = copies::sheets(copies::texts(&places.data)?);
    let judged = copies::judged(&places.testdata.join("copies/judged.tsv"))?;
    Ok(copies::score(&sheets, &copies::find(&sheets), &judged))
}

/// Scores the times of AQUAINT's reports.
fn times(data: &Path, analyze: Analyze) -> Result<TimeScore, Error> {
    let reports = times::read(&data.join("timex/AQUAINT"))?;
    let texts: Vec<&str> = reports.iter().map(|report| report.document.text.as_str()).collect();
    Ok(reports.iter().zip(analyze(&texts)).map(|(report, analysis)| times::score(report, &analysis)).sum())
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
        figures.extend(self.road.figures());
        figures.extend(self.ledgers.figures());
        figures.insert(("pages", "article".to_owned()), 100.0 * self.articles.f1());
        let fields = self.articles.fields().map(|(name, counts)| (("pages", name.to_owned()), 100.0 * counts.recall()));
        figures.extend(fields);
        figures.insert(("copies", "pairs".to_owned()), 100.0 * self.copies.pairs.f1());
        figures.extend(self.times.measures().map(|(name, counts)| (("times", name.to_owned()), 100.0 * counts.f1())));
        figures.extend(self.bearings.figures().into_iter().map(|(name, share)| (("bearings", name), 100.0 * share)));
        figures
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attribution::Measure;
    use crate::cases::CaseMeasure;

    #[test]
    fn a_genre_is_read_from_a_name() {
        assert_eq!(genre("weblog-example.com_a_20041023"), "weblog");
        assert_eq!(genre("GUM_interview_baker"), "interview");
    }

    #[test]
    fn every_measure_has_a_figure() {
        let figures = Accuracy::default().figures();
        assert_eq!(figures.len(), 3 * Measure::ALL.len() + 2 * CaseMeasure::ALL.len() + 2 + 4 + 4 + 5 + 1 + 6);
        assert!(figures.contains_key(&("without marks", "all three".to_owned())));
    }
}
