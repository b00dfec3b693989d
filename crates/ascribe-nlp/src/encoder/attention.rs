//! Self-attention within a window (Vaswani et al. 2017, arXiv:1706.03762).
//!
//! Thirty-two queries at a time are attended to, and all that is done with them is done before the next come: so scores hardly leave the nearest
//! cache. For the scores queries stand side by side in the lanes of vectors, for what is made of the values the elements of a value do: so the largest
//! score and all sums need no sum across a vector, and no element depends on how wide vectors are.
//!
//! Written by hand because the general products of `rten-gemm` took longer: where they are this narrow (32 elements deep, then 32 wide) they mostly
//! pack, and write and read every score.

use std::f32::consts::LOG2_E;

use rten_simd::ops::{BitOps, FloatOps, NumOps};
use rten_simd::{Isa, SimdOp};

use super::curves::power;
use super::linear::room;

/// Queries that are attended to at a time.
const QUERIES: usize = 32;

/// Keys whose scores, and queries whose values, are summed side by side: as many sums as keep a processor's multipliers busy.
const STRIP: usize = 8;

/// A number for each query, as they stand side by side; whole lines of the cache.
#[derive(Clone, Copy, Debug)]
#[repr(C, align(64))]
struct Side([f32; QUERIES]);

impl Default for Side {
    fn default() -> Self {
        Self([0.0; QUERIES])
    }
}

/// How queries, keys and values are divided among heads.
pub(super) struct Attention {
    heads: usize,
    /// Elements of a row, of all heads together.
    width: usize,
}

/// What attention works in; kept from one window to the next.
#[derive(Debug, Default)]
pub(super) struct AttentionScratch {
    /// A head's keys and values, by rows.
    keys: Vec<f32>,
    values: Vec<f32>,
    /// Queries side by side: the first element of each, the second and so on.
    queries: Vec<Side>,
    /// For each key how much each query is like it, and then what weight it has.
    weights: Vec<Side>,
}

impl Attention {
    /// Attention with so many heads, which must divide the width into multiples of [`LANES`](super::lanes::LANES).
    pub(super) fn new(heads: usize, width: usize) -> Self {
        Self { heads, width }
    }

    /// Mixes the values of a window's rows, each of which is a query, a key and a value of full width.
    pub(super) fn apply(&self, rows: &[f32], into: &mut [f32], scratch: &mut AttentionScratch) {
        for head in 0..self.heads {
            Attending { attention: self, head, rows, into, scratch }.dispatch();
        }
    }

    fn head_width(&self) -> usize {
        self.width / self.heads
    }

    /// A head's queries (0), keys (1) or values (2).
    fn part<'a>(&self, head: usize, part: usize, rows: &'a [f32]) -> impl Iterator<Item = &'a [f32]> + use<'a> {
        let (start, size) = (part * self.width + head * self.head_width(), self.head_width());
        rows.chunks_exact(3 * self.width).map(move |row| &row[start..start + size])
    }
}

/// One head of attention.
struct Attending<'a> {
    attention: &'a Attention,
    head: usize,
    rows: &'a [f32],
    into: &'a mut [f32],
    scratch: &'a mut AttentionScratch,
}

impl SimdOp for Attending<'_> {
    type Output = ();

    #[inline(always)]
    fn eval<I: Isa>(self, isa: I) {
        // Vectors side by side: AVX2, whose vectors have eight lanes, has registers for one, all others for two.
        match isa.f32().len() {
            8 => self.attend::<I, 1>(isa),
            _ => self.attend::<I, 2>(isa),
        }
    }
}

impl Attending<'_> {
    #[inline(always)]
    fn attend<I: Isa, const VECTORS: usize>(self, isa: I) {
        let Self { attention, head, rows, into, scratch } = self;
        let AttentionScratch { keys, values, queries, weights } = scratch;
        let (width, size) = (attention.width, attention.head_width());
        gather(attention.part(head, 1, rows), keys);
        gather(attention.part(head, 2, rows), values);
        let (queries, weights) = (room(queries, size), room(weights, keys.len() / size));
        let tiles = rows.chunks(QUERIES * 3 * width).zip(into.chunks_mut(QUERIES * width));
        for (rows, into) in tiles {
            stand(attention.part(head, 0, rows), queries);
            score::<I, VECTORS>(isa, queries, keys, weights);
            let inverses = exponentials::<I, VECTORS>(isa, weights);
            let into = into.chunks_exact_mut(width).map(|row| &mut row[head * size..(head + 1) * size]);
            let mixing = Mixing { weights, inverses: &inverses.0, values, size };
            match size.is_multiple_of(VECTORS * isa.f32().len()) {
                true => mixing.mix::<I, VECTORS>(isa, into),
                false => mixing.mix::<I, 1>(isa, into),
            }
        }
    }
}

/// Puts rows that lie apart one after the other, so that they share a cache.
#[inline(always)]
fn gather<'a>(rows: impl Iterator<Item = &'a [f32]>, into: &mut Vec<f32>) {
    into.clear();
    rows.for_each(|row| into.extend_from_slice(row));
}

