//! Turns rows of scores into weights.

use std::f32::consts::LOG2_E;

use rten_simd::ops::{BitOps, NumOps};
use rten_simd::{Isa, SimdOp};

use super::curves::power;
use super::lanes::{LANES, Lanes};

/// The exponentials of each row, in place, less the row's largest score; and what to multiply each row by to make its sum 1.
///
/// Multiplying is left to the caller, who has fewer elements to do it for.
pub(super) fn exponentials(scores: &mut [f32], width: usize, inverses: &mut [f32]) {
    Exponentials { scores, width, inverses }.dispatch();
}

struct Exponentials<'a> {
    scores: &'a mut [f32],
    width: usize,
    inverses: &'a mut [f32],
}

impl SimdOp for Exponentials<'_> {
    type Output = ();

    #[inline(always)]
    fn eval<I: Isa>(self, isa: I) {
        for (row, inverse) in self.scores.chunks_exact_mut(self.width).zip(self.inverses) {
            *inverse = 1.0 / exponentiate(isa, row);
        }
    }
}

/// Replaces a row by the exponentials of its scores less the largest, and returns their sum.
#[inline(always)]
fn exponentiate<I: Isa>(isa: I, row: &mut [f32]) -> f32 {
    let (chunks, rest) = row.as_chunks_mut::<LANES>();
    let mut last = [f32::MIN; LANES];
    last[..rest.len()].copy_from_slice(rest);
    let largest = largest(isa, chunks, &last);
    let mut sums = Lanes::new(isa, 0.0);
    for chunk in chunks.iter_mut().chain([&mut last]) {
        exponentiate_chunk(isa, chunk, largest, &mut sums);
    }
    rest.copy_from_slice(&last[..rest.len()]);
    sums.total(isa, |left, right| left + right)
}

#[inline(always)]
fn exponentiate_chunk<I: Isa>(isa: I, chunk: &mut [f32; LANES], largest: f32, sums: &mut Lanes<I>) {
    let ops = isa.f32();
    let (largest, base) = (ops.splat(largest), ops.splat(LOG2_E));
    for at in (0..LANES).step_by(ops.len()) {
        let power = power(isa, ops.mul(ops.sub(ops.load(&chunk[at..]), largest), base));
        sums.fold(isa, at, |sum| ops.add(sum, power));
        ops.store(power, &mut chunk[at..]);
    }
}

#[inline(always)]
fn largest<I: Isa>(isa: I, chunks: &[[f32; LANES]], last: &[f32; LANES]) -> f32 {
    let ops = isa.f32();
    let mut largest = Lanes::new(isa, f32::MIN);
    for chunk in chunks.iter().chain([last]) {
        for at in (0..LANES).step_by(ops.len()) {
            let score = ops.load(&chunk[at..]);
            largest.fold(isa, at, |largest| ops.max(largest, score));
        }
    }
    largest.total(isa, f32::max)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::made_up::noise;

    fn check(scores: &[f32]) {
        let mut powers = scores.to_vec();
        let mut inverse = [0.0];
        exponentials(&mut powers, scores.len(), &mut inverse);
        let largest = scores.iter().copied().fold(f32::MIN, f32::max);
        let sum: f32 = scores.iter().map(|score| (score - largest).exp()).sum();
        for (power, score) in powers.iter().zip(scores) {
            assert!((power * inverse[0] - (score - largest).exp() / sum).abs() < 3e-6, "{scores:?}");
        }
    }

    #[test]
    fn gives_weights_that_sum_to_one() {
        check(&[0.5]);
        check(&noise(3, 16));
        check(&noise(4, 37).iter().map(|score| score * 30.0).collect::<Vec<_>>());
        check(&[-1e30, 1e30, 0.0]);
        check(&[-300.0; 5]);
    }
}
