//! The vectors that pieces start with.

use super::norm::LayerNorm;
use crate::model::{Matrix, Weight};
use crate::{Error, Model, SHAPES};

/// A piece's vector is the sum of three, normalised: of the piece, of its place in the window, of how it was written.
pub(super) struct Embeddings {
    words: Matrix<i8>,
    word_scales: Vec<f32>,
    positions: Matrix<f32>,
    shapes: Matrix<f32>,
    norm: LayerNorm,
}

impl Embeddings {
    /// Takes `STEM.word`, `STEM.position`, `STEM.shape` and `STEM.norm` from a model.
    pub(super) fn from_model(model: &Model<'_>, stem: &str) -> Result<Self, Error> {
        let Weight::Rounded(words, word_scales) = model.weight(&format!("{stem}.word"))? else {
            return Err(Error::new(format!("not rounded: {stem}.word")));
        };
        let positions = table(model, &format!("{stem}.position"), words.columns)?;
        let shapes = table(model, &format!("{stem}.shape"), words.columns)?;
        if shapes.rows != SHAPES {
            return Err(Error::new(format!("not {SHAPES} rows: {stem}.shape")));
        }
        let norm = LayerNorm::from_model(model, &format!("{stem}.norm"), words.columns)?;
        Ok(Self { words, word_scales, positions, shapes, norm })
    }

    pub(super) fn width(&self) -> usize {
        self.words.columns
    }

    /// Fills a window's rows. What lies outside a table is given its last row.
    pub(super) fn apply(&self, ids: &[u32], shapes: &[u8], rows: &mut [f32]) {
        for (position, row) in rows.chunks_exact_mut(self.width()).enumerate() {
            let id = (ids[position] as usize).min(self.words.rows - 1);
            let added = self.positions.row(position).iter().zip(self.shapes.row(shapes[position].into()));
            let scale = self.word_scales[id];
            for ((value, &step), (position, shape)) in row.iter_mut().zip(self.words.row(id)).zip(added) {
                *value = f32::from(step) * scale + position + shape;
            }
        }
        self.norm.apply(rows);
    }
}

impl<T> Matrix<T> {
    /// A row, the last if there is none of this number.
    fn row(&self, row: usize) -> &[T] {
        let start = row.min(self.rows - 1) * self.columns;
        &self.values[start..start + self.columns]
    }
}

fn table(model: &Model<'_>, stem: &str, width: usize) -> Result<Matrix<f32>, Error> {
    match model.weight(stem)? {
        Weight::Float(matrix) if matrix.columns == width => Ok(matrix),
        _ => Err(Error::new(format!("rounded, or not {width} wide: {stem}"))),
    }
}
