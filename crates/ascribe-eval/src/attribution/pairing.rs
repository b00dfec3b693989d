//! Which predicted attribution stands for which of the gold.

use std::collections::BTreeSet;

use ascribe_types::Span;

use super::agree;
use super::cover::Cover;
use super::triple::Triple;

/// A gold and a predicted attribution, by their positions, that are taken for the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Pair {
    pub(crate) gold: usize,
    pub(crate) predicted: usize,
}

/// The least overlap (Dice) of two contents that are taken for the same.
const OVERLAP: f64 = 0.5;

/// Pairs attributions one to one, those whose contents overlap most first; of equals the earlier ones.
pub(super) fn pair(text: &str, gold: &[Triple], predicted: &[Triple]) -> Vec<Pair> {
    one_to_one(candidates(text, gold, predicted), |_, overlap| overlap)
}

/// The same where attributions stand within each other, and their contents overlap with those of several levels: those that share a
/// cue come first, of these those that share a source.
pub(crate) fn pair_levels(text: &str, gold: &[Triple], predicted: &[Triple]) -> Vec<Pair> {
    one_to_one(candidates(text, gold, predicted), |pair, overlap| {
        let (left, right) = (&gold[pair.gold], &predicted[pair.predicted]);
        let same = |role: fn(&Triple) -> &[Span]| f64::from(u8::from(agree(role(left), role(right))));
        4.0 * same(Triple::cue) + 2.0 * same(Triple::source) + overlap
    })
}

/// Of the pairs with their overlaps, those that rank highest first, each attribution once.
fn one_to_one(candidates: Vec<(f64, Pair)>, rank: impl Fn(Pair, f64) -> f64) -> Vec<Pair> {
    let mut ranked: Vec<(f64, Pair)> =
        candidates.into_iter().map(|(overlap, pair)| (rank(pair, overlap), pair)).collect();
    ranked.sort_by(|(left, _), (right, _)| right.total_cmp(left));
    let (mut gold, mut predicted) = (BTreeSet::new(), BTreeSet::new());
    let is_free = |pair: &Pair| {
        let free = !gold.contains(&pair.gold) && !predicted.contains(&pair.predicted);
        free && gold.insert(pair.gold) && predicted.insert(pair.predicted)
    };
    ranked.into_iter().map(|(_, pair)| pair).filter(is_free).collect()
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
