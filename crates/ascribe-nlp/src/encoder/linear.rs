//! Linear layers: rounded to eight bits, or plain.

use rten_simd::SimdOp;

use super::finish::{Activate, Finish, Finishing, Floats, Plain, Sums};
use super::lanes::LANES;
use super::product::{FloatProduct, ProductScratch, RoundedProduct};
use super::quantize::{BYTES, Quantized};
use crate::model::Weight;
use crate::{Error, Model};

/// Rows that are multiplied at a time: few enough that what becomes of them stays in the cache.
pub(super) const BLOCK: usize = 64;

/// A linear layer. The model file decides whether its weights are rounded.
pub(crate) struct Linear {
    inputs: usize,
    bias: Vec<f32>,
    kernel: Kernel,
}

enum Kernel {
    /// With what a step of the weights is worth, for each output.
    Rounded(RoundedProduct, Vec<f32>),
    Float(FloatProduct),
}

/// What a linear layer works in; kept from one to the next.
#[derive(Debug, Default)]
pub(crate) struct LinearScratch {
    quantized: Quantized,
    product: ProductScratch,
    floats: Vec<f32>,
}

impl Linear {
    /// Takes `STEM.weight` and `STEM.bias` from a model.
    pub(crate) fn from_model(model: &Model<'_>, stem: &str) -> Result<Self, Error> {
        let weight = model.weight(stem)?;
        let (inputs, outputs) = (weight.columns(), weight.rows());
        let bias = model.vector(&format!("{stem}.bias"), outputs)?;
        let kernel = match weight {
            Weight::Float(matrix) => Kernel::Float(FloatProduct::new(matrix)),
            Weight::Rounded(..) if !inputs.is_multiple_of(BYTES) || !outputs.is_multiple_of(LANES) => {
                return Err(Error::new(format!("rounded, but not a multiple of {BYTES} by {LANES}: {stem}")));
            }
            Weight::Rounded(matrix, scales) => Kernel::Rounded(RoundedProduct::new(&matrix), scales),
        };
        Ok(Self { inputs, bias, kernel })
    }

    /// Elements of a row that it takes.
    pub(crate) fn inputs(&self) -> usize {
        self.inputs
    }

    /// Elements of a row that it gives.
    pub(crate) fn outputs(&self) -> usize {
        self.bias.len()
    }

    /// Puts what becomes of each row of `rows` into the rows of `into`.
    pub(crate) fn apply(&self, rows: &[f32], into: &mut [f32], scratch: &mut LinearScratch) {
        match &self.kernel {
            Kernel::Float(product) => product.multiply(rows, &self.bias, into),
            Kernel::Rounded(..) => self.finish(rows, &Plain, into, scratch),
        }
    }

    /// What becomes of each row of `rows`.
    pub(crate) fn applied(&self, rows: &[f32], scratch: &mut LinearScratch) -> Vec<f32> {
        let mut into = vec![0.0; rows.len() / self.inputs * self.outputs()];
        self.apply(rows, &mut into, scratch);
        into
    }

    /// Whether [`Linear::activated`] takes it.
    pub(crate) fn activates(&self) -> bool {
        self.outputs().is_multiple_of(LANES)
    }

    /// What becomes of each row of `rows`, through the Gaussian error linear unit.
    pub(crate) fn activated(&self, rows: &[f32], scratch: &mut LinearScratch) -> Vec<f32> {
        let mut into = vec![0.0; rows.len() / self.inputs * self.outputs()];
        self.finish(rows, &Activate, &mut into, scratch);
        into
    }

    /// Finishes what becomes of each row of `rows` into the rows of `into`, which are a multiple of [`LANES`] wide.
    pub(super) fn finish(&self, rows: &[f32], finish: &impl Finish, into: &mut [f32], scratch: &mut LinearScratch) {
        let blocks = rows.chunks(BLOCK * self.inputs).zip(into.chunks_mut(BLOCK * self.outputs()));
        for (rows, into) in blocks {
            self.finish_block(rows, finish, into, scratch);
        }
    }

