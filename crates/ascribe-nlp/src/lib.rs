//! Reads a document as English: words, sentences, the encoder and its heads.
