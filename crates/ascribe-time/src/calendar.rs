//! Stretches of the calendar: days, weeks, months, seasons, decades; what TIMEX3 calls them and which days they hold.

pub(crate) mod holidays;

use ascribe_types::{Date, DateRange};
use jiff::civil::{Date as Day, Weekday};
use jiff::{Span, ToSpan};

/// The units in which a calendar counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Weekend,
    Month,
    Quarter,
    Year,
    FiscalYear,
    Decade,
    Century,
}

/// A season; the winter of a year begins in its December.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// A stretch of the calendar that has a name of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Period {
    Day(Day),
    /// By its Monday.
    Week(Day),
    /// By its Saturday.
    Weekend(Day),
    Month(i16, i8),
    Quarter(i16, i8),
    Half(i16, i8),
    Season(i16, Season),
    Year(i16),
    FiscalYear(i16),
    /// By its number: 199 for the 1990s.
    Decade(i16),
    /// By its number: 19 for the 1900s.
    Century(i16),
}

impl Season {
    const ALL: [Self; 4] = [Self::Spring, Self::Summer, Self::Autumn, Self::Winter];

    /// The month in which it begins.
    fn month(self) -> i8 {
        3 * (self as i8 + 1)
    }

    /// The code of TIMEX3.
    pub(crate) fn code(self) -> &'static str {
        ["SP", "SU", "FA", "WI"][self as usize]
    }
}

impl Period {
    /// The stretch of one unit that a day lies in; none for units shorter than a day. A weekend is the one of the day's week.
    pub(crate) fn containing(unit: Unit, day: Day) -> Option<Self> {
        let monday = move || day.checked_sub(i64::from(day.weekday().to_monday_zero_offset()).days()).ok();
        Some(match unit {
            Unit::Second | Unit::Minute | Unit::Hour => return None,
            Unit::Day => Self::Day(day),
            Unit::Week => Self::Week(monday()?),
            Unit::Weekend => Self::Weekend(monday()?.checked_add(5.days()).ok()?),
            Unit::Month => Self::Month(day.year(), day.month()),
            Unit::Quarter => Self::Quarter(day.year(), (day.month() - 1) / 3 + 1),
            Unit::Year => Self::Year(day.year()),
            Unit::FiscalYear => Self::FiscalYear(day.year()),
            Unit::Decade => Self::Decade(day.year().div_euclid(10)),
            Unit::Century => Self::Century(day.year().div_euclid(100)),
        })
    }

    /// The one that comes so many later, or earlier; none beyond the calendar.
    pub(crate) fn shift(self, by: i32) -> Option<Self> {
        Some(match self {
            Self::Day(day) => Self::Day(add_days(day, by)?),
            Self::Week(monday) => Self::Week(add_days(monday, by.checked_mul(7)?)?),
            Self::Weekend(saturday) => Self::Weekend(add_days(saturday, by.checked_mul(7)?)?),
            Self::Month(year, month) => {
                let (year, month) = carry(year, month - 1, 12, by)?;
                Self::Month(year, month + 1)
            }
            Self::Quarter(year, quarter) => {
                let (year, quarter) = carry(year, quarter - 1, 4, by)?;
                Self::Quarter(year, quarter + 1)
            }
            Self::Half(year, half) => {
                let (year, half) = carry(year, half - 1, 2, by)?;
                Self::Half(year, half + 1)
            }
            Self::Season(year, season) => {
                let (year, season) = carry(year, season as i8, 4, by)?;
                Self::Season(year, Season::ALL[season as usize])
            }
            Self::Year(year) => Self::Year(shifted(year, by)?),
            Self::FiscalYear(year) => Self::FiscalYear(shifted(year, by)?),
            Self::Decade(decade) => Self::Decade(shifted(decade, by)?),
            Self::Century(century) => Self::Century(shifted(century, by)?),
        })
    }

