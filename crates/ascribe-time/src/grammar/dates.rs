//! Days, months, seasons and weekdays: "March 5, 1946", "5 March", "last October", "summer of 1998", "next Tuesday".

use jiff::civil::Date as Day;

use super::{furthest, steps, years};
use crate::calendar::Unit;
use crate::calendar::holidays::Holiday;
use crate::cursor::{Cursor, Read};
use crate::lexicon;
use crate::meaning::{Calendar, Pick, Yearly};

/// "1998-08-07", "1998/08/07", "25/12/1998". Which of two numbers up to 12 is the month nobody can tell: they are left alone.
pub(super) fn numeric(at: Cursor) -> Read<Calendar> {
    furthest([year_first(at), year_last(at)].into_iter())
}

fn year_first(at: Cursor) -> Read<Calendar> {
    let (year, rest) = at.year()?;
    let (month, rest) = glued(rest)?.digits(1, 2)?;
    let (day, rest) = glued(rest)?.digits(1, 2)?;
    Some((Calendar::day(date(year, month, day)?), rest))
}

fn year_last(at: Cursor) -> Read<Calendar> {
    let (first, rest) = at.digits(1, 2)?;
    let (second, rest) = glued(rest)?.digits(1, 2)?;
    let (year, rest) = glued(rest)?.year()?;
    let (month, day) = match (first, second) {
        (13.., _) => (second, first),
        (_, 13..) => (first, second),
        _ if first == second => (first, second),
        _ => return None,
    };
    Some((Calendar::day(date(year, month, day)?), rest))
}

/// The mark between the parts of a date, with nothing around it.
fn glued(at: Cursor) -> Option<Cursor> {
    let rest = at.mark('-').or_else(|| at.mark('/'))?;
    (at.glued() && rest.glued()).then_some(rest)
}

