//! Matrix products on the tile units of a processor that has them (Intel's AMX): some three times as many a second as on its vectors.
//!
//! `numkong` is what there is for them that is kept well, is safe to call and asks the system for the tiles as it must. Its kernels take i8 on both
//! sides, so steps are moved down by half their range; what that takes from the sums is told by [`STEP_SHIFT`].

use std::ops::Range;
use std::sync::LazyLock;

use numkong::{PackedMatrix, Tensor, cap, capabilities};

use super::linear::BLOCK;
use crate::model::Matrix;

/// By how much the steps are smaller in these products than they were.
pub(super) const STEP_SHIFT: u8 = 128;

/// Why a product cannot fail.
const AGREE: &str = "the sizes agree";

/// Rows that tiles are filled with: a height that is no multiple of it is slow.
const TILE_ROWS: usize = 32;

/// Outputs that are multiplied at a time: few enough that their weights and sums stay in the cache from one block of rows to the next, and sums until they
/// are finished.
const PANEL: usize = 384;

/// Weights packed for tiles.
pub(super) struct TileWeights {
    /// Of [`PANEL`] outputs each, but the last.
    panels: Vec<PackedMatrix<i8>>,
}

/// Matrices that products are made in, one of each size that there was.
#[derive(Default)]
pub(super) struct TileScratch {
    steps: Vec<Tensor<i8>>,
    sums: Vec<Tensor<i32>>,
}

impl TileWeights {
    /// The weights, if the processor has tiles and the system grants them.
    pub(super) fn pack(weights: &Matrix<i8>) -> Option<Self> {
        static GRANTED: LazyLock<bool> =
            LazyLock::new(|| capabilities::available() & cap::SAPPHIREAMX > 0 && capabilities::configure_thread());
        GRANTED.then(|| Self {
            panels: weights
                .values
                .chunks(PANEL * weights.columns)
                .map(|panel| packed(panel, weights.columns))
                .collect(),
        })
    }

    /// Makes the sums of steps times weights for each of at most [`BLOCK`] rows, of `inputs` steps, and shows them to `each`: some outputs at a time, with which they are.
    pub(super) fn multiply(
        &self,
        steps: &[u8],
        inputs: usize,
        scratch: &mut TileScratch,
        mut each: impl FnMut(Range<usize>, &[i32]),
    ) {
        let rows = steps.len() / inputs;
        let height = if rows <= TILE_ROWS { TILE_ROWS } else { BLOCK };
        let moved = matrix(&mut scratch.steps, [height, inputs]);
        for (moved, step) in moved.as_mut_slice().iter_mut().zip(steps) {
            *moved = (step ^ STEP_SHIFT).cast_signed();
        }
        for (start, panel) in (0..).step_by(PANEL).zip(&self.panels) {
            let (outputs, _) = panel.dims();
            let sums = matrix(&mut scratch.sums, [height, outputs]);
            moved.try_dots_packed_into(panel, sums).expect(AGREE);
            each(start..start + outputs, &sums.as_slice()[..rows * outputs]);
        }
    }
}

fn packed(weights: &[i8], inputs: usize) -> PackedMatrix<i8> {
    let weights = Tensor::<i8>::try_from_slice(weights, &[weights.len() / inputs, inputs]);
    PackedMatrix::pack(&weights.expect(AGREE))
}

impl std::fmt::Debug for TileScratch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TileScratch").finish_non_exhaustive()
    }
}

/// The matrix of this size; it holds whatever was there.
fn matrix<T: numkong::StorageElement + Clone + Default>(
    known: &mut Vec<Tensor<T>>,
    size: [usize; 2],
) -> &mut Tensor<T> {
    let at = known.iter().position(|matrix| matrix.shape() == size).unwrap_or_else(|| {
        known.push(Tensor::try_full(&size, T::default()).expect("there is memory for a block of rows"));
        known.len() - 1
    });
    &mut known[at]
}
