//! The pieces that the encoder knows.

use std::collections::HashMap;

use crate::Error;

/// The pieces that the encoder knows, each with a number.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    /// Pieces that begin a word.
    words: HashMap<Box<str>, u32>,
    /// Pieces that go on in a word, without the mark that the file gives them.
    tails: HashMap<Box<str>, u32>,
    /// Characters of the longest piece.
    longest: usize,
    unknown: u32,
    start: u32,
    end: u32,
}

/// What the file puts before a piece that goes on in a word.
const TAIL: &str = "##";

impl Vocabulary {
    /// Reads BERT's `vocab.txt`: a piece a line, numbered from 0.
    ///
    /// # Errors
    ///
    /// If one of the special pieces `[UNK]`, `[CLS]` and `[SEP]` is missing.
    pub fn from_text(text: &str) -> Result<Self, Error> {
        let (mut words, mut tails) = (HashMap::new(), HashMap::new());
        for (id, line) in (0..).zip(text.lines()) {
            match line.strip_prefix(TAIL).filter(|tail| !tail.is_empty()) {
                Some(tail) => tails.insert(tail.into(), id),
                None => words.insert(line.into(), id),
            };
        }
        Self::from_maps(words, tails)
    }

    fn from_maps(words: HashMap<Box<str>, u32>, tails: HashMap<Box<str>, u32>) -> Result<Self, Error> {
        let special = |piece| words.get(piece).copied().ok_or_else(|| Error::new(format!("no such piece: {piece}")));
        let (unknown, start, end) = (special("[UNK]")?, special("[CLS]")?, special("[SEP]")?);
        let longest = words.keys().chain(tails.keys()).map(|piece| piece.chars().count()).max().unwrap_or(0);
        Ok(Self { words, tails, longest, unknown, start, end })
    }

    /// The number of a piece as spelled; `inside` a word, past its beginning, or not.
    pub(super) fn find(&self, piece: &str, inside: bool) -> Option<u32> {
        let known = if inside { &self.tails } else { &self.words };
        known.get(piece).copied()
    }

    /// Characters of the longest piece.
    pub(super) fn longest(&self) -> usize {
        self.longest
    }

    /// The piece for what has no other (`[UNK]`).
    pub fn unknown(&self) -> u32 {
        self.unknown
    }

    /// The piece that every window starts with (`[CLS]`).
    pub fn start(&self) -> u32 {
        self.start
    }

    /// The piece that every window ends with (`[SEP]`).
    pub fn end(&self) -> u32 {
        self.end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_pieces_by_line() {
        let vocabulary =
            Vocabulary::from_text("[UNK]\r\n[CLS]\n[SEP]\n##\nword\n##s\n").expect("all special pieces are there");
        assert_eq!(vocabulary.find("word", false), Some(4));
        assert_eq!(vocabulary.find("s", true), Some(5));
        assert_eq!(vocabulary.find("s", false), None);
        assert_eq!(vocabulary.find("##", false), Some(3));
        assert_eq!((vocabulary.unknown(), vocabulary.start(), vocabulary.end()), (0, 1, 2));
    }

    #[test]
    fn names_the_piece_that_is_missing() {
        let error = Vocabulary::from_text("[UNK]\n[SEP]\n").expect_err("[CLS] is missing");
        assert_eq!(error.to_string(), "no such piece: [CLS]");
    }
}
