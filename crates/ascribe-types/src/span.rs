//! The one position type.

use std::ops::Range;

/// A range of bytes of a document's text, on character boundaries, `start` inclusive and `end` exclusive.
///
/// Four gigabytes of text is the most that a span can point into; readers refuse more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// The span from `start` to `end`.
    ///
    /// # Panics
    ///
    /// If an offset does not fit 32 bits: no reader lets such a text through.
    pub fn new(start: usize, end: usize) -> Self {
        let fits = |offset: usize| u32::try_from(offset).expect("readers refuse texts over 4 GiB");
        Self { start: fits(start), end: fits(end) }
    }

    /// The span as a range, to index a text with.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The words at this span of `text`.
    pub fn of(self, text: &str) -> &str {
        &text[self.range()]
    }

    /// Bytes covered.
    pub fn len(self) -> usize {
        self.range().len()
    }

    /// Whether nothing is covered.
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    pub fn cover(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_at_the_words() {
        assert_eq!(Span::new(4, 10).of("Die Größe"), "Größ");
    }

    #[test]
    fn touching_spans_do_not_overlap() {
        let (left, right) = (Span::new(0, 3), Span::new(3, 5));
        assert!(!left.overlaps(right));
        assert_eq!(left.cover(right), Span::new(0, 5));
        assert!(Span::new(0, 5).contains(right));
    }
}
