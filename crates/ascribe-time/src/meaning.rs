//! What an expression of time means, before it is counted from anything.

use jiff::civil::{Date as Day, Weekday};

use crate::calendar::holidays::Holiday;
use crate::calendar::{Period, Season, Unit};

/// The meaning of a whole expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// A stretch of the calendar, or an edge of it: "last month", "in early March".
    Calendar(Calendar, Edge),
    /// A part of a day: "Monday night".
    Part(Calendar, Part),
    /// A time of a day, of which nothing more may be said: "10:35 a.m.", "noon on Friday".
    Clock(Option<Calendar>, Clock),
    /// How long: "two years".
    Length(Length, Side),
    /// How often, by its value: "every Friday".
    Recurring(String),
    /// Vaguely: "now", "in the future", "a few years ago".
    Vague(Vague),
    /// After what was last spoken of, by a length that is not told: "months later".
    SomeTimeLater(Unit),
}

/// A stretch of the calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Calendar {
    /// That can be pointed at without any anchor: "March 5, 1946".
    Fixed(Period),
    /// That comes once a year: "March", "Christmas".
    Yearly(Yearly, Pick),
    /// That comes once a week.
    Weekday(Weekday, Pick),
    /// "the weekend", "next weekend".
    Weekend(Pick),
    /// So many units from the one that holds the anchor: "last month" is one month back, "today" no day.
    Step(Unit, i32, From),
    /// The unit that runs at the report's date, if that is what the verb looks at: "the year" of "by the end of the year".
    Running(Unit),
    /// A length away from the anchor: "two years ago", "three days later".
    Away(Length, Way, From),
    /// The unit that holds a day: "the week of March 6".
    Around(Unit, Box<Calendar>),
    /// A day of the month last spoken of: the "25" of "April 24 and 25".
    DayOfMonth(i8),
}

/// What comes once a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Yearly {
    Month(i8),
    /// A day of a month.
    Day(i8, i8),
    Season(Season),
    Quarter(i8),
    Half(i8),
    Holiday(Holiday),
}

/// Which one of those that come again and again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Pick {
    /// The nearest, in the direction of the verb.
    Nearest,
    /// The one before the report: "last October".
    Last,
    /// The one to come: "next October".
    Next,
    /// The one of this year or week: "this summer".
    This,
    /// The nearest that falls on a weekday: "Monday, April 2".
    On(Weekday),
    /// The one within this: "October last year", "Tuesday next week".
    Within(Box<Calendar>),
}

/// What is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum From {
    /// The report's date: "last month".
    Report,
    /// The time last spoken of: "the following month".
    Spoken,
}

/// Back or on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    Back,
    On,
}

/// Which part of a stretch is meant. TIMEX3 has it in `mod` and not in the value; the range holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Edge {
    Whole,
    /// "early": the first third.
    Start,
    /// "mid-": the second third.
    Middle,
    /// "late": the last third.
    End,
    /// "earlier this year": up to the anchor.
    Earlier,
    /// "later this year": from the anchor on.
    Later,
}

/// The parts of a day that TIMEX3 knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Morning,
    Afternoon,
    Evening,
    Night,
}

impl Part {
    /// The code of TIMEX3.
    pub(crate) fn code(self) -> &'static str {
        ["TMO", "TAF", "TEV", "TNI"][self as usize]
    }
}

/// A time of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Clock {
    pub(crate) hour: u8,
    pub(crate) minute: u8,
}

/// So many units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Length {
    pub(crate) amount: Amount,
    pub(crate) unit: Unit,
}

/// How many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Amount {
    /// In tenths: "two and a half" is 25.
    Tenths(u32),
    /// "several", "a few", or the bare plural.
    Some,
}

/// On which side of the report's date a length lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// Not told: "two years".
    Open,
    /// "the last two years".
    Before,
    /// "the next two years".
    After,
}

/// What TIMEX3 has for a time that is not told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Vague {
    Past,
    Present,
    Future,
}

impl Vague {
    /// The value of TIMEX3.
    pub(crate) fn value(self) -> &'static str {
        ["PAST_REF", "PRESENT_REF", "FUTURE_REF"][self as usize]
    }
}

