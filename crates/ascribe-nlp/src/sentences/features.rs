//! What the boundary network sees of a word: a few rows of its table, picked by hashing what the word looks like and what stands
//! before it. Words that were never seen in training share rows with others that look alike.

use ascribe_types::Token;

use super::gaps::Gap;

/// How many rows a word picks.
pub const FEATURES: usize = 7;

/// How many rows the table has.
pub(crate) const ROWS: usize = 8192;

/// The rows that the word at `token` picks.
pub(crate) fn features(text: &str, token: &Token, gap: Gap) -> [u16; FEATURES] {
    let word = token.span.of(text);
    let lower = || word.chars().take(LONGEST).flat_map(char::to_lowercase);
    let length = word.chars().take(LONGEST).count();
    let before = char::from(b'0' + gap as u8);
    let class = word.chars().next().map_or(' ', class);
    [
        row(0, lower()),
        row(1, shape(word)),
        row(2, lower().take(3)),
        row(3, lower().skip(length.saturating_sub(3))),
        row(4, [before, class]),
        row(5, [before].into_iter().chain(lower())),
        row(6, [length_class(length), class]),
    ]
}

/// No more characters of a word are looked at.
const LONGEST: usize = 24;

/// The row that the characters of one kind of feature pick, by FNV-1a: a hash that stays the same forever, as the trained table needs.
fn row(kind: u8, characters: impl IntoIterator<Item = char>) -> u16 {
    let mut hash = 0x811c_9dc5_u32;
    let mut add = |byte: u8| hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    add(kind);
    for character in characters {
        u32::from(character).to_le_bytes().into_iter().take(3).for_each(&mut add);
    }
    ((hash ^ (hash >> 15)) % ROWS as u32) as u16
}

/// The kinds of characters in a word, runs of more than two as two: "Xxx", "dd", "X.X.".
fn shape(word: &str) -> impl Iterator<Item = char> {
    let mut last = ['\0'; 2];
    word.chars().take(LONGEST).map(class).filter(move |class| {
        let repeats = last == [*class; 2];
        last = [last[1], *class];
        !repeats
    })
}

/// The kind of a character; marks are their own kind.
fn class(c: char) -> char {
    match c {
        _ if c.is_uppercase() => 'X',
        _ if c.is_alphabetic() => 'x',
        _ if c.is_numeric() => 'd',
        _ => c,
    }
}

/// Lengths that are told apart.
fn length_class(length: usize) -> char {
    match length {
        0..=4 => char::from(b'0' + length as u8),
        5..=7 => '5',
        8..=12 => '8',
        _ => '9',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_are_short() {
        let check = |word: &str, expected: &str| assert_eq!(shape(word).collect::<String>(), expected);
        check("Minister", "Xxx");
        check("U.S.", "X.X.");
        check("10,000", "dd,dd");
        check("McKay", "XxXxx");
    }
}
