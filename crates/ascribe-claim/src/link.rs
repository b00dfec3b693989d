//! Which statements are linked.

use ascribe_types::Statement;

use crate::relation::{Relation, relation};

/// How likely two statements must be about the same matter to be linked.
const LEAST: f32 = 0.5;

/// How two statements stand to each other, if they are alike enough to be about the same matter. It does not matter which comes first.
pub fn link(one: &Statement, other: &Statement) -> Option<Relation> {
    Some(relation(one, other)).filter(|relation| relation.same >= LEAST)
}

/// Which statements of one document answer which, by their places: a denial and what it denies. Of an attribution that says several things, the one that is most alike.
pub fn answers(statements: &[Statement]) -> Vec<(usize, usize, Relation)> {
    let mut out = Vec::new();
    for (at, statement) in statements.iter().enumerate() {
        for answered in &statement.answers {
            let of_it = statements.iter().enumerate().filter(|(_, other)| other.attribution == *answered);
            let related = of_it.map(|(place, other)| (place, relation(statement, other)));
            let best = related.max_by(|(_, one), (_, other)| one.same.total_cmp(&other.same));
            out.extend(best.map(|(place, relation)| (at, place, Relation { same: 1.0, ..relation })));
        }
    }
    out
}
