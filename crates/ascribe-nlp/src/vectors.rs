//! Sentence vectors: texts about the same matter come out near each other.
//!
//! Those of all-MiniLM-L6-v2 (Reimers and Gurevych 2019, arXiv:1908.10084): the mean of what the encoder makes of a text's
//! pieces, brought to length 1. A text's vector depends on the text alone: not on other texts, threads, or the machine.

use ascribe_types::{Span, Token, VECTOR_WIDTH, Vector};

use crate::encoder::{Batch, Encoder, Workers};
use crate::{Error, Model, Vocabulary};

/// Pieces of a text that are encoded, besides the special ones; the rest is passed over. The model was trained on so many.
const MOST_PIECES: usize = 126;

/// Texts that are encoded together.
const TEXTS_PER_BATCH: usize = 32;

/// What a step of a vector's elements is worth, inverted.
const STEPS: f32 = 127.0;

/// Makes sentence vectors, with a model's weights.
pub struct Vectors {
    vocabulary: Vocabulary,
    encoder: Encoder,
    workers: Workers,
}

impl Vectors {
    /// Vectors as the model of these bytes makes them, which takes the vectors of the pieces from another; by so many threads.
    ///
    /// # Errors
    ///
    /// If the bytes are no models that fit each other, or the system grants no threads.
    pub fn new(model: &[u8], words: &[u8], vocabulary: &str, threads: usize) -> Result<Self, Error> {
        let encoder = Encoder::with_words(&Model::from_bytes(model)?, &Model::from_bytes(words)?)?;
        if encoder.width() != VECTOR_WIDTH {
            return Err(Error::new("vectors of another width than statements have"));
        }
        Ok(Self { vocabulary: Vocabulary::from_text(vocabulary)?, encoder, workers: Workers::new(threads)? })
    }

    /// The vector of each text.
    pub fn encode<T: AsRef<str> + Sync>(&self, texts: &[T]) -> Vec<Vector> {
        self.workers.map(texts.chunks(TEXTS_PER_BATCH), |texts| self.encode_together(texts)).concat()
    }

    fn encode_together<T: AsRef<str>>(&self, texts: &[T]) -> Vec<Vector> {
        let mut batch = Batch::default();
        for text in texts {
            let ids = self.pieces(text.as_ref());
            batch.push([&ids], [&vec![0; ids.len()]]);
        }
        let states = self.encoder.encode(&batch);
        batch.windows().map(|rows| vector(states.rows(rows))).collect()
    }

    /// A text's pieces, special ones included. The whole text is cut as one word, since BERT's pieces never span a blank anyway.
    fn pieces(&self, text: &str) -> Vec<u32> {
        let whole = Token { span: Span::new(0, text.len()), joined: false };
        let pieces = self.vocabulary.pieces(text, &[whole]);
        let kept = pieces.ids.len().min(MOST_PIECES);
        [&[self.vocabulary.start()], &pieces.ids[..kept], &[self.vocabulary.end()]].concat()
    }
}

/// The mean of some rows, brought to length 1 and rounded.
fn vector(rows: &[f32]) -> Vector {
    let mut sum = [0.0; VECTOR_WIDTH];
    for row in rows.chunks_exact(VECTOR_WIDTH) {
        sum.iter_mut().zip(row).for_each(|(sum, value)| *sum += value);
    }
    let length = sum.iter().map(|value| value * value).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
    Vector(Box::new(sum.map(|value| (value / length * STEPS).round_ties_even() as i8)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(rows: &[[f32; 2]], expected: [i8; 2]) {
        let widen = |&[first, last]: &[f32; 2]| {
            let mut row = [0.0; VECTOR_WIDTH];
            (row[0], row[VECTOR_WIDTH - 1]) = (first, last);
            row
        };
        let found = vector(&rows.iter().flat_map(widen).collect::<Vec<_>>());
        assert_eq!([found.0[0], found.0[VECTOR_WIDTH - 1]], expected);
    }

    #[test]
    fn is_the_mean_brought_to_length_one() {
        check(&[[5.0, 0.0]], [127, 0]);
        check(&[[3.0, 1.0], [3.0, 7.0]], [76, 102]);
        check(&[[1.0, -1.0], [-1.0, 1.0]], [0, 0]);
    }
}
