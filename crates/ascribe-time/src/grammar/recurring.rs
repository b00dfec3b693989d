//! How often: "every Friday", "daily", "twice a week", "Sundays". Values as HeidelTime writes them (Strötgen and Gertz 2013).

use jiff::civil::Weekday;

use super::{furthest, lengths};
use crate::calendar::{Season, Unit};
use crate::cursor::{Cursor, Read};
use crate::lexicon;
use crate::meaning::{Amount, Length, Meaning};

/// Any of them.
pub(super) fn recurring(at: Cursor) -> Read<Meaning> {
    let rules = [frequency, every, times, weekdays];
    furthest(rules.iter().map(|rule| rule(at))).map(|(value, rest)| (Meaning::Recurring(value), rest))
}

/// "daily".
fn frequency(at: Cursor) -> Read<String> {
    let (value, rest) = at.read(lexicon::frequency)?;
    Some((value.to_owned(), rest))
}

/// "every day", "each of", "every two years", "every other week", "every March".
fn every(at: Cursor) -> Read<String> {
    let rest = at.word(&["every", "each"])?;
    furthest([every_unit(rest), every_named(rest)].into_iter())
}

fn every_unit(at: Cursor) -> Read<String> {
    let (count, rest) = match at.word(&["other", "second"]) {
        Some(rest) => (2, rest),
        None => lengths::cardinal(at).or_else(|| at.digits(1, 3)).unwrap_or((1, at)),
    };
    let (unit, rest) = rest.read(|word| lexicon::unit(word).map(|(unit, _)| unit))?;
    let value = if unit == Unit::Weekend {
        "XXXX-WXX-WE".to_owned()
    } else {
        Length { amount: Amount::Tenths(10 * count), unit }.value()
    };
    Some((value, rest))
}

fn every_named(at: Cursor) -> Read<String> {
    at.read(|word| {
        let weekday = lexicon::weekday(word).map(weekly);
        let month = || lexicon::month(word).map(|month| format!("XXXX-{month:02}"));
        let season = || lexicon::season(word).map(yearly);
        let part = || lexicon::part(word).map(|part| format!("XXXX-XX-XX{}", part.code()));
        weekday.or_else(month).or_else(season).or_else(part)
    })
}

/// "twice a week", "three times a year".
fn times(at: Cursor) -> Read<String> {
    let rest = at.word(&["once", "twice"]).or_else(|| {
        let (_, rest) = lengths::cardinal(at).or_else(|| at.digits(1, 3))?;
        rest.word(&["times"])
    })?;
    let (unit, rest) = rest.word(&["a", "an", "per", "each", "every"])?.read(lexicon::unit)?;
    Some((Length { amount: Amount::Tenths(10), unit: unit.0 }.value(), rest))
}

/// "Sundays".
fn weekdays(at: Cursor) -> Read<String> {
    at.read(|word| lexicon::weekday(word.strip_suffix('s')?).map(weekly))
}

fn weekly(weekday: Weekday) -> String {
    format!("XXXX-WXX-{}", weekday.to_monday_one_offset())
}

fn yearly(season: Season) -> String {
    format!("XXXX-{}", season.code())
}
