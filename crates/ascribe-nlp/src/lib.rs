//! Reads a document as English: words, sentences, the encoder and its heads.

mod sentences;
mod words;

pub use sentences::tokenize;
