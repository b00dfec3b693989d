//! From places in a decoded text to places in the bytes that it was decoded from.
//!
//! Decoders do not tell where each character comes from. It can be told where the text is UTF-8, damaged or not, and where each
//! character was one byte; elsewhere nothing is said.

use std::ops::Range;

use ascribe_types::{Document, Places, Span, Stretch};

const MARK: &[u8] = b"\xEF\xBB\xBF";

/// The document with its places in `bytes`, given those in `text`, which was decoded from them.
pub(crate) fn placed(document: Document, bytes: &[u8], text: &str) -> Document {
    let pieces = pieces(bytes, text);
    let places = document
        .places
        .zip(pieces)
        .map(|(places, pieces)| Places::new(places.iter().flat_map(|stretch| origins(&pieces, stretch)).collect()));
    Document { places, ..document }
}

/// A piece of a decoded text, and the bytes that it was made of: the same, or those of one character.
#[derive(Debug, PartialEq, Eq)]
struct Piece {
    text: Range<u64>,
    bytes: Range<u64>,
}

impl Piece {
    fn new(text: Range<usize>, bytes: Range<usize>) -> Self {
        Self { text: text.start as u64..text.end as u64, bytes: bytes.start as u64..bytes.end as u64 }
    }

    /// Whether text and bytes go along with each other.
    fn is_even(&self) -> bool {
        self.text.end - self.text.start == self.bytes.end - self.bytes.start
    }

    /// The bytes of what lies in `range` of the text; none where a character would be torn.
    fn cut(&self, range: &Range<u64>) -> Option<Range<u64>> {
        let (start, end) = (self.text.start.max(range.start), self.text.end.min(range.end));
        if self.is_even() {
            let moved = |at: u64| at - self.text.start + self.bytes.start;
            return Some(moved(start)..moved(end));
        }
        (self.text == (start..end)).then(|| self.bytes.clone())
    }
}

/// What of the text comes from where; none where nobody can tell.
fn pieces(bytes: &[u8], text: &str) -> Option<Vec<Piece>> {
    let mark = if bytes.starts_with(MARK) { MARK.len() } else { 0 };
    utf_8(bytes, mark, text).or_else(|| single(bytes, text))
}

/// UTF-8, where each damaged place became one character.
fn utf_8(bytes: &[u8], mark: usize, text: &str) -> Option<Vec<Piece>> {
    let (mut pieces, mut from, mut to) = (Vec::new(), mark, 0);
    for chunk in bytes[mark..].utf8_chunks() {
        let (valid, invalid) = (chunk.valid().len(), chunk.invalid().len());
        text[to..].starts_with(chunk.valid()).then_some(())?;
        pieces.push(Piece::new(to..to + valid, from..from + valid));
        (from, to) = (from + valid, to + valid);
        if invalid > 0 {
            let damage = char::REPLACEMENT_CHARACTER.len_utf8();
            text[to..].starts_with(char::REPLACEMENT_CHARACTER).then_some(())?;
            pieces.push(Piece::new(to..to + damage, from..from + invalid));
            (from, to) = (from + invalid, to + damage);
        }
    }
    (to == text.len()).then_some(pieces)
}

/// Each character one byte, and ASCII as it is.
fn single(bytes: &[u8], text: &str) -> Option<Vec<Piece>> {
    let same = |(&byte, c): (&u8, char)| !byte.is_ascii() || char::from(byte) == c;
    if text.chars().count() != bytes.len() || !bytes.iter().zip(text.chars()).all(same) {
        return None;
    }
    let mut pieces: Vec<Piece> = Vec::new();
    for ((at, c), byte) in text.char_indices().zip(0..) {
        let next = Piece::new(at..at + c.len_utf8(), byte..byte + 1);
        match pieces.last_mut().filter(|last| c.is_ascii() && last.is_even()) {
            Some(last) => (last.text.end, last.bytes.end) = (next.text.end, next.bytes.end),
            None => pieces.push(next),
        }
    }
    Some(pieces)
}

/// Where a stretch of a document, whose place in the decoded text is known, stands in the bytes.
fn origins(pieces: &[Piece], stretch: &Stretch) -> Vec<Stretch> {
    let place = &stretch.bytes;
    let first = pieces.partition_point(|piece| piece.text.end <= place.start);
    let here = pieces[first..].iter().take_while(|piece| piece.text.start < place.end);
    if stretch.text.len() as u64 != place.end - place.start {
        // A reference: it has its place as a whole, or none.
        let cut: Vec<Option<Range<u64>>> = here.map(|piece| piece.cut(place)).collect();
        let ends = cut.first().cloned().flatten().zip(cut.last().cloned().flatten());
        return ends
            .map(|(first, last)| Stretch { text: stretch.text, bytes: first.start..last.end })
            .into_iter()
            .collect();
    }
    let whole = |piece: &Piece| {
        let text = piece.text.start.max(place.start)..piece.text.end.min(place.end);
        let at =
            |offset: u64| stretch.text.start as usize + usize::try_from(offset - place.start).unwrap_or(usize::MAX);
        piece.cut(place).map(|bytes| Stretch { text: Span::new(at(text.start), at(text.end)), bytes })
    };
    here.filter_map(whole).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where "déjà" stands in the bytes of a page.
    #[track_caller]
    fn check(bytes: &[u8], expected: Option<&[u8]>) {
        let document = crate::read(bytes, Some(crate::Kind::HTML)).expect("a page");
        let at = document.text.find("déjà").expect("it is there");
        let place = document.places.and_then(|places| places.bytes(Span::new(at, at + "déjà".len())));
        let found = place.map(|place| place.start as usize..place.end as usize);
        assert_eq!(found.map(|range| &bytes[range]), expected);
    }

    #[test]
    fn utf_8() {
        check("<p>Il a dit déjà vu.".as_bytes(), Some("déjà".as_bytes()));
        check("\u{FEFF}<p>Il a dit déjà vu.".as_bytes(), Some("déjà".as_bytes()));
    }

    #[test]
    fn damaged_utf_8() {
        let page = [b"<p>Il a dit \xFF oui, ".as_slice(), "déjà vu, été, été.".as_bytes()].concat();
        check(&page, Some("déjà".as_bytes()));
    }

    #[test]
    fn one_byte_a_character() {
        check(b"<meta charset=windows-1252><p>Il a dit \x93d\xE9j\xE0 vu\x94.", Some(b"d\xE9j\xE0"));
    }

    #[test]
    fn other_encodings_do_not_tell() {
        let wide: Vec<u8> = "\u{FEFF}<p>Il a dit déjà vu.".encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(&wide, None);
    }
}
