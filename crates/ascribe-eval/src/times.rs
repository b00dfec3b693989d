//! How well times are found, and what they come to: the measures of TempEval-3 (UzZaman et al. 2013), on reports marked with TimeML.
//!
//! A value is right if it is the gold's, letter for letter. The gold of AQUAINT writes some values in ways of its own ("1968-XX" for 1968,
//! "2000-W7" for the seventh week); they count as wrong here too, so that the figures are comparable.

mod timeml;

use std::iter::Sum;
use std::ops::AddAssign;

use ascribe_types::{Analysis, Document, Span, Time, TimeKind};

use crate::Counts;
use crate::counts::total;
pub use timeml::read;

/// A report and the times that people marked in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TimedText {
    /// Its name in the corpus.
    pub name: String,
    /// The text, with its date.
    pub document: Document,
    /// Its times, in order.
    pub times: Vec<GoldTime>,
}

/// A time that people marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoldTime {
    /// Where it stands.
    pub span: Span,
    /// Its type.
    pub kind: TimeKind,
    /// Its value.
    pub value: String,
}

/// How many times were found and understood.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TimeScore {
    /// Values, where the places of the times are given.
    pub given: Counts,
    /// Times at exactly the right place.
    pub strict: Counts,
    /// Times that share a word with the right place.
    pub relaxed: Counts,
    /// The same with the right kind.
    pub kind: Counts,
    /// The same with the right value: from raw text, all in all.
    pub value: Counts,
}

impl TimeScore {
    /// All measures by their names.
    pub fn measures(&self) -> [(&'static str, Counts); 5] {
        [
            ("value, places given", self.given),
            ("place, exact", self.strict),
            ("place, overlapping", self.relaxed),
            ("kind", self.kind),
            ("value", self.value),
        ]
    }
}

impl AddAssign for TimeScore {
    fn add_assign(&mut self, other: Self) {
        self.given += other.given;
        self.strict += other.strict;
        self.relaxed += other.relaxed;
        self.kind += other.kind;
        self.value += other.value;
    }
}

impl Sum for TimeScore {
    fn sum<I: Iterator<Item = Self>>(scores: I) -> Self {
        total(scores)
    }
}

/// Scores what is found in a report, and what is understood of the times at given places.
pub fn score(gold: &TimedText, analysis: &Analysis) -> TimeScore {
    let spans: Vec<Span> = gold.times.iter().map(|time| time.span).collect();
    let at = ascribe_time::times_at(&gold.document, analysis, &spans);
    let found = ascribe_time::times(&gold.document, analysis);
    TimeScore { given: given(&gold.times, &at), ..found_score(&gold.times, &found) }
}

/// How many values of given times are right. A time that has none was not predicted.
fn given(gold: &[GoldTime], told: &[Option<Time>]) -> Counts {
    let values = told.iter().map(|time| time.as_ref().and_then(|time| time.value.as_ref()));
    let pairs: Vec<_> = gold.iter().zip(values).collect();
    let right = pairs.iter().filter(|(gold, value)| *value == Some(&gold.value)).count();
    let predicted = pairs.iter().filter(|(_, value)| value.is_some()).count();
    Counts { right, predicted, gold: gold.len() }
}

/// How many of the found times are right, each held against the first of the gold that it overlaps and that no other was held against.
fn found_score(gold: &[GoldTime], found: &[Time]) -> TimeScore {
    let mut free: Vec<&GoldTime> = gold.iter().collect();
    let mut pairs: Vec<(&GoldTime, &Time)> = Vec::new();
    for time in found {
        if let Some(at) = free.iter().position(|gold| gold.span.overlaps(time.span)) {
            pairs.push((free.remove(at), time));
        }
    }
    let counts = |right: &dyn Fn(&GoldTime, &Time) -> bool| Counts {
        right: pairs.iter().filter(|(gold, time)| right(gold, time)).count(),
        predicted: found.len(),
        gold: gold.len(),
    };
    TimeScore {
        given: Counts::default(),
        strict: counts(&|gold, time| gold.span == time.span),
        relaxed: counts(&|_, _| true),
        kind: counts(&|gold, time| gold.kind == time.kind),
        value: counts(&|gold, time| time.value.as_ref() == Some(&gold.value)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gold(start: usize, end: usize, value: &str) -> GoldTime {
        GoldTime { span: Span::new(start, end), kind: TimeKind::Date, value: value.to_owned() }
    }

    fn time(start: usize, end: usize, kind: TimeKind, value: Option<&str>) -> Time {
        Time { span: Span::new(start, end), kind, value: value.map(str::to_owned), range: None }
    }

    #[test]
    fn places_kinds_and_values_are_counted_apart() {
        let gold = [gold(0, 4, "1998"), gold(10, 20, "1998-08"), gold(30, 40, "P1D")];
        let found = [
            time(0, 4, TimeKind::Date, Some("1998")),
            time(12, 20, TimeKind::Duration, Some("1998-09")),
            time(22, 25, TimeKind::Date, None),
        ];
        let score = found_score(&gold, &found);
        let right = |counts: Counts| (counts.right, counts.predicted, counts.gold);
        assert_eq!(right(score.strict), (1, 3, 3));
        assert_eq!(right(score.relaxed), (2, 3, 3));
        assert_eq!(right(score.kind), (1, 3, 3));
        assert_eq!(right(score.value), (1, 3, 3));
    }

    #[test]
    fn a_time_is_held_against_one_of_the_gold() {
        let gold = [gold(0, 10, "1998")];
        let found = [time(0, 4, TimeKind::Date, Some("1997")), time(5, 10, TimeKind::Date, Some("1998"))];
        assert_eq!(found_score(&gold, &found).relaxed.right, 1);
        assert_eq!(found_score(&gold, &found).value.right, 0);
    }

    #[test]
    fn a_value_that_is_not_told_is_not_predicted() {
        let gold = [gold(0, 4, "1998"), gold(5, 9, "1999")];
        let told = [Some(time(0, 4, TimeKind::Date, Some("1998"))), Some(time(5, 9, TimeKind::Date, None))];
        assert_eq!(given(&gold, &told), Counts { right: 1, predicted: 1, gold: 2 });
    }
}