impl Calendar {
    /// A day that is told whole.
    pub(crate) fn day(day: Day) -> Self {
        Self::Fixed(Period::Day(day))
    }
}

impl Length {
    /// How many whole units it is, and which; none where that is not told. Half a century is fifty years, and other halves are
    /// not said as exactly as a smaller unit would say them.
    pub(crate) fn whole(self) -> Option<(i32, Unit)> {
        let Amount::Tenths(tenths) = self.amount else { return None };
        let (tenths, unit) = match (tenths % 10, self.unit) {
            (5, Unit::Decade) => (tenths.checked_mul(10)?, Unit::Year),
            (5, Unit::Century) => (tenths.checked_mul(100)?, Unit::Year),
            (0, unit) => (tenths, unit),
            _ => return None,
        };
        Some((i32::try_from(tenths / 10).ok()?, unit))
    }

    /// What TIMEX3 has for it: "P2Y", "PT5H", "PXD". Decades and centuries are counted in years.
    pub(crate) fn value(self) -> String {
        let (factor, prefix, letter) = match self.unit {
            Unit::Second => (1, "PT", "S"),
            Unit::Minute => (1, "PT", "M"),
            Unit::Hour => (1, "PT", "H"),
            Unit::Day => (1, "P", "D"),
            Unit::Week => (1, "P", "W"),
            Unit::Weekend => (1, "P", "WE"),
            Unit::Month => (1, "P", "M"),
            Unit::Quarter => (1, "P", "Q"),
            Unit::Year | Unit::FiscalYear => (1, "P", "Y"),
            Unit::Decade => (10, "P", "Y"),
            Unit::Century => (100, "P", "Y"),
        };
        match (self.amount, self.unit) {
            (Amount::Some, Unit::Decade) => "PXDE".to_owned(),
            (Amount::Some, Unit::Century) => "PXCE".to_owned(),
            (Amount::Some, _) => format!("{prefix}X{letter}"),
            (Amount::Tenths(5), _) => self.half(),
            (Amount::Tenths(tenths), Unit::Hour) if tenths % 10 == 5 => format!("PT{}H30M", tenths / 10),
            (Amount::Tenths(tenths), _) => format!("{prefix}{}{letter}", decimal(tenths.saturating_mul(factor))),
        }
    }

    /// Half a unit, in the next smaller one where that is exact for everybody.
    fn half(self) -> String {
        match self.unit {
            Unit::Minute => "PT30S".to_owned(),
            Unit::Hour => "PT30M".to_owned(),
            Unit::Day => "PT12H".to_owned(),
            Unit::Year => "P6M".to_owned(),
            Unit::Decade => "P5Y".to_owned(),
            Unit::Century => "P50Y".to_owned(),
            Unit::Second => "PT0.5S".to_owned(),
            Unit::Week => "P0.5W".to_owned(),
            Unit::Weekend => "P0.5WE".to_owned(),
            Unit::Month => "P0.5M".to_owned(),
            Unit::Quarter => "P0.5Q".to_owned(),
            Unit::FiscalYear => "P0.5Y".to_owned(),
        }
    }
}

/// Tenths as a decimal number.
fn decimal(tenths: u32) -> String {
    match tenths % 10 {
        0 => (tenths / 10).to_string(),
        rest => format!("{}.{rest}", tenths / 10),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(amount: Amount, unit: Unit, expected: &str) {
        assert_eq!(Length { amount, unit }.value(), expected);
    }

    #[test]
    fn lengths_are_written_as_timex3_has_them() {
        check(Amount::Tenths(20), Unit::Year, "P2Y");
        check(Amount::Tenths(25), Unit::Year, "P2.5Y");
        check(Amount::Tenths(160), Unit::Hour, "PT16H");
        check(Amount::Tenths(10), Unit::Decade, "P10Y");
        check(Amount::Some, Unit::Day, "PXD");
        check(Amount::Tenths(5), Unit::Hour, "PT30M");
        check(Amount::Tenths(55), Unit::Hour, "PT5H30M");
        check(Amount::Tenths(5), Unit::Year, "P6M");
    }
}
