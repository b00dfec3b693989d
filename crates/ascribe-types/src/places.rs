//! Where the words of a document stand in the bytes that it was read from.

use std::ops::Range;

use crate::Span;

/// Words of a document's text, and the bytes that they were made of.
///
/// Where both are of one length they go along with each other byte by byte. Where they are not (`&eacute;` for é) the place cannot
/// be cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Where in the document's text.
    pub text: Span,
    /// Where in the bytes.
    pub bytes: Range<u64>,
}

/// The places of a document's words. What is not among them stands nowhere that is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// In the order of the text, none overlapping another.
    places: Vec<Stretch>,
}

impl Stretch {
    /// Whether the text can be cut anywhere, and the bytes with it.
    fn is_even(&self) -> bool {
        self.text.len() as u64 == self.bytes.end - self.bytes.start
    }

    /// Where the byte of the text at `offset` was made: the bytes that make it up.
    fn at(&self, offset: u32) -> Range<u64> {
        let first = self.bytes.start + u64::from(offset - self.text.start);
        if self.is_even() { first..first + 1 } else { self.bytes.clone() }
    }

    /// Both in one, if `next` follows at once, or after one blank.
    fn with(&self, next: &Stretch) -> Option<Stretch> {
        let gap = u64::from(next.text.start.checked_sub(self.text.end)?);
        let follows = gap <= 1 && next.bytes.start.checked_sub(self.bytes.end) == Some(gap);
        (follows && self.is_even() && next.is_even())
            .then(|| Stretch { text: self.text.cover(next.text), bytes: self.bytes.start..next.bytes.end })
    }
}

impl Places {
    /// Places in the order of the text, none overlapping another.
    pub fn new(places: Vec<Stretch>) -> Self {
        let mut joined: Vec<Stretch> = Vec::new();
        for place in places {
            match joined.last().and_then(|last| last.with(&place)) {
                Some(both) => *joined.last_mut().expect("it was joined with the last") = both,
                None => joined.push(place),
            }
        }
        Self { places: joined }
    }

    /// Each of them.
    pub fn iter(&self) -> impl Iterator<Item = &Stretch> {
        self.places.iter()
    }

    /// The bytes from the first word of a passage to its last, with all markup between them; none where the place of either is not
    /// known.
    pub fn bytes(&self, passage: Span) -> Option<Range<u64>> {
        let last = passage.end.checked_sub(1).filter(|last| *last >= passage.start)?;
        let (first, last) = (self.at(passage.start)?, self.at(last)?);
        (first.start < last.end).then_some(first.start..last.end)
    }

    /// The stretches of bytes that a passage was made of, in the order of the text, without the markup between them.
    pub fn pieces(&self, passage: Span) -> Vec<Range<u64>> {
        let from = self.places.partition_point(|place| place.text.end <= passage.start);
        let here = self.places[from..].iter().take_while(|place| place.text.start < passage.end);
        let cut = |place: &Stretch| {
            let (start, end) = (place.text.start.max(passage.start), place.text.end.min(passage.end));
            (start < end).then(|| place.at(start).start..place.at(end - 1).end)
        };
        here.filter_map(cut).collect()
    }

    /// The bytes that the byte of the text at `offset` was made of.
    fn at(&self, offset: u32) -> Option<Range<u64>> {
        let place = self.places.get(self.places.partition_point(|place| place.text.end <= offset))?;
        (place.text.start <= offset).then(|| place.at(offset))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// "Tea & é said", of `<b>Tea</b> &amp; <i>&eacute;</i> said`.
    fn places() -> Places {
        let place = |text: (usize, usize), bytes: Range<u64>| Stretch { text: Span::new(text.0, text.1), bytes };
        Places::new(vec![
            place((0, 3), 3..6),
            place((4, 5), 11..16),
            place((6, 8), 20..28),
            place((9, 10), 33..34),
            place((10, 13), 34..37),
        ])
    }

    #[track_caller]
    fn check(passage: (usize, usize), bytes: Option<(u64, u64)>, pieces: &[(u64, u64)]) {
        let passage = Span::new(passage.0, passage.1);
        let pair = |range: Range<u64>| (range.start, range.end);
        assert_eq!(places().bytes(passage).map(pair), bytes);
        assert_eq!(places().pieces(passage).into_iter().map(pair).collect::<Vec<_>>(), pieces);
    }

    #[test]
    fn a_passage_is_found_in_the_bytes() {
        check((0, 3), Some((3, 6)), &[(3, 6)]);
        check((1, 2), Some((4, 5)), &[(4, 5)]);
        check((0, 5), Some((3, 16)), &[(3, 6), (11, 16)]);
        check((6, 13), Some((20, 37)), &[(20, 28), (33, 37)]);
    }

    #[test]
    fn what_has_no_place_is_not_told() {
        check((3, 5), None, &[(11, 16)]);
        check((13, 20), None, &[]);
        check((2, 2), None, &[]);
    }

    #[test]
    fn neighbours_are_joined() {
        assert_eq!(places().iter().count(), 4);
    }
}
