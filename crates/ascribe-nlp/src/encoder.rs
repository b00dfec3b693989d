//! Runs the transformer: from pieces to one vector for each.
//!
//! A forward pass of BERT (Devlin et al. 2019, arXiv:1810.04805) in the size of MiniLM-L6 (Wang et al. 2020, arXiv:2002.10957),
//! with an embedding of each piece's written shape added. Windows are packed one after the other, so that no padding is
//! computed. Matrix products are of rounded weights and activations (u8 by i8), by `rten-gemm`; all else is f32.
//!
//! A piece's vector depends on its window alone: not on other windows, threads, or the processor's vector width (as long as it
//! has fused multiply-add, as all with AVX2 or NEON do).
//!
//! Written by hand over a library's kernels rather than run by a graph runtime: those pad, pass over memory once for each node
//! of the graph, and were half as fast.

mod attention;
mod batch;
mod curves;
mod embeddings;
mod finish;
mod lanes;
mod layer;
mod linear;
mod norm;
mod product;
mod quantize;
#[cfg_attr(not(all(feature = "tiles", target_os = "linux", target_arch = "x86_64")), path = "encoder/no_tiles.rs")]
mod tiles;
mod workers;

use std::ops::Range;

pub use batch::Batch;
pub use workers::Workers;

use crate::{Error, Model};
use embeddings::Embeddings;
pub(crate) use layer::{Scratch, TransformerLayer};
pub(crate) use linear::{Linear, LinearScratch, room};
pub(crate) use norm::LayerNorm;
pub(crate) use product::{dot, similarities};

/// The transformer with its weights.
pub struct Encoder {
    embeddings: Embeddings,
    layers: Vec<TransformerLayer>,
}

/// A vector for each piece of a batch, in order, special pieces included.
#[derive(Clone, Debug, PartialEq)]
pub struct States {
    width: usize,
    values: Vec<f32>,
}

impl States {
    /// Elements of a vector.
    pub fn width(&self) -> usize {
        self.width
    }

    /// All vectors, one after the other.
    pub fn values(&self) -> &[f32] {
        &self.values
    }

    /// The vectors of some rows of the batch.
    pub fn rows(&self, rows: Range<usize>) -> &[f32] {
        &self.values[rows.start * self.width..rows.end * self.width]
    }

    /// The vector of one row of the batch.
    pub fn row(&self, row: usize) -> &[f32] {
        self.rows(row..row + 1)
    }
}

impl Encoder {
    /// Takes the encoder's weights from a model.
    ///
    /// # Errors
    ///
    /// If one is missing or does not fit the others.
    pub fn from_model(model: &Model<'_>) -> Result<Self, Error> {
        Self::with_layers(model, model)
    }

    /// Takes the embeddings from a model, but the layers from another: a smaller encoder that was taught to give the same vectors.
    ///
    /// # Errors
    ///
    /// If a weight is missing or does not fit the others.
    pub fn with_layers(model: &Model<'_>, layers: &Model<'_>) -> Result<Self, Error> {
        Self::new(Embeddings::from_model(model, model, "embeddings")?, layers)
    }

    /// Takes the encoder's weights from a model, but the vectors of the pieces from another.
    ///
    /// # Errors
    ///
    /// If one is missing or does not fit the others.
    pub fn with_words(model: &Model<'_>, words: &Model<'_>) -> Result<Self, Error> {
        Self::new(Embeddings::from_model(model, words, "embeddings")?, model)
    }

    fn new(embeddings: Embeddings, model: &Model<'_>) -> Result<Self, Error> {
        let heads = model.number("heads")?;
        let count = (0..).take_while(|layer| model.has(&format!("layers.{layer}.qkv.weight"))).count();
        let layers = (0..count).map(|layer| TransformerLayer::from_model(model, &format!("layers.{layer}"), heads));
        let layers = layers.collect::<Result<Vec<_>, _>>()?;
        match layers.iter().all(|layer| layer.width() == embeddings.width()) {
            true => Ok(Self { embeddings, layers }),
            false => Err(Error::new("layers of another width than the embeddings")),
        }
    }

    /// Elements of a piece's vector.
    pub fn width(&self) -> usize {
        self.embeddings.width()
    }

