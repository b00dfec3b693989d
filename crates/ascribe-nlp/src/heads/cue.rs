//! Finds the words around which attributions are read.

use rten_simd::SimdUnaryOp;
use rten_vecmath::Gelu;

use super::HeadScratch;
use crate::encoder::Linear;
use crate::{Error, Model};

/// Says of each word how likely it is the anchor of a cue: its most telling word, such as "said" in "has said".
pub(crate) struct CueHead {
    inner: Linear,
    score: Linear,
}

impl CueHead {
    /// Takes `STEM.inner` and `STEM.score` from a model.
    pub(crate) fn from_model(model: &Model<'_>, stem: &str) -> Result<Self, Error> {
        let inner = Linear::from_model(model, &format!("{stem}.inner"))?;
        let score = Linear::from_model(model, &format!("{stem}.score"))?;
        match score.inputs() == inner.outputs() && score.outputs() == 1 {
            true => Ok(Self { inner, score }),
            false => Err(Error::new(format!("sizes that do not fit each other: {stem}"))),
        }
    }

    /// Elements of a word's vector.
    pub(crate) fn width(&self) -> usize {
        self.inner.inputs()
    }

    /// The probability of each word.
    pub(crate) fn probabilities(&self, words: &[f32], scratch: &mut HeadScratch) -> Vec<f32> {
        let count = words.len() / self.width();
        let mut hidden = vec![0.0; count * self.inner.outputs()];
        self.inner.apply(words, &mut hidden, &mut scratch.linear);
        Gelu {}.map_mut(&mut hidden);
        let mut scores = vec![0.0; count];
        self.score.apply(&hidden, &mut scores, &mut scratch.linear);
        scores.into_iter().map(logistic).collect()
    }
}

/// From a score to a probability.
pub(super) fn logistic(score: f32) -> f32 {
    1.0 / (1.0 + (-score).exp())
}
