//! The words of which expressions of time are built.

use ascribe_types::numerals::{ONES, TENS};
use jiff::civil::Weekday;

use crate::calendar::{Season, Unit};
use crate::meaning::{Edge, Part, Vague};

/// A month by its name or the short form that news agencies write (Associated Press Stylebook, "months").
pub(crate) fn month(word: &str) -> Option<i8> {
    const SHORT: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    const LONG: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let place = |list: [&str; 12]| list.iter().position(|name| *name == word);
    let month = if word == "sept" { Some(8) } else { place(LONG).or_else(|| place(SHORT)) };
    i8::try_from(month? + 1).ok()
}

/// Whether a month is written short, so that a full stop may follow.
pub(crate) fn is_short(word: &str) -> bool {
    word.len() <= 4 && !matches!(word, "may" | "june" | "july")
}

/// A weekday by its name.
pub(crate) fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "monday" => Weekday::Monday,
        "tuesday" => Weekday::Tuesday,
        "wednesday" => Weekday::Wednesday,
        "thursday" => Weekday::Thursday,
        "friday" => Weekday::Friday,
        "saturday" => Weekday::Saturday,
        "sunday" => Weekday::Sunday,
        _ => return None,
    })
}

/// A weekday written short, which is one only before a date: "Sun" alone shines.
pub(crate) fn short_weekday(word: &str) -> Option<Weekday> {
    weekday(match word {
        "mon" => "monday",
        "tue" | "tues" => "tuesday",
        "wed" => "wednesday",
        "thu" | "thur" | "thurs" => "thursday",
        "fri" => "friday",
        "sat" => "saturday",
        "sun" => "sunday",
        _ => return None,
    })
}

/// A season.
pub(crate) fn season(word: &str) -> Option<Season> {
    Some(match word {
        "spring" | "springtime" => Season::Spring,
        "summer" | "summertime" => Season::Summer,
        "fall" | "autumn" => Season::Autumn,
        "winter" | "wintertime" => Season::Winter,
        _ => return None,
    })
}

/// A unit, and whether the word is its plural.
pub(crate) fn unit(word: &str) -> Option<(Unit, bool)> {
    let plural = word.ends_with('s');
    let unit = match word.strip_suffix('s').unwrap_or(word) {
        "second" => Unit::Second,
        "minute" => Unit::Minute,
        "hour" => Unit::Hour,
        "day" => Unit::Day,
        "week" => Unit::Week,
        "weekend" => Unit::Weekend,
        "month" => Unit::Month,
        "quarter" => Unit::Quarter,
        "year" => Unit::Year,
        "decade" => Unit::Decade,
        _ if word == "century" || word == "centuries" => return Some((Unit::Century, word != "century")),
        _ => return None,
    };
    Some((unit, plural))
}

/// The value of a word that says how often.
pub(crate) fn frequency(word: &str) -> Option<&'static str> {
    Some(match word {
        "hourly" => "PT1H",
        "daily" | "nightly" => "P1D",
        "weekly" => "P1W",
        "monthly" => "P1M",
        "annually" | "annual" | "yearly" => "P1Y",
        _ => return None,
    })
}

/// A part of a day.
pub(crate) fn part(word: &str) -> Option<Part> {
    Some(match word {
        "morning" => Part::Morning,
        "afternoon" => Part::Afternoon,
        "evening" => Part::Evening,
        "night" => Part::Night,
        _ => return None,
    })
}

/// A word before a stretch of the calendar that says which part of it.
pub(crate) fn edge(word: &str) -> Option<Edge> {
    Some(match word {
        "early" => Edge::Start,
        "mid" => Edge::Middle,
        "late" => Edge::End,
        "earlier" => Edge::Earlier,
        "later" => Edge::Later,
        _ => return None,
    })
}

/// A noun that says which part: "the beginning of".
pub(crate) fn edge_noun(word: &str) -> Option<Edge> {
    Some(match word {
        "beginning" | "start" => Edge::Start,
        "middle" => Edge::Middle,
        "end" | "close" => Edge::End,
        _ => return None,
    })
}

/// A word that tells a time vaguely and by itself. Left alone: "then", "once", "soon", which are seldom about time alone; of 12
/// "then" and 3 "soon" in half of AQUAINT none is annotated.
pub(crate) fn vague(word: &str) -> Option<Vague> {
    Some(match word {
        "now" | "nowadays" | "currently" => Vague::Present,
        "recently" | "lately" => Vague::Past,
        _ => return None,
    })
}

/// A number from 1 to 19, or one of the tens.
pub(crate) fn small_number(word: &str) -> Option<u32> {
    u32::try_from(ONES.iter().position(|one| *one == word)? + 1).ok()
}

/// Twenty, thirty …
pub(crate) fn tens(word: &str) -> Option<u32> {
    u32::try_from(TENS.iter().position(|ten| *ten == word)? + 2).ok().map(|tens| 10 * tens)
}

/// First to twentieth.
pub(crate) fn ordinal(word: &str) -> Option<u32> {
    const ORDINALS: [&str; 20] = [
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
    ];
    u32::try_from(ORDINALS.iter().position(|ordinal| *ordinal == word)? + 1).ok()
}

/// The decade that a plural names: 9 for "nineties".
pub(crate) fn nineties(word: &str) -> Option<i16> {
    const DECADES: [&str; 8] =
        ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"];
    i16::try_from(DECADES.iter().position(|decade| *decade == word)? + 2).ok()
}
