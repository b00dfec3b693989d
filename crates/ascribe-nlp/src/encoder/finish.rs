//! What is done with the rows that a matrix product gives, while they are in the cache.

use std::ops::Range;

use rten_simd::ops::{BitOps, NumOps, ToFloat};
use rten_simd::{Isa, SimdOp};

use super::curves::activate;
use super::norm::LayerNorm;
use super::product::StepSums;
use super::quantize::Quantized;

/// One row of a matrix product, before it is f32 and has its bias.
pub(super) trait Product: Copy {
    /// The elements from `at` on.
    fn load<I: Isa>(self, isa: I, at: usize) -> I::F32;
}

/// All rows of a matrix product, or of some of its columns.
pub(super) trait Products {
    /// A row.
    type Row<'a>: Product
    where
        Self: 'a;

    /// The row `row`.
    fn row(&self, row: usize) -> Self::Row<'_>;
}

/// Sums of steps times weights.
pub(super) struct Sums<'a> {
    pub(super) sums: StepSums<'a>,
    /// The rows that were multiplied, for their zeros and scales.
    pub(super) rows: &'a Quantized,
    /// The sum of each column's weights.
    pub(super) column_sums: &'a [i32],
    /// What a step of each column's weights is worth.
    pub(super) column_scales: &'a [f32],
    pub(super) bias: &'a [f32],
}

/// One row of [`Sums`].
#[derive(Clone, Copy)]
pub(super) struct SumsRow<'a> {
    sums: &'a [i32],
    zero: i32,
    scale: f32,
    columns: &'a Sums<'a>,
}

impl Products for Sums<'_> {
    type Row<'a>
        = SumsRow<'a>
    where
        Self: 'a;

    #[inline(always)]
    fn row(&self, row: usize) -> SumsRow<'_> {
        let width = self.bias.len();
        let sums = &self.sums.sums[row * width..(row + 1) * width];
        let zero = i32::from(self.rows.zeros[row]) - i32::from(self.sums.shift);
        SumsRow { sums, zero, scale: self.rows.scales[row], columns: self }
    }
}

impl Product for SumsRow<'_> {
    #[inline(always)]
    fn load<I: Isa>(self, isa: I, at: usize) -> I::F32 {
        let (ops, integers) = (isa.f32(), isa.i32());
        let Sums { column_sums, column_scales, bias, .. } = self.columns;
        let of_zero = integers.mul(integers.splat(self.zero), integers.load(&column_sums[at..]));
        let sum = integers.to_float(integers.sub(integers.load(&self.sums[at..]), of_zero));
        let scaled = ops.mul(sum, ops.splat(self.scale));
        ops.mul_add(scaled, ops.load(&column_scales[at..]), ops.load(&bias[at..]))
    }
}

/// Products of f32, with their bias.
pub(super) struct Floats<'a> {
    pub(super) values: &'a [f32],
    pub(super) width: usize,
}

impl Products for Floats<'_> {
    type Row<'a>
        = &'a [f32]
    where
        Self: 'a;

    #[inline(always)]
    fn row(&self, row: usize) -> &[f32] {
        &self.values[row * self.width..(row + 1) * self.width]
    }
}

impl Product for &[f32] {
    #[inline(always)]
    fn load<I: Isa>(self, isa: I, at: usize) -> I::F32 {
        isa.f32().load(&self[at..])
    }
}

/// What is done with each row of a product.
pub(super) trait Finish {
    /// Puts some columns of one row where they belong.
    fn finish<I: Isa, P: Product>(&self, isa: I, product: P, into: &mut [f32]);

    /// What is left to do once all columns of a row are there: nothing, mostly.
    #[inline(always)]
    fn complete<I: Isa>(&self, _: I, _: &mut [f32]) {}
}

/// The row as it is.
pub(super) struct Plain;

impl Finish for Plain {
    #[inline(always)]
    fn finish<I: Isa, P: Product>(&self, isa: I, product: P, into: &mut [f32]) {
        map(isa, into, |at| product.load(isa, at));
    }
}

/// The row through the Gaussian error linear unit.
pub(super) struct Activate;

impl Finish for Activate {
    #[inline(always)]
    fn finish<I: Isa, P: Product>(&self, isa: I, product: P, into: &mut [f32]) {
        map(isa, into, |at| activate(isa, product.load(isa, at)));
    }
}

/// The row added to what is there already, and the sum normalised.
pub(super) struct AddNormalize<'a>(pub(super) &'a LayerNorm);

impl Finish for AddNormalize<'_> {
    #[inline(always)]
    fn finish<I: Isa, P: Product>(&self, isa: I, product: P, into: &mut [f32]) {
        let ops = isa.f32();
        for (at, chunk) in (0..).step_by(ops.len()).zip(into.chunks_exact_mut(ops.len())) {
            ops.store(ops.add(ops.load(chunk), product.load(isa, at)), chunk);
        }
    }

    #[inline(always)]
    fn complete<I: Isa>(&self, isa: I, row: &mut [f32]) {
        self.0.row(isa, row);
    }
}

#[inline(always)]
fn map<I: Isa>(isa: I, into: &mut [f32], load: impl Fn(usize) -> I::F32) {
    let ops = isa.f32();
    for (at, chunk) in (0..).step_by(ops.len()).zip(into.chunks_exact_mut(ops.len())) {
        ops.store(load(at), chunk);
    }
}

/// Finishes all rows of `products` into those columns of the rows of `into`. The last columns come last.
pub(super) struct Finishing<'a, P, F> {
    pub(super) products: P,
    pub(super) finish: &'a F,
    pub(super) into: &'a mut [f32],
    pub(super) width: usize,
    pub(super) columns: Range<usize>,
}

impl<P: Products, F: Finish> SimdOp for Finishing<'_, P, F> {
    type Output = ();

    #[inline(always)]
    fn eval<I: Isa>(self, isa: I) {
        for (row, into) in self.into.chunks_exact_mut(self.width).enumerate() {
            self.finish.finish(isa, self.products.row(row), &mut into[self.columns.clone()]);
            if self.columns.end == self.width {
                self.finish.complete(isa, into);
            }
        }
    }
}