/// Stands queries side by side, scaled so that powers of two of their scores are what is wanted. Places without a query hold zeros.
///
/// Four elements of four queries at a time, which compilers turn with a few shuffles: element by element they scatter, which takes four times as long.
#[inline(always)]
fn stand<'a>(rows: impl Iterator<Item = &'a [f32]>, queries: &mut [Side]) {
    const SIDE: usize = 4;
    let scale = LOG2_E / (queries.len() as f32).sqrt();
    queries.fill(Side::default());
    let mut rows = rows.fuse();
    for lane in (0..QUERIES).step_by(SIDE) {
        let four: [Option<&[f32]>; SIDE] = std::array::from_fn(|_| rows.next());
        for (sides, at) in queries.chunks_exact_mut(SIDE).zip((0..).step_by(SIDE)) {
            let block = four.map(|row| row.map_or([0.0; SIDE], |row| row[at..at + SIDE].try_into().expect("four")));
            for (own, side) in sides.iter_mut().enumerate() {
                side.0[lane..lane + SIDE].copy_from_slice(&block.map(|row: [f32; SIDE]| row[own] * scale));
            }
        }
    }
}

/// How much each query is like each key.
#[inline(always)]
fn score<I: Isa, const VECTORS: usize>(isa: I, queries: &[Side], keys: &[f32], scores: &mut [Side]) {
    let (ops, size) = (isa.f32(), queries.len());
    for (scores, keys) in scores.chunks_mut(STRIP).zip(keys.chunks(STRIP * size)) {
        let last = scores.len() - 1;
        let keys: [&[f32]; STRIP] = std::array::from_fn(|key| &keys[key.min(last) * size..][..size]);
        for at in (0..QUERIES).step_by(VECTORS * ops.len()) {
            let mut sums = [[ops.splat(0.0); VECTORS]; STRIP];
            for (element, side) in queries.iter().enumerate() {
                add(isa, &mut sums, &side.0[at..], |key| keys[key][element]);
            }
            for (score, sum) in scores.iter_mut().zip(sums) {
                store(isa, sum, &mut score.0[at..]);
            }
        }
    }
}

/// Two to the power of each score, less its query's largest; and what to multiply each query's powers by to make their sum 1.
///
/// Multiplying is left to the caller, who has fewer elements to do it for.
#[inline(always)]
fn exponentials<I: Isa, const VECTORS: usize>(isa: I, scores: &mut [Side]) -> Side {
    let ops = isa.f32();
    let mut inverses = Side::default();
    for at in (0..QUERIES).step_by(VECTORS * ops.len()) {
        let largest = largest::<I, VECTORS>(isa, scores, at);
        let mut sums = [ops.splat(0.0); VECTORS];
        for side in scores.iter_mut() {
            let scores = ops.load_many::<VECTORS>(&side.0[at..]);
            let powers: [I::F32; VECTORS] = std::array::from_fn(|own| power(isa, ops.sub(scores[own], largest[own])));
            sums = std::array::from_fn(|own| ops.add(sums[own], powers[own]));
            store(isa, powers, &mut side.0[at..]);
        }
        store(isa, sums.map(|sum| ops.div(ops.splat(1.0), sum)), &mut inverses.0[at..]);
    }
    inverses
}

/// The largest scores of the queries from `at` on. Of four keys at a time, so that the processor need not wait for each comparison before the next.
#[inline(always)]
fn largest<I: Isa, const VECTORS: usize>(isa: I, scores: &[Side], at: usize) -> [I::F32; VECTORS] {
    let ops = isa.f32();
    let larger = |left: [I::F32; VECTORS], right: [I::F32; VECTORS]| -> [I::F32; VECTORS] {
        std::array::from_fn(|own| ops.max(left[own], right[own]))
    };
    let load = |side: &Side| ops.load_many::<VECTORS>(&side.0[at..]);
    let (fours, rest) = scores.as_chunks::<4>();
    let begin = rest.iter().map(load).fold([ops.splat(f32::MIN); VECTORS], larger);
    let of_four = |[a, b, c, d]: &[Side; 4]| larger(larger(load(a), load(b)), larger(load(c), load(d)));
    fours.iter().map(of_four).fold(begin, larger)
}

/// What is made of the values for some queries.
struct Mixing<'a> {
    weights: &'a [Side],
    inverses: &'a [f32; QUERIES],
    values: &'a [f32],
    /// Elements of a value.
    size: usize,
}

