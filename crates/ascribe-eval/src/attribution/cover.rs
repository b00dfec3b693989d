//! The characters that some spans cover.

use ascribe_types::Span;

/// A set of characters of a text, as spans in order that neither overlap nor touch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cover(Vec<Span>);

impl Cover {
    /// What these spans cover together.
    pub(super) fn of<'a>(spans: impl IntoIterator<Item = &'a Span>) -> Self {
        let mut spans: Vec<Span> = spans.into_iter().copied().filter(|span| !span.is_empty()).collect();
        spans.sort_unstable();
        spans.dedup_by(|next, kept| {
            let joins = next.start <= kept.end;
            if joins {
                *kept = kept.cover(*next);
            }
            joins
        });
        Self(spans)
    }

    /// What both cover.
    pub(super) fn intersection(&self, other: &Self) -> Self {
        let (mut left, mut right) = (self.0.iter().peekable(), other.0.iter().peekable());
        let mut both = Vec::new();
        while let (Some(a), Some(b)) = (left.peek(), right.peek()) {
            if a.overlaps(**b) {
                both.push(Span { start: a.start.max(b.start), end: a.end.min(b.end) });
            }
            if a.end < b.end {
                left.next()
            } else {
                right.next()
            };
        }
        Self(both)
    }

    /// Whether nothing is covered.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many characters of the text are covered.
    pub(super) fn characters(&self, text: &str) -> usize {
        self.0.iter().map(|span| span.of(text).chars().count()).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cover(spans: &[(usize, usize)]) -> Cover {
        Cover::of(&spans.iter().map(|&(start, end)| Span::new(start, end)).collect::<Vec<_>>())
    }

    #[test]
    fn overlapping_and_touching_spans_become_one() {
        assert_eq!(cover(&[(4, 6), (0, 2), (2, 3), (5, 9), (7, 7)]), cover(&[(0, 3), (4, 9)]));
    }

    #[test]
    fn intersects_piece_by_piece() {
        let both = cover(&[(0, 4), (6, 10), (12, 13)]).intersection(&cover(&[(2, 7), (9, 20)]));
        assert_eq!(both, cover(&[(2, 4), (6, 7), (9, 10), (12, 13)]));
        assert!(cover(&[(0, 2)]).intersection(&cover(&[(2, 4)])).is_empty());
    }

    #[test]
    fn counts_characters_and_not_bytes() {
        assert_eq!(cover(&[(0, 5)]).characters("“äx”"), 2);
    }
}
