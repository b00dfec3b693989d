//! Positions for the outside: Unicode code points, as Python, brat and the W3C's selectors count, instead of bytes.

use crate::Span;

/// Bytes between two places whose code points are known.
const STRIDE: usize = 256;

/// Counts the code points of one text, each part of it only once.
#[derive(Debug)]
pub struct CodePoints<'a> {
    text: &'a str,
    /// How many code points begin before each [`STRIDE`]th byte.
    before: Vec<u32>,
}

impl<'a> CodePoints<'a> {
    /// Counts `text`.
    pub fn new(text: &'a str) -> Self {
        let mut count = 0;
        let mut before = vec![0];
        for stride in text.as_bytes().chunks(STRIDE) {
            count += begun(stride);
            before.push(count);
        }
        Self { text, before }
    }

    /// `span` counted in code points: its start and its end.
    pub fn of(&self, span: Span) -> (u32, u32) {
        let Span { start, end } = span;
        (self.at(start as usize), self.at(end as usize))
    }

    /// How many code points begin before the byte at `offset`.
    fn at(&self, offset: usize) -> u32 {
        let stride = offset / STRIDE;
        self.before[stride] + begun(&self.text.as_bytes()[stride * STRIDE..offset])
    }
}

/// How many code points begin in `bytes` of UTF-8.
fn begun(bytes: &[u8]) -> u32 {
    bytes.iter().map(|&byte| u32::from(byte & 0b1100_0000 != 0b1000_0000)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_characters() {
        let points = CodePoints::new("“é” 👍!");
        assert_eq!(points.of(Span::new(3, 5)), (1, 2));
        assert_eq!(points.of(Span::new(9, 13)), (4, 5));
        assert_eq!(CodePoints::new("").of(Span::new(0, 0)), (0, 0));
    }

    #[test]
    fn agrees_with_counting_one_by_one() {
        let text = "a “é” 👍\n".repeat(STRIDE);
        let points = CodePoints::new(&text);
        assert_eq!(points.at(text.len()) as usize, text.chars().count());
        for (count, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(points.at(byte) as usize, count);
        }
    }
}