fn date(year: i16, month: u32, day: u32) -> Option<Day> {
    Day::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// A date by the name of its month, perhaps after its weekday: "Friday, Oct. 23", "the 5th of May 2010", "March 1998".
pub(super) fn named(at: Cursor) -> Read<Calendar> {
    let (pick, rest) = after_weekday(at).unwrap_or((Pick::Nearest, at));
    let (yearly, rest) = yearly_date(rest)?;
    Some(of_year(yearly, rest).unwrap_or((Calendar::Yearly(yearly, pick), rest)))
}

/// A month, or a day of it, in either order.
fn yearly_date(at: Cursor) -> Read<Yearly> {
    furthest([day_first(at), month_first(at)].into_iter())
}

/// The place of a date after its weekday, which tells the year of one that has none.
fn after_weekday(at: Cursor) -> Read<Pick> {
    let (weekday, rest) = at.read(|word| lexicon::weekday(word).or_else(|| lexicon::short_weekday(word)))?;
    let rest = rest.maybe_mark('.').maybe_mark(',');
    let (yearly, _) = yearly_date(rest)?;
    matches!(yearly, Yearly::Day(..)).then_some((Pick::On(weekday), rest))
}

/// "March", "Aug. 7", "July 4th".
fn month_first(at: Cursor) -> Read<Yearly> {
    let (month, rest) = month(at)?;
    match rest.maybe(&["the"]).day_of_month().filter(|(_, after)| !is_clock(*after)) {
        Some((day, rest)) if month_has(month, day) => Some((Yearly::Day(month, day), rest)),
        _ => Some((Yearly::Month(month), rest)),
    }
}

/// "7 August", "the 4th of July".
fn day_first(at: Cursor) -> Read<Yearly> {
    let (day, rest) = at.maybe(&["the"]).day_of_month()?;
    let (month, rest) = month(rest.maybe(&["of"]))?;
    month_has(month, day).then_some((Yearly::Day(month, day), rest))
}

/// A month, with the full stop of a short form. "Mar" and such are words of other languages too: they need the stop or a capital,
/// and months are written with one.
fn month(at: Cursor) -> Read<i8> {
    let placed = at.first()?;
    let (month, rest) = at.read(|word| lexicon::month(word).map(|month| (month, lexicon::is_short(word))))?;
    placed.capital.then_some(())?;
    let rest = if month.1 { rest.maybe_mark('.') } else { rest };
    Some((month.0, rest))
}

/// Whether a month has such a day, in leap years at least.
fn month_has(month: i8, day: i8) -> bool {
    Day::new(2000, month, day).is_ok()
}

/// Whether a number before this place is an hour: "March 10:30".
fn is_clock(after: Cursor) -> bool {
    let minutes = after.mark(':').filter(|_| after.glued());
    minutes.is_some_and(|minutes| minutes.glued() && minutes.digits(2, 2).is_some())
}

/// The year of what comes once a year: ", 1946", "of 1998", "this year".
fn of_year(yearly: Yearly, at: Cursor) -> Read<Calendar> {
    let rest = at.maybe_mark(',').maybe(&["of", "in"]);
    if let Some((year, rest)) = rest.year().or_else(|| rest.short_year()) {
        return Some((Calendar::Fixed(years::in_year(yearly, year)?), rest));
    }
    let (year, rest) = steps::year(rest)?;
    Some((Calendar::Yearly(yearly, Pick::Within(Box::new(year))), rest))
}

/// Seasons, quarters, feasts, and months that a word picks: "last summer", "the first quarter of 1998", "Christmas".
pub(super) fn yearly(at: Cursor) -> Read<Calendar> {
    if let Some((pick, rest)) = pick(at) {
        let (yearly, rest) = furthest([recurring(rest), month_first(rest)].into_iter())?;
        return Some((Calendar::Yearly(yearly, pick), rest));
    }
    let (yearly, rest) = recurring(at.maybe(&["the"]))?;
    Some(of_year(yearly, rest).unwrap_or((Calendar::Yearly(yearly, Pick::Nearest), rest)))
}

/// "last", "next", "this" before what comes again.
fn pick(at: Cursor) -> Read<Pick> {
    at.maybe(&["the"]).read(|word| match word {
        "last" | "past" => Some(Pick::Last),
        "next" | "coming" => Some(Pick::Next),
        "this" => Some(Pick::This),
        _ => None,
    })
}

/// What comes once a year and is no month.
fn recurring(at: Cursor) -> Read<Yearly> {
    furthest([season(at), quarter(at), holiday(at)].into_iter())
}

fn season(at: Cursor) -> Read<Yearly> {
    let (season, rest) = at.read(lexicon::season)?;
    Some((Yearly::Season(season), rest))
}

/// "first quarter", "second half".
fn quarter(at: Cursor) -> Read<Yearly> {
    let (number, rest) = at.ordinal().or_else(|| at.read(|word| (word == "last").then_some(4)))?;
    let number = i8::try_from(number).ok()?;
    match rest.word(&["quarter"]) {
        Some(rest) => (number <= 4).then_some((Yearly::Quarter(number), rest)),
        None => Some((Yearly::Half(number), rest.word(&["half"])?)).filter(|_| number <= 2),
    }
}

/// A feast, written with a capital.
fn holiday(at: Cursor) -> Read<Yearly> {
    at.first()?.capital.then_some(())?;
    let (holiday, rest) = Holiday::named().find_map(|(name, holiday)| Some((holiday, at.words(name)?)))?;
    Some((Yearly::Holiday(holiday), rest))
}

/// "Tuesday", "next Friday", "the following Monday", "Tuesday of last week".
pub(super) fn weekday(at: Cursor) -> Read<Calendar> {
    let (pick, rest) = pick(at).unwrap_or((Pick::Nearest, at));
    let (weekday, rest) = rest.read(lexicon::weekday)?;
    let week = rest.maybe(&["of"]);
    if let Some((week, rest)) = (pick == Pick::Nearest).then(|| steps::week(week)).flatten() {
        return Some((Calendar::Weekday(weekday, Pick::Within(Box::new(week))), rest));
    }
    Some((Calendar::Weekday(weekday, pick), rest))
}

/// "the week of March 6".
pub(super) fn week_of(at: Cursor) -> Read<Calendar> {
    let (date, rest) = named(at.words(&["the", "week", "of"])?)?;
    super::is_day(&date).then(|| (Calendar::Around(Unit::Week, Box::new(date)), rest))
}

/// "the weekend", "this weekend", "last weekend".
pub(super) fn weekend(at: Cursor) -> Read<Calendar> {
    let (pick, rest) = pick(at).or_else(|| Some((Pick::Nearest, at.word(&["the"])?)))?;
    Some((Calendar::Weekend(pick), rest.word(&["weekend"])?))
}
