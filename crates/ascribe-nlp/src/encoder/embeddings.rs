//! The vectors that pieces start with.

use super::norm::LayerNorm;
use crate::model::{Matrix, Weight};
use crate::{Error, Model, SHAPES};

/// A piece's vector is the sum of three, normalised: of the piece, of its place in the window, of how it was written.
pub(super) struct Embeddings {
    words: Matrix<i8>,
    word_scales: Vec<f32>,
    positions: Matrix<f32>,
    /// None in an encoder to which it is all the same how a piece was written.
    shapes: Option<Matrix<f32>>,
    norm: LayerNorm,
}

impl Embeddings {
    /// Takes `STEM.position`, `STEM.shape` and `STEM.norm` from a model, and `STEM.word` from another or the same.
    pub(super) fn from_model(model: &Model<'_>, words: &Model<'_>, stem: &str) -> Result<Self, Error> {
        let Weight::Rounded(words, word_scales) = words.weight(&format!("{stem}.word"))? else {
            return Err(Error::new(format!("not rounded: {stem}.word")));
        };
        let positions = table(model, &format!("{stem}.position"), words.columns)?;
        let shapes = shapes(model, &format!("{stem}.shape"), words.columns)?;
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
            let scale = self.word_scales[id];
            let known = self.words.row(id).iter().zip(self.positions.row(position));
            for (value, (&step, position)) in row.iter_mut().zip(known) {
                *value = f32::from(step) * scale + position;
            }
            if let Some(table) = &self.shapes {
                add(row, table.row(shapes[position].into()));
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

fn add(row: &mut [f32], other: &[f32]) {
    row.iter_mut().zip(other).for_each(|(value, other)| *value += other);
}

fn shapes(model: &Model<'_>, stem: &str, width: usize) -> Result<Option<Matrix<f32>>, Error> {
    if !model.has(&format!("{stem}.weight")) {
        return Ok(None);
    }
    match table(model, stem, width)? {
        shapes if shapes.rows == SHAPES => Ok(Some(shapes)),
        _ => Err(Error::new(format!("not {SHAPES} rows: {stem}"))),
    }
}

fn table(model: &Model<'_>, stem: &str, width: usize) -> Result<Matrix<f32>, Error> {
    match model.weight(stem)? {
        Weight::Float(matrix) if matrix.columns == width => Ok(matrix),
        _ => Err(Error::new(format!("rounded, or not {width} wide: {stem}"))),
    }
}
