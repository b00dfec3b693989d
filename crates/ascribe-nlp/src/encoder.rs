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
mod embeddings;
mod finish;
mod lanes;
mod layer;
mod linear;
mod norm;
mod product;
mod quantize;
mod softmax;
mod workers;

use std::ops::Range;

pub use batch::Batch;
pub use workers::Workers;

use crate::{Error, Model};
use embeddings::Embeddings;
pub(crate) use layer::{Scratch, TransformerLayer};
pub(crate) use linear::{Linear, LinearScratch};
pub(crate) use norm::LayerNorm;

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
        let heads = model.number("heads")?;
        let embeddings = Embeddings::from_model(model, "embeddings")?;
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
        for window in batch.windows() {
            let rows = &mut values[window.start * width..window.end * width];
            self.embeddings.apply(&batch.ids()[window.clone()], &batch.shapes()[window], rows);
        }
        for layer in &self.layers {
            for window in batch.windows() {
                layer.apply(&mut values[window.start * width..window.end * width], &mut scratch);
            }
        }
        States { width, values }
    }
}
