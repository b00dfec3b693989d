//! What is counted from the report's date or from the time last spoken of: "yesterday", "last month", "the following year", "two
//! years ago", "months later".

use super::{SPOKEN, lengths};
use crate::calendar::Unit;
use crate::cursor::{Cursor, Read};
use crate::lexicon;
use crate::meaning::{Amount, Calendar, Edge, From, Meaning, Part, Vague, Way};

/// A step: "today", "last month", "the same day".
pub(super) fn step(at: Cursor) -> Read<Calendar> {
    day(at).or_else(|| unit_step(at)).or_else(|| neighbour(at))
}

/// A step of a year, after what comes once a year: "next year" in "April next year".
pub(super) fn year(at: Cursor) -> Read<Calendar> {
    unit_step(at).filter(|(step, _)| matches!(step, Calendar::Step(Unit::Year, ..)))
}

/// A step of a week, after a weekday.
pub(super) fn week(at: Cursor) -> Read<Calendar> {
    unit_step(at).filter(|(step, _)| matches!(step, Calendar::Step(Unit::Week, ..)))
}

/// "today", "yesterday", "the day after tomorrow".
fn day(at: Cursor) -> Read<Calendar> {
    const NAMED: [(&[&str], i32); 5] = [
        (&["the", "day", "before", "yesterday"], -2),
        (&["the", "day", "after", "tomorrow"], 2),
        (&["yesterday"], -1),
        (&["today"], 0),
        (&["tomorrow"], 1),
    ];
    let (by, rest) = NAMED.iter().find_map(|(words, by)| Some((*by, at.words(words)?)))?;
    Some((Calendar::Step(Unit::Day, by, From::Report), rest))
}

/// "last month", "this year", "the following week", "that day".
fn unit_step(at: Cursor) -> Read<Calendar> {
    let ((by, from), rest) = direction(at)?;
    let (unit, rest) = unit(rest)?;
    let fits = unit >= Unit::Day && (unit > Unit::Day || from == SPOKEN);
    fits.then_some((Calendar::Step(unit, by, from), rest))
}

/// One unit: "month", "fiscal year".
fn unit(at: Cursor) -> Read<Unit> {
    if let Some(rest) = at.words(&["fiscal", "year"]) {
        return Some((Unit::FiscalYear, rest));
    }
    at.read(|word| lexicon::unit(word).and_then(|(unit, plural)| (!plural).then_some(unit)))
}

/// How many steps, and from where. "The next week" is counted from what was spoken of, "next week" from the report; "the last week"
/// and "the past week" are lengths.
fn direction(at: Cursor) -> Read<(i32, From)> {
    const WORDS: [(&[&str], i32, From); 16] = [
        (&["last"], -1, From::Report),
        (&["next"], 1, From::Report),
        (&["this", "past"], -1, From::Report),
        (&["this", "coming"], 1, From::Report),
        (&["this", "same"], 0, From::Report),
        (&["this"], 0, From::Report),
        (&["the", "current"], 0, From::Report),
        (&["the", "coming"], 1, From::Report),
        (&["the", "next"], 1, SPOKEN),
        (&["the", "following"], 1, SPOKEN),
        (&["the", "previous"], -1, SPOKEN),
        (&["the", "preceding"], -1, SPOKEN),
        (&["the", "very", "same"], 0, SPOKEN),
        (&["the", "same"], 0, SPOKEN),
        (&["that", "same"], 0, SPOKEN),
        (&["that"], 0, SPOKEN),
    ];
    WORDS.iter().find_map(|(words, by, from)| Some(((*by, *from), at.words(words)?)))
}

/// "the year" after "the end of".
pub(super) fn running(at: Cursor) -> Read<Calendar> {
    let (unit, rest) = unit(at.word(&["the"])?)?;
    (unit > Unit::Day).then_some((Calendar::Running(unit), rest))
}

/// "the day before", "the year after", where nothing follows that they could be before or after.
fn neighbour(at: Cursor) -> Read<Calendar> {
    let (unit, rest) = unit(at.word(&["the"])?)?;
    let (way, rest) = side(rest)?;
    (unit >= Unit::Day && ends_clause(rest)).then_some((Calendar::Step(unit, way, SPOKEN), rest))
}

fn side(at: Cursor) -> Read<i32> {
    at.read(|word| match word {
        "before" => Some(-1),
        "after" => Some(1),
        _ => None,
    })
}

/// Whether a clause ends here.
fn ends_clause(at: Cursor) -> bool {
    at.first().is_none() || ['.', ',', ';', '?', '!', '"', '”'].iter().any(|mark| at.mark(*mark).is_some())
}

/// A length and where it leads: "two years ago", "three days later", "a few weeks ago", "months later".
pub(super) fn away(at: Cursor) -> Read<Meaning> {
    let (length, rest) = lengths::plain(lengths::qualifier(at).unwrap_or(at))?;
    let ((way, from), rest) = leads(rest)?;
    let meaning = match (length.amount, way, from) {
        (Amount::Some, Way::On, From::Spoken) => Meaning::SomeTimeLater(length.unit),
        (Amount::Some, Way::On, From::Report) => Meaning::Vague(Vague::Future),
        (Amount::Some, Way::Back, _) => Meaning::Vague(Vague::Past),
        _ => Meaning::Calendar(Calendar::Away(length, way, from), Edge::Whole),
    };
    Some((meaning, rest))
}

/// Where a length leads. Left alone: "two days earlier than planned", "two days before the vote".
fn leads(at: Cursor) -> Read<(Way, From)> {
    const WORDS: [(&[&str], Way, From); 9] = [
        (&["ago"], Way::Back, From::Report),
        (&["from", "now"], Way::On, From::Report),
        (&["from", "today"], Way::On, From::Report),
        (&["hence"], Way::On, From::Report),
        (&["earlier"], Way::Back, SPOKEN),
        (&["previously"], Way::Back, SPOKEN),
        (&["later"], Way::On, SPOKEN),
        (&["afterward"], Way::On, SPOKEN),
        (&["afterwards"], Way::On, SPOKEN),
    ];
    let told = WORDS.iter().find_map(|(words, way, from)| Some(((*way, *from), at.words(words)?)));
    let told = told.filter(|(_, rest)| rest.word(&["than"]).is_none());
    told.or_else(|| {
        let (by, rest) = side(at)?;
        let way = if by < 0 { Way::Back } else { Way::On };
        ends_clause(rest).then_some(((way, SPOKEN), rest))
    })
}

/// A part of a day of its own: "last night", "this morning", "tonight", "the next morning", "the night before".
pub(super) fn part(at: Cursor) -> Read<(Calendar, Part)> {
    let today = |by| Calendar::Step(Unit::Day, by, From::Report);
    if let Some(rest) = at.word(&["tonight"]) {
        return Some(((today(0), Part::Night), rest));
    }
    if let Some(rest) = at.words(&["last", "night"]) {
        return Some(((today(-1), Part::Night), rest));
    }
    if let Some((part, rest)) = at.word(&["the"]).and_then(|rest| rest.read(lexicon::part))
        && let Some((by, rest)) = side(rest).filter(|(_, rest)| ends_clause(*rest))
    {
        return Some(((Calendar::Step(Unit::Day, by, SPOKEN), part), rest));
    }
    let ((by, from), rest) = direction(at).filter(|((by, from), _)| *from == SPOKEN || *by == 0)?;
    let (part, rest) = rest.read(lexicon::part)?;
    Some(((Calendar::Step(Unit::Day, by, from), part), rest))
}
