//! Which predicted attribution stands for which of the gold.

use super::cover::Cover;
use super::triple::Triple;

/// A gold and a predicted attribution, by their positions, that are taken for the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) gold: usize,
    pub(super) predicted: usize,
}

/// The least overlap (Dice) of two contents that are taken for the same.
const OVERLAP: f64 = 0.5;

/// Pairs attributions one to one, those whose contents overlap most first; of equals the earlier ones.
pub(super) fn pair(text: &str, gold: &[Triple], predicted: &[Triple]) -> Vec<Pair> {
    let mut candidates = candidates(text, gold, predicted);
    candidates.sort_by(|(left, _), (right, _)| right.total_cmp(left));
    let (mut gold_free, mut predicted_free) = (vec![true; gold.len()], vec![true; predicted.len()]);
    let mut pairs = Vec::new();
    for (_, pair) in candidates {
        if gold_free[pair.gold] && predicted_free[pair.predicted] {
            gold_free[pair.gold] = false;
            predicted_free[pair.predicted] = false;
            pairs.push(pair);
        }
    }
    pairs
}

/// All pairs that overlap enough, with their Dice, in order of gold and then of prediction.
fn candidates(text: &str, gold: &[Triple], predicted: &[Triple]) -> Vec<(f64, Pair)> {
    let (golds, predictions) = (contents(text, gold), contents(text, predicted));
    let mut candidates = Vec::new();
    for (gold, (left, left_size)) in golds.iter().enumerate() {
        for (predicted, (right, right_size)) in predictions.iter().enumerate() {
            let both = left.intersection(right).characters(text);
            let dice = 2.0 * both as f64 / (left_size + right_size) as f64;
            if both > 0 && dice >= OVERLAP {
                candidates.push((dice, Pair { gold, predicted }));
            }
        }
    }
    candidates
}

/// What each attribution's content covers, and how many characters that is.
fn contents(text: &str, triples: &[Triple]) -> Vec<(Cover, usize)> {
    let covers = triples.iter().map(|triple| Cover::of(triple.content()));
    covers.map(|cover| (cover.clone(), cover.characters(text))).collect()
}
