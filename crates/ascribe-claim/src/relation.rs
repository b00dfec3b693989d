//! How two statements stand to each other, by their texts.

mod figures;
mod opposites;
#[cfg(test)]
mod sides;

use std::collections::BTreeSet;

use ascribe_types::{Statement, Vector};

pub(crate) use opposites::is_pronoun;
use opposites::{Opposites, opposites};

/// How two statements stand to each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Relation {
    /// How likely they are about the same matter, from 0 to 1.
    pub same: f32,
    /// How likely their texts contradict each other if they are, from 0 to 1.
    pub opposed: f32,
}

/// How two statements stand to each other, by their texts alone. It does not matter which comes first.
pub fn relation(one: &Statement, other: &Statement) -> Relation {
    let evidence = 6.0 * cosine(&one.vector, &other.vector) + 3.0 * overlap(&one.words, &other.words);
    Relation { same: logistic(evidence - 4.0), opposed: opposed(one, other) }
}

/// How likely it is that two texts contradict each other of which just one is negative. A guess: the headlines that the other figures come from do not tell
/// where a negation belongs, and gave a half.
const NEGATIVE: f32 = 0.9;

/// … of which just one calls something false, by a logistic regression over 1,556 pairs of headlines of FNC-1, which the same report bears on: it agrees with both, or
/// with just one.
const REFUTES: f32 = 0.87;

/// … that tell opposites of one thing. A guess too: no gold that may be used marks them.
const CONTRARY: f32 = 0.85;

/// … of which nobody can tell by these means: of which the one is negative, and the other calls something false; that tell opposites, but perhaps of two things or
/// times; or that come to two figures: who says 24 does not affirm that it was 11, and does not say that the 11 are alive.
pub(crate) const OPEN: f32 = 0.5;

/// Without any such word. Of such pairs of headlines 14 of a hundred were opposed, fewer of those that are near enough to be linked.
const NEITHER: f32 = 0.1;

/// Words that say of something that it is not so, of those that Ferreira and Vlachos (2016) list: those that mean nothing else. Who commits a fraud
/// or denies a visa contradicts nobody.
const REFUTING: [&str; 7] = ["bogus", "debunk", "fake", "false", "hoax", "refute", "retract"];

fn opposed(one: &Statement, other: &Statement) -> f32 {
    let refutes = |statement: &Statement| statement.words.iter().any(|word| REFUTING.contains(&word.as_str()));
    let told = opposites(one, other);
    if told == Opposites::Unclear || figures::conflict(one, other) {
        return OPEN;
    }
    let contrary = told == Opposites::Contrary;
    // "Did not rise" and "did not fall" may both be so.
    let neither_is_so = contrary && one.negative && other.negative;
    // What is told of "genuine" and "fake" is told once, and not once more because "fake" calls something false.
    let one_refutes = !contrary && refutes(one) != refutes(other);
    match (one.negative != other.negative, one_refutes, contrary) {
        _ if neither_is_so => OPEN,
        (false, false, false) | (true, false, true) => NEITHER,
        (true, false, false) => NEGATIVE,
        (false, true, false) => REFUTES,
        (false, false, true) => CONTRARY,
        (true, true, _) | (_, true, true) => OPEN,
    }
}

fn logistic(evidence: f32) -> f32 {
    1.0 / (1.0 + (-evidence).exp())
}

/// The cosine of the angle between two texts.
pub(crate) fn cosine(one: &Vector, other: &Vector) -> f32 {
    let product: i32 = one.0.iter().zip(other.0.iter()).map(|(one, other)| i32::from(*one) * i32::from(*other)).sum();
    product as f32 / (127.0 * 127.0)
}

/// How many of the words of the text that has fewer stand in the other.
fn overlap(one: &[String], other: &[String]) -> f32 {
    let one: BTreeSet<&String> = one.iter().collect();
    let other: BTreeSet<&String> = other.iter().collect();
    let least = one.len().min(other.len()).max(3);
    one.intersection(&other).count() as f32 / least as f32
}

#[cfg(test)]
mod tests {
    use ascribe_types::Part;

    use super::*;
    use crate::statements::sample::{statement, vector};

    /// A statement, whether its text is negative, and how near it points to a common direction, in hundredths.
    fn about(text: &str, negative: bool, near: u8) -> Statement {
        let words = text.split(' ').map(str::to_owned).collect();
        Statement { negative, words, vector: vector(near), ..statement(text) }
    }

    fn check(one: &Statement, other: &Statement, expected: std::ops::Range<f32>) {
        let (found, back) = (relation(one, other), relation(other, one));
        assert_eq!(found, back);
        assert!(expected.contains(&found.opposed), "{} / {}: {}", one.text, other.text, found.opposed);
    }

    #[test]
    fn one_that_is_negative_or_refutes_contradicts() {
        let photograph = about("photograph show wolf", false, 100);
        check(&photograph, &about("photograph show wolf", true, 95), 0.85..1.0);
        check(&photograph, &about("photograph be fake", false, 80), 0.85..1.0);
        check(&photograph, &about("photograph be fake", true, 80), 0.4..0.6);
        check(&about("wolf be hoax", false, 90), &about("photograph be fake", false, 100), 0.0..0.2);
    }

    /// What is done to something, and whether the text is negative.
    fn told(action: &str, target: &str, negative: bool) -> Statement {
        let head = target.rsplit(' ').next().unwrap_or_default().to_owned();
        let part = Part { text: target.to_owned(), party: None, head };
        Statement { action: Some(action.to_owned()), target: Some(part), ..about(target, negative, 90) }
    }

    #[test]
    fn an_opposite_contradicts_and_negation_turns_it() {
        let opened = told("open", "the sluice", false);
        check(&opened, &told("close", "the sluice", false), 0.8..0.9);
        check(&opened, &told("close", "the sluice", true), 0.0..0.2);
        check(&told("open", "the sluice", true), &told("close", "the sluice", false), 0.0..0.2);
        check(&told("open", "the sluice", true), &told("close", "the sluice", true), 0.4..0.6);
        check(&opened, &told("close", "the road", false), 0.4..0.6);
    }

    #[test]
    fn one_figure_does_not_affirm_another() {
        let eleven = told("rescue", "11 miners", false);
        check(&eleven, &told("rescue", "24 miners", false), 0.4..0.6);
        check(&eleven, &told("rescue", "at least 9 miners", false), 0.0..0.2);
        check(&eleven, &told("rescue", "24 miners", true), 0.4..0.6);
    }
}
