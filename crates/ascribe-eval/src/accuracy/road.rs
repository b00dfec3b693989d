//! What the whole road finds: attributions and their sources, from raw text.

use std::path::Path;

use ascribe_types::{Analysis, Attribution, Document};

use super::Analyze;
use crate::attribution::{Measure, Score, Triple, score};
use crate::cases::{self, Case, CaseMeasure, CaseScore, judge};
use crate::sources::{self, SourceReport, SourceScore, outcomes};
use crate::{Error, marks, polnear};

/// With which marks the unbalanced copies begin; any number would do, but it must stay the same.
const SEED: u64 = 2012;

/// What the whole road finds, from raw text to attributions.
#[derive(Clone, Debug, Default)]
pub struct Road {
    /// Attributions of the articles as they were printed.
    pub printed: Score,
    /// Attributions of copies without any double quotation mark.
    pub without_marks: Score,
    /// Attributions of copies without about half of the marks.
    pub unbalanced: Score,
    /// Who the sources of the project's own reports are, for each file of them.
    pub sources: Vec<(String, SourceScore)>,
    /// The same of pronouns that speak.
    pub pronouns: Vec<(String, SourceScore)>,
    /// The project's own cases, for each file of them.
    pub cases: Vec<(String, CaseScore)>,
    /// The cases that nobody looks at who makes the program better, all together.
    pub kept: CaseScore,
}

/// Measures the whole road.
pub(super) fn measure(reports: &[polnear::Report], testdata: &Path, analyze: Analyze) -> Result<Road, Error> {
    let without_marks: Vec<polnear::Report> = reports.iter().map(marks::without_marks).collect();
    let unbalanced: Vec<polnear::Report> =
        (SEED..).zip(reports).map(|(seed, report)| marks::unbalanced(report, seed)).collect();
    Ok(Road {
        printed: attributions(reports, analyze),
        without_marks: attributions(&without_marks, analyze),
        unbalanced: attributions(&unbalanced, analyze),
        sources: sources(&testdata.join("sources"), analyze)?,
        pronouns: sources(&testdata.join("pronouns"), analyze)?,
        cases: cases(&testdata.join("attribution"), analyze)?,
        kept: cases(&testdata.join("attribution/kept"), analyze)?.into_iter().map(|(_, score)| score).sum(),
    })
}

/// The road from text on, with what was read on the way.
fn find(texts: &[&str], analyze: Analyze) -> Vec<(Analysis, Vec<Attribution>)> {
    let found = texts.iter().zip(analyze(texts)).map(|(text, analysis)| {
        let found = ascribe_attribution::find(&Document::from(*text), &analysis);
        (analysis, found)
    });
    found.collect()
}

/// Scores what is found in some reports, without what is inside the contents of others: the gold marks nothing there.
fn attributions(reports: &[polnear::Report], analyze: Analyze) -> Score {
    let texts: Vec<&str> = reports.iter().map(|report| report.text.as_str()).collect();
    let scores = reports.iter().zip(find(&texts, analyze)).map(|(report, (_, found))| {
        let outermost = found.iter().filter(|found| found.within.is_none());
        let predicted: Vec<Triple> = outermost.filter_map(|found| Triple::of(&report.text, found)).collect();
        score(&report.text, report.gold(), &predicted)
    });
    scores.collect()
}

/// Scores the sources of each file.
fn sources(folder: &Path, analyze: Analyze) -> Result<Vec<(String, SourceScore)>, Error> {
    let files = sources::read(folder)?.into_iter();
    Ok(files.map(|(name, reports)| (name, told(&reports, analyze))).collect())
}

fn told(reports: &[SourceReport], analyze: Analyze) -> SourceScore {
    let texts: Vec<&str> = reports.iter().map(|report| report.text.as_str()).collect();
    let mut score = SourceScore::default();
    for (report, (analysis, found)) in reports.iter().zip(find(&texts, analyze)) {
        outcomes(report, &analysis, &found).iter().for_each(|outcome| score += outcome);
    }
    score
}

/// Scores the cases of each file.
fn cases(folder: &Path, analyze: Analyze) -> Result<Vec<(String, CaseScore)>, Error> {
    let files = cases::read(folder)?.into_iter();
    Ok(files.map(|(name, cases)| (name, judged(&cases, analyze))).collect())
}

fn judged(cases: &[Case], analyze: Analyze) -> CaseScore {
    let texts: Vec<&str> = cases.iter().map(|case| case.text.as_str()).collect();
    let read = cases.iter().zip(analyze(&texts));
    read.map(|(case, analysis)| judge(case, &ascribe::report(case.document(), analysis)).score).sum()
}

impl Road {
    /// The figures that can have a floor, in per cent, by the name of their section and their own.
    pub(super) fn figures(&self) -> Vec<((&'static str, String), f64)> {
        let copies =
            [("attributions", &self.printed), ("without marks", &self.without_marks), ("unbalanced", &self.unbalanced)];
        let f1 = |section, score: &Score, measure: Measure| ((section, measure.name().to_owned()), score[measure].f1());
        let attributions =
            copies.into_iter().flat_map(|(section, score)| Measure::ALL.map(|measure| f1(section, score, measure)));
        let own = [
            (("sources", "own texts".to_owned()), total(&self.sources).share()),
            (("pronouns", "own texts".to_owned()), total(&self.pronouns).share()),
        ];
        let cases = self.all_cases();
        let of_cases = [("cases, development", &cases), ("cases, kept aside", &self.kept)];
        let of_cases = of_cases.into_iter().flat_map(|(section, score)| {
            CaseMeasure::ALL.map(|measure| ((section, measure.name().to_owned()), score[measure].recall()))
        });
        attributions.chain(own).chain(of_cases).map(|(name, share)| (name, 100.0 * share)).collect()
    }

    /// The score of the cases of all files, without those that are kept aside.
    pub(super) fn all_cases(&self) -> CaseScore {
        self.cases.iter().map(|(_, score)| score.clone()).sum()
    }
}

/// What became of the sources of all files.
pub(super) fn total(files: &[(String, SourceScore)]) -> SourceScore {
    let mut total = SourceScore::default();
    files.iter().for_each(|(_, score)| total += *score);
    total
}
