//! Reads a document as English: words, sentences, the encoder and its heads.

mod coreference;
mod encoder;
mod english;
mod entities;
mod error;
mod heads;
mod lemma;
mod model;
mod parser;
mod pieces;
mod sentences;
mod vectors;
mod windows;
mod words;

pub use coreference::{
    Comparison, Link, MENTION_FEATURES, MENTION_ROWS, PAIR_FEATURES, PAIR_ROWS, comparisons, resolve,
};
pub use encoder::{Batch, Encoder, States, Workers};
pub use english::English;
pub use error::Error;
pub use lemma::{apply_lemma_script, lemma_script};
pub use model::Model;
pub use pieces::{Pieces, SHAPES, Vocabulary};
pub use sentences::{FEATURES, boundary_features, tokenize};
pub use vectors::Vectors;
pub use windows::{Limits, Window, windows};
