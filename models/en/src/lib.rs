//! The trained weights for English, as bytes.
//!
//! What they were trained on and how they score stands in `MODEL.md` beside them.

/// The encoder and its heads: a safetensors file.
pub const MODEL: &[u8] = include_bytes!("../model.safetensors");

/// The layers of a smaller encoder in place of [`MODEL`]'s own, for the same embeddings and heads: a safetensors file.
pub const FAST_LAYERS: &[u8] = include_bytes!("../fast.safetensors");

/// The pieces that words are cut into, one a line; a piece's number is its line's, from 0.
pub const VOCABULARY: &str = include_str!("../vocab.txt");
