//! What the model reads in the encoder's vectors: one head for each question, all on the same pass.

mod cue;
mod labels;
mod mentions;
mod names;
mod role;
mod tags;
mod tree;

pub(crate) use cue::CueHead;
pub(crate) use mentions::{MentionsHead, crosses, order};
pub(crate) use names::NamesHead;
pub(crate) use role::RoleHead;
pub(crate) use tags::{Tags, TagsHead};
pub(crate) use tree::{Dependency, TreeHead};

use crate::encoder::{LinearScratch, Scratch};
use crate::model::Weight;
use crate::{Error, Model};

/// What heads work in; kept from one window to the next.
#[derive(Debug, Default)]
pub(crate) struct HeadScratch {
    layer: Scratch,
    pub(crate) linear: LinearScratch,
    rows: Vec<f32>,
    forms: Vec<f32>,
}

/// The matrix `STEM.weight` of a model, by rows, which must be of this size and not rounded.
fn plain(model: &Model<'_>, stem: &str, rows: usize, columns: usize) -> Result<Vec<f32>, Error> {
    match model.weight(stem)? {
        Weight::Float(matrix) if (matrix.rows, matrix.columns) == (rows, columns) => Ok(matrix.values),
        Weight::Float(_) => Err(Error::new(format!("of another size than expected: {stem}"))),
        Weight::Rounded(..) => Err(Error::new(format!("rounded: {stem}"))),
    }
}

/// The place of the highest score, the first of equals; scores that are no numbers do not count.
fn highest(scores: &[f32]) -> usize {
    (1..scores.len()).fold(0, |best, next| if scores[next] > scores[best] { next } else { best })
}
