//! The weights for sentence vectors, as bytes.
//!
//! Where they come from stands in `MODEL.md` beside them.

/// The encoder without the vectors of its pieces, which are those of `ascribe-model-en`: a safetensors file.
pub const MODEL: &[u8] = include_bytes!("../model.safetensors");
