//! The trained weights for English, as bytes.
