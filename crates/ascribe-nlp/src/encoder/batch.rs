//! Windows packed one after the other, ready to be encoded.

use std::ops::Range;

use crate::{Pieces, Vocabulary, Window};

/// The pieces of some windows, packed one after the other, each window with its special pieces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Batch {
    ids: Vec<u32>,
    shapes: Vec<u8>,
    ends: Vec<usize>,
}

impl Batch {
    /// Adds a window of a document with these pieces.
    pub fn add(&mut self, vocabulary: &Vocabulary, pieces: &Pieces, window: &Window) {
        let (ids, shapes) = (&pieces.ids[window.pieces.clone()], &pieces.shapes[window.pieces.clone()]);
        self.push([&[vocabulary.start()], ids, &[vocabulary.end()]], [&[0], shapes, &[0]]);
    }

    /// Adds a window given in parts, of ids and as many shapes.
    ///
    /// # Panics
    ///
    /// If there are not as many shapes as ids.
    pub fn push<const PARTS: usize>(&mut self, ids: [&[u32]; PARTS], shapes: [&[u8]; PARTS]) {
        ids.iter().for_each(|part| self.ids.extend_from_slice(part));
        shapes.iter().for_each(|part| self.shapes.extend_from_slice(part));
        assert_eq!(self.ids.len(), self.shapes.len(), "every piece has a shape");
        self.ends.push(self.ids.len());
    }

    /// All ids, special pieces included.
    pub fn ids(&self) -> &[u32] {
        &self.ids
    }

    /// The shape of each id.
    pub fn shapes(&self) -> &[u8] {
        &self.shapes
    }

    /// The number of pieces, special ones included.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether it holds no piece.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// The rows of each window; a window's own pieces begin one row later and end one earlier.
    pub fn windows(&self) -> impl Iterator<Item = Range<usize>> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, &end)| start..end)
    }
}
