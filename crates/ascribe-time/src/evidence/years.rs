//! Whether a number is a year: "in 1996", "the 1996 floods", "1994, 1995 and 1997", "(1996)", "1994–1997". Left alone: "1996 people",
//! "$1996", "1996%", and a bare number that nothing ties to its sentence as a year.

use ascribe_types::Upos;

use super::Place;
use crate::atoms::Atom;

/// Years that are written without anything that says that they are years.
const NEAR: std::ops::RangeInclusive<i16> = 1800..=2099;

/// Words after which a number of four digits is a year, whatever it is.
const TELLING: [&str; 11] =
    ["in", "since", "until", "till", "during", "circa", "before", "after", "year", "early", "late"];

/// Words after which a number of four digits may be a year.
const TYING: [&str; 12] =
    ["of", "by", "from", "to", "between", "and", "or", "for", "through", "around", "about", "than"];

const DETERMINERS: [&str; 9] = ["the", "a", "its", "their", "his", "her", "this", "that", "our"];

impl Place<'_> {
    /// Whether the number here is a year.
    pub(super) fn is_year(&self, year: i16) -> bool {
        if self.is_one_of_two_years() {
            return true;
        }
        let determined = self.before(&DETERMINERS);
        if !self.stands_free() || (self.counts_things() && !determined) {
            return false;
        }
        let listed = self.mark_before(&[',', '(', '—', '–', '_']);
        let tied = determined || listed || self.before(&TYING) || self.modifies();
        self.before(&TELLING) || (tied && NEAR.contains(&year))
    }

    /// Whether it is four digits that no mark ties to anything: not "1,996", "$1996", "1996%", "A-1996".
    fn stands_free(&self) -> bool {
        let number = &self.atoms[self.first];
        let after = self.after().glued() && ['%', '-', '/', '$'].iter().any(|mark| self.after().mark(*mark).is_some());
        let glued = number.glued && !self.mark_before(&['(', '"', '“', '\'', '—', '–', '/']);
        let counted = self.mark_before(&['$', '£', '€', '#']);
        matches!(number.atom, Atom::Number(_, 4)) && !(after || glued || counted)
    }

    /// Whether another year stands beside it with nothing but a dash between: "1994–1997".
    fn is_one_of_two_years(&self) -> bool {
        let atom = |at: usize| self.atoms.get(at).filter(|placed| placed.glued).map(|placed| &placed.atom);
        let is_dash = |at: usize| matches!(atom(at), Some(Atom::Mark('-' | '–')));
        let is_year =
            |at: usize| matches!(self.atoms.get(at).map(|placed| &placed.atom), Some(Atom::Number(1000..=2100, 4)));
        let opens = is_dash(self.end)
            && is_year(self.end + 1)
            && !is_dash(self.end + 2)
            && !(self.first > 0 && is_dash(self.first - 1));
        let closes = self.first >= 2 && is_dash(self.first - 1) && is_year(self.first - 2) && !is_dash(self.end);
        opens || closes
    }

    /// Whether a plural noun that can be counted follows: "1996 people".
    fn counts_things(&self) -> bool {
        self.word_after().is_some_and(|word| word.upos == Upos::Noun && word.features.is("Number", "Plur"))
            || self.after().word(&["people", "percent", "km", "miles", "dollars", "euros"]).is_some()
    }

    /// Whether a noun follows, or an adjective that may belong to one.
    fn modifies(&self) -> bool {
        self.word_after().is_some_and(|word| matches!(word.upos, Upos::Noun | Upos::Propn | Upos::Adj))
    }
}