impl Mixing<'_> {
    /// The sum of all values, weighted for each query, into the query's row.
    #[inline(always)]
    fn mix<'r, I: Isa, const VECTORS: usize>(&self, isa: I, mut into: impl Iterator<Item = &'r mut [f32]>) {
        let ops = isa.f32();
        for first in (0..QUERIES).step_by(STRIP) {
            let mut rows: [Option<&mut [f32]>; STRIP] = std::array::from_fn(|_| into.next());
            if rows[0].is_none() {
                return;
            }
            for at in (0..self.size).step_by(VECTORS * ops.len()) {
                let sums = self.sums::<I, VECTORS>(isa, first, at);
                for ((row, sum), &inverse) in rows.iter_mut().flatten().zip(sums).zip(&self.inverses[first..]) {
                    let inverse = ops.splat(inverse);
                    store(isa, sum.map(|sum| ops.mul(sum, inverse)), &mut row[at..]);
                }
            }
        }
    }

    /// For a strip of queries from `first` on, the weighted sums of the values' elements from `at` on.
    #[inline(always)]
    fn sums<I: Isa, const VECTORS: usize>(&self, isa: I, first: usize, at: usize) -> [[I::F32; VECTORS]; STRIP] {
        let mut sums = [[isa.f32().splat(0.0); VECTORS]; STRIP];
        for (side, value) in self.weights.iter().zip(self.values.chunks_exact(self.size)) {
            let weights = &side.0[first..first + STRIP];
            add(isa, &mut sums, &value[at..], |query| weights[query]);
        }
        sums
    }
}

/// Adds to each sum what begins `vector`, times the sum's own factor.
#[inline(always)]
fn add<I: Isa, const VECTORS: usize>(
    isa: I,
    sums: &mut [[I::F32; VECTORS]; STRIP],
    vector: &[f32],
    factor: impl Fn(usize) -> f32,
) {
    let ops = isa.f32();
    let vector = ops.load_many::<VECTORS>(vector);
    for (own, sum) in sums.iter_mut().enumerate() {
        let factor = ops.splat(factor(own));
        for (sum, vector) in sum.iter_mut().zip(vector) {
            *sum = ops.mul_add(vector, factor, *sum);
        }
    }
}

/// Puts vectors at the beginning of `into`, one after the other.
#[inline(always)]
fn store<I: Isa, const VECTORS: usize>(isa: I, vectors: [I::F32; VECTORS], into: &mut [f32]) {
    let ops = isa.f32();
    for (vector, into) in vectors.into_iter().zip(into.chunks_exact_mut(ops.len())) {
        ops.store(vector, into);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::made_up::noise;

    /// Attention by the letter of its definition.
    fn reference(heads: usize, width: usize, rows: &[f32]) -> Vec<f32> {
        let (size, rows) = (width / heads, rows.chunks(3 * width).collect::<Vec<_>>());
        let mut out = vec![0.0; rows.len() * width];
        for (at, row) in rows.iter().enumerate() {
            for head in 0..heads {
                let part = |row: &[f32], part: usize| row[part * width + head * size..][..size].to_vec();
                let score = |other: &&[f32]| {
                    let dot: f32 = part(row, 0).iter().zip(part(other, 1)).map(|(query, key)| query * key).sum();
                    (dot / (size as f32).sqrt()).exp()
                };
                let weights: Vec<f32> = rows.iter().map(score).collect();
                let total: f32 = weights.iter().sum();
                for (other, weight) in rows.iter().zip(weights) {
                    for (element, value) in part(other, 2).iter().enumerate() {
                        out[at * width + head * size + element] += value * weight / total;
                    }
                }
            }
        }
        out
    }

    fn check(heads: usize, width: usize, length: usize) {
        let rows: Vec<f32> = noise(11, length * width * 3).iter().map(|value| value * 3.0).collect();
        let mut found = vec![0.0; length * width];
        Attention::new(heads, width).apply(&rows, &mut found, &mut AttentionScratch::default());
        for (found, expected) in found.iter().zip(reference(heads, width, &rows)) {
            assert!((found - expected).abs() < 1e-5, "{found} is not {expected}");
        }
    }

    #[test]
    fn follows_its_definition() {
        check(1, 16, 1);
        check(12, 384, 5);
        check(4, 192, 37);
        check(4, 128, 70);
    }

    /// The weights of one query's scores, which stand in the first lane.
    fn check_weights(scores: &[f32]) {
        struct Weighing<'a>(&'a mut [Side]);
        impl SimdOp for Weighing<'_> {
            type Output = Side;
            #[inline(always)]
            fn eval<I: Isa>(self, isa: I) -> Side {
                exponentials::<I, 1>(isa, self.0)
            }
        }
        let mut sides: Vec<Side> = scores.iter().map(|&score| Side([score; QUERIES])).collect();
        let inverses = Weighing(&mut sides).dispatch();
        let largest = scores.iter().copied().fold(f32::MIN, f32::max);
        let sum: f32 = scores.iter().map(|score| (score - largest).exp2()).sum();
        for (side, score) in sides.iter().zip(scores) {
            let expected = (score - largest).exp2() / sum;
            assert!(
                side.0.iter().zip(inverses.0).all(|(power, inverse)| (power * inverse - expected).abs() < 3e-6),
                "{scores:?}"
            );
        }
    }

    #[test]
    fn gives_weights_that_sum_to_one() {
        check_weights(&[0.5]);
        check_weights(&noise(3, 16));
        check_weights(&noise(4, 37).iter().map(|score| score * 30.0).collect::<Vec<_>>());
        check_weights(&[-1e30, 1e30, 0.0]);
        check_weights(&[-300.0; 5]);
    }
}