    /// Encodes a batch on the calling thread; [`Workers`] encode several at a time.
    ///
    /// Every layer goes over all windows before the next begins, so that its weights stay in the cache.
    pub fn encode(&self, batch: &Batch) -> States {
        let width = self.width();
        let mut values = vec![0.0; batch.len() * width];
        let mut scratch = Scratch::default();
        let windows: Vec<Range<usize>> = batch.windows().collect();
        for window in windows.iter().cloned() {
            let rows = &mut values[window.start * width..window.end * width];
            self.embeddings.apply(&batch.ids()[window.clone()], &batch.shapes()[window], rows);
        }
        self.layers.iter().for_each(|layer| layer.apply(&mut values, &windows, &mut scratch));
        States { width, values }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::made_up::{File, noise};

    const WIDTH: usize = 64;
    const INNER: usize = 128;

    /// A model of two small layers, whose linear layers are rounded or the same before rounding.
    fn file(rounded: bool) -> Vec<u8> {
        let mut file = File::default();
        let words: Vec<i8> = noise(20, 50 * WIDTH).iter().map(|value| (value * 127.0) as i8).collect();
        file.steps("embeddings.word.weight", &[50, WIDTH], &words);
        file.floats("embeddings.word.scale", &[50], &[0.01; 50]);
        file.floats("embeddings.position.weight", &[40, WIDTH], &noise(21, 40 * WIDTH));
        file.floats("embeddings.shape.weight", &[32, WIDTH], &noise(22, 32 * WIDTH));
        norm(&mut file, "embeddings.norm");
        for layer in 0..2 {
            for (name, outputs, inputs) in
                [("qkv", 3 * WIDTH, WIDTH), ("out", WIDTH, WIDTH), ("up", INNER, WIDTH), ("down", WIDTH, INNER)]
            {
                linear(&mut file, &format!("layers.{layer}.{name}"), outputs, inputs, rounded);
            }
            norm(&mut file, &format!("layers.{layer}.norm1"));
            norm(&mut file, &format!("layers.{layer}.norm2"));
        }
        file.bytes(&[("heads", "4")])
    }

    fn norm(file: &mut File, stem: &str) {
        file.floats(&format!("{stem}.weight"), &[WIDTH], &[1.0; WIDTH]);
        file.floats(&format!("{stem}.bias"), &[WIDTH], &noise(23, WIDTH));
    }

    fn linear(file: &mut File, stem: &str, outputs: usize, inputs: usize, rounded: bool) {
        let steps: Vec<i8> =
            noise(stem.len() as u32, outputs * inputs).iter().map(|value| (value * 64.0) as i8).collect();
        if rounded {
            file.steps(&format!("{stem}.weight"), &[outputs, inputs], &steps);
            file.floats(&format!("{stem}.scale"), &[outputs], &vec![0.004; outputs]);
        } else {
            let weights: Vec<f32> = steps.iter().map(|&step| f32::from(step) * 0.004).collect();
            file.floats(&format!("{stem}.weight"), &[outputs, inputs], &weights);
        }
        file.floats(&format!("{stem}.bias"), &[outputs], &noise(24, outputs));
    }

    /// The states of windows of these lengths, encoded together.
    fn encode(rounded: bool, lengths: &[usize]) -> States {
        let bytes = file(rounded);
        let encoder = Encoder::from_model(&Model::from_bytes(&bytes).expect("a sound file")).expect("a sound model");
        let mut batch = Batch::default();
        for &length in lengths {
            let ids: Vec<u32> = (0..length).map(|at| (at * 7 + length) as u32 % 50).collect();
            let shapes: Vec<u8> = (0..length).map(|at| (at * 5 % 32) as u8).collect();
            batch.push([&ids], [&shapes]);
        }
        encoder.encode(&batch)
    }

    #[test]
    fn a_window_depends_on_itself_alone() {
        let lengths = [30, 1, 100, 17];
        let together = encode(true, &lengths);
        let alone = lengths.map(|length| encode(true, &[length]).values);
        assert_eq!(together.values, alone.concat());
    }

    #[test]
    fn rounding_changes_little() {
        let (rounded, exact) = (encode(true, &[40, 9]), encode(false, &[40, 9]));
        for (rounded, exact) in rounded.values.chunks(WIDTH).zip(exact.values.chunks(WIDTH)) {
            let dot =
                |left: &[f32], right: &[f32]| left.iter().zip(right).map(|(left, right)| left * right).sum::<f32>();
            let cosine = dot(rounded, exact) / (dot(rounded, rounded) * dot(exact, exact)).sqrt();
            assert!(cosine > 0.999, "{cosine}");
        }
    }

    #[test]
    fn takes_ids_and_places_that_no_table_has() {
        let bytes = file(true);
        let encoder = Encoder::from_model(&Model::from_bytes(&bytes).expect("a sound file")).expect("a sound model");
        let mut batch = Batch::default();
        batch.push([&[u32::MAX; 60]], [&[255; 60]]);
        assert_eq!(encoder.encode(&batch).values().len(), 60 * WIDTH);
        assert!(encoder.encode(&Batch::default()).values().is_empty());
    }
}
