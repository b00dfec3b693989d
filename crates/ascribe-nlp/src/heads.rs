//! What the model reads in the encoder's vectors: one head for each question, all on the same pass.

mod cue;
mod labels;
mod role;

pub(crate) use cue::CueHead;
pub(crate) use role::RoleHead;

use crate::encoder::{LinearScratch, Scratch};

/// What heads work in; kept from one window to the next.
#[derive(Debug, Default)]
pub(crate) struct HeadScratch {
    layer: Scratch,
    linear: LinearScratch,
    rows: Vec<f32>,
}
