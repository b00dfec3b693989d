//! Holds what was found in a case against what it says.

use ascribe::Report;
use ascribe_types::Stance;

use super::matching::{Matching, words};
use super::{Aspect, Case, CaseMeasure, CaseScore, Difference, propositions};
use crate::Counts;

/// What came of a case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Judgement {
    /// How well it came out.
    pub score: CaseScore,
    /// What did not, in the order of the attributions.
    pub differences: Vec<Difference>,
}

/// Holds what was found in the text of a case against it.
pub fn judge(case: &Case, report: &Report) -> Judgement {
    let mut judge = Judge { matching: Matching::of(case, report), judgement: Judgement::default() };
    judge.attributions();
    judge.chains();
    judge.stances();
    if case.tells_answers {
        judge.answers();
    }
    judge.propositions();
    let mut judgement = judge.judgement;
    let passed = case.agrees(&report.attributions);
    let whole = passed && judgement.differences.is_empty();
    for (measure, right) in [(CaseMeasure::Passed, passed), (CaseMeasure::Whole, whole)] {
        judgement.score.add(measure, Counts { right: right.into(), predicted: 1, gold: 1 });
    }
    judgement.differences.sort_by_key(|difference| (difference.number.is_none(), difference.number, difference.aspect));
    judgement
}

/// A judgement in the making.
struct Judge<'a> {
    matching: Matching<'a>,
    judgement: Judgement,
}

