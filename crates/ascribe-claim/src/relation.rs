//! How two statements stand to each other, by their texts.

use std::collections::BTreeSet;

use ascribe_types::{Statement, Vector};

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
    let same = 1.0 / (1.0 + (4.0 - evidence).exp());
    Relation { same, opposed: if one.negative == other.negative { 0.1 } else { 0.9 } }
}

/// The cosine of the angle between two texts.
fn cosine(one: &Vector, other: &Vector) -> f32 {
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
