//! How well cases came out.

use std::fmt;
use std::iter::Sum;
use std::ops::{AddAssign, Index};

use crate::Counts;

/// One way to count how well cases came out. What is not found of the gold counts as wrong in its recall; its precision is the share
/// of what was told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CaseMeasure {
    /// Cases in which just the marked sources, cues and contents were found, with the forms that are given.
    Passed,
    /// Cases of which also all else is right that they say.
    Whole,
    /// Attributions paired one to one whose contents overlap by half, and whose sources overlap or are both absent. Those paired so are
    /// the found ones of the other measures.
    Found,
    /// Source, cue and content of one attribution, all exact.
    AllThree,
    /// Of found ones, what they are within.
    Within,
    /// Chains of two or more sources: the attribution and all that it is within found, each with its source.
    Chain,
    /// What the source of a found one does.
    Act,
    /// Which side it takes.
    Polarity,
    /// How sure it is.
    Certainty,
    /// All three of them.
    Stance,
    /// Attributions that answer some: just these are told.
    Answers,
    /// From one attribution to one that it answers.
    Links,
    /// The text of a proposition.
    Text,
    /// Who does it.
    Actor,
    /// What is done.
    Action,
    /// To whom or what.
    Target,
    /// Where.
    Place,
    /// Whether it says that something is not so.
    Negative,
    /// Of what kind of world it speaks.
    Modality,
    /// When.
    Time,
    /// Whether its words are other than those of the content.
    Restated,
}

impl CaseMeasure {
    /// All of them, in the order in which they are printed.
    pub const ALL: [Self; 21] = [
        Self::Passed,
        Self::Whole,
        Self::Found,
        Self::AllThree,
        Self::Within,
        Self::Chain,
        Self::Act,
        Self::Polarity,
        Self::Certainty,
        Self::Stance,
        Self::Answers,
        Self::Links,
        Self::Text,
        Self::Actor,
        Self::Action,
        Self::Target,
        Self::Place,
        Self::Negative,
        Self::Modality,
        Self::Time,
        Self::Restated,
    ];

    /// What it is called in tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Passed => "cases passed",
            Self::Whole => "cases wholly right",
            Self::Found => "found with right source",
            Self::AllThree => "all three exact",
            Self::Within => "within",
            Self::Chain => "chain of two or more",
            Self::Act => "act",
            Self::Polarity => "polarity",
            Self::Certainty => "certainty",
            Self::Stance => "whole stance",
            Self::Answers => "all that it answers",
            Self::Links => "links to answered",
            Self::Text => "proposition",
            Self::Actor => "its actor",
            Self::Action => "its action",
            Self::Target => "its target",
            Self::Place => "its place",
            Self::Negative => "its polarity",
            Self::Modality => "its modality",
            Self::Time => "its time",
            Self::Restated => "whether restated",
        }
    }
}

/// The counts of every measure, over one case or many.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseScore([Counts; CaseMeasure::ALL.len()]);

impl CaseScore {
    /// Counts more by one measure.
    pub(crate) fn add(&mut self, measure: CaseMeasure, counts: Counts) {
        self.0[measure as usize] += counts;
    }
}

impl Index<CaseMeasure> for CaseScore {
    type Output = Counts;

    fn index(&self, measure: CaseMeasure) -> &Counts {
        &self.0[measure as usize]
    }
}

impl AddAssign<&CaseScore> for CaseScore {
    fn add_assign(&mut self, other: &CaseScore) {
        self.0.iter_mut().zip(other.0).for_each(|(mine, theirs)| *mine += theirs);
    }
}

impl Sum for CaseScore {
    fn sum<I: Iterator<Item = Self>>(scores: I) -> Self {
        scores.fold(Self::default(), |mut total, score| {
            total += &score;
            total
        })
    }
}

impl fmt::Display for CaseScore {
    /// A line a measure: the shares of what was told and of all gold in per cent, and the counts they come from.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for measure in CaseMeasure::ALL {
            let counts = self[measure];
            let [told, all] = [counts.precision(), counts.recall()].map(|share| 100.0 * share);
            write!(f, "{:24} {told:5.1} of told  {all:5.1} of all   ", measure.name())?;
            writeln!(f, "({} right, {} told, {} gold)", counts.right, counts.predicted, counts.gold)?;
        }
        Ok(())
    }
}
