//! Sums that do not depend on how wide the processor's vectors are.
//!
//! Rounding makes a sum depend on its order. All sums here run in sixteen lanes, whether the processor holds them in one vector,
//! two or four, and the lanes are added up in one fixed order at the end.

use rten_simd::Isa;
use rten_simd::ops::BitOps;

/// Widths of rows must be a multiple of this.
pub(super) const LANES: usize = 16;

/// The most vectors that sixteen lanes take.
const MOST: usize = 4;

/// Sixteen running sums.
#[derive(Clone, Copy)]
pub(super) struct Lanes<I: Isa>([I::F32; MOST]);

impl<I: Isa> Lanes<I> {
    #[inline(always)]
    pub(super) fn new(isa: I, value: f32) -> Self {
        Self([isa.f32().splat(value); MOST])
    }

    /// Changes the running sums that elements from `at` on belong to.
    #[inline(always)]
    pub(super) fn fold(&mut self, isa: I, at: usize, fold: impl FnOnce(I::F32) -> I::F32) {
        let vector = (at % LANES) / isa.f32().len();
        self.0[vector] = fold(self.0[vector]);
    }

    /// All of them in one, in a fixed order.
    #[inline(always)]
    pub(super) fn total(&self, isa: I, fold: impl Fn(f32, f32) -> f32) -> f32 {
        let ops = isa.f32();
        let mut lanes = [0.0; LANES];
        for (chunk, &vector) in lanes.chunks_exact_mut(ops.len()).zip(&self.0) {
            ops.store(vector, chunk);
        }
        let mut half = LANES / 2;
        while half > 0 {
            for lane in 0..half {
                lanes[lane] = fold(lanes[lane], lanes[lane + half]);
            }
            half /= 2;
        }
        lanes[0]
    }
}
