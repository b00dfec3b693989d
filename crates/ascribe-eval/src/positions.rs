//! From code points, in which corpora and published formats give positions, to bytes.

use ascribe_types::Span;

/// Where each code point of a text begins, and where the last one ends.
pub(crate) struct Positions(Vec<usize>);

impl Positions {
    pub(crate) fn of(text: &str) -> Self {
        Self(text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect())
    }

    /// The span from code point `start` to code point `end`, if the text has these in this order.
    pub(crate) fn span(&self, start: usize, end: usize) -> Option<Span> {
        (start <= end).then_some(Span::new(*self.0.get(start)?, *self.0.get(end)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_code_points() {
        let positions = Positions::of("“ä”x");
        assert_eq!(positions.span(1, 3), Some(Span::new(3, 8)));
        assert_eq!(positions.span(4, 4), Some(Span::new(9, 9)));
        assert_eq!(positions.span(0, 5), None);
        assert_eq!(positions.span(2, 1), None);
    }
}
