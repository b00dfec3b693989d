//! Tables of expressions: what they come to alone ([`values`]), in a text ([`texts`]), and by the tags around them ([`tags`]).

mod tags;
mod texts;
mod values;

use ascribe_types::{DateRange, TimeKind};

use super::*;

/// The report's date, unless a test says otherwise: a Monday.
const REPORT: &str = "2012-04-02";

fn document(text: &str, published: &str) -> Document {
    Document { published: Some(published.to_owned()), ..Document::from(text) }
}

fn shown(range: Option<DateRange>) -> String {
    let day = |day: Option<Date>| {
        day.map_or_else(String::new, |day| format!("{:04}-{:02}-{:02}", day.year, day.month, day.day))
    };
    range.map_or_else(|| "none".to_owned(), |range| format!("{}..{}", day(range.first), day(range.last)))
}

/// What words alone come to: kind, value and range.
#[track_caller]
fn check(words: &str, kind: TimeKind, expected: &str, range: &str) {
    let time = value(words, date(REPORT), Direction::Past).expect("the words are a time");
    let told = (time.span.of(words), time.kind, time.value.as_deref().unwrap_or("none"), shown(time.range));
    assert_eq!(told, (words, kind, expected, range.to_owned()));
}

/// A stretch of the calendar.
#[track_caller]
fn check_date(words: &str, expected: &str, range: &str) {
    check(words, TimeKind::Date, expected, range);
}

/// All times of a text without tags: their words, values and ranges.
fn all(text: &str, published: &str) -> Vec<(String, String, String)> {
    let document = document(text, published);
    let show = |time: &Time| {
        (time.span.of(text).to_owned(), time.value.clone().unwrap_or_else(|| "none".to_owned()), shown(time.range))
    };
    times(&document, &Analysis::default()).iter().map(show).collect()
}

#[track_caller]
fn check_text(text: &str, expected: &[(&str, &str, &str)]) {
    let found = all(text, REPORT);
    let found: Vec<_> =
        found.iter().map(|(words, value, range)| (words.as_str(), value.as_str(), range.as_str())).collect();
    assert_eq!(found, expected, "{text}");
}
