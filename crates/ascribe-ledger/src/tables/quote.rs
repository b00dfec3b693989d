//! Words of a document with what stands around them, so that they are found again where positions have shifted.

/// How many characters around a passage are told: enough to tell it from others of the same words, as the W3C's model of annotations wants.
const AROUND: u32 = 32;

/// Words of a document, where they stand, and what stands around them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quote<'t> {
    /// The words.
    pub exact: &'t str,
    /// Where they begin, in code points of the document's text.
    pub start: u32,
    /// Where they end.
    pub end: u32,
    /// What stands before them.
    pub prefix: &'t str,
    /// What stands after them.
    pub suffix: &'t str,
}

impl<'t> Quote<'t> {
    /// The words of `text` from one code point up to another; none if it has no such.
    pub(super) fn of(text: &'t str, start: u32, end: u32) -> Option<Self> {
        let first = start.saturating_sub(AROUND);
        let (_, rest) = split(text, first)?;
        let (prefix, rest) = split(rest, start - first)?;
        let (exact, rest) = split(rest, end.checked_sub(start)?)?;
        let suffix = split(rest, AROUND).map_or(rest, |(suffix, _)| suffix);
        Some(Self { exact, start, end, prefix, suffix })
    }
}

/// The first so many characters, and the rest.
fn split(text: &str, characters: u32) -> Option<(&str, &str)> {
    let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    ends.into_iter().nth(characters as usize).map(|at| text.split_at(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, [start, end]: [u32; 2], expected: Option<[&str; 3]>) {
        let found = Quote::of(text, start, end);
        assert_eq!(found.map(|quote| [quote.prefix, quote.exact, quote.suffix]), expected);
    }

    #[test]
    fn is_counted_in_characters() {
        check("Ö “né” 👍.", [2, 6], Some(["Ö ", "“né”", " 👍."]));
        check("a\0b", [2, 3], Some(["a\0", "b", ""]));
        check("ab", [0, 2], Some(["", "ab", ""]));
    }

    #[test]
    fn what_stands_around_is_short() {
        let text = format!("{}x{}", "é".repeat(100), "ü".repeat(100));
        check(&text, [100, 101], Some([&"é".repeat(32), "x", &"ü".repeat(32)]));
    }

    #[test]
    fn nothing_stands_beyond_the_end() {
        check("ab", [1, 3], None);
        check("ab", [2, 1], None);
    }
}
