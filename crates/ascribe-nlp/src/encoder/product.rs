//! Matrix products: the kernels of `rten-gemm`, which picks the best for the processor when it starts.

use rten_gemm::{BiasVector, GemmExecutor, GemmInputA, GemmInputB, GemmOptions, PackedBMatrix, QuantParams};
use rten_tensor::NdTensorView;

use super::quantize::Quantized;
use crate::model::Matrix;

/// Why a product cannot fail.
const AGREE: &str = "the sizes agree, and the weights were packed for this kernel";

/// Products of rounded rows with rounded weights.
///
/// Kernels for x86 without VNNI add two products in 16 bits, which overflow with weights of any size. `training/quantize.py`
/// bounds pairs of neighbouring weights so that they do not, and the sums are exact on every machine.
pub(super) struct RoundedProduct {
    gemm: GemmExecutor<u8, i8, i32>,
    weights: PackedBMatrix<i8>,
    inputs: usize,
}

impl RoundedProduct {
    pub(super) fn new(weights: &Matrix<i8>) -> Self {
        let gemm = GemmExecutor::default();
        let packed = gemm.prepack_b(view(weights).transposed());
        Self { gemm, weights: packed, inputs: weights.columns }
    }

    /// The sums for each row, exact.
    pub(super) fn multiply(&self, rows: &Quantized, sums: &mut [i32]) {
        let shape = [rows.zeros.len(), self.inputs];
        let rounded = GemmInputA::Unpacked(NdTensorView::from_data(shape, rows.steps.as_slice()));
        let a_quant = Some(QuantParams { zero_point: &rows.zeros });
        let options = GemmOptions { a_quant, ..GemmOptions::default() };
        self.gemm.gemm(sums, rounded, GemmInputB::Packed(&self.weights), options).expect(AGREE);
    }
}

/// Products of rows with weights as trained.
pub(super) struct FloatProduct {
    gemm: GemmExecutor,
    weights: PackedBMatrix<f32>,
    inputs: usize,
}

impl FloatProduct {
    pub(super) fn new(weights: &Matrix<f32>) -> Self {
        let gemm = GemmExecutor::default();
        let packed = gemm.prepack_b(view(weights).transposed());
        Self { gemm, weights: packed, inputs: weights.columns }
    }

    /// What becomes of each row, its bias added.
    pub(super) fn multiply(&self, rows: &[f32], bias: &[f32], into: &mut [f32]) {
        let rows = NdTensorView::from_data([rows.len() / self.inputs, self.inputs], rows);
        let options = GemmOptions { bias: Some(BiasVector::Row(bias)), ..GemmOptions::default() };
        self.gemm.gemm(into, GemmInputA::Unpacked(rows), GemmInputB::Packed(&self.weights), options).expect(AGREE);
    }
}

fn view<T>(matrix: &Matrix<T>) -> NdTensorView<'_, T, 2> {
    NdTensorView::from_data([matrix.rows, matrix.columns], matrix.values.as_slice())
}
