//! Matrix products: the kernels of `rten-gemm`, which picks the best for the processor when it starts.

use rten_gemm::{BiasVector, GemmExecutor, GemmInputA, GemmInputB, GemmOptions, PackedBMatrix};
use rten_tensor::NdTensorView;

use super::quantize::Quantized;
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
    weights: PackedBMatrix<i8>,
    column_sums: Vec<f32>,
    inputs: usize,
}

impl RoundedProduct {
    pub(super) fn new(weights: &Matrix<i8>) -> Self {
        let packed = rounded_kernel().prepack_b(view(weights).transposed());
        let sum = |row: &[i8]| row.iter().map(|&weight| i32::from(weight)).sum::<i32>() as f32;
        let column_sums = weights.values.chunks_exact(weights.columns).map(sum).collect();
        Self { weights: packed, column_sums, inputs: weights.columns }
    }

    /// The sum of each output's weights: what a zero of one adds to its sums.
    pub(super) fn column_sums(&self) -> &[f32] {
        &self.column_sums
    }

    /// The sums of steps times weights for each row, exact; the rows' zeros are still in them.
    pub(super) fn multiply(&self, rows: &Quantized, sums: &mut [i32]) {
        let shape = [rows.zeros.len(), self.inputs];
        let gemm = rounded_kernel();
        let packed = gemm.prepack_a(NdTensorView::from_data(shape, rows.steps.as_slice()));
        let (rows, weights) = (GemmInputA::Packed(&packed), GemmInputB::Packed(&self.weights));
        gemm.gemm(sums, rows, weights, GemmOptions::default()).expect(AGREE);
    }
}

/// Products of rows with weights as trained.
pub(super) struct FloatProduct {
    weights: PackedBMatrix<f32>,
    inputs: usize,
}

impl FloatProduct {
    pub(super) fn new(weights: &Matrix<f32>) -> Self {
        let packed = GemmExecutor::<f32>::default().prepack_b(view(weights).transposed());
        Self { weights: packed, inputs: weights.columns }
    }

    /// What becomes of each row, its bias added.
    pub(super) fn multiply(&self, rows: &[f32], bias: &[f32], into: &mut [f32]) {
        let rows = NdTensorView::from_data([rows.len() / self.inputs, self.inputs], rows);
        let options = GemmOptions { bias: Some(BiasVector::Row(bias)), ..GemmOptions::default() };
        GemmExecutor::<f32>::default()
            .gemm(into, GemmInputA::Unpacked(rows), GemmInputB::Packed(&self.weights), options)
            .expect(AGREE);
    }
}

/// The dot product of each row of `left` with each row of `right`, whose rows are of `width` elements.
pub(crate) fn similarities(left: &[f32], right: &[f32], width: usize) -> Vec<f32> {
    let rows = |values| NdTensorView::from_data([<[f32]>::len(values) / width, width], values);
    let mut out = vec![0.0; left.len() / width * (right.len() / width)];
    let (left, right) = (GemmInputA::Unpacked(rows(left)), GemmInputB::Unpacked(rows(right).transposed()));
    GemmExecutor::<f32>::default().gemm(&mut out, left, right, GemmOptions::default()).expect(AGREE);
    out
}

/// The best kernel for the processor, chosen anew for each product: a choice takes no time beside one, and a kernel that is kept could not be
/// sent to another thread.
fn rounded_kernel() -> GemmExecutor<u8, i8, i32> {
    GemmExecutor::default()
}

fn view<T>(matrix: &Matrix<T>) -> NdTensorView<'_, T, 2> {
    NdTensorView::from_data([matrix.rows, matrix.columns], matrix.values.as_slice())
}
