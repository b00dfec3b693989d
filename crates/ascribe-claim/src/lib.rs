//! Which statements are about the same matter, and on which side each stands.

use ascribe_types::{Parties, Position, Report, Statement, Vector};

/// What is stated in a report, but for the vectors: the texts to be encoded, in the order of the statements that [`statements`] will make of them.
pub fn texts(_report: &Report) -> Vec<String> {
    Vec::new()
}

/// What is stated in a report, given the vectors of its [`texts`].
pub fn statements(_report: &Report, _parties: &Parties, _vectors: Vec<Vector>) -> Vec<Statement> {
    Vec::new()
}

/// The keys under which a ledger files a statement: two that may be about the same matter share one.
pub fn keys(_statement: &Statement) -> Vec<String> {
    Vec::new()
}

/// How two statements stand to each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Relation {
    /// How likely they are about the same matter, from 0 to 1.
    pub same: f32,
    /// How likely their texts contradict each other if they are, from 0 to 1.
    pub opposed: f32,
}

/// How two statements stand to each other, by their texts alone. It does not matter which comes first.
pub fn relation(_one: &Statement, _other: &Statement) -> Relation {
    Relation { same: 0.0, opposed: 0.0 }
}

/// What the source of a statement holds on a claim whose founding statement's text, without negation, is what is claimed; `opposed` is whether the
/// statement's text contradicts that.
pub fn position(_statement: &Statement, _opposed: bool) -> Position {
    Position::Neither
}