impl Judge<'_> {
    /// Counts whether a fact about an expected attribution was told rightly; it was told only if that was found.
    fn count(&mut self, measure: CaseMeasure, expected: usize, right: bool) {
        let told = self.matching.found(expected).is_some();
        let counts = Counts { right: (told && right).into(), predicted: told.into(), gold: 1 };
        self.judgement.score.add(measure, counts);
    }

    /// Notes a difference at an expected attribution.
    fn differs(&mut self, aspect: Aspect, expected: usize, what: String) {
        let number = Some(self.matching.expected[expected].number);
        self.judgement.differences.push(Difference { aspect, number, what });
    }

    /// What is found, with its source, and exactly.
    fn attributions(&mut self) {
        let text = self.matching.report.document.text.as_str();
        for at in 0..self.matching.expected.len() {
            self.attribution(at, text);
        }
        for found in 0..self.matching.triples.len() {
            let Some(triple) = &self.matching.triples[found] else { continue };
            let one = Counts { predicted: 1, ..Counts::default() };
            self.judgement.score.add(CaseMeasure::Found, one);
            self.judgement.score.add(CaseMeasure::AllThree, one);
            if self.matching.wanted(found).is_none() {
                let what = format!("+ {}", words(Some(triple), text));
                self.judgement.differences.push(Difference { aspect: Aspect::Found, number: None, what });
            }
        }
    }

    fn attribution(&mut self, at: usize, text: &str) {
        let expected = &self.matching.expected[at];
        let wanted = words(Some(&expected.triple), text);
        let paired = self.matching.paired(at);
        let triple = paired.and_then(|found| self.matching.triples[found].as_ref());
        let exact = triple == Some(&expected.triple);
        let form = paired.map(|found| self.matching.attribution(found).form);
        let same_form = expected.form.is_none() || expected.form == form;
        let is_found = self.matching.found(at).is_some();
        let difference = match (triple, is_found) {
            (None, _) => Some((Aspect::Found, format!("- {wanted}"))),
            (Some(found), false) => {
                Some((Aspect::Found, format!("wrong source: {} for {wanted}", words(Some(found), text))))
            }
            (Some(found), true) if !exact => {
                Some((Aspect::Spans, format!("{} for {wanted}", words(Some(found), text))))
            }
            (Some(_), true) if !same_form => Some((Aspect::Spans, format!("form {form:?}: {wanted}"))),
            (Some(_), true) => None,
        };
        for (measure, right) in [(CaseMeasure::Found, is_found), (CaseMeasure::AllThree, exact)] {
            self.judgement.score.add(measure, Counts { right: right.into(), predicted: 0, gold: 1 });
        }
        if let Some((aspect, what)) = difference {
            self.differs(aspect, at, what);
        }
    }

    /// What is within what, and the chains that come of it.
    fn chains(&mut self) {
        for at in 0..self.matching.expected.len() {
            let wanted = self.matching.expected[at].within;
            let Some(found) = self.matching.found(at) else {
                self.count(CaseMeasure::Within, at, false);
                continue;
            };
            let outer = self.matching.attribution(found).within.and_then(|id| self.matching.position(id));
            let right =
                outer.and_then(|outer| self.matching.wanted(outer)) == wanted && outer.is_some() == wanted.is_some();
            self.count(CaseMeasure::Within, at, right);
            if !right {
                let [found, wanted] = [
                    outer.map_or("nothing".to_owned(), |outer| self.matching.name(outer)),
                    wanted.map_or("nothing".to_owned(), |at| self.matching.expected[at].number.to_string()),
                ];
                self.differs(Aspect::Chain, at, format!("within {found} for {wanted}"));
            }
        }
        self.chains_of_several();
    }

    fn chains_of_several(&mut self) {
        let matching = &self.matching;
        let stated = |expected: &usize| !matching.expected[*expected].triple.source().is_empty();
        let is_stated = |found: &usize| matching.attribution(*found).source.span().is_some();
        let mut counts = Counts::default();
        for at in 0..matching.expected.len() {
            let line = matching.wanted_line(at);
            if line.iter().filter(|at| stated(at)).count() < 2 {
                continue;
            }
            counts.gold += 1;
            let found: Option<Vec<usize>> = line.iter().map(|&at| matching.found(at)).collect();
            let right = found.is_some_and(|found| found.last().is_some_and(|&last| matching.found_line(last) == found));
            counts.right += usize::from(right);
        }
        let lines = (0..matching.report.attributions.len()).map(|found| matching.found_line(found));
        counts.predicted = lines.filter(|line| line.iter().filter(|at| is_stated(at)).count() >= 2).count();
        self.judgement.score.add(CaseMeasure::Chain, counts);
    }

    fn stances(&mut self) {
        for at in 0..self.matching.expected.len() {
            let Some(wanted) = self.matching.expected[at].stance else { continue };
            let found = self.matching.found(at).map(|found| self.matching.attribution(found).stance);
            for (measure, right) in
                MEASURES_OF_STANCE.into_iter().zip(found.map_or([false; 4], |found| same(found, wanted)))
            {
                self.count(measure, at, right);
            }
            if let Some(found) = found.filter(|found| *found != wanted) {
                let triple = words(Some(&self.matching.expected[at].triple), &self.matching.report.document.text);
                self.differs(Aspect::Stance, at, format!("{} for {}: {triple}", named(found), named(wanted)));
            }
        }
    }

    fn answers(&mut self) {
        let mut links = Counts::default();
        for at in 0..self.matching.expected.len() {
            let wanted = &self.matching.expected[at].answers;
            let found: Option<Vec<usize>> = self.matching.found(at).map(|found| self.answered(found));
            let mapped: Vec<Option<usize>> =
                found.iter().flatten().map(|&answered| self.matching.wanted(answered)).collect();
            let right = mapped.iter().flatten().filter(|answered| wanted.contains(answered)).count();
            let whole = right == wanted.len() && mapped.len() == wanted.len();
            links += Counts { right, predicted: 0, gold: wanted.len() };
            if !wanted.is_empty() {
                self.count(CaseMeasure::Answers, at, whole);
            }
            if let Some(found) = found.filter(|_| !whole) {
                let found: Vec<String> = found.iter().map(|&found| self.matching.name(found)).collect();
                let wanted: Vec<u32> = wanted.iter().map(|&at| self.matching.expected[at].number).collect();
                let triple = words(Some(&self.matching.expected[at].triple), &self.matching.report.document.text);
                self.differs(Aspect::Answers, at, format!("[{}] for {wanted:?}: {triple}", found.join(", ")));
            }
        }
        links.predicted = self.matching.report.attributions.iter().map(|found| found.answers.len()).sum();
        self.judgement.score.add(CaseMeasure::Links, links);
    }

    /// The positions of those that a found one answers.
    fn answered(&self, found: usize) -> Vec<usize> {
        let answers = &self.matching.attribution(found).answers;
        answers.iter().filter_map(|id| self.matching.position(*id)).collect()
    }

    fn propositions(&mut self) {
        for at in 0..self.matching.expected.len() {
            let Some(wanted) = &self.matching.expected[at].proposition else { continue };
            let found = self.matching.found(at);
            let proposition = found.and_then(|found| self.matching.report.propositions.get(found)?.as_ref());
            let fields = propositions::compare(wanted, proposition, self.matching.report);
            if found.is_some() && proposition.is_none() {
                self.differs(Aspect::Proposition, at, "none".to_owned());
            }
            for field in fields {
                let (right, told) = (field.is_right(), proposition.is_some());
                self.judgement
                    .score
                    .add(field.measure, Counts { right: right.into(), predicted: told.into(), gold: 1 });
                if told && !right {
                    self.differs(Aspect::Proposition, at, field.to_string());
                }
            }
        }
    }
}

const MEASURES_OF_STANCE: [CaseMeasure; 4] =
    [CaseMeasure::Act, CaseMeasure::Polarity, CaseMeasure::Certainty, CaseMeasure::Stance];

/// What two stances have in common, in the order of [`MEASURES_OF_STANCE`].
fn same(left: Stance, right: Stance) -> [bool; 4] {
    [left.act == right.act, left.polarity == right.polarity, left.certainty == right.certainty, left == right]
}

fn named(stance: Stance) -> String {
    format!("{} {} {}", stance.act.name(), stance.polarity.name(), stance.certainty.name())
}

#[cfg(test)]
mod tests;
