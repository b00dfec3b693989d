//! What the words before an expression do to its days: "since 1996" has no end, "until May" no beginning, "from 2010 to 2014" is one
//! stretch of both.
//!
//! TIMEX3 leaves these words out of the expression and out of its value, and so does [`Time`]: only the range tells them.

use std::ops::Range;

use ascribe_types::{Date, DateRange, Time};

use crate::atoms::Placed;
use crate::calendar::{add_days, counted, plain};
use crate::cursor::Cursor;

/// Bends the ranges of a document's times by the words around them. `places` are the atoms of each.
pub(crate) fn bend(times: &mut [Time], places: &[Range<usize>], atoms: &[Placed]) {
    let mut at = 0;
    while at < times.len() {
        at += if join(times, places, atoms, at) { 2 } else { 1 };
    }
}

/// Bends the range of one time, or of it and the next together; whether it was two.
fn join(times: &mut [Time], places: &[Range<usize>], atoms: &[Placed], at: usize) -> bool {
    if at + 1 < times.len() && is_pair(&places[at], &places[at + 1], atoms) {
        share(&mut times[at..at + 2]);
        return true;
    }
    times[at].range = times[at].range.map(|range| alone(atoms, places[at].start, range).unwrap_or(range));
    false
}

/// Whether two times are the ends of one stretch: "from May to August", "between 2010 and 2014", "2010–2014".
pub(crate) fn is_pair(one: &Range<usize>, other: &Range<usize>, atoms: &[Placed]) -> bool {
    let Some(between) = atoms.get(one.end..other.start) else { return false };
    let dash = Cursor::new(between);
    let dashed = dash.glued() && dash.mark('-').or_else(|| dash.mark('–')).is_some_and(|rest| rest.left() == 0);
    dashed || opening(atoms, one.start).is_some_and(|opening| joins(opening, between))
}

/// The word that opens a stretch of two times.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Opening {
    Between,
    From,
}

fn opening(atoms: &[Placed], first: usize) -> Option<Opening> {
    match before(atoms, first)? {
        cursor if cursor.word(&["between"]).is_some() => Some(Opening::Between),
        cursor if cursor.word(&["from"]).is_some() => Some(Opening::From),
        _ => None,
    }
}

/// The atom before a place.
fn before(atoms: &[Placed], first: usize) -> Option<Cursor<'_>> {
    first.checked_sub(1).map(|place| Cursor::new(&atoms[place..first]))
}

/// Whether the words between two times make a stretch of them.
fn joins(open: Opening, between: &[Placed]) -> bool {
    let cursor = Cursor::new(between);
    let rest = match open {
        Opening::Between => cursor.word(&["and"]),
        Opening::From => cursor.word(&["to", "until", "till", "through"]),
    };
    rest.is_some_and(|rest| rest.left() == 0)
}

/// Gives two times the days of both.
fn share(pair: &mut [Time]) {
    let [Some(one), Some(other)] = [pair[0].range, pair[1].range] else { return };
    if one.first <= other.last {
        pair.iter_mut().for_each(|time| time.range = Some(DateRange { first: one.first, last: other.last }));
    }
}

/// The days of a time after a word like "since"; none where no such word stands before it.
fn alone(atoms: &[Placed], first: usize, range: DateRange) -> Option<DateRange> {
    let word = before(atoms, first)?;
    if word.word(&["since"]).is_some() {
        Some(DateRange { first: range.first, last: None })
    } else if word.word(&["until", "till", "by"]).is_some() {
        Some(DateRange { first: None, last: range.last })
    } else if word.word(&["before"]).is_some() {
        Some(DateRange { first: None, last: moved(range.first?, -1) })
    } else if word.word(&["after"]).is_some() {
        Some(DateRange { first: moved(range.last?, 1), last: None })
    } else {
        None
    }
}

fn moved(date: Date, by: i32) -> Option<Date> {
    add_days(counted(date)?, by).map(plain)
}
