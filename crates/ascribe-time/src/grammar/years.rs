//! Years, decades and centuries: "1996", "fiscal 1998", "the 1990s", "the '60s", "the 19th century".

use super::furthest;
use crate::calendar::Period;
use crate::cursor::{Cursor, Read};
use crate::lexicon;
use crate::meaning::{Calendar, Yearly};

/// Any of them.
pub(super) fn year(at: Cursor) -> Read<Calendar> {
    let period = furthest([plain(at), fiscal(at), quarter(at), decade(at), century(at)].into_iter());
    period.map(|(period, rest)| (Calendar::Fixed(period), rest))
}

/// What comes once a year, in a year.
pub(crate) fn in_year(yearly: Yearly, year: i16) -> Option<Period> {
    Some(match yearly {
        Yearly::Month(month) => Period::Month(year, month),
        Yearly::Day(month, day) => Period::Day(jiff::civil::Date::new(year, month, day).ok()?),
        Yearly::Season(season) => Period::Season(year, season),
        Yearly::Quarter(quarter) => Period::Quarter(year, quarter),
        Yearly::Half(half) => Period::Half(year, half),
        Yearly::Holiday(holiday) => Period::Day(holiday.in_year(year)?),
    })
}

fn plain(at: Cursor) -> Read<Period> {
    let (year, rest) = at.year()?;
    let part_of_more = rest.glued() && rest.word(&["s", "th", "st", "nd", "rd"]).is_some();
    (!part_of_more).then_some((Period::Year(year), rest))
}

/// "fiscal 1998", "fiscal year 1998".
fn fiscal(at: Cursor) -> Read<Period> {
    let rest = at.maybe(&["the"]).word(&["fiscal"])?.maybe(&["year"]);
    let (year, rest) = rest.year()?;
    Some((Period::FiscalYear(year), rest))
}

/// "Q2 2010".
fn quarter(at: Cursor) -> Read<Period> {
    let (quarter, rest) = at.word(&["q"])?.digits(1, 1)?;
    let (year, rest) = rest.maybe_mark(',').maybe(&["of"]).year()?;
    let quarter = i8::try_from(quarter).ok().filter(|quarter| (1..=4).contains(quarter))?;
    Some((Period::Quarter(year, quarter), rest))
}

/// "the 1990s", "the '90s", "the nineties". Two digits and the words are of the twentieth century.
fn decade(at: Cursor) -> Read<Period> {
    let bare = at.maybe(&["the"]);
    if let Some((decade, rest)) = bare.read(lexicon::nineties) {
        return at.word(&["the"]).map(|_| (Period::Decade(190 + decade), rest));
    }
    let (decade, rest) = four_digits(bare).or_else(|| two_digits(bare))?;
    let rest = rest.maybe_mark('\'');
    let end = rest.glued().then(|| rest.word(&["s"])).flatten()?;
    Some((Period::Decade(decade), end))
}

fn four_digits(at: Cursor) -> Read<i16> {
    let (year, rest) = at.digits(4, 4)?;
    (year % 10 == 0 && (1000..=2100).contains(&year)).then_some((i16::try_from(year / 10).ok()?, rest))
}

fn two_digits(at: Cursor) -> Read<i16> {
    let (year, rest) = at.mark('\'')?.digits(2, 2)?;
    (year % 10 == 0).then_some((190 + i16::try_from(year / 10).ok()?, rest))
}

/// "the 19th century": the 1800s.
fn century(at: Cursor) -> Read<Period> {
    let (number, rest) = at.maybe(&["the"]).ordinal()?;
    let rest = rest.maybe_mark('-').word(&["century"])?;
    Some((Period::Century(i16::try_from(number).ok()?.checked_sub(1)?), rest))
}
