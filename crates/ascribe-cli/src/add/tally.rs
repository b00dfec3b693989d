//! What came of an `add`, in numbers.

use std::fmt;
use std::iter::Sum;
use std::ops::Add;

use crate::unread::Unread;

/// What came of an `add`, in numbers of reports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    /// Those that were read.
    pub(super) read: u64,
    /// Those that were not read, since others with their texts were.
    pub(super) same: u64,
    /// Of all these, those that the ledger did not have.
    pub(super) new: u64,
    /// Of the new, those that are copies of others.
    pub(super) copies: u64,
    /// Of the new, those of which nobody tells when they were published.
    pub(super) undated: u64,
    /// Those that were not read, since the ledger has them from elsewhere.
    pub(super) known: u64,
    /// Files and records that were as before.
    pub(super) unchanged: u64,
    /// What could not be read.
    pub(super) failed: u64,
}

impl Tally {
    /// The same with all that a person was told of that failed. Where a run was interrupted, not all of it is recorded.
    pub(super) fn with_failed(self, unread: &Unread) -> Self {
        Self { failed: unread.failed(), ..self }
    }
}

impl Add for Tally {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            read: self.read + other.read,
            same: self.same + other.same,
            new: self.new + other.new,
            copies: self.copies + other.copies,
            undated: self.undated + other.undated,
            known: self.known + other.known,
            unchanged: self.unchanged + other.unchanged,
            failed: self.failed + other.failed,
        }
    }
}

impl Sum for Tally {
    fn sum<I: Iterator<Item = Self>>(tallies: I) -> Self {
        tallies.fold(Self::default(), Self::add)
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} read", self.read)?;
        if self.same > 0 {
            write!(f, ", {} with the text of another", self.same)?;
        }
        write!(f, ", {} new", self.new)?;
        let of_new = [(self.copies, "copies"), (self.undated, "without a date")];
        let of_new: Vec<String> = of_new.iter().filter(|(count, _)| *count > 0).map(counted).collect();
        if !of_new.is_empty() {
            write!(f, " ({})", of_new.join(", "))?;
        }
        let others = [(self.known, "found before"), (self.unchanged, "unchanged"), (self.failed, "failed")];
        others.iter().filter(|(count, _)| *count > 0).try_for_each(|other| write!(f, ", {}", counted(other)))
    }
}

fn counted((count, what): &(u64, &str)) -> String {
    let what = if (*count, *what) == (1, "copies") { "copy" } else { what };
    format!("{count} {what}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check([read, same, new, copies, undated, known, unchanged, failed]: [u64; 8], expected: &str) {
        assert_eq!(Tally { read, same, new, copies, undated, known, unchanged, failed }.to_string(), expected);
    }

    #[test]
    fn is_one_line_without_what_did_not_happen() {
        check([3, 0, 3, 0, 0, 0, 0, 0], "3 read, 3 new");
        check([9, 0, 7, 2, 1, 0, 0, 0], "9 read, 7 new (2 copies, 1 without a date)");
        check([6, 0, 6, 1, 0, 4, 0, 0], "6 read, 6 new (1 copy), 4 found before");
        check([2, 3, 5, 4, 0, 0, 0, 0], "2 read, 3 with the text of another, 5 new (4 copies)");
        check([0, 0, 0, 0, 0, 0, 12, 1], "0 read, 0 new, 12 unchanged, 1 failed");
    }

    #[test]
    fn sums_are_field_by_field() {
        let one = Tally { read: 1, unchanged: 2, ..Tally::default() };
        let other = Tally { read: 3, failed: 4, ..Tally::default() };
        assert_eq!(one + other, Tally { read: 4, unchanged: 2, failed: 4, ..Tally::default() });
    }
}
