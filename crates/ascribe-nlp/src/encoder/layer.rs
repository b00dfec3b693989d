//! One transformer layer, normalised after each step as in BERT.

use std::ops::Range;

use super::attention::{Attention, AttentionScratch};
use super::finish::{Activate, AddNormalize, Plain};
use super::lanes::LANES;
use super::linear::{BLOCK, Linear, LinearScratch, room};
use super::norm::LayerNorm;
use crate::{Error, Model};

/// Rows of windows that are attended to one after the other, before what becomes of them is taken further: as many as a window has, mostly, and few enough to
/// stay in the cache.
const TOGETHER: usize = 256;

/// Attention, then two linear layers with an activation between; what goes in is added to what comes out of each.
pub(crate) struct TransformerLayer {
    /// From a row to its query, key and value.
    split: Linear,
    attention: Attention,
    out: Linear,
    norm1: LayerNorm,
    up: Linear,
    down: Linear,
    norm2: LayerNorm,
}

/// What a layer works in; kept from one to the next.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    pub(crate) linear: LinearScratch,
    attention: AttentionScratch,
    split: Vec<f32>,
    mixed: Vec<f32>,
    hidden: Vec<f32>,
}

impl TransformerLayer {
    /// Takes the layer `STEM` from a model: `qkv`, `out`, `norm1`, `up`, `down` and `norm2`.
    pub(crate) fn from_model(model: &Model<'_>, stem: &str, heads: usize) -> Result<Self, Error> {
        let linear = |name| Linear::from_model(model, &format!("{stem}.{name}"));
        let (split, out, up, down) = (linear("qkv")?, linear("out")?, linear("up")?, linear("down")?);
        let width = out.outputs();
        let norm = |name| LayerNorm::from_model(model, &format!("{stem}.{name}"), width);
        let (norm1, norm2) = (norm("norm1")?, norm("norm2")?);
        let fits = |linear: &Linear, inputs, outputs| linear.inputs() == inputs && linear.outputs() == outputs;
        let sizes = [fits(&split, width, 3 * width), fits(&out, width, width), fits(&up, width, down.inputs())];
        let divides = heads > 0 && width.is_multiple_of(heads * LANES) && up.outputs().is_multiple_of(LANES);
        if sizes.contains(&false) || down.outputs() != width || !divides {
            return Err(Error::new(format!("sizes that do not fit each other: {stem}")));
        }
        Ok(Self { split, attention: Attention::new(heads, width), out, norm1, up, down, norm2 })
    }

    /// Elements of a row.
    pub(crate) fn width(&self) -> usize {
        self.out.outputs()
    }

    /// Transforms the rows of windows, which follow each other and are all that there is.
    ///
    /// A row attends to those of its own window; all else is done row by row, and so for the rows of several windows at a time: products of few rows are
    /// slow.
    pub(crate) fn apply(&self, rows: &mut [f32], windows: &[Range<usize>], scratch: &mut Scratch) {
        let mut left = windows;
        while let [first, ..] = left {
            let together = left.iter().take_while(|window| window.end - first.start <= TOGETHER).count().max(1);
            let (group, rest) = left.split_at(together);
            self.attend(rows, group, scratch);
            left = rest;
        }
        for block in rows.chunks_mut(BLOCK * self.width()) {
            self.feed_forward(block, scratch);
        }
    }

    fn attend(&self, rows: &mut [f32], windows: &[Range<usize>], scratch: &mut Scratch) {
        let Scratch { linear, attention, split, mixed, .. } = scratch;
        let (start, width) = (windows[0].start, self.width());
        let rows = &mut rows[start * width..windows[windows.len() - 1].end * width];
        let split = room(split, 3 * rows.len());
        let mixed = room(mixed, rows.len());
        self.split.finish(rows, &Plain, split, linear);
        for window in windows {
            let own = (window.start - start) * width..(window.end - start) * width;
            self.attention.apply(&split[3 * own.start..3 * own.end], &mut mixed[own], attention);
        }
        self.out.finish(mixed, &AddNormalize(&self.norm1), rows, linear);
    }

    fn feed_forward(&self, rows: &mut [f32], Scratch { linear, hidden, .. }: &mut Scratch) {
        let hidden = room(hidden, rows.len() / self.width() * self.up.outputs());
        self.up.finish(rows, &Activate, hidden, linear);
        self.down.finish(hidden, &AddNormalize(&self.norm2), rows, linear);
    }
}
