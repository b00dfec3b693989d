//! Rounds rows of activations to u8, each row with a scale and a zero of its own.

use rten_simd::ops::{BitOps, FloatOps, NarrowSaturate, NumOps};
use rten_simd::{Isa, SimdOp};

use super::lanes::{LANES, Lanes};

/// The largest step.
const LARGEST: f32 = 255.0;

/// The narrowest row that is rounded must be a multiple of this: a vector of bytes.
pub(super) const BYTES: usize = 64;

/// Rows rounded to u8.
#[derive(Debug, Default)]
pub(super) struct Quantized {
    /// The steps, by rows.
    pub(super) steps: Vec<u8>,
    /// The step that means zero, for each row.
    pub(super) zeros: Vec<u8>,
    /// What a step is worth, for each row.
    pub(super) scales: Vec<f32>,
}

impl Quantized {
    /// Rounds `values`, rows of `width`, in place of what was here.
    pub(super) fn fill(&mut self, values: &[f32], width: usize) {
        let rows = values.len() / width;
        self.steps.resize(values.len(), 0);
        self.zeros.resize(rows, 0);
        self.scales.resize(rows, 0.0);
        Rounding { values, width, into: self }.dispatch();
    }
}

struct Rounding<'a> {
    values: &'a [f32],
    width: usize,
    into: &'a mut Quantized,
}

impl SimdOp for Rounding<'_> {
    type Output = ();

    #[inline(always)]
    fn eval<I: Isa>(self, isa: I) {
        let rows = self.values.chunks_exact(self.width).zip(self.into.steps.chunks_exact_mut(self.width));
        let zeros = self.into.zeros.iter_mut().zip(&mut self.into.scales);
        for ((values, steps), (zero, scale)) in rows.zip(zeros) {
            let (low, high) = extremes(isa, values);
            let step = (high - low) / LARGEST;
            *scale = if step > 0.0 { step } else { 1.0 };
            *zero = (-low / *scale).round_ties_even() as u8;
            round(isa, values, steps, 1.0 / *scale, *zero);
        }
    }
}

/// The smallest and the largest of `values` and zero.
#[inline(always)]
fn extremes<I: Isa>(isa: I, values: &[f32]) -> (f32, f32) {
    let ops = isa.f32();
    let (mut low, mut high) = (Lanes::new(isa, 0.0), Lanes::new(isa, 0.0));
    for chunk in values.chunks_exact(LANES) {
        for at in (0..LANES).step_by(ops.len()) {
            let value = ops.load(&chunk[at..]);
            low.fold(isa, at, |low| ops.min(low, value));
            high.fold(isa, at, |high| ops.max(high, value));
        }
    }
    // Not `f32::min`, which asks of each number whether it is one.
    let low = low.total(isa, |left, right| if left < right { left } else { right });
    (low, high.total(isa, |left, right| if left > right { left } else { right }))
}

#[inline(always)]
fn round<I: Isa>(isa: I, values: &[f32], steps: &mut [u8], inverse: f32, zero: u8) {
    let (floats, integers) = (isa.f32(), isa.i32());
    let (inverse, zero) = (floats.splat(inverse), integers.splat(i32::from(zero)));
    let width = floats.len() * 4;
    for (values, steps) in values.chunks_exact(width).zip(steps.chunks_exact_mut(width)) {
        let [a, b, c, d] = floats
            .load_many::<4>(values)
            .map(|value| integers.add(floats.to_int_round(floats.mul(value, inverse)), zero));
        let (low, high) = (integers.narrow_saturate(a, b), integers.narrow_saturate(c, d));
        isa.u8().store(isa.i16().narrow_saturate(low, high), steps);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::made_up::noise;

    /// The largest error of a row after rounding, in steps.
    fn check(values: &[f32]) {
        let mut quantized = Quantized::default();
        quantized.fill(values, BYTES);
        for (row, values) in values.chunks_exact(BYTES).enumerate() {
            let (scale, zero) = (quantized.scales[row], i32::from(quantized.zeros[row]));
            for (value, &step) in values.iter().zip(&quantized.steps[row * BYTES..]) {
                let error = (i32::from(step) - zero) as f32 * scale - value;
                assert!(error.abs() <= scale * 1.001, "{value} became {step} of {scale} from {zero}");
            }
        }
    }

    #[test]
    fn is_never_off_by_more_than_a_step() {
        check(&noise(1, BYTES * 3));
        check(&noise(2, BYTES).iter().map(|value| value * 50.0 + 40.0).collect::<Vec<_>>());
        check(&[0.0; BYTES]);
        check(&[3.0; BYTES]);
        check(&[-3.0; BYTES]);
    }

    #[test]
    fn survives_what_no_model_gives() {
        let mut quantized = Quantized::default();
        quantized.fill(&[f32::NAN; BYTES], BYTES);
        quantized.fill(&[f32::INFINITY; BYTES], BYTES);
        quantized.fill(&[f32::MAX; BYTES], BYTES);
        assert_eq!(quantized.steps.len(), BYTES);
    }
}
