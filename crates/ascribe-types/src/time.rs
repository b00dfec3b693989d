//! Times as a report writes them, and what they come to.

use crate::Span;
use crate::syntax::names;

/// A day of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// The year of our era.
    pub year: i16,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day of the month, 1 to 31.
    pub day: u8,
}

/// From one day to another, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateRange {
    /// The first day; none where it has no beginning ("until May").
    pub first: Option<Date>,
    /// The last day; none where it goes on ("since 1996").
    pub last: Option<Date>,
}

names! {
    /// What an expression of time tells: the types of TIMEX3 (Pustejovsky et al. 2003, ISO 24617-1).
    TimeKind {
        /// A day or longer, by the calendar: "last month", "in early March".
        Date = "DATE",
        /// A time of a day: "on Monday night".
        Time = "TIME",
        /// How long: "two years".
        Duration = "DURATION",
        /// How often: "every Friday".
        Set = "SET",
    }
}

/// An expression of time in a report: "last month", "since 1996".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Time {
    /// Where it stands.
    pub span: Span,
    /// What it tells.
    pub kind: TimeKind,
    /// What it comes to as TIMEX3 writes values ("1998-08", "P2Y", "PAST_REF"), counted from the report's date where it needs
    /// one; none where that date is not known, or the words do not tell.
    pub value: Option<String>,
    /// The days that it speaks of; none where the value tells none.
    pub range: Option<DateRange>,
}
