//! Which Friday, which March: of what comes again and again, the one that is meant.

use jiff::civil::{Date as Day, Weekday};

use crate::Direction;
use crate::calendar::{Period, Unit, add_days, in_week};
use crate::grammar::in_year;
use crate::meaning::{Pick, Yearly};

/// What comes once a year, seen from a report's date.
pub(super) fn of_year(yearly: Yearly, pick: &Pick, report: Day, direction: Direction) -> Option<Period> {
    let near = (-2..=2).filter_map(|by| in_year(yearly, report.year().checked_add(by)?));
    let near: Vec<(Period, Day, Day)> =
        near.filter_map(|period| period.days().map(|(first, last)| (period, first, last))).collect();
    let before = |latest: Day| near.iter().rev().find(move |(_, first, _)| *first <= latest);
    let ended = near.iter().rev().find(|(_, _, last)| *last < report);
    let coming = near.iter().find(|(_, first, _)| *first > report);
    let open = near.iter().find(|(_, _, last)| *last >= report);
    let chosen = match (pick, direction) {
        (Pick::Last, _) => ended,
        (Pick::Next, _) => coming,
        (Pick::This, _) => near.iter().min_by_key(|(_, first, last)| distance(*first, *last, report)),
        (_, Direction::Past) => before(report),
        (_, Direction::Future) => open,
        _ => near.iter().min_by_key(|(_, first, last)| distance(*first, *last, report)),
    };
    chosen.map(|(period, ..)| *period)
}

/// How many days a day lies outside of a stretch.
fn distance(first: Day, last: Day, day: Day) -> i32 {
    let days = |from: Day, to: Day| from.until(to).map_or(i32::MAX, |span| span.get_days());
    days(day, first).max(days(last, day)).max(0)
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