    /// What TIMEX3 calls it.
    pub(crate) fn value(self) -> String {
        match self {
            Self::Day(day) => day.to_string(),
            Self::Week(monday) => week(monday),
            Self::Weekend(saturday) => format!("{}-WE", week(saturday)),
            Self::Month(year, month) => format!("{year:04}-{month:02}"),
            Self::Quarter(year, quarter) => format!("{year:04}-Q{quarter}"),
            Self::Half(year, half) => format!("{year:04}-H{half}"),
            Self::Season(year, season) => format!("{year:04}-{}", season.code()),
            Self::Year(year) => format!("{year:04}"),
            Self::FiscalYear(year) => format!("FY{year:04}"),
            Self::Decade(decade) => format!("{decade:03}"),
            Self::Century(century) => format!("{century:02}"),
        }
    }

    /// Its first and last day; none where they are not the same for everybody (fiscal years).
    pub(crate) fn days(self) -> Option<(Day, Day)> {
        match self {
            Self::Day(day) => Some((day, day)),
            Self::Week(monday) => Some((monday, add_days(monday, 6)?)),
            Self::Weekend(saturday) => Some((saturday, add_days(saturday, 1)?)),
            Self::Month(year, month) => months(year, month, 1),
            Self::Quarter(year, quarter) => months(year, 3 * quarter - 2, 3),
            Self::Half(year, half) => months(year, 6 * half - 5, 6),
            Self::Season(year, season) => months(year, season.month(), 3),
            Self::Year(year) => months(year, 1, 12),
            Self::FiscalYear(_) => None,
            Self::Decade(decade) => years(decade, 10),
            Self::Century(century) => years(century, 100),
        }
    }

    /// The unit that it is one of.
    pub(crate) fn unit(self) -> Unit {
        match self {
            Self::Day(_) => Unit::Day,
            Self::Week(_) => Unit::Week,
            Self::Weekend(_) => Unit::Weekend,
            Self::Month(..) => Unit::Month,
            Self::Quarter(..) | Self::Half(..) | Self::Season(..) => Unit::Quarter,
            Self::Year(_) => Unit::Year,
            Self::FiscalYear(_) => Unit::FiscalYear,
            Self::Decade(_) => Unit::Decade,
            Self::Century(_) => Unit::Century,
        }
    }
}

/// The day so many days later, or earlier.
pub(crate) fn add_days(day: Day, days: i32) -> Option<Day> {
    day.checked_add(Span::new().try_days(days).ok()?).ok()
}

/// The days from one to another, as the types have them.
pub(crate) fn range(first: Option<Day>, last: Option<Day>) -> DateRange {
    DateRange { first: first.map(plain), last: last.map(plain) }
}

/// A day, as the types have it.
pub(crate) fn plain(day: Day) -> Date {
    Date { year: day.year(), month: day.month().unsigned_abs(), day: day.day().unsigned_abs() }
}

/// A date, for counting; none where there is no such day.
pub(crate) fn counted(date: Date) -> Option<Day> {
    Day::new(date.year, i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?).ok()
}

/// A weekday of the week that a day lies in.
pub(crate) fn in_week(day: Day, weekday: Weekday) -> Option<Day> {
    let offset = weekday.to_monday_zero_offset() - day.weekday().to_monday_zero_offset();
    add_days(day, i32::from(offset))
}

/// The name of a day's week.
fn week(day: Day) -> String {
    let week = day.iso_week_date();
    format!("{:04}-W{:02}", week.year(), week.week())
}

/// So many months from one on.
fn months(year: i16, month: i8, count: i32) -> Option<(Day, Day)> {
    let first = Day::new(year, month, 1).ok()?;
    let last = first.checked_add(count.months()).ok()?.yesterday().ok()?;
    Some((first, last))
}

/// The years of a decade or century.
fn years(number: i16, each: i16) -> Option<(Day, Day)> {
    let first = number.checked_mul(each)?;
    let last = first.checked_add(each - 1)?;
    Some((Day::new(first, 1, 1).ok()?, Day::new(last, 12, 31).ok()?))
}

