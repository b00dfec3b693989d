//! Reads the attribution around an anchor: which words are its source, its cue and its content.
//!
//! A small encoder over the words of a window that is told which of them is the anchor, run once for each anchor. So the parts of an
//! attribution are found together and belong together by construction, contents in several pieces too, and one word may be read differently
//! for different anchors. The idea is that of labelling the arguments of one predicate at a time (Shi and Lin 2019, arXiv:1904.05255), with the
//! costly encoder shared by all anchors.

use std::ops::Range;

use ascribe_types::Role;

use super::HeadScratch;
use super::cue::logistic;
use super::labels::Transitions;
use super::plain;
use crate::encoder::{LayerNorm, Linear, LinearScratch, TransformerLayer};
use crate::{Error, Model};

/// The roles in the order of their labels.
const ROLES: [Role; 3] = [Role::Source, Role::Cue, Role::Content];

/// Labels: none, then first and later word of each role.
const LABELS: usize = 1 + 2 * ROLES.len();

/// Buckets of the distance between a word and the anchor: sixteen on each side.
const BUCKETS: usize = 32;

/// Elements of a vector that one attention head looks at.
const HEAD_WIDTH: usize = 32;

/// Labels the words around an anchor.
pub(crate) struct RoleHead {
    word: Linear,
    anchor: Linear,
    gate: Linear,
    /// By bucket of distance.
    distance: Vec<f32>,
    norm: LayerNorm,
    layers: Vec<TransformerLayer>,
    label: Linear,
    transitions: Transitions<LABELS>,
}

impl RoleHead {
    /// Takes the parts of `STEM` from a model.
    pub(crate) fn from_model(model: &Model<'_>, stem: &str) -> Result<Self, Error> {
        let linear = |name| Linear::from_model(model, &format!("{stem}.{name}"));
        let (word, anchor, gate, label) = (linear("word")?, linear("anchor")?, linear("gate")?, linear("label")?);
        let width = word.outputs();
        let distance = plain(model, &format!("{stem}.distance"), BUCKETS, width)?;
        let count = (0..).take_while(|layer| model.has(&format!("{stem}.layers.{layer}.qkv.weight"))).count();
        let layer = |layer| TransformerLayer::from_model(model, &format!("{stem}.layers.{layer}"), width / HEAD_WIDTH);
        let layers = (0..count).map(layer).collect::<Result<Vec<_>, _>>()?;
        let fits = (label.inputs(), label.outputs()) == (width, LABELS);
        let widths =
            [&anchor, &gate].iter().all(|linear| linear.inputs() == word.inputs() && linear.outputs() == width);
        if !fits || !widths || layers.iter().any(|layer| layer.width() != width) {
            return Err(Error::new(format!("sizes that do not fit each other: {stem}")));
        }
        let norm = LayerNorm::from_model(model, &format!("{stem}.norm"), width)?;
        let transitions = Transitions::from_model(model, &format!("{stem}.transition"))?;
        Ok(Self { word, anchor, gate, distance, norm, layers, label, transitions })
    }

    /// Elements of the vector of a word that it takes.
    pub(crate) fn input_width(&self) -> usize {
        self.word.inputs()
    }

    /// What the head sees of each word, whatever the anchor.
    pub(crate) fn project(&self, words: &[f32], scratch: &mut HeadScratch) -> Vec<f32> {
        let mut out = vec![0.0; words.len() / self.word.inputs() * self.word.outputs()];
        self.word.apply(words, &mut out, &mut scratch.linear);
        out
    }

    /// The stretches of the attribution around the word `anchor`, given the words' vectors and what [`RoleHead::project`] made of them.
    pub(crate) fn read(
        &self,
        words: &[f32],
        projected: &[f32],
        anchor: usize,
        scratch: &mut HeadScratch,
    ) -> Vec<(Role, Range<usize>)> {
        let HeadScratch { layer, linear, rows, .. } = scratch;
        self.begin(words, projected, anchor, linear, rows);
        self.norm.apply(rows);
        let count = projected.len() / self.word.outputs();
        self.layers.iter().for_each(|own| own.apply(rows, std::slice::from_ref(&(0..count)), layer));
        let mut scores = vec![0.0; count * LABELS];
        self.label.apply(rows, &mut scores, linear);
        let (scores, _) = scores.as_chunks::<LABELS>();
        self.transitions.best(scores).into_iter().map(|(role, words)| (ROLES[role], words)).collect()
    }

    /// Each word as seen from the anchor: scaled by the anchor's gate, shifted by the anchor and by the distance to it.
    fn begin(&self, words: &[f32], projected: &[f32], anchor: usize, linear: &mut LinearScratch, rows: &mut Vec<f32>) {
        let width = self.word.outputs();
        let at = &words[anchor * self.word.inputs()..(anchor + 1) * self.word.inputs()];
        let (mut gate, mut shift) = (vec![0.0; width], vec![0.0; width]);
        self.gate.apply(at, &mut gate, linear);
        self.anchor.apply(at, &mut shift, linear);
        gate.iter_mut().for_each(|value| *value = 2.0 * logistic(*value));
        rows.clear();
        for (word, row) in projected.chunks_exact(width).enumerate() {
            let distance = &self.distance[bucket(word, anchor) * width..][..width];
            let parts = row.iter().zip(&gate).zip(shift.iter().zip(distance));
            rows.extend(parts.map(|((value, gate), (shift, distance))| value * gate + shift + distance));
        }
    }
}

/// The bucket of a word's distance from the anchor: each to 5 its own, then wider and wider to 128, the words before apart
/// (Raffel et al. 2020, arXiv:1910.10683).
fn bucket(word: usize, anchor: usize) -> usize {
    let size = word.abs_diff(anchor);
    let near =
        if size < 6 { size } else { (6 + ((size as f32 / 6.0).ln() / (128.0_f32 / 6.0).ln() * 9.0) as usize).min(15) };
    if word < anchor { near + 16 } else { near }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_exact_near_and_coarse_far() {
        let check = |offset: isize, expected| {
            assert_eq!(bucket(1000_usize.saturating_add_signed(offset), 1000), expected, "{offset}");
        };
        check(0, 0);
        check(5, 5);
        check(6, 6);
        check(-1, 17);
        check(127, 14);
        check(128, 15);
        check(900, 15);
        check(-900, 31);
    }
}
