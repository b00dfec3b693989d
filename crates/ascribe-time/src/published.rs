//! The report's date, from what its metadata says.

use ascribe_types::{Date, Document};

use crate::atoms::atoms;
use crate::calendar::{Period, plain};
use crate::cursor::Cursor;
use crate::grammar;
use crate::meaning::{Calendar, Edge, Meaning};

/// The day on which a document was published, as its metadata has it; none where it has none, or none that can be read without
/// a doubt.
pub fn published(document: &Document) -> Option<Date> {
    date(document.published.as_deref()?)
}

/// The day that some words tell, if they tell one whole: "2012-04-02T10:30:00Z", "Mon, 02 Apr 2012 10:30:00 GMT", "April 2, 2012",
/// "2 April 2012", "20120402". Of "02/04/2012" nobody can say which number is the month: none. A time zone is read over: the day
/// is that of the place.
///
/// ```
/// use ascribe_types::Date;
/// assert_eq!(ascribe_time::date("Mon, 02 Apr 2012 10:30:00 GMT"), Some(Date { year: 2012, month: 4, day: 2 }));
/// assert_eq!(ascribe_time::date("02/04/2012"), None);
/// ```
pub fn date(words: &str) -> Option<Date> {
    let atoms = atoms(words);
    let mut told = (0..atoms.len()).filter_map(|at| day(Cursor::new(&atoms[at..])));
    told.next().or_else(|| compact(words))
}

fn day(at: Cursor) -> Option<Date> {
    match grammar::expression(at)?.0 {
        Meaning::Calendar(Calendar::Fixed(Period::Day(day)), Edge::Whole) => Some(plain(day)),
        Meaning::Clock(Some(Calendar::Fixed(Period::Day(day))), _) => Some(plain(day)),
        _ => None,
    }
}

/// "20120402", and what follows it.
fn compact(words: &str) -> Option<Date> {
    let digits = words.trim_start().get(..8)?;
    let day = digits.parse::<jiff::civil::Date>().ok()?;
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| plain(day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &str, expected: Option<(i16, u8, u8)>) {
        assert_eq!(date(words), expected.map(|(year, month, day)| Date { year, month, day }), "{words}");
    }

    #[test]
    fn common_forms_are_read() {
        for words in [
            "2012-04-02",
            "2012-04-02T10:30:00+02:00",
            "2012-04-02 10:30",
            "2012/04/02",
            "Mon, 02 Apr 2012 10:30:00 GMT",
            "Monday, April 2, 2012",
            "April 2nd, 2012",
            "2 April 2012",
            "2 APRIL 2012",
            "Published: Apr. 2, 2012 at 10:30 a.m.",
            "20120402",
            "20120402T103000Z",
        ] {
            check(words, Some((2012, 4, 2)));
        }
        check("25/12/2011", Some((2011, 12, 25)));
    }

    #[test]
    fn what_tells_no_day_is_none() {
        for words in [
            "",
            "yesterday",
            "April 2012",
            "April 2",
            "02/04/2012",
            "2012-13-45",
            "1333362600",
            "31 February 2012",
            "é",
        ] {
            check(words, None);
        }
    }
}
