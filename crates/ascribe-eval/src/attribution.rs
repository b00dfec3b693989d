//! How well attributions agree with gold.
//!
//! Attributions are compared as [`Triple`]s, within one document, and by nine [`Measure`]s. The strict ones ask for the very
//! span; the kind ones ask whether the same statement was found at all, and given to the same source. Two people who annotate
//! the same article agree on far less than all of it, so a figure means something only beside theirs
//! ([`polnear::Report::humans`](crate::polnear::Report::humans)).

mod cover;
mod pairing;
mod triple;

use std::collections::BTreeMap;
use std::fmt;
use std::ops::{AddAssign, Index};

use ascribe_types::Span;

use crate::Counts;
use cover::Cover;
pub(crate) use pairing::pair_levels;
pub use triple::Triple;

/// One way to count agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    /// Sources, exact.
    Source,
    /// Cues, exact.
    Cue,
    /// Contents, all their pieces exact.
    Content,
    /// Source, cue and content of one attribution, all exact.
    AllThree,
    /// Attributions paired one to one, best first, whose contents overlap by half (Dice of 0.5 or more).
    Found,
    /// Of the pairs found, those whose sources overlap or are both absent.
    SourceOfFound,
    /// Characters that belong to a source.
    SourceByCharacter,
    /// Characters that belong to a cue.
    CueByCharacter,
    /// Characters that belong to a content.
    ContentByCharacter,
}

impl Measure {
    /// All of them, in the order in which they are printed.
    pub const ALL: [Measure; 9] = [
        Measure::Source,
        Measure::Cue,
        Measure::Content,
        Measure::AllThree,
        Measure::Found,
        Measure::SourceOfFound,
        Measure::SourceByCharacter,
        Measure::CueByCharacter,
        Measure::ContentByCharacter,
    ];

    /// What it is called in tables.
    pub fn name(self) -> &'static str {
        match self {
            Measure::Source => "source",
            Measure::Cue => "cue",
            Measure::Content => "content",
            Measure::AllThree => "all three",
            Measure::Found => "found",
            Measure::SourceOfFound => "source of found",
            Measure::SourceByCharacter => "source by character",
            Measure::CueByCharacter => "cue by character",
            Measure::ContentByCharacter => "content by character",
        }
    }
}

/// The counts of every measure, over one document or many.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Score([Counts; Measure::ALL.len()]);

impl Index<Measure> for Score {
    type Output = Counts;

    fn index(&self, measure: Measure) -> &Counts {
        &self.0[measure as usize]
    }
}

impl AddAssign<&Score> for Score {
    fn add_assign(&mut self, other: &Score) {
        for (mine, theirs) in self.0.iter_mut().zip(other.0) {
            *mine += theirs;
        }
    }
}

impl FromIterator<Score> for Score {
    fn from_iter<I: IntoIterator<Item = Score>>(scores: I) -> Self {
        scores.into_iter().fold(Score::default(), |mut total, score| {
            total += &score;
            total
        })
    }
}

impl fmt::Display for Score {
    /// A line a measure: precision, recall, F1 in per cent, and the counts they come from.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for measure in Measure::ALL {
            let counts = self[measure];
            let [precision, recall, f1] = [counts.precision(), counts.recall(), counts.f1()].map(|share| 100.0 * share);
            write!(f, "{:22} P {precision:5.1}  R {recall:5.1}  F1 {f1:5.1}   ", measure.name())?;
            writeln!(f, "({} of {} predicted, {} gold)", counts.right, counts.predicted, counts.gold)?;
        }
        Ok(())
    }
}

/// Scores what was predicted for one document, of this text, against its gold.
pub fn score(text: &str, gold: &[Triple], predicted: &[Triple]) -> Score {
    let (found, source_of_found) = found(text, gold, predicted);
    let exact = |role: fn(&Triple) -> &[Span]| {
        same(gold.iter().map(role).filter(stated), predicted.iter().map(role).filter(stated))
    };
    let by_character = |role: fn(&Triple) -> &[Span]| {
        shared(text, &Cover::of(gold.iter().flat_map(role)), &Cover::of(predicted.iter().flat_map(role)))
    };
    Score(Measure::ALL.map(|measure| match measure {
        Measure::Source => exact(Triple::source),
        Measure::Cue => exact(Triple::cue),
        Measure::Content => exact(Triple::content),
        Measure::AllThree => same(gold.iter(), predicted.iter()),
        Measure::Found => found,
        Measure::SourceOfFound => source_of_found,
        Measure::SourceByCharacter => by_character(Triple::source),
        Measure::CueByCharacter => by_character(Triple::cue),
        Measure::ContentByCharacter => by_character(Triple::content),
    }))
}

/// Whether a role has any words; one that has none is neither predicted nor gold.
fn stated(pieces: &&[Span]) -> bool {
    !pieces.is_empty()
}

/// Counts equal items, each gold one against at most one predicted.
fn same<T: Ord>(gold: impl Iterator<Item = T>, predicted: impl Iterator<Item = T>) -> Counts {
    let mut counts = Counts::default();
    let mut open = BTreeMap::new();
    for item in gold {
        *open.entry(item).or_insert(0_usize) += 1;
        counts.gold += 1;
    }
    for item in predicted {
        counts.predicted += 1;
        if let Some(left) = open.get_mut(&item).filter(|left| **left > 0) {
            *left -= 1;
            counts.right += 1;
        }
    }
    counts
}

/// Counts characters that two covers share.
fn shared(text: &str, gold: &Cover, predicted: &Cover) -> Counts {
    Counts {
        right: gold.intersection(predicted).characters(text),
        predicted: predicted.characters(text),
        gold: gold.characters(text),
    }
}

/// Counts the attributions found, and of these the ones whose source is right.
fn found(text: &str, gold: &[Triple], predicted: &[Triple]) -> (Counts, Counts) {
    let pairs = pairing::pair(text, gold, predicted);
    let right = pairs.iter().filter(|pair| same_source(&gold[pair.gold], &predicted[pair.predicted])).count();
    (
        Counts { right: pairs.len(), predicted: predicted.len(), gold: gold.len() },
        Counts { right, predicted: pairs.len(), gold: pairs.len() },
    )
}

/// Whether two attributions name the same words, at least in part, as their source, or both none.
pub(crate) fn same_source(left: &Triple, right: &Triple) -> bool {
    agree(left.source(), right.source())
}

/// Whether spans share words with others, or there are none of either.
fn agree(left: &[Span], right: &[Span]) -> bool {
    let (left, right) = (Cover::of(left), Cover::of(right));
    left.is_empty() && right.is_empty() || !left.intersection(&right).is_empty()
}

#[cfg(test)]
mod tests;
