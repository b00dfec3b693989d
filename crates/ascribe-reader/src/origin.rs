//! From places in a decoded text to places in the bytes that it was decoded from.
//!
//! Decoders do not tell where each character comes from. It can be told where the text is UTF-8, damaged or not, and where each
//! character was one byte; elsewhere nothing is said.

use std::ops::Range;

use ascribe_types::{Document, Places, Stretch};

const MARK: &[u8] = b"\xEF\xBB\xBF";

/// The document with its places in `bytes`, given those in `text`, which was decoded from them.
pub(crate) fn placed(document: Document, bytes: &[u8], text: &str) -> Document {
    let origin = Origin::of(bytes, text);
    let places = document
        .places
        .zip(origin)
        .map(|(places, origin)| Places::new(places.iter().filter_map(|place| origin.place(place)).collect()));
    Document { places, ..document }
}

/// How a text comes from bytes.
#[derive(Debug, PartialEq, Eq)]
enum Origin {
    /// It is the bytes, after a mark of some length.
    Same(u64),
    /// Its stretches in order, where each begins in the text and in the bytes. What lies between two in the text is damage.
    Stretches(Vec<(Range<u64>, u64)>),
    /// Where each of its characters begins in the text: it is the byte of that number.
    Characters(Vec<u64>),
}

impl Origin {
    fn of(bytes: &[u8], text: &str) -> Option<Self> {
        let bare = bytes.strip_prefix(MARK).unwrap_or(bytes);
        let mark = (bytes.len() - bare.len()) as u64;
        if bare == text.as_bytes() {
            return Some(Self::Same(mark));
        }
        Self::stretches(bare, text, mark).or_else(|| Self::characters(bytes, text))
    }

    fn stretches(bytes: &[u8], text: &str, mark: u64) -> Option<Self> {
        let (mut stretches, mut from, mut to) = (Vec::new(), 0, 0);
        for chunk in bytes.utf8_chunks() {
            let valid = chunk.valid();
            if !text[to..].starts_with(valid) {
                return None;
            }
            stretches.push((to as u64..(to + valid.len()) as u64, from as u64 + mark));
            (from, to) = (from + valid.len() + chunk.invalid().len(), to + valid.len());
            if !chunk.invalid().is_empty() {
                to += text[to..]
                    .strip_prefix(char::REPLACEMENT_CHARACTER)
                    .map(|_| char::REPLACEMENT_CHARACTER.len_utf8())?;
            }
        }
        (to == text.len()).then_some(Self::Stretches(stretches))
    }

    /// Each character one byte, and ASCII as it is.
    fn characters(bytes: &[u8], text: &str) -> Option<Self> {
        let same = |(&byte, c): (&u8, char)| !byte.is_ascii() || char::from(byte) == c;
        let single = text.chars().count() == bytes.len() && bytes.iter().zip(text.chars()).all(same);
        single.then(|| {
            Self::Characters(text.char_indices().map(|(at, _)| at as u64).chain([text.len() as u64]).collect())
        })
    }

    fn place(&self, place: &Stretch) -> Option<Stretch> {
        let Range { start, end } = place.bytes.clone();
        let bytes = match self {
            Self::Same(mark) => start + mark..end + mark,
            Self::Stretches(stretches) => {
                let (text, at) = stretches.get(stretches.partition_point(|(text, _)| text.end < end))?;
                (text.start <= start).then(|| start - text.start + at..end - text.start + at)?
            }
            Self::Characters(starts) => {
                let number = |at| starts.binary_search(&at).ok().map(|number| number as u64);
                number(start)?..number(end)?
            }
        };
        Some(Stretch { text: place.text, bytes })
    }
}
