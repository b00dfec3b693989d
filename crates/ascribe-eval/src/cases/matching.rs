//! Which found attribution stands for which of those that a case expects.

use ascribe::Report;
use ascribe_types::{Attribution, AttributionId};

use super::{Case, Expected};
use crate::attribution::{Triple, pair_levels, same_source};

/// A case with what was found in it. Expected and found attributions are told by their positions.
pub(super) struct Matching<'a> {
    pub(super) expected: &'a [Expected],
    pub(super) report: &'a Report,
    /// Of each found one, what the measures see; none of one whose content is nothing but marks.
    pub(super) triples: Vec<Option<Triple>>,
    /// For each expected one the found one whose content is about the same.
    stands_for: Vec<Option<usize>>,
}

impl<'a> Matching<'a> {
    pub(super) fn of(case: &'a Case, report: &'a Report) -> Self {
        let triples: Vec<Option<Triple>> =
            report.attributions.iter().map(|attribution| Triple::of(&case.text, attribution)).collect();
        let counted: Vec<usize> = (0..triples.len()).filter(|&at| triples[at].is_some()).collect();
        let gold: Vec<Triple> = case.expected.iter().map(|expected| expected.triple.clone()).collect();
        let predicted: Vec<Triple> = triples.iter().flatten().cloned().collect();
        let mut stands_for = vec![None; gold.len()];
        for pair in pair_levels(&case.text, &gold, &predicted) {
            stands_for[pair.gold] = Some(counted[pair.predicted]);
        }
        Self { expected: &case.expected, report, triples, stands_for }
    }

    /// The found one that is about the same as an expected one, whoever its source is.
    pub(super) fn paired(&self, expected: usize) -> Option<usize> {
        self.stands_for[expected]
    }

    /// The found one that stands for an expected one, with the right source.
    pub(super) fn found(&self, expected: usize) -> Option<usize> {
        let same = |found: &usize| {
            self.triples[*found].as_ref().is_some_and(|found| same_source(&self.expected[expected].triple, found))
        };
        self.paired(expected).filter(same)
    }

    /// The found attribution at a position.
    pub(super) fn attribution(&self, found: usize) -> &'a Attribution {
        &self.report.attributions[found]
    }

    /// Where the found attribution with a number stands.
    pub(super) fn position(&self, id: AttributionId) -> Option<usize> {
        self.report.attributions.iter().position(|attribution| attribution.id == id)
    }

    /// The expected one that a found one stands for.
    pub(super) fn wanted(&self, found: usize) -> Option<usize> {
        self.stands_for.iter().position(|paired| *paired == Some(found))
    }

    /// What an expected one is within, from the outermost to itself.
    pub(super) fn wanted_line(&self, expected: usize) -> Vec<usize> {
        line(expected, self.expected.len(), |at| self.expected[at].within)
    }

    /// What a found one is within, from the outermost to itself.
    pub(super) fn found_line(&self, found: usize) -> Vec<usize> {
        let up = |at: usize| self.attribution(at).within.and_then(|id| self.position(id));
        line(found, self.report.attributions.len(), up)
    }

    /// A found one by the number of the expected one that it stands for, or by its words.
    pub(super) fn name(&self, found: usize) -> String {
        match self.wanted(found) {
            Some(expected) => self.expected[expected].number.to_string(),
            None => format!("[{}]", words(self.triples[found].as_ref(), &self.report.document.text)),
        }
    }
}

/// The way up from one to the outermost, turned around; never longer than there are steps to take.
fn line(from: usize, most: usize, up: impl Fn(usize) -> Option<usize>) -> Vec<usize> {
    let mut line: Vec<usize> = std::iter::successors(Some(from), |&at| up(at)).take(most).collect();
    line.reverse();
    line
}

/// Source, cue and content in a row, the content cut where it is long.
pub(super) fn words(triple: Option<&Triple>, text: &str) -> String {
    const MOST: usize = 60;
    let Some(triple) = triple else { return String::new() };
    let joined = |spans: &[ascribe_types::Span]| {
        let pieces: Vec<&str> = spans.iter().map(|span| span.of(text)).collect();
        pieces.join(" … ").replace('\n', " ")
    };
    let content = joined(triple.content());
    let cut: String = content.chars().take(MOST).collect();
    let ending = if cut.len() < content.len() { "…" } else { "" };
    format!("{} | {} | {cut}{ending}", joined(triple.source()), joined(triple.cue()))
}
