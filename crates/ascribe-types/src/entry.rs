//! What a ledger records of a report.

use std::fmt;
use std::str::FromStr;

use crate::{Citation, Date, Parties, Report, Statement};

/// Which document: the beginning of the SHA-256 of what it is (its text, publisher, day and address), so that it is the same in every
/// ledger. Written as 16 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentId(pub u64);

impl fmt::Display for DocumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl FromStr for DocumentId {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        u64::from_str_radix(text, 16).map(Self)
    }
}

/// A report, ready to be recorded: what was read in it, and what ties it to other reports.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Which document.
    pub id: DocumentId,
    /// The report.
    pub report: Report,
    /// The day that it was published; none where nothing tells, or nothing that names a day. Who tells is in the document.
    pub published: Option<Date>,
    /// Who is who in it.
    pub parties: Parties,
    /// What is stated in it, in order of attributions and parts.
    pub statements: Vec<Statement>,
    /// The other reports that it has something from.
    pub citations: Vec<Citation>,
    /// What copies of its text would share with it, in order.
    pub fingerprint: Vec<u64>,
}
