//! How a report bears on a headline: whether it is about the same matter, and which side it takes.
//!
//! A headline stands for anything that is claimed in a sentence or two. What it says is held against each sentence of the report and against what is stated there
//! by others; what comes of it is weighed by trees that were trained on FNC-1 (Pomerleau and Rao 2017).

mod features;
mod trees;
mod words;

use ascribe_types::{Report, Statement, Vector};

/// How a report bears on a headline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bearing {
    /// It says so too.
    Agrees,
    /// It says that it is not so.
    Disagrees,
    /// It is about the same matter, and takes no side.
    Discusses,
    /// It is about something else.
    Unrelated,
}

/// A report, with what the encoder makes of its sentences and what is stated in it.
#[derive(Clone, Copy, Debug)]
pub struct Account<'a> {
    /// The report.
    pub report: &'a Report,
    /// The vector of each sentence.
    pub sentences: &'a [Vector],
    /// What is stated in it.
    pub statements: &'a [Statement],
}

/// The texts of a report's sentences, in order, which an [`Account`] needs the vectors of.
pub fn sentences(report: &Report) -> Vec<&str> {
    let analysis = &report.analysis;
    analysis.sentences.iter().map(|sentence| analysis.span(&sentence.tokens).of(&report.document.text)).collect()
}

/// How a report bears on a headline.
pub fn bearing(headline: Account<'_>, report: Account<'_>) -> Bearing {
    bearing_of(&evidence(headline, report))
}

/// All that is weighed to tell how a report bears on a headline, for training; nothing if either is empty.
pub fn evidence(headline: Account<'_>, report: Account<'_>) -> Vec<f32> {
    features::features(headline, report).unwrap_or_default()
}

fn bearing_of(evidence: &[f32]) -> Bearing {
    let trees = trees::trees();
    if evidence.is_empty() || trees.related(evidence) <= 0.0 {
        return Bearing::Unrelated;
    }
    let [agrees, disagrees, discusses] = trees.sides(evidence);
    if agrees >= disagrees && agrees >= discusses {
        Bearing::Agrees
    } else if disagrees >= discusses {
        Bearing::Disagrees
    } else {
        Bearing::Discusses
    }
}
