//! The text in atoms: words, numbers and marks.
//!
//! Tokens as Universal Dependencies splits them hold together what an expression of time is built of ("mid-1990s", "10:35", "a.m."),
//! and given words have no tokens at all; so times are read from atoms of their own, and the tokens tell only what stands around.

use ascribe_types::Span;

/// What an atom is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Atom {
    /// Letters, in lower case.
    Word(String),
    /// Digits: what they come to, and how many they are. Commas between thousands count as nothing.
    Number(u32, u8),
    /// Any other character; the many dashes and apostrophes as one each.
    Mark(char),
    /// A blank line, over which no expression goes.
    Break,
}

/// An atom, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Placed {
    pub(crate) atom: Atom,
    pub(crate) span: Span,
    /// Whether the first letter of a word is a capital.
    pub(crate) capital: bool,
    /// Whether nothing stands between the atom before and this one.
    pub(crate) glued: bool,
}

/// The longest number that is read, in digits.
const DIGITS: usize = 9;

/// All atoms of a text, in one pass.
pub(crate) fn atoms(text: &str) -> Vec<Placed> {
    let mut out: Vec<Placed> = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let length = length(&text[at..], first);
        let piece = &text[at..at + length];
        let glued = out.last().is_some_and(|last| last.span.end as usize == at);
        if let Some(atom) = atom(piece, first) {
            out.push(Placed { atom, span: Span::new(at, at + length), capital: first.is_uppercase(), glued });
        }
        at += length;
    }
    out
}

/// How long the piece is with which a text begins: a run of letters, of digits, of white space, or one character.
fn length(text: &str, first: char) -> usize {
    if first.is_ascii_digit() {
        return digits(text);
    }
    let same: fn(char) -> bool = match first {
        _ if first.is_alphabetic() => char::is_alphabetic,
        _ if first.is_whitespace() => char::is_whitespace,
        _ => return first.len_utf8(),
    };
    text.find(|c| !same(c)).unwrap_or(text.len())
}

/// The length of a number, with its commas between thousands.
fn digits(text: &str) -> usize {
    let run = |from: usize| text[from..].bytes().take_while(u8::is_ascii_digit).count();
    let mut length = run(0);
    if length <= 3 {
        while text[length..].starts_with(',') && run(length + 1) == 3 {
            length += 4;
        }
    }
    length
}

fn atom(piece: &str, first: char) -> Option<Atom> {
    if first.is_alphabetic() {
        Some(Atom::Word(piece.to_lowercase()))
    } else if first.is_whitespace() {
        (piece.matches('\n').count() > 1).then_some(Atom::Break)
    } else {
        Some(number(piece).unwrap_or(Atom::Mark(plain(first))))
    }
}

fn number(piece: &str) -> Option<Atom> {
    let digits: String = piece.chars().filter(char::is_ascii_digit).collect();
    let number = (digits.len() <= DIGITS).then(|| digits.parse().ok())??;
    Some(Atom::Number(number, u8::try_from(piece.len()).ok()?))
}

/// One apostrophe and one hyphen for all.
fn plain(mark: char) -> char {
    match mark {
        '’' | '‘' | '`' => '\'',
        '‐' | '‑' => '-',
        _ => mark,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let show = |placed: &Placed| match &placed.atom {
            Atom::Word(word) => word.clone(),
            Atom::Number(number, _) => number.to_string(),
            Atom::Mark(mark) => mark.to_string(),
            Atom::Break => "¶".to_owned(),
        };
        atoms(text).iter().map(show).collect()
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(shown(text).join(" "), expected);
    }

    #[test]
    fn texts_fall_into_atoms() {
        check("mid-1990s", "mid - 1990 s");
        check("10:35 a.m.", "10 : 35 a . m .");
        check("the year’s 1,200 days", "the year ' s 1200 days");
        check("May 5,1946", "may 5 , 1946");
        check("one\n\ntwo", "one ¶ two");
        check("12345678901", "1");
    }

    #[test]
    fn spans_stand_on_characters() {
        for placed in atoms("Zürich, 5 mai — ‘été’ 2012") {
            assert!(placed.span.start < placed.span.end);
        }
    }
}