fn shifted(number: i16, by: i32) -> Option<i16> {
    i16::try_from(i32::from(number).checked_add(by)?).ok().filter(|number| (0..=9999).contains(number))
}

/// Counts on in parts of a year, from 0, and goes over into other years.
fn carry(year: i16, part: i8, parts: i32, by: i32) -> Option<(i16, i8)> {
    let count = (i32::from(year) * parts + i32::from(part)).checked_add(by)?;
    let year = i16::try_from(count.div_euclid(parts)).ok().filter(|year| (0..=9999).contains(year))?;
    Some((year, i8::try_from(count.rem_euclid(parts)).ok()?))
}

/// The first, second or last third of some days; of less than three days nothing.
pub(crate) fn third(days: (Day, Day), which: i32) -> Option<(Day, Day)> {
    let count = days.0.until(days.1).ok()?.get_days() + 1;
    let edge = |third: i32| add_days(days.0, count * third / 3);
    (count >= 3).then_some(())?;
    Some((edge(which)?, edge(which + 1)?.yesterday().ok()?))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[track_caller]
    fn check(period: Option<Period>, value: &str, first: Day, last: Day) {
        let period = period.unwrap();
        assert_eq!((period.value().as_str(), period.days()), (value, Some((first, last))));
    }

    const DAY: Day = date(2012, 4, 2);

    #[test]
    fn units_hold_a_day() {
        check(Period::containing(Unit::Day, DAY), "2012-04-02", DAY, DAY);
        check(Period::containing(Unit::Week, DAY), "2012-W14", DAY, date(2012, 4, 8));
        check(Period::containing(Unit::Weekend, DAY), "2012-W14-WE", date(2012, 4, 7), date(2012, 4, 8));
        check(Period::containing(Unit::Month, DAY), "2012-04", date(2012, 4, 1), date(2012, 4, 30));
        check(Period::containing(Unit::Quarter, DAY), "2012-Q2", date(2012, 4, 1), date(2012, 6, 30));
        check(Period::containing(Unit::Decade, DAY), "201", date(2010, 1, 1), date(2019, 12, 31));
        check(Period::containing(Unit::Century, DAY), "20", date(2000, 1, 1), date(2099, 12, 31));
        assert_eq!(Period::containing(Unit::Hour, DAY), None);
    }

    #[test]
    fn they_are_counted_over_the_ends_of_years() {
        check(Period::Month(2012, 1).shift(-2), "2011-11", date(2011, 11, 1), date(2011, 11, 30));
        check(Period::Quarter(2012, 4).shift(1), "2013-Q1", date(2013, 1, 1), date(2013, 3, 31));
        check(Period::Season(2011, Season::Winter).shift(0), "2011-WI", date(2011, 12, 1), date(2012, 2, 29));
        check(Period::Season(2012, Season::Spring).shift(-1), "2011-WI", date(2011, 12, 1), date(2012, 2, 29));
        check(Period::Half(2012, 1).shift(-1), "2011-H2", date(2011, 7, 1), date(2011, 12, 31));
    }

    #[test]
    fn nothing_lies_beyond_the_calendar() {
        assert_eq!(Period::Year(9999).shift(1), None);
        assert_eq!(Period::Day(DAY).shift(i32::MAX), None);
        assert_eq!(Period::Week(DAY).shift(i32::MIN), None);
        assert_eq!(Period::Month(0, 1).shift(-1), None);
        assert_eq!(counted(Date { year: 2011, month: 2, day: 29 }), None);
    }

    #[test]
    fn early_and_late_are_thirds() {
        let march = (date(2012, 3, 1), date(2012, 3, 31));
        assert_eq!(third(march, 0), Some((date(2012, 3, 1), date(2012, 3, 10))));
        assert_eq!(third(march, 2), Some((date(2012, 3, 21), date(2012, 3, 31))));
        assert_eq!(third((DAY, DAY), 0), None);
    }
}
