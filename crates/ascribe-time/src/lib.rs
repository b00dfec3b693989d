//! Finds the times that a report speaks of, and counts them from the report's date.
//!
//! The text is cut into `atoms`; the `grammar` says which of them are an expression of time and what it means ("last month" is
//! one month back); `evidence` whether it is one where it stands; `resolve` what it comes to, counted from the report's
//! date, from what was last spoken of, and by where the verb looks (`direction`); and `frame` what the words before it
//! make of its days ("since 1996"). Values are those of TIMEX3.
//!
//! A time that needs an anchor which is not known has a kind, and no value and no range: nothing is guessed.

mod atoms;
mod calendar;
mod cursor;
mod direction;
mod evidence;
mod frame;
mod grammar;
mod lexicon;
mod meaning;
mod pairs;
mod published;
mod resolve;

use std::ops::Range;

use ascribe_types::{Analysis, Date, Document, Span, Time};

use crate::atoms::{Atom, Placed};
use crate::calendar::{Unit, counted};
use crate::cursor::Cursor;
use crate::evidence::Place;
use crate::meaning::{Calendar, Edge, Meaning, Pick, Yearly};
use crate::resolve::Anchors;
pub use direction::Direction;
pub use published::{date, published};

/// The times that a document speaks of, in order, none overlapping another.
pub fn times(document: &Document, analysis: &Analysis) -> Vec<Time> {
    let atoms = atoms::atoms(&document.text);
    let found = found(&atoms, analysis);
    let mut times = told(document, analysis, &atoms, &found);
    let places: Vec<Range<usize>> = found.into_iter().map(|(_, place)| place).collect();
    frame::bend(&mut times, &places, &atoms);
    times
}

/// What expressions at given places come to, for those who know where they stand; none where the words at a span are no expression
/// of time that is known. The spans are in order.
pub fn times_at(document: &Document, analysis: &Analysis, spans: &[Span]) -> Vec<Option<Time>> {
    let atoms = atoms::atoms(&document.text);
    let given: Vec<Option<(Meaning, Range<usize>)>> = spans.iter().map(|span| given(&atoms, *span)).collect();
    let mut known: Vec<(Meaning, Range<usize>)> = given.iter().flatten().cloned().collect();
    take_years(&mut known);
    let mut times = told(document, analysis, &atoms, &known);
    let places: Vec<Range<usize>> = known.into_iter().map(|(_, place)| place).collect();
    frame::bend(&mut times, &places, &atoms);
    let mut times = times.into_iter();
    given
        .iter()
        .zip(spans)
        .map(|(given, span)| given.as_ref().and_then(|_| Some(Time { span: *span, ..times.next()? })))
        .collect()
}

/// What words that are an expression of time come to by themselves, counted from a report's date; none where they are none. The span
/// is that of the words that were understood.
///
/// ```
/// use ascribe_time::{Direction, date, value};
/// let report = date("2012-04-02");
/// assert_eq!(value("last month", report, Direction::Unknown).unwrap().value.as_deref(), Some("2012-03"));
/// assert_eq!(value("last month", None, Direction::Unknown).unwrap().value, None);
/// assert_eq!(value("last resort", report, Direction::Unknown), None);
/// ```
pub fn value(words: &str, report: Option<Date>, direction: Direction) -> Option<Time> {
    let atoms = atoms::atoms(words);
    let (meaning, place) = longest(&atoms, 0..atoms.len())?;
    let anchors = Anchors { report: report.and_then(counted), spoken: None, direction };
    Some(time(&anchors, &meaning, span(&atoms, &place)))
}

/// All expressions of a text, from left to right, the longest at each place.
fn found(atoms: &[Placed], analysis: &Analysis) -> Vec<(Meaning, Range<usize>)> {
    let mut out: Vec<(Meaning, Range<usize>)> = Vec::new();
    let mut first = 0;
    while first < atoms.len() {
        let next = expression(atoms, first, analysis).or_else(|| another_day(atoms, first, out.last()?));
        first = next.as_ref().map_or(first + 1, |(_, place)| place.end);
        out.extend(next);
    }
    out
}

/// The expression that begins at an atom.
fn expression(atoms: &[Placed], first: usize, analysis: &Analysis) -> Option<(Meaning, Range<usize>)> {
    let (meaning, rest) = grammar::expression(Cursor::new(&atoms[first..]))?;
    let end = atoms.len() - rest.left();
    let place = Place { atoms, first, end, analysis };
    match &meaning {
        Meaning::Length(length, _) if place.is_rate(&meaning) => Some((Meaning::Recurring(length.value()), first..end)),
        _ => place.is_time(&meaning).then_some((meaning, first..end)),
    }
}

