//! Matrix products: on tiles where the processor has them, else by the kernels of `rten-gemm`, which picks the best for the processor.

use std::ops::Range;

use rten_gemm::{BiasVector, GemmExecutor, GemmInputA, GemmInputB, GemmOptions, PackedBMatrix};
use rten_tensor::NdTensorView;

use super::linear::room;
use super::quantize::Quantized;
use super::tiles::{STEP_SHIFT, TileScratch, TileWeights};
use crate::model::Matrix;

/// Why a product cannot fail.
const AGREE: &str = "the sizes agree, and the weights were packed for this kernel";

/// Products of rounded rows with rounded weights.
///
/// Kernels for x86 without VNNI add two products in 16 bits, which overflow with weights of any size. `training/quantize.py`
/// bounds pairs of neighbouring weights so that they do not, and the sums are exact on every machine.
///
/// The rows' zeros are left to whoever finishes the sums: given them, `rten-gemm` 0.27 takes those of the first eight rows of
/// a block for all its rows.
pub(super) struct RoundedProduct {
    weights: RoundedWeights,
    column_sums: Vec<i32>,
    inputs: usize,
}

/// Weights packed for the kernel that the processor runs best. The sums of both are the same.
enum RoundedWeights {
    Tiles(TileWeights),
    Vectors(PackedBMatrix<i8>),
}

/// What products are made in; kept from one to the next.
#[derive(Debug, Default)]
pub(super) struct ProductScratch {
    tiles: TileScratch,
    sums: Vec<i32>,
}

/// Sums of steps times weights.
pub(super) struct StepSums<'a> {
    /// By rows, each of as many as there are outputs shown.
    pub(super) sums: &'a [i32],
    /// How much smaller the steps were than those that were given.
    pub(super) shift: u8,
}

impl RoundedWeights {
    fn vectors(weights: &Matrix<i8>) -> Self {
        Self::Vectors(ROUNDED.with(|gemm| gemm.prepack_b(view(weights).transposed())))
    }
}

impl RoundedProduct {
    pub(super) fn new(weights: &Matrix<i8>) -> Self {
        let packed = match TileWeights::pack(weights) {
            Some(packed) => RoundedWeights::Tiles(packed),
            None => RoundedWeights::vectors(weights),
        };
        let sum = |row: &[i8]| row.iter().map(|&weight| i32::from(weight)).sum();
        let column_sums = weights.values.chunks_exact(weights.columns).map(sum).collect();
        Self { weights: packed, column_sums, inputs: weights.columns }
    }

    /// The sum of each output's weights: what a zero of one adds to its sums.
    pub(super) fn column_sums(&self) -> &[i32] {
        &self.column_sums
    }

    /// Makes the sums of steps times weights for each row, exact; the rows' zeros are still in them. `each` is shown those of some outputs at a time, and
    /// told which they are.
    pub(super) fn multiply(
        &self,
        rows: &Quantized,
        scratch: &mut ProductScratch,
        mut each: impl FnMut(Range<usize>, StepSums<'_>),
    ) {
        let outputs = self.column_sums.len();
        match &self.weights {
            RoundedWeights::Tiles(weights) => {
                let each = |columns, sums: &[i32]| each(columns, StepSums { sums, shift: STEP_SHIFT });
                weights.multiply(&rows.steps, self.inputs, &mut scratch.tiles, each);
            }
            RoundedWeights::Vectors(weights) => {
                let sums = room(&mut scratch.sums, rows.zeros.len() * outputs);
                self.multiply_vectors(weights, rows, sums);
                each(0..outputs, StepSums { sums, shift: 0 });
            }
        }
    }

    fn multiply_vectors(&self, weights: &PackedBMatrix<i8>, rows: &Quantized, sums: &mut [i32]) {
        let shape = [rows.zeros.len(), self.inputs];
        ROUNDED.with(|gemm| {
            let packed = gemm.prepack_a(NdTensorView::from_data(shape, rows.steps.as_slice()));
            let (rows, weights) = (GemmInputA::Packed(&packed), GemmInputB::Packed(weights));
            gemm.gemm(sums, rows, weights, GemmOptions::default()).expect(AGREE);
        });
    }
}

/// Products of rows with weights as trained.
pub(super) enum FloatProduct {
    /// With the number of inputs.
    Packed(PackedBMatrix<f32>, usize),
    /// With one output: to pack rows would take longer than to multiply them.
    Single(Vec<f32>),
}

impl FloatProduct {
    pub(super) fn new(weights: Matrix<f32>) -> Self {
        match weights.rows {
            1 => Self::Single(weights.values),
            _ => Self::Packed(GemmExecutor::<f32>::default().prepack_b(view(&weights).transposed()), weights.columns),
        }
    }

