//! How long: "two years", "a 16-hour flight", "the last two decades", "several weeks", "half an hour".

use crate::calendar::Unit;
use crate::cursor::{Cursor, Read};
use crate::lexicon;
use crate::meaning::{Amount, Length, Meaning, Side};

/// A length with its side: "two years", "the last two years", "recent days", "day-long".
pub(super) fn length(at: Cursor) -> Read<Meaning> {
    let ((length, side), rest) = sided(at).or_else(|| bare_long(at)).or_else(|| {
        let (length, rest) = plain(qualifier(at).unwrap_or(at))?;
        Some(((length, Side::Open), rest))
    })?;
    let rest = long(rest).unwrap_or(rest);
    (!is_age(rest) && rest.word(&["ago"]).is_none()).then_some((Meaning::Length(length, side), rest))
}

/// "less than" and such, which belong to the expression.
pub(super) fn qualifier(at: Cursor) -> Option<Cursor> {
    const WORDS: [&[&str]; 7] = [
        &["less", "than"],
        &["more", "than"],
        &["no", "more", "than"],
        &["at", "least"],
        &["at", "most"],
        &["as", "long", "as"],
        &["up", "to"],
    ];
    WORDS.iter().find_map(|words| at.words(words))
}

/// So many units: "two more weeks", "16-hour", "two and a half years", "weeks".
pub(super) fn plain(at: Cursor) -> Read<Length> {
    halved(at).or_else(|| counted(at)).or_else(|| some(at))
}

/// A number of units.
fn counted(at: Cursor) -> Read<Length> {
    let (tenths, rest) = article(at).or_else(|| number(at))?;
    let (tenths, rest) = and_a_half(rest).map_or((tenths, rest), |rest| (tenths + 5, rest));
    let rest = rest.maybe(&["more", "full", "whole", "straight", "consecutive", "additional", "long", "other"]);
    let (unit, rest) = unit(rest.maybe_mark('-'))?;
    let (tenths, rest) = and_a_half(rest).map_or((tenths, rest), |rest| (tenths + 5, rest));
    Some((Length { amount: Amount::Tenths(tenths), unit }, rest))
}

/// "a" and "an". Of what they stand before, "second" is an ordinal, "quarter" a share and "weekend" no length.
fn article(at: Cursor) -> Read<u32> {
    let rest = at.word(&["a", "an"])?;
    let is_unit = rest.word(&["second", "quarter", "weekend"]).is_none();
    is_unit.then_some((10, rest))
}

/// "half an hour", "half a century".
fn halved(at: Cursor) -> Read<Length> {
    let rest = at.maybe(&["a"]).word(&["half"])?.maybe_mark('-').maybe(&["a", "an"]);
    let (unit, rest) = unit(rest)?;
    Some((Length { amount: Amount::Tenths(5), unit }, rest))
}

fn and_a_half(at: Cursor) -> Option<Cursor> {
    at.words(&["and", "a", "half"]).or_else(|| at.words(&["-", "and", "-", "a", "-", "half"]))
}

/// A vague number of units: "several days", "a couple of weeks", "years".
fn some(at: Cursor) -> Read<Length> {
    let (unit, rest) = plural(few(at).unwrap_or(at))?;
    Some((Length { amount: Amount::Some, unit }, rest))
}

/// A word for a number that is not told.
fn few(at: Cursor) -> Option<Cursor> {
    const WORDS: [&[&str]; 12] = [
        &["a", "few", "more"],
        &["a", "few"],
        &["several", "more"],
        &["several"],
        &["few"],
        &["many"],
        &["some"],
        &["a", "couple", "of"],
        &["a", "number", "of"],
        &["dozens", "of"],
        &["hundreds", "of"],
        &["thousands", "of"],
    ];
    WORDS.iter().find_map(|words| at.words(words))
}

fn unit(at: Cursor) -> Read<Unit> {
    at.read(|word| lexicon::unit(word).map(|(unit, _)| unit))
}

fn plural(at: Cursor) -> Read<Unit> {
    at.read(|word| lexicon::unit(word).and_then(|(unit, plural)| plural.then_some(unit)))
}