/// One more day of the month just named: the "25" of "April 24 and 25".
fn another_day(atoms: &[Placed], first: usize, last: &(Meaning, Range<usize>)) -> Option<(Meaning, Range<usize>)> {
    let (meaning, place) = last;
    let day = matches!(
        meaning,
        Meaning::Calendar(Calendar::Yearly(Yearly::Day(..), _) | Calendar::DayOfMonth(_), Edge::Whole)
    );
    let between = Cursor::new(atoms.get(place.end..first).filter(|_| day)?);
    let joined =
        between.word(&["and", "to", "through", "or"]).or_else(|| between.mark('-')).or_else(|| between.mark('–'));
    joined.filter(|rest| rest.left() == 0)?;
    let (day, rest) = Cursor::new(&atoms[first..]).day_of_month()?;
    let ends = rest.first().is_none_or(|next| matches!(next.atom, Atom::Mark(_) | Atom::Break))
        || rest.word(&["in", "at", "for", "to", "and", "when", "with", "by"]).is_some();
    ends.then(|| (Meaning::Calendar(Calendar::DayOfMonth(day), Edge::Whole), first..atoms.len() - rest.left()))
}

/// Gives what comes once a year the year that stands right behind it as an expression of its own: "April" and "next year".
fn take_years(known: &mut [(Meaning, Range<usize>)]) {
    for at in 1..known.len() {
        let [(first, place), (second, next)] = &mut known[at - 1..=at] else { continue };
        if let Meaning::Calendar(Calendar::Yearly(_, pick @ Pick::Nearest), _) = first
            && let Meaning::Calendar(year @ Calendar::Step(Unit::Year, ..), _) = second
            && place.end == next.start
        {
            *pick = Pick::Within(Box::new(year.clone()));
        }
    }
}

/// The meaning of the words at a span: all of them, else the longest part of them that has one.
fn given(atoms: &[Placed], span: Span) -> Option<(Meaning, Range<usize>)> {
    let first = atoms.partition_point(|placed| placed.span.start < span.start);
    let end = atoms.partition_point(|placed| placed.span.end <= span.end);
    longest(atoms, first..end.max(first))
}

/// The longest expression among some atoms; of several the first. What is a time only because somebody says so comes last.
fn longest(atoms: &[Placed], place: Range<usize>) -> Option<(Meaning, Range<usize>)> {
    let read = |first: usize| {
        let (meaning, rest) = grammar::expression(Cursor::new(&atoms[first..place.end]))?;
        Some((meaning, first..place.end - rest.left()))
    };
    let best =
        place.clone().filter_map(read).reduce(|best, next| if next.1.len() > best.1.len() { next } else { best });
    let bare = || {
        let (meaning, rest) = grammar::bare(Cursor::new(&atoms[place.clone()]))?;
        Some((meaning, place.start..place.end - rest.left()))
    };
    best.or_else(bare)
}

/// What expressions come to, each counted also from those before it.
fn told(document: &Document, analysis: &Analysis, atoms: &[Placed], found: &[(Meaning, Range<usize>)]) -> Vec<Time> {
    let report = published(document).and_then(counted);
    let (mut spoken, mut last) = (None, None);
    let mut out = Vec::new();
    for (at, (meaning, place)) in found.iter().enumerate() {
        let span = span(atoms, place);
        let anchors = Anchors { report, spoken, direction: direction::direction(analysis, span) };
        let before = found[..at].last().filter(|(_, before)| frame::is_pair(before, place, atoms));
        let after = found.get(at + 1).filter(|(_, after)| frame::is_pair(place, after, atoms));
        let end = after.and_then(|(after, _)| anchors.tell(after).period);
        let paired = before.and_then(|_| meaning.from(last?)).or_else(|| meaning.up_to(end?));
        let told = anchors.tell(paired.as_ref().unwrap_or(meaning));
        last = told.period;
        spoken = last.or(spoken);
        out.push(Time { span, kind: told.kind, value: told.value, range: told.range });
    }
    out
}

fn time(anchors: &Anchors, meaning: &Meaning, span: Span) -> Time {
    let told = anchors.tell(meaning);
    Time { span, kind: told.kind, value: told.value, range: told.range }
}

fn span(atoms: &[Placed], place: &Range<usize>) -> Span {
    atoms[place.start].span.cover(atoms[place.end - 1].span)
}

#[cfg(test)]
mod tests;
