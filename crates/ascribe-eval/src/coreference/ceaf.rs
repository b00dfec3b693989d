//! CEAF-e: the entities of both sides paired one to one, so that the pairs share as much as possible.

use pathfinding::kuhn_munkres::kuhn_munkres;
use pathfinding::matrix::Matrix;

use super::{Agreement, Entities, Share, shared};

/// Similarities are counted in parts of this size, since the assignment needs whole numbers.
const PARTS: f64 = 1e9;

/// CEAF with Luo's φ4: two entities are alike by twice the mentions they share, of all that they have together.
pub(super) fn agreement(gold: &Entities, found: &Entities) -> Agreement {
    let common = best_pairs(&similarities(gold, found)) as f64 / PARTS;
    let share = |side: &Entities| Share { part: common, whole: side.0.len() as f64 };
    Agreement { precision: share(found), recall: share(gold) }
}

/// How alike each entity of `gold` (the rows) and each that was found (the columns) are; none where a side has none.
fn similarities(gold: &Entities, found: &Entities) -> Option<Matrix<i64>> {
    if gold.0.is_empty() || found.0.is_empty() {
        return None;
    }
    let mut matrix = Matrix::new(gold.0.len(), found.0.len(), 0);
    let places = found.by_mention();
    for (row, entity) in gold.0.iter().enumerate() {
        for (column, shared) in shared(entity, &places) {
            let similarity = 2.0 * shared as f64 / (entity.len() + found.0[column].len()) as f64;
            matrix[(row, column)] = (PARTS * similarity).round() as i64;
        }
    }
    Some(matrix)
}

/// The sum of the best pairs.
fn best_pairs(similarities: &Option<Matrix<i64>>) -> i64 {
    match similarities {
        None => 0,
        // The assignment wants no more rows than columns.
        Some(matrix) if matrix.rows > matrix.columns => kuhn_munkres(&matrix.transposed()).0,
        Some(matrix) => kuhn_munkres(matrix).0,
    }
}
