//! Layer normalisation (Ba et al. 2016, arXiv:1607.06450).

use rten_simd::ops::{BitOps, NumOps};
use rten_simd::{Isa, SimdOp};

use super::lanes::{LANES, Lanes};
use crate::{Error, Model};

/// Keeps a row without variance finite; BERT's.
const EPSILON: f32 = 1e-12;

/// Brings a row to mean 0 and variance 1, then to the learned scale and shift.
pub(crate) struct LayerNorm {
    weight: Vec<f32>,
    bias: Vec<f32>,
}

impl LayerNorm {
    /// Takes `STEM.weight` and `STEM.bias` from a model.
    pub(crate) fn from_model(model: &Model<'_>, stem: &str, width: usize) -> Result<Self, Error> {
        if !width.is_multiple_of(LANES) {
            return Err(Error::new(format!("not a multiple of {LANES} wide: {stem}")));
        }
        let weight = model.vector(&format!("{stem}.weight"), width)?;
        Ok(Self { weight, bias: model.vector(&format!("{stem}.bias"), width)? })
    }

    /// Normalises each row.
    pub(crate) fn apply(&self, rows: &mut [f32]) {
        Normalizing { norm: self, rows }.dispatch();
    }

    /// Normalises one row.
    #[inline(always)]
    pub(super) fn row<I: Isa>(&self, isa: I, row: &mut [f32]) {
        let ops = isa.f32();
        let count = self.weight.len() as f32;
        let mean = ops.splat(sum(isa, row, |value| value) / count);
        let variance = sum(isa, row, |value| {
            let difference = ops.sub(value, mean);
            ops.mul(difference, difference)
        }) / count;
        let inverse = ops.splat(1.0 / (variance + EPSILON).sqrt());
        let learned = self.weight.chunks_exact(ops.len()).zip(self.bias.chunks_exact(ops.len()));
        for (chunk, (weight, bias)) in row.chunks_exact_mut(ops.len()).zip(learned) {
            let normal = ops.mul(ops.sub(ops.load(chunk), mean), inverse);
            ops.store(ops.mul_add(normal, ops.load(weight), ops.load(bias)), chunk);
        }
    }
}

#[inline(always)]
fn sum<I: Isa>(isa: I, row: &[f32], map: impl Fn(I::F32) -> I::F32) -> f32 {
    let ops = isa.f32();
    let mut sums = Lanes::new(isa, 0.0);
    for chunk in row.chunks_exact(LANES) {
        for at in (0..LANES).step_by(ops.len()) {
            let value = map(ops.load(&chunk[at..]));
            sums.fold(isa, at, |sum| ops.add(sum, value));
        }
    }
    sums.total(isa, |left, right| left + right)
}

struct Normalizing<'a> {
    norm: &'a LayerNorm,
    rows: &'a mut [f32],
}

impl SimdOp for Normalizing<'_> {
    type Output = ();

    #[inline(always)]
    fn eval<I: Isa>(self, isa: I) {
        for row in self.rows.chunks_exact_mut(self.norm.weight.len()) {
            self.norm.row(isa, row);
        }
    }
}
