//! Which Friday, which March: of what comes again and again, the one that is meant.

use jiff::civil::{Date as Day, Weekday};

use crate::Direction;
use crate::calendar::{Period, Unit, add_days, in_week};
use crate::grammar::in_year;
use crate::meaning::{Pick, Yearly};

/// A day or month further away than this is not meant where the same of another year is nearer than [`NEAR`]: a report of January that
/// wants an answer "by Jan. 14" does not speak of last year's, whatever its tense.
const FAR: i32 = 270;
const NEAR: i32 = 95;

/// What comes once a year, seen from a report's date. A season is often none of a year's ("in the summer the river is dry"), and no
/// one's where the verb does not tell.
pub(super) fn of_year(yearly: Yearly, pick: &Pick, report: Day, direction: Direction) -> Option<Period> {
    let around: Vec<Period> = (-6..=6).filter_map(|by| in_year(yearly, report.year().checked_add(by)?)).collect();
    let begins = |period: &&Period| period.days().is_some_and(|(first, _)| first > report);
    let ended = |period: &&Period| period.days().is_some_and(|(_, last)| last < report);
    let nearest = || around.iter().min_by_key(|period| distance(**period, report));
    let chosen = match pick {
        Pick::Last => around.iter().rfind(ended),
        Pick::Next => around.iter().find(begins),
        Pick::On(weekday) => {
            around.iter().filter(|period| is_on(**period, *weekday)).min_by_key(|period| distance(**period, report))
        }
        Pick::This | Pick::Within(_) => nearest(),
        Pick::Nearest if direction == Direction::Unknown && matches!(yearly, Yearly::Season(_)) => None,
        Pick::Nearest => {
            let directed = match direction {
                Direction::Past => around.iter().rfind(|period| !begins(period)),
                Direction::Future => around.iter().find(|period| !ended(period)),
                Direction::Unknown => None,
            };
            let nearest = nearest();
            let far = directed.is_some_and(|period| distance(*period, report) > FAR);
            let near = nearest.is_some_and(|period| distance(*period, report) < NEAR);
            directed.filter(|_| !(far && near)).or(nearest)
        }
    };
    chosen.copied()
}

fn is_on(period: Period, weekday: Weekday) -> bool {
    period.days().is_some_and(|(first, last)| first == last && first.weekday() == weekday)
}

/// How many days a day lies outside of a stretch.
fn distance(period: Period, day: Day) -> i32 {
    let days = |from: Day, to: Day| from.until(to).map_or(i32::MAX, |span| span.get_days());
    period.days().map_or(i32::MAX, |(first, last)| days(day, first).max(days(last, day)).max(0))
}

/// A weekday, seen from a report's date. Agencies write the weekday of the report itself too: "Friday" in a report of a Friday is
/// that day. Where the verb does not tell, the one just past.
pub(super) fn of_week(weekday: Weekday, pick: &Pick, report: Day, direction: Direction) -> Option<Period> {
    let back = |from: Day| add_days(from, -i32::from(from.weekday().since(weekday)));
    let on = |from: Day| add_days(from, i32::from(from.weekday().until(weekday)));
    let day = match (pick, direction) {
        (Pick::Last, _) => back(report.yesterday().ok()?),
        (Pick::Next, _) => on(report.tomorrow().ok()?),
        (Pick::This, _) => in_week(report, weekday),
        (_, Direction::Future) => on(report),
        _ => back(report),
    };
    day.map(Period::Day)
}

/// A weekend, seen from a report's date: on a Saturday or Sunday "the weekend" is that one.
pub(super) fn weekend(pick: &Pick, report: Day, direction: Direction) -> Option<Period> {
    let this = Period::containing(Unit::Weekend, report)?;
    let begun = this.days()?.0 <= report;
    match (pick, direction) {
        (Pick::Last, _) => this.shift(-1),
        (Pick::Next, _) => this.shift(1),
        (Pick::This, _) | (_, Direction::Future) => Some(this),
        _ if begun => Some(this),
        _ => this.shift(-1),
    }
}
