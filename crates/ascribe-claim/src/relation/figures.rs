//! Whether two statements count the same and come to figures that cannot both hold: "11 were killed", "24 were killed".
//!
//! By hand, since what reads numbers out of text (rust-text2num and its like) knows nothing of "at least".

use ascribe_types::numerals::{ONES, TENS};
use ascribe_types::{Part, Statement};

/// How many there are of something, at least and at most.
struct Count<'a> {
    least: f64,
    most: f64,
    /// What is counted: the head word. None where the figure stands alone ("11 were killed").
    unit: Option<&'a str>,
}

/// Whether two statements say how many did the same, or to how many it was done, and the two figures cannot both hold.
pub(super) fn conflict(one: &Statement, other: &Statement) -> bool {
    let same_deed = one.action.is_some() && one.action == other.action;
    same_deed && counts(one).any(|one| counts(other).any(|other| exclude(&one, &other)))
}

/// What is counted in a statement.
fn counts(statement: &Statement) -> impl Iterator<Item = Count<'_>> {
    statement.actor.iter().chain(&statement.target).filter_map(count)
}

/// Whether two counts are of the same and have no number in common.
fn exclude(one: &Count<'_>, other: &Count<'_>) -> bool {
    let same_unit = one.unit.zip(other.unit).is_none_or(|(one, other)| one == other);
    same_unit && (one.most < other.least || other.most < one.least)
}

/// What words before a figure make of it.
#[derive(Clone, Copy)]
enum Bound {
    Least,
    Most,
    About,
    Exact,
}

/// Words that say that there are no fewer, or no more; after "no" or "not" they say the contrary ("no fewer than 9").
const LEAST: [&str; 4] = ["least", "more", "over", "above"];
const MOST: [&str; 8] = ["most", "fewer", "less", "under", "below", "nearly", "almost", "to"];
const ABOUT: [&str; 5] = ["about", "around", "some", "approximately", "roughly"];

/// How far about 100 is from 100, at most.
const ROUGHLY: f64 = 0.2;

/// How many a phrase counts: "at least 11 miners". Left alone are parts of a whole ("two of the four gates"), dates and what has two figures.
fn count(part: &Part) -> Option<Count<'_>> {
    let words: Vec<String> = part.text.to_lowercase().split_whitespace().map(str::to_owned).collect();
    let first = words.iter().position(|word| number(word).is_some())?;
    let (value, after) = value(&words[first..])?;
    let rest = &words[first + after..];
    let mixed = rest.iter().any(|word| word == "of" && is_number(&part.head) || number(word).is_some());
    if mixed || words[..first].iter().any(|word| is_preposition(word)) {
        return None;
    }
    let (least, most) = range(value, bound(&words[..first]));
    Some(Count { least, most, unit: Some(part.head.as_str()).filter(|head| !is_number(head)) })
}

/// Whether a word begins a phrase of its own, in which the figure then stands: "the men of 3 villages".
fn is_preposition(word: &str) -> bool {
    ["of", "in", "on", "from", "with", "by", "for", "since", "until"].contains(&word)
}

fn range(value: f64, bound: Bound) -> (f64, f64) {
    match bound {
        Bound::Least => (value, f64::INFINITY),
        Bound::Most => (0.0, value),
        Bound::About => (value * (1.0 - ROUGHLY), value * (1.0 + ROUGHLY)),
        Bound::Exact => (value, value),
    }
}

/// What the words before a figure say of it.
fn bound(before: &[String]) -> Bound {
    let has = |list: &[&str]| before.iter().any(|word| list.contains(&word.as_str()));
    match (has(&LEAST), has(&MOST), has(&["no", "not"])) {
        (true, _, false) | (false, true, true) => Bound::Least,
        (_, true, false) | (true, _, true) => Bound::Most,
        _ if has(&ABOUT) => Bound::About,
        _ => Bound::Exact,
    }
}

/// A figure at the beginning of some words, and how many of them it is: "3.5 million".
fn value(words: &[String]) -> Option<(f64, usize)> {
    let first = number(words.first()?)?;
    let times = words.get(1).and_then(|word| scale(word));
    Some((first * times.unwrap_or(1.0), 1 + usize::from(times.is_some())))
}

fn is_number(word: &str) -> bool {
    number(word).or_else(|| scale(word)).is_some()
}

/// "11", "1,200", "$3.5", "eleven".
fn number(word: &str) -> Option<f64> {
    let digits = word.trim_start_matches(['$', '€', '£']).trim_end_matches(['%', ',']).replace(',', "");
    let parsed = digits.starts_with(|character: char| character.is_ascii_digit()).then(|| digits.parse().ok());
    parsed.flatten().or_else(|| spelt(word))
}

/// The number that is written as one word; "one" is also a pronoun, and its other stands elsewhere.
fn spelt(word: &str) -> Option<f64> {
    let place = |list: &[&str]| list.iter().position(|known| *known == word);
    let tens = || place(&TENS).map(|at| 10.0 * (at as f64 + 2.0));
    place(&ONES).map(|at| at as f64 + 1.0).or_else(tens)
}

fn scale(word: &str) -> Option<f64> {
    let scales = [("hundred", 1e2), ("thousand", 1e3), ("million", 1e6), ("billion", 1e9), ("trillion", 1e12)];
    scales.iter().find(|(name, _)| *name == word).map(|(_, times)| *times)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statements::sample::statement;

    /// Whether those of whom the same is told, each phrase with its head last, can not both be right.
    fn check(one: &str, other: &str, expected: bool) {
        let told = |text: &str| {
            let head = text.rsplit(' ').next().unwrap_or_default().to_owned();
            let target = Some(Part { text: text.to_owned(), party: None, head });
            Statement { action: Some("rescue".to_owned()), target, ..statement(text) }
        };
        assert_eq!(conflict(&told(one), &told(other)), expected, "{one} / {other}");
        assert_eq!(conflict(&told(other), &told(one)), expected, "{other} / {one}");
    }

    #[test]
    fn one_figure_excludes_another() {
        check("11 miners", "24 miners", true);
        check("eleven miners", "24 miners", true);
        check("11", "24 miners", true);
        check("thirty miners", "24 miners", true);
        check("1,200 sheep", "1,300 sheep", true);
        check("3 million sheep", "3.5 million sheep", true);
        check("11 miners", "11 miners", false);
        check("eleven miners", "11 miners", false);
    }

    #[test]
    fn bounds_leave_room() {
        check("at least 11 miners", "24 miners", false);
        check("more than 30 miners", "24 miners", true);
        check("no more than 11 miners", "24 miners", true);
        check("no fewer than 9 miners", "24 miners", false);
        check("fewer than 20 miners", "24 miners", true);
        check("about 20 miners", "24 miners", false);
        check("about 20 miners", "40 miners", true);
    }

    #[test]
    fn other_things_are_counted_apart() {
        check("11 miners", "24 firemen", false);
        check("miners", "24 miners", false);
        check("the men of 3 villages", "the men of 5 villages", false);
        check("two of the four", "three", false);
    }

    #[test]
    fn of_other_deeds_nothing_is_said() {
        let one = Statement { action: Some("rescue".to_owned()), ..statement("11 miners") };
        assert!(!conflict(&one, &Statement { action: None, ..one.clone() }));
    }
}
