//! Times of a day: "10:35 a.m.", "noon", "4 in the morning", "9 a.m. EST Tuesday", "Tuesday at 9 p.m.", "1400 GMT".

use super::calendar;
use super::is_day;
use crate::cursor::{Cursor, Read};
use crate::meaning::{Calendar, Clock, Meaning};

/// A time, and its day if it stands beside it.
pub(super) fn clock(at: Cursor) -> Read<Meaning> {
    if let Some((clock, rest)) = time(at) {
        let (day, rest) = after(rest).map_or((None, rest), |(day, rest)| (Some(day), rest));
        return Some((Meaning::Clock(day, clock), rest));
    }
    let (day, rest) = day(at)?;
    let (clock, rest) = time(rest.maybe_mark(',').maybe(&["at"]))?;
    Some((Meaning::Clock(Some(day), clock), rest))
}

/// The day after a time: "on Tuesday".
fn after(at: Cursor) -> Read<Calendar> {
    day(at.maybe_mark(',').maybe(&["on"]))
}

fn day(at: Cursor) -> Read<Calendar> {
    calendar(at).filter(|(calendar, _)| is_day(calendar))
}

fn time(at: Cursor) -> Read<Clock> {
    let (clock, rest) = named(at).or_else(|| twelve(at)).or_else(|| twenty_four(at)).or_else(|| hours(at))?;
    Some((clock, zone(rest).unwrap_or(rest)))
}

/// "noon", "midnight".
fn named(at: Cursor) -> Read<Clock> {
    at.read(|word| match word {
        "noon" | "midday" => Some(Clock { hour: 12, minute: 0 }),
        "midnight" => Some(Clock { hour: 24, minute: 0 }),
        _ => None,
    })
}

/// "9 a.m.", "10:35pm", "5 o'clock".
fn twelve(at: Cursor) -> Read<Clock> {
    let (hour, rest) = at.digits(1, 2).filter(|(hour, _)| (1..=12).contains(hour))?;
    let (minute, rest) = minutes(rest).unwrap_or((0, rest));
    let hour = u8::try_from(hour).ok()?;
    if let Some(rest) = rest.words(&["o", "'", "clock"]) {
        return Some((Clock { hour, minute }, rest));
    }
    let (afternoon, rest) = half(rest).or_else(|| part(rest))?;
    Some((Clock { hour: hour % 12 + if afternoon { 12 } else { 0 }, minute }, rest))
}

/// The same in words: "in the morning", "in the afternoon".
fn part(at: Cursor) -> Read<bool> {
    at.words(&["in", "the"])?.read(|word| match word {
        "morning" => Some(false),
        "afternoon" | "evening" => Some(true),
        _ => None,
    })
}

/// Whether it is after noon: "a.m.", "pm".
fn half(at: Cursor) -> Read<bool> {
    if let Some((after, rest)) = at.read(|word| ["am", "pm"].contains(&word).then_some(word == "pm")) {
        return Some((after, rest));
    }
    let (after, rest) = at.read(|word| ["a", "p"].contains(&word).then_some(word == "p"))?;
    let rest = rest.mark('.')?.word(&["m"])?;
    Some((after, if rest.glued() { rest.maybe_mark('.') } else { rest }))
}

/// "14:30".
fn twenty_four(at: Cursor) -> Read<Clock> {
    let (hour, rest) = at.digits(1, 2).filter(|(hour, _)| *hour < 24)?;
    let (minute, rest) = minutes(rest)?;
    Some((Clock { hour: u8::try_from(hour).ok()?, minute }, rest))
}

/// ":30".
fn minutes(at: Cursor) -> Read<u8> {
    let rest = at.mark(':').filter(|rest| at.glued() && rest.glued())?;
    let (minute, rest) = rest.digits(2, 2).filter(|(minute, _)| *minute < 60)?;
    Some((u8::try_from(minute).ok()?, rest))
}

/// "1400 GMT".
fn hours(at: Cursor) -> Read<Clock> {
    let (number, rest) = at.digits(4, 4)?;
    let (hour, minute) = (u8::try_from(number / 100).ok()?, u8::try_from(number % 100).ok()?);
    (hour < 24 && minute < 60).then_some((Clock { hour, minute }, zone(rest)?))
}

/// A time zone, which is read over: the value is the hour of the place.
fn zone(at: Cursor) -> Option<Cursor> {
    const ZONES: [&str; 13] = ["gmt", "utc", "bst", "cet", "est", "edt", "et", "cst", "cdt", "pst", "pdt", "pt", "ist"];
    at.word(&ZONES).filter(|_| at.first().is_some_and(|zone| zone.capital)).or_else(|| at.words(&["local", "time"]))
}
