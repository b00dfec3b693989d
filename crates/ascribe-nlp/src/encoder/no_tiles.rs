//! What there is of tiles where they were not asked for when this was built, or on systems for which there are no products on them: none.

use std::ops::Range;

use crate::model::Matrix;

/// By how much the steps are smaller in these products than they were.
pub(super) const STEP_SHIFT: u8 = 0;

/// Weights packed for tiles: there are none.
pub(super) enum TileWeights {}

/// What products on tiles are made in.
#[derive(Debug, Default)]
pub(super) struct TileScratch;

impl TileWeights {
    /// None.
    pub(super) fn pack(_: &Matrix<i8>) -> Option<Self> {
        None
    }

    /// Makes the sums of steps times weights.
    pub(super) fn multiply(&self, _: &[u8], _: usize, _: &mut TileScratch, _: impl FnMut(Range<usize>, &[i32])) {
        match *self {}
    }
}
