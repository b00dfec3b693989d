//! Which words are an expression of time, and what they mean.
//!
//! Each rule is a function from a place among the atoms to a meaning and the place after it. Of all rules that fit at a place, the
//! one that reads furthest wins. The rules follow the TIMEX3 guidelines (Saurí et al. 2006, TimeML 1.2.1) in what is one expression.

mod clock;
mod dates;
mod lengths;
mod recurring;
mod steps;
mod years;

pub(crate) use years::in_year;

use crate::calendar::{Period, Unit};
use crate::cursor::{Cursor, Read};
use crate::lexicon;
use crate::meaning::{Amount, Calendar, Edge, From, Length, Meaning, Side, Vague, Yearly};

/// The longest expression that begins here.
pub(crate) fn expression(at: Cursor) -> Read<Meaning> {
    let rules = [calendar_or_part, edge, clock::clock, lengths::length, steps::away, recurring::recurring, vague];
    furthest(rules.iter().map(|rule| rule(at)))
}

/// What is a time only where it is known to be one: the "25" of "April 24 and 25", the "day" of "day and night".
pub(crate) fn bare(at: Cursor) -> Read<Meaning> {
    if let Some((day, rest)) = at.day_of_month() {
        return Some((Meaning::Calendar(Calendar::DayOfMonth(day), Edge::Whole), rest));
    }
    let (unit, rest) = at.read(|word| lexicon::unit(word).map(|(unit, _)| unit))?;
    Some((Meaning::Length(Length { amount: Amount::Tenths(10), unit }, Side::Open), rest))
}

/// What reads furthest; of several that read as far, the first.
fn furthest<'a, T>(reads: impl Iterator<Item = Read<'a, T>>) -> Read<'a, T> {
    reads.flatten().reduce(|best, read| if read.1.left() < best.1.left() { read } else { best })
}

/// A stretch of the calendar: "March 5", "last month", "Christmas 1996".
fn calendar(at: Cursor) -> Read<Calendar> {
    let rules = [
        dates::numeric,
        dates::named,
        dates::yearly,
        dates::weekday,
        dates::weekend,
        dates::week_of,
        years::year,
        steps::step,
    ];
    furthest(rules.iter().map(|rule| rule(at)))
}

/// The same, and perhaps a part of it if it is a day: "Monday night".
fn calendar_or_part(at: Cursor) -> Read<Meaning> {
    if let Some(((calendar, part), rest)) = steps::part(at) {
        return Some((Meaning::Part(calendar, part), rest));
    }
    let (calendar, rest) = calendar(at)?;
    if is_day(&calendar)
        && let Some((part, rest)) = rest.read(lexicon::part)
    {
        return Some((Meaning::Part(calendar, part), rest));
    }
    Some((Meaning::Calendar(calendar, Edge::Whole), rest))
}

/// An edge of a stretch: "early March", "mid-1998", "the end of the year", "earlier this week".
fn edge(at: Cursor) -> Read<Meaning> {
    let (edge, rest) = edge_word(at).or_else(|| edge_of(at))?;
    let (calendar, rest) = calendar(rest).or_else(|| edge_of(at).and_then(|_| steps::running(rest)))?;
    let fits = match edge {
        Edge::Earlier | Edge::Later => matches!(calendar, Calendar::Step(_, 0, _)),
        _ => !is_day(&calendar),
    };
    fits.then_some((Meaning::Calendar(calendar, edge), rest))
}

/// "early", "mid-".
fn edge_word(at: Cursor) -> Read<Edge> {
    let (edge, rest) = at.read(lexicon::edge)?;
    Some((edge, rest.maybe_mark('-')))
}

/// "the end of".
fn edge_of(at: Cursor) -> Read<Edge> {
    let (edge, rest) = at.maybe(&["the"]).read(lexicon::edge_noun)?;
    Some((edge, rest.word(&["of"])?))
}

/// Whether this is one day.
fn is_day(calendar: &Calendar) -> bool {
    match calendar {
        Calendar::Weekday(..) | Calendar::DayOfMonth(_) => true,
        Calendar::Yearly(yearly, _) => matches!(yearly, Yearly::Day(..) | Yearly::Holiday(_)),
        Calendar::Step(unit, ..) => *unit == Unit::Day,
        Calendar::Away(length, ..) => length.unit == Unit::Day,
        Calendar::Fixed(period) => matches!(period, Period::Day(_)),
        Calendar::Weekend(_) | Calendar::Around(..) | Calendar::Running(_) => false,
    }
}

/// "now", "in the past", "the near future", "a few years ago".
fn vague(at: Cursor) -> Read<Meaning> {
    let word = at.read(lexicon::vague);
    let phrase = PHRASES.iter().find_map(|(words, vague)| Some((*vague, at.words(words)?)));
    furthest([word, phrase].into_iter()).map(|(vague, rest)| (Meaning::Vague(vague), rest))
}

const PHRASES: &[(&[&str], Vague)] = &[
    (&["the", "future"], Vague::Future),
    (&["the", "near", "future"], Vague::Future),
    (&["the", "foreseeable", "future"], Vague::Future),
    (&["future"], Vague::Future),
    (&["the", "recent", "past"], Vague::Past),
    (&["the", "distant", "past"], Vague::Past),
    (&["long", "ago"], Vague::Past),
    (&["at", "present"], Vague::Present),
    (&["the", "present"], Vague::Present),
    (&["at", "the", "moment"], Vague::Present),
    (&["right", "now"], Vague::Present),
    (&["these", "days"], Vague::Present),
];

/// The anchor of words like "that" and "the same".
const SPOKEN: From = From::Spoken;