    fn finish_block(&self, rows: &[f32], finish: &impl Finish, into: &mut [f32], scratch: &mut LinearScratch) {
        let LinearScratch { quantized, product: own, floats } = scratch;
        let (width, bias) = (self.outputs(), &self.bias);
        match &self.kernel {
            Kernel::Rounded(product, column_scales) => {
                quantized.fill(rows, self.inputs);
                product.multiply(quantized, own, |columns, sums| {
                    let of = columns.clone();
                    let products = Sums {
                        sums,
                        rows: quantized,
                        column_sums: &product.column_sums()[of.clone()],
                        column_scales: &column_scales[of.clone()],
                        bias: &bias[of],
                    };
                    Finishing { products, finish, into, width, columns }.dispatch();
                });
            }
            Kernel::Float(product) => {
                let values = room(floats, into.len());
                product.multiply(rows, bias, values);
                Finishing { products: Floats { values, width }, finish, into, width, columns: 0..width }.dispatch();
            }
        }
    }
}

/// The first `length` elements of a buffer that grows as needed; they hold whatever was there.
pub(crate) fn room<T: Copy + Default>(buffer: &mut Vec<T>, length: usize) -> &mut [T] {
    if buffer.len() < length {
        buffer.resize(length, T::default());
    }
    &mut buffer[..length]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::made_up::{File, noise};

    const INPUTS: usize = 128;
    const ROWS: usize = 70;

    /// A model with a plain layer and the same rounded, of `outputs` outputs.
    fn file(outputs: usize) -> Vec<u8> {
        let (steps, bias) = (noise(5, outputs * INPUTS), noise(6, outputs));
        let steps: Vec<i8> = steps.iter().map(|step| (step * 63.0) as i8).collect();
        let scales: Vec<f32> = (0..outputs).map(|row| 0.01 + row as f32 * 1e-4).collect();
        let weights: Vec<f32> =
            steps.iter().enumerate().map(|(at, &step)| f32::from(step) * scales[at / INPUTS]).collect();
        let mut file = File::default();
        file.steps("rounded.weight", &[outputs, INPUTS], &steps);
        file.floats("rounded.scale", &[outputs], &scales);
        file.floats("rounded.bias", &[outputs], &bias);
        file.floats("plain.weight", &[outputs, INPUTS], &weights);
        file.floats("plain.bias", &[outputs], &bias);
        file.bytes(&[])
    }

    fn reference(weights: &[f32], bias: &[f32], rows: &[f32]) -> Vec<f32> {
        let dot = |row: &[f32], weights: &[f32]| row.iter().zip(weights).map(|(left, right)| left * right).sum::<f32>();
        let outputs = |row| weights.chunks(INPUTS).zip(bias).map(move |(weights, bias)| dot(row, weights) + bias);
        rows.chunks(INPUTS).flat_map(outputs).collect()
    }

    /// The largest difference of a layer from plain arithmetic.
    fn error(stem: &str, outputs: usize, rows: &[f32]) -> f32 {
        let bytes = file(outputs);
        let model = Model::from_bytes(&bytes).expect("a sound file");
        let layer = Linear::from_model(&model, stem).expect("a sound layer");
        let mut found = vec![0.0; rows.len() / INPUTS * outputs];
        layer.apply(rows, &mut found, &mut LinearScratch::default());
        let Ok(Weight::Float(weights)) = model.weight("plain") else { panic!("plain weights") };
        let expected = reference(&weights.values, &model.vector("plain.bias", outputs).expect("a bias"), rows);
        found.iter().zip(&expected).map(|(left, right)| (left - right).abs()).fold(0.0, f32::max)
    }

    #[test]
    fn plain_is_exact_at_any_width() {
        assert!(error("plain", 48, &noise(7, ROWS * INPUTS)) < 1e-4);
        assert!(error("plain", 7, &noise(7, INPUTS)) < 1e-4);
    }

    #[test]
    fn rounded_is_off_by_the_rounding_only() {
        let error = error("rounded", 48, &noise(8, ROWS * INPUTS));
        assert!(error < 0.15, "{error}");
    }

    #[test]
    fn refuses_widths_that_the_kernels_cannot_take() {
        let bytes = file(7);
        let model = Model::from_bytes(&bytes).expect("a sound file");
        let message = Linear::from_model(&model, "rounded").err().map(|error| error.to_string());
        assert_eq!(message.as_deref(), Some("rounded, but not a multiple of 64 by 16: rounded"));
    }
}
