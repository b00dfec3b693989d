//! Feasts and public holidays that English news dates things by; those with one day in all countries, and of the United States
//! those that no other country has by the same name.

use jiff::civil::{Date as Day, Weekday};

use super::add_days;

/// When a holiday is in each year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holiday {
    /// On a day of a month.
    On(i8, i8),
    /// The nth of a weekday in a month, from its end if negative.
    Nth(i8, i8, Weekday),
    /// So many days after the nth of a weekday in a month.
    AfterNth(i8, i8, Weekday, i32),
    /// So many days after Easter Sunday of the western churches.
    Easter(i32),
}

/// The holidays by their names.
const NAMED: &[(&[&str], Holiday)] = &[
    (&["new", "year", "'", "s", "day"], Holiday::On(1, 1)),
    (&["new", "year", "'", "s", "eve"], Holiday::On(12, 31)),
    (&["valentine", "'", "s", "day"], Holiday::On(2, 14)),
    (&["good", "friday"], Holiday::Easter(-2)),
    (&["easter", "sunday"], Holiday::Easter(0)),
    (&["easter", "monday"], Holiday::Easter(1)),
    (&["easter"], Holiday::Easter(0)),
    (&["palm", "sunday"], Holiday::Easter(-7)),
    (&["ash", "wednesday"], Holiday::Easter(-46)),
    (&["memorial", "day"], Holiday::Nth(-1, 5, Weekday::Monday)),
    (&["labor", "day"], Holiday::Nth(1, 9, Weekday::Monday)),
    (&["halloween"], Holiday::On(10, 31)),
    (&["election", "day"], Holiday::AfterNth(1, 11, Weekday::Monday, 1)),
    (&["veterans", "day"], Holiday::On(11, 11)),
    (&["thanksgiving", "day"], Holiday::Nth(4, 11, Weekday::Thursday)),
    (&["thanksgiving"], Holiday::Nth(4, 11, Weekday::Thursday)),
    (&["christmas", "day"], Holiday::On(12, 25)),
    (&["christmas", "eve"], Holiday::On(12, 24)),
    (&["christmas"], Holiday::On(12, 25)),
    (&["boxing", "day"], Holiday::On(12, 26)),
];

impl Holiday {
    /// All names, in atoms of lower case, the longer of two that begin alike first.
    pub(crate) fn named() -> impl Iterator<Item = (&'static [&'static str], Self)> {
        NAMED.iter().map(|(name, holiday)| (*name, *holiday))
    }

    /// Its day in a year.
    pub(crate) fn in_year(self, year: i16) -> Option<Day> {
        match self {
            Self::On(month, day) => Day::new(year, month, day).ok(),
            Self::Nth(nth, month, weekday) => Day::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok(),
            Self::AfterNth(nth, month, weekday, after) => {
                add_days(Self::Nth(nth, month, weekday).in_year(year)?, after)
            }
            Self::Easter(after) => add_days(easter(year)?, after),
        }
    }
}

/// Easter Sunday of the western churches, by the anonymous Gregorian computus (Meeus 1991, Astronomical Algorithms, chapter 8). It
/// is nine lines of arithmetic, and a crate for it would be one more to trust.
fn easter(year: i16) -> Option<Day> {
    let year = i32::from(year);
    let (century, rest) = (year.div_euclid(100), year.rem_euclid(100));
    let golden = year.rem_euclid(19);
    let moon = (century - (century - (century + 8) / 25 + 1) / 3) - century / 4 + 19 * golden + 15;
    let epact = moon.rem_euclid(30);
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4).rem_euclid(7);
    let correction = (golden + 11 * epact + 22 * weekday) / 451;
    let days = epact + weekday - 7 * correction + 114;
    Day::new(i16::try_from(year).ok()?, i8::try_from(days / 31).ok()?, i8::try_from(days % 31 + 1).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn easter_is_where_the_tables_have_it() {
        for day in [date(1818, 3, 22), date(1943, 4, 25), date(2000, 4, 23), date(2011, 4, 24), date(2024, 3, 31)] {
            assert_eq!(easter(day.year()), Some(day));
        }
    }

    #[test]
    fn holidays_move_with_the_weekdays() {
        assert_eq!(Holiday::Nth(4, 11, Weekday::Thursday).in_year(2012), Some(date(2012, 11, 22)));
        assert_eq!(Holiday::AfterNth(1, 11, Weekday::Monday, 1).in_year(2016), Some(date(2016, 11, 8)));
        assert_eq!(Holiday::Nth(-1, 5, Weekday::Monday).in_year(2021), Some(date(2021, 5, 31)));
    }
}