/// "the last two years", "the past decade", "the next few weeks", "recent days". Left alone: "last month", which is a step, and
/// "the last 12-day war", which may be long ago.
fn sided(at: Cursor) -> Read<(Length, Side)> {
    let the = at.maybe(&["the"]);
    let (side, rest) = the
        .read(|word| match word {
            "last" | "past" | "previous" | "preceding" => Some(Side::Before),
            "next" | "coming" | "following" => Some(Side::After),
            _ => None,
        })
        .or_else(|| Some((Side::Before, the.word(&["recent"]).filter(|rest| some(*rest).is_some())?)))?;
    let is_adjective = number(rest).is_some_and(|(_, rest)| rest.mark('-').is_some());
    if let Some((length, rest)) = counted(rest).or_else(|| some(rest)) {
        return (!is_adjective).then_some(((length, side), rest));
    }
    at.word(&["the", "past"])?;
    let (unit, rest) = the.word(&["last", "past"])?.read(|word| lexicon::unit(word).map(|(unit, _)| unit))?;
    (unit != Unit::Quarter && unit != Unit::Weekend)
        .then_some(((Length { amount: Amount::Tenths(10), unit }, side), rest))
}

/// "day-long", "yearlong", "decades-long".
fn bare_long(at: Cursor) -> Read<(Length, Side)> {
    if let Some(((unit, _), rest)) = at.read(|word| lexicon::unit(word.strip_suffix("long")?)) {
        return Some(((Length { amount: Amount::Tenths(10), unit }, Side::Open), rest));
    }
    let ((unit, plural), rest) = at.read(lexicon::unit)?;
    let amount = if plural { Amount::Some } else { Amount::Tenths(10) };
    Some(((Length { amount, unit }, Side::Open), long(rest)?))
}

/// "-long", and "long" after a hyphenated length.
fn long(at: Cursor) -> Option<Cursor> {
    at.words(&["-", "long"]).filter(|_| at.glued())
}

/// Whether the length is somebody's age: "44-year-old", "three years old".
fn is_age(rest: Cursor) -> bool {
    rest.maybe_mark('-').word(&["old", "olds"]).is_some() || rest.words(&["of", "age"]).is_some()
}

/// A number in tenths: "3", "2.5", "twenty-five", "two hundred".
fn number(at: Cursor) -> Read<u32> {
    if let Some((number, rest)) = at.digits(1, 9) {
        if let Some(rest) = half(rest) {
            return Some((number.checked_mul(10)?.checked_add(5)?, rest));
        }
        let decimal = rest.mark('.').filter(|after| rest.glued() && after.glued()).and_then(|after| after.digits(1, 1));
        let (tenth, rest) = decimal.unwrap_or((0, rest));
        return Some((number.checked_mul(10)?.checked_add(tenth)?, rest));
    }
    cardinal(at).map(|(number, rest)| (10 * number, rest))
}

/// "1/2" and "½" after a whole number.
fn half(at: Cursor) -> Option<Cursor> {
    at.mark('½').or_else(|| {
        let (_, rest) = at.maybe_mark('-').digits(1, 1).filter(|(one, _)| *one == 1)?;
        let (_, rest) = rest.mark('/')?.digits(1, 1).filter(|(two, _)| *two == 2)?;
        Some(rest)
    })
}

/// A number in words, below a million.
pub(super) fn cardinal(at: Cursor) -> Read<u32> {
    let (low, rest) = below_hundred(at)?;
    let Some(rest) = rest.word(&["hundred"]) else {
        return Some(rest.word(&["thousand"]).map_or((low, rest), |rest| (1000 * low, rest)));
    };
    let (more, rest) = below_hundred(rest.maybe(&["and"])).unwrap_or((0, rest));
    Some((100 * low + more, rest))
}

fn below_hundred(at: Cursor) -> Read<u32> {
    let Some((tens, rest)) = at.read(lexicon::tens) else {
        return at.read(lexicon::small_number).or_else(|| dozen(at));
    };
    let ones = rest.maybe_mark('-').read(|word| lexicon::small_number(word).filter(|ones| *ones < 10));
    Some(ones.map_or((tens, rest), |(ones, rest)| (tens + ones, rest)))
}

fn dozen(at: Cursor) -> Read<u32> {
    Some((12, at.words(&["a", "dozen"])?))
}
