//! How a piece was written: its case, and how its token is set off from the one before.

/// How many shapes there are.
pub const SHAPES: usize = 32;

/// How many cases there are to a layout.
const CASES: u8 = 8;

/// How a piece is set off from what stands before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// A later piece of the same token.
    Inside = 0,
    /// The first piece of a token that touches the one before.
    Touching = 1,
    /// The first piece after a gap within a line.
    Gap = 2,
    /// The first piece after a line break, or of the text.
    Line = 3,
}

impl Layout {
    /// The layout of a token that `gap` divides from the one before.
    pub(super) fn after(gap: &str) -> Self {
        match gap {
            "" => Self::Touching,
            " " => Self::Gap,
            _ if gap.contains(breaks_line) => Self::Line,
            _ => Self::Gap,
        }
    }
}

fn breaks_line(letter: char) -> bool {
    matches!(letter, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The shape of a piece written as `written`.
pub(super) fn shape(layout: Layout, written: &str) -> u8 {
    layout as u8 * CASES + case(written)
}

/// The letters of a piece, counted.
#[derive(Default)]
struct Letters {
    capitals: usize,
    small: usize,
    caseless: usize,
    starts_capital: bool,
}

impl Letters {
    fn count(&mut self, letter: char) {
        if letter.is_lowercase() {
            self.small += 1;
        } else if letter.is_uppercase() {
            self.starts_capital |= self.capitals + self.small + self.caseless == 0;
            self.capitals += 1;
        } else if letter.is_alphabetic() {
            self.caseless += 1;
        }
    }
}

fn case(written: &str) -> u8 {
    let mut letters = Letters::default();
    for letter in written.chars() {
        if letter.is_numeric() {
            return 5;
        }
        letters.count(letter);
    }
    match letters {
        Letters { capitals: 0, small: 0, caseless: 0, .. } => 6,
        Letters { capitals: 0, small: 0, .. } => 7,
        Letters { capitals: 0, .. } => 1,
        Letters { capitals: 1, starts_capital: true, .. } => 2,
        Letters { small: 0, .. } => 3,
        _ => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(written: &str, expected: u8) {
        assert_eq!(case(written), expected, "{written:?}");
    }

    #[test]
    fn tells_cases_apart() {
        check("word", 1);
        check("Word", 2);
        check("W", 2);
        check("É", 2);
        check("NATO", 3);
        check("iPhone", 4);
        check("WoRd", 4);
        check("B2", 5);
        check("…", 6);
        check("$", 6);
        check("漢", 7);
    }

    #[test]
    fn tells_layouts_apart() {
        assert_eq!(Layout::after(""), Layout::Touching);
        assert_eq!(Layout::after("  \t"), Layout::Gap);
        assert_eq!(Layout::after(" \r\n "), Layout::Line);
    }

    #[test]
    fn stays_below_the_number_of_shapes() {
        assert_eq!(usize::from(shape(Layout::Line, "漢")), SHAPES - 1);
    }
}
