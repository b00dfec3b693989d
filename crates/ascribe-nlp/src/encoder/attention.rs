//! Self-attention within a window (Vaswani et al. 2017, arXiv:1706.03762).

use std::ops::Range;

use rten_gemm::{GemmExecutor, GemmInputA, GemmInputB, GemmOptions};
use rten_simd::ops::{BitOps, NumOps};
use rten_simd::{Isa, SimdOp};
use rten_tensor::NdTensorView;

use super::linear::room;
use super::softmax::exponentials;

/// Why a product cannot fail.
const AGREE: &str = "the sizes agree";

/// How queries, keys and values are divided among heads.
pub(super) struct Attention {
    heads: usize,
    /// Elements of a row, of all heads together.
    width: usize,
}

/// What attention works in; kept from one window to the next.
#[derive(Debug, Default)]
pub(super) struct AttentionScratch {
    scores: Vec<f32>,
    inverses: Vec<f32>,
    mixed: Vec<f32>,
}

impl Attention {
    /// Attention with so many heads, which must divide the width into multiples of [`LANES`](super::lanes::LANES).
    pub(super) fn new(heads: usize, width: usize) -> Self {
        Self { heads, width }
    }

    /// Mixes the values of a window's rows, each of which is a query, a key and a value of full width.
    pub(super) fn apply(&self, rows: &[f32], into: &mut [f32], scratch: &mut AttentionScratch) {
        for head in 0..self.heads {
            self.head(head, rows, into, scratch);
        }
    }

    fn head(&self, head: usize, rows: &[f32], into: &mut [f32], scratch: &mut AttentionScratch) {
        let length = rows.len() / (3 * self.width);
        let scores = room(&mut scratch.scores, length * length);
        let inverses = room(&mut scratch.inverses, length);
        let mixed = room(&mut scratch.mixed, length * self.head_width());
        self.score(head, rows, scores);
        exponentials(scores, length, inverses);
        self.mix(head, rows, scores, mixed);
        self.scatter(head, mixed, inverses, into);
    }

    fn head_width(&self) -> usize {
        self.width / self.heads
    }

    /// How much each row's query is like each row's key.
    fn score(&self, head: usize, rows: &[f32], scores: &mut [f32]) {
        let alpha = 1.0 / (self.head_width() as f32).sqrt();
        let (queries, keys) = (self.part(head, 0, rows), self.part(head, 1, rows));
        let options = GemmOptions { alpha, ..GemmOptions::default() };
        let keys = GemmInputB::Unpacked(keys.transposed());
        GemmExecutor::<f32>::default().gemm(scores, GemmInputA::Unpacked(queries), keys, options).expect(AGREE);
    }

    /// The values of all rows, weighted for each row.
    fn mix(&self, head: usize, rows: &[f32], weights: &[f32], mixed: &mut [f32]) {
        let length = mixed.len() / self.head_width();
        let weights = GemmInputA::Unpacked(NdTensorView::from_data([length, length], weights));
        let values = GemmInputB::Unpacked(self.part(head, 2, rows));
        GemmExecutor::<f32>::default().gemm(mixed, weights, values, GemmOptions::default()).expect(AGREE);
    }

    /// Puts a head's part where it belongs in each row, weights now summing to 1.
    fn scatter(&self, head: usize, mixed: &[f32], inverses: &[f32], into: &mut [f32]) {
        let columns = head * self.head_width()..(head + 1) * self.head_width();
        Scattering { mixed, inverses, into, width: self.width, columns }.dispatch();
    }

    /// A head's queries (0), keys (1) or values (2).
    fn part<'a>(&self, head: usize, part: usize, rows: &'a [f32]) -> NdTensorView<'a, f32, 2> {
        let stride = 3 * self.width;
        let start = part * self.width + head * self.head_width();
        let shape = [rows.len() / stride, self.head_width()];
        NdTensorView::from_data_with_strides(shape, &rows[start..], [stride, 1]).expect(AGREE)
    }
}

/// Scales rows and puts them into some columns of other rows.
struct Scattering<'a> {
    mixed: &'a [f32],
    inverses: &'a [f32],
    into: &'a mut [f32],
    /// The width of the other rows.
    width: usize,
    columns: Range<usize>,
}

impl SimdOp for Scattering<'_> {
    type Output = ();

    #[inline(always)]
    fn eval<I: Isa>(self, isa: I) {
        let ops = isa.f32();
        let rows = self.mixed.chunks_exact(self.columns.len()).zip(self.inverses);
        for (into, (mixed, &inverse)) in self.into.chunks_exact_mut(self.width).zip(rows) {
            let into = into[self.columns.clone()].chunks_exact_mut(ops.len());
            for (into, mixed) in into.zip(mixed.chunks_exact(ops.len())) {
                ops.store(ops.mul(ops.load(mixed), ops.splat(inverse)), into);
            }
        }
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
}
