//! A place among atoms, from which the grammar reads on. It is a copy of a slice: to try one way and then another costs nothing.
//!
//! The grammar is a few dozen small functions of this shape, each of which looks a fixed number of atoms ahead; a parser library
//! would put the same functions in its own words and save none.

use crate::atoms::{Atom, Placed};
use crate::lexicon;

/// What is still to be read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cursor<'a> {
    atoms: &'a [Placed],
}

/// What was read, and the place after it.
pub(crate) type Read<'a, T> = Option<(T, Cursor<'a>)>;

impl<'a> Cursor<'a> {
    pub(crate) fn new(atoms: &'a [Placed]) -> Self {
        Self { atoms }
    }

    /// How many atoms are left.
    pub(crate) fn left(self) -> usize {
        self.atoms.len()
    }

    /// The next atom.
    pub(crate) fn first(self) -> Option<&'a Placed> {
        self.atoms.first()
    }

    /// The place after the next atom.
    pub(crate) fn skip(self) -> Self {
        Self { atoms: self.atoms.get(1..).unwrap_or_default() }
    }

    /// The next word, if it means something.
    pub(crate) fn read<T>(self, meaning: impl Fn(&str) -> Option<T>) -> Read<'a, T> {
        match &self.first()?.atom {
            Atom::Word(word) => Some((meaning(word)?, self.skip())),
            _ => None,
        }
    }

    /// One of some words.
    pub(crate) fn word(self, words: &[&str]) -> Option<Self> {
        self.read(|word| words.contains(&word).then_some(())).map(|(_, rest)| rest)
    }

    /// Some words in a row; marks count as words of one letter.
    pub(crate) fn words(self, words: &[&str]) -> Option<Self> {
        words.iter().try_fold(self, |rest, word| match &rest.first()?.atom {
            Atom::Word(found) if found == word => Some(rest.skip()),
            Atom::Mark(mark) if word.chars().eq([*mark]) => Some(rest.skip()),
            _ => None,
        })
    }

    /// The place after one of some words, or here.
    pub(crate) fn maybe(self, words: &[&str]) -> Self {
        self.word(words).unwrap_or(self)
    }

    /// A mark.
    pub(crate) fn mark(self, mark: char) -> Option<Self> {
        (self.first()?.atom == Atom::Mark(mark)).then(|| self.skip())
    }

    /// The place after a mark, or here.
    pub(crate) fn maybe_mark(self, mark: char) -> Self {
        self.mark(mark).unwrap_or(self)
    }

    /// Whether nothing stands between the atom before and the next.
    pub(crate) fn glued(self) -> bool {
        self.first().is_some_and(|placed| placed.glued)
    }

    /// Digits, from `least` to `most` of them.
    pub(crate) fn digits(self, least: u8, most: u8) -> Read<'a, u32> {
        match self.first()?.atom {
            Atom::Number(number, digits) if (least..=most).contains(&digits) => Some((number, self.skip())),
            _ => None,
        }
    }

    /// A year in four digits.
    pub(crate) fn year(self) -> Read<'a, i16> {
        let (year, rest) = self.digits(4, 4)?;
        let ends = rest
            .mark('.')
            .or_else(|| rest.mark(','))
            .is_none_or(|after| !(rest.glued() && after.glued() && after.digits(1, 9).is_some()));
        ((1000..=2100).contains(&year) && ends).then_some(())?;
        Some((i16::try_from(year).ok()?, rest))
    }

    /// A year in two digits after an apostrophe: "'69". From 30 to 49 it could be of either century: none.
    pub(crate) fn short_year(self) -> Read<'a, i16> {
        let (year, rest) =
            self.mark('\'')?.digits(2, 2).filter(|(_, rest)| !rest.glued() || rest.word(&["s"]).is_none())?;
        let century = match year {
            0..30 => 2000,
            50.. => 1900,
            _ => return None,
        };
        Some((century + i16::try_from(year).ok()?, rest))
    }

    /// A day of a month: "5", "5th".
    pub(crate) fn day_of_month(self) -> Read<'a, i8> {
        let (day, rest) = self.digits(1, 2)?;
        (1..=31).contains(&day).then_some(())?;
        let rest = if rest.glued() { rest.maybe(&["st", "nd", "rd", "th"]) } else { rest };
        Some((i8::try_from(day).ok()?, rest))
    }

    /// An ordinal in digits or words: "20th", "third", "twenty-first".
    pub(crate) fn ordinal(self) -> Read<'a, u32> {
        if let Some((number, rest)) = self.digits(1, 2) {
            return rest.glued().then(|| rest.word(&["st", "nd", "rd", "th"])).flatten().map(|rest| (number, rest));
        }
        if let Some(rest) = self.words(&["twenty", "-", "first"]) {
            return Some((21, rest));
        }
        self.read(lexicon::ordinal)
    }
}