    /// What becomes of each row, its bias added.
    pub(super) fn multiply(&self, rows: &[f32], bias: &[f32], into: &mut [f32]) {
        match self {
            Self::Packed(weights, inputs) => {
                let rows = NdTensorView::from_data([rows.len() / inputs, *inputs], rows);
                let options = GemmOptions { bias: Some(BiasVector::Row(bias)), ..GemmOptions::default() };
                GemmExecutor::<f32>::default()
                    .gemm(into, GemmInputA::Unpacked(rows), GemmInputB::Packed(weights), options)
                    .expect(AGREE);
            }
            Self::Single(weights) => {
                let rows = rows.chunks_exact(weights.len());
                into.iter_mut().zip(rows).for_each(|(into, row)| *into = dot(row, weights) + bias[0]);
            }
        }
    }
}

/// The sum of products. In order, eight sums side by side: the same on each machine, and soon done.
pub(crate) fn dot(left: &[f32], right: &[f32]) -> f32 {
    let ((left, left_rest), (right, right_rest)) = (left.as_chunks::<8>(), right.as_chunks::<8>());
    let mut sums = [0.0; 8];
    for (left, right) in left.iter().zip(right) {
        for at in 0..8 {
            sums[at] += left[at] * right[at];
        }
    }
    let rest: f32 = left_rest.iter().zip(right_rest).map(|(left, right)| left * right).sum();
    sums.iter().sum::<f32>() + rest
}

/// The dot product of each row of `left` with each row of `right`, whose rows are of `width` elements.
pub(crate) fn similarities(left: &[f32], right: &[f32], width: usize) -> Vec<f32> {
    let rows = |values| NdTensorView::from_data([<[f32]>::len(values) / width, width], values);
    let mut out = vec![0.0; left.len() / width * (right.len() / width)];
    let (left, right) = (GemmInputA::Unpacked(rows(left)), GemmInputB::Unpacked(rows(right).transposed()));
    GemmExecutor::<f32>::default().gemm(&mut out, left, right, GemmOptions::default()).expect(AGREE);
    out
}

thread_local! {
    /// The best kernel for the processor. Choosing one takes a hundredth of all reading if it is done for each product, and a kernel cannot be sent to
    /// another thread.
    static ROUNDED: GemmExecutor<u8, i8, i32> = GemmExecutor::default();
}

fn view<T>(matrix: &Matrix<T>) -> NdTensorView<'_, T, 2> {
    NdTensorView::from_data([matrix.rows, matrix.columns], matrix.values.as_slice())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::made_up::noise;

    /// Holds the sums on tiles against those on vectors, for so many rows, inputs and outputs.
    fn check(rows: usize, inputs: usize, outputs: usize) {
        let values = noise(9, inputs * outputs).iter().map(|weight| (weight * 64.0) as i8).collect();
        let weights = Matrix { rows: outputs, columns: inputs, values };
        let mut product = RoundedProduct::new(&weights);
        let mut quantized = Quantized::default();
        quantized.fill(&noise(10, rows * inputs), inputs);
        let sums = |product: &RoundedProduct| {
            let mut scratch = ProductScratch::default();
            let mut all = vec![0; rows * outputs];
            product.multiply(&quantized, &mut scratch, |columns, StepSums { sums, shift }| {
                for (into, sums) in all.chunks_exact_mut(outputs).zip(sums.chunks_exact(columns.len())) {
                    let places = into[columns.clone()].iter_mut().zip(&product.column_sums[columns.clone()]);
                    places.zip(sums).for_each(|((into, of_column), sum)| *into = sum + i32::from(shift) * of_column);
                }
            });
            all
        };
        let best = sums(&product);
        product.weights = RoundedWeights::vectors(&weights);
        assert_eq!(best, sums(&product));
    }

    #[test]
    fn sums_are_the_same_on_tiles_as_on_vectors() {
        check(1, 64, 16);
        check(33, 384, 1152);
        check(64, 1536, 384);
    }
}
