//! What a meaning comes to, counted from the report's date and from what was last spoken of.

mod nearest;

use ascribe_types::{DateRange, TimeKind};
use jiff::civil::Date as Day;

use crate::Direction;
use crate::calendar::{Period, Unit, add_days, in_week, range, third};
use crate::grammar::in_year;
use crate::meaning::{Calendar, Clock, Edge, From, Length, Meaning, Part, Pick, Side, Way};

/// From what times are counted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Anchors {
    /// The report's date.
    pub(crate) report: Option<Day>,
    /// The stretch of the calendar last spoken of.
    pub(crate) spoken: Option<Period>,
    /// Where the verb looks.
    pub(crate) direction: Direction,
}

/// What an expression comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Told {
    pub(crate) kind: TimeKind,
    pub(crate) value: Option<String>,
    pub(crate) range: Option<DateRange>,
    /// The stretch of the calendar, of which may be spoken again.
    pub(crate) period: Option<Period>,
}

impl Told {
    fn new(kind: TimeKind, value: Option<String>) -> Self {
        Self { kind, value, range: None, period: None }
    }

    fn within(mut self, days: Option<(Day, Day)>) -> Self {
        self.range = days.map(|(first, last)| range(Some(first), Some(last)));
        self
    }

    fn of(mut self, period: Option<Period>) -> Self {
        self.period = period;
        self
    }
}

impl Anchors {
    /// What a meaning comes to from here.
    pub(crate) fn tell(&self, meaning: &Meaning) -> Told {
        match meaning {
            Meaning::Calendar(calendar, edge) => self.calendar(calendar, *edge),
            Meaning::Part(calendar, part) => self.part(calendar, *part),
            Meaning::Clock(day, clock) => self.clock(day.as_ref(), *clock),
            Meaning::Length(length, side) => {
                Told::new(TimeKind::Duration, Some(length.value())).within(self.beside(*length, *side))
            }
            Meaning::Recurring(value) => Told::new(TimeKind::Set, Some(value.clone())),
            Meaning::Vague(vague) => Told::new(TimeKind::Date, Some(vague.value().to_owned())),
            Meaning::SomeTimeLater(unit) => self.some_time_later(*unit),
        }
    }

    fn calendar(&self, calendar: &Calendar, edge: Edge) -> Told {
        let period = self.period(calendar);
        let days = period.and_then(|period| self.edge(period, calendar, edge));
        let kind = match calendar {
            Calendar::Away(length, ..) if length.unit < Unit::Day => TimeKind::Time,
            _ => TimeKind::Date,
        };
        Told::new(kind, period.map(Period::value)).within(days).of(period)
    }

    /// The days of a stretch's edge.
    fn edge(&self, period: Period, calendar: &Calendar, edge: Edge) -> Option<(Day, Day)> {
        let (first, last) = period.days()?;
        let anchor = || match calendar {
            Calendar::Step(_, _, From::Spoken) => Some(self.spoken?.days()?.0),
            _ => self.report,
        };
        match edge {
            Edge::Whole => Some((first, last)),
            Edge::Start => third((first, last), 0),
            Edge::Middle => third((first, last), 1),
            Edge::End => third((first, last), 2),
            Edge::Earlier => Some((first, anchor()?)),
            Edge::Later => Some((anchor()?, last)),
        }
    }

    fn part(&self, calendar: &Calendar, part: Part) -> Told {
        let day = self.period(calendar).filter(|period| matches!(period, Period::Day(_)));
        let value = day.map(|day| format!("{}{}", day.value(), part.code()));
        Told::new(TimeKind::Time, value).within(day.and_then(Period::days)).of(day)
    }

    /// A time of the day that stands beside it, else of the day last spoken of, else of the report's.
    fn clock(&self, day: Option<&Calendar>, clock: Clock) -> Told {
        let spoken = self.spoken.filter(|spoken| matches!(spoken, Period::Day(_)));
        let day = match day {
            Some(calendar) => self.period(calendar),
            None => spoken.or(self.report.map(Period::Day)),
        };
        let value = day.map(|day| format!("{}T{:02}:{:02}", day.value(), clock.hour, clock.minute));
        Told::new(TimeKind::Time, value).within(day.and_then(Period::days)).of(day)
    }

    /// The days of "the last two years" and "the next two years".
    fn beside(&self, length: Length, side: Side) -> Option<(Day, Day)> {
        let report = self.report?;
        let (count, unit) = length.whole()?;
        match side {
            Side::Open => None,
            Side::Before => Some((moved(report, count.checked_neg()?, unit)?, report)),
            Side::After => Some((report, moved(report, count, unit)?)),
        }
    }

    /// "Months later": a length that is not told, after what was spoken of and before the report.
    fn some_time_later(&self, unit: Unit) -> Told {
        let length = Length { amount: crate::meaning::Amount::Some, unit };
        let first = self.spoken.and_then(Period::days).and_then(|(_, last)| last.tomorrow().ok());
        let last = self.report.filter(|report| first.is_some_and(|first| first <= *report));
        let mut told = Told::new(TimeKind::Duration, Some(length.value()));
        told.range = first.map(|first| range(Some(first), last));
        told
    }

    /// The stretch that is meant; none where an anchor is missing.
    fn period(&self, calendar: &Calendar) -> Option<Period> {
        match calendar {
            Calendar::Fixed(period) => Some(*period),
            Calendar::Yearly(yearly, Pick::Within(year)) => match self.period(year)? {
                Period::Year(year) => in_year(*yearly, year),
                _ => None,
            },
            Calendar::Yearly(yearly, pick) => nearest::of_year(*yearly, pick, self.report?, self.direction),
            Calendar::Weekday(weekday, Pick::Within(week)) => match self.period(week)? {
                Period::Week(monday) => in_week(monday, *weekday).map(Period::Day),
                _ => None,
            },
            Calendar::Weekday(weekday, pick) => nearest::of_week(*weekday, pick, self.report?, self.direction),
            Calendar::Weekend(pick) => nearest::weekend(pick, self.report?, self.direction),
            Calendar::Step(Unit::FiscalYear, ..) => None,
            Calendar::Step(unit, by, from) => Period::containing(*unit, self.anchor(*from, *unit)?)?.shift(*by),
            Calendar::Running(Unit::FiscalYear) => None,
            Calendar::Running(_) if self.direction == Direction::Past => None,
            Calendar::Running(unit) => Period::containing(*unit, self.report?),
            Calendar::Away(length, way, from) => self.away(*length, *way, *from),
            Calendar::Around(unit, date) => Period::containing(*unit, self.period(date)?.days()?.0),
            Calendar::DayOfMonth(day) => self.day_of_month(*day),
        }
    }

    /// The day from which units are counted; none where what was spoken of is longer than the unit.
    fn anchor(&self, from: From, unit: Unit) -> Option<Day> {
        match from {
            From::Report => self.report,
            From::Spoken => Some(self.spoken.filter(|spoken| spoken.unit() <= unit)?.days()?.0),
        }
    }

    /// A length away from the anchor, as exactly as the length is: "two months ago" is a month.
    fn away(&self, length: Length, way: Way, from: From) -> Option<Period> {
        let (count, unit) = length.whole()?;
        let by = if way == Way::Back { count.checked_neg()? } else { count };
        Period::containing(unit, self.anchor(from, unit)?)?.shift(by)
    }

    fn day_of_month(&self, day: i8) -> Option<Period> {
        let (first, _) = self.spoken.filter(|spoken| spoken.unit() <= Unit::Month)?.days()?;
        Day::new(first.year(), first.month(), day).ok().map(Period::Day)
    }
}

/// A day so many units away.
fn moved(day: Day, by: i32, unit: Unit) -> Option<Day> {
    let months = |each: i32| {
        let months = jiff::Span::new().try_months(by.checked_mul(each)?).ok()?;
        day.checked_add(months).ok()
    };
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Weekend | Unit::FiscalYear => None,
        Unit::Day => add_days(day, by),
        Unit::Week => add_days(day, by.checked_mul(7)?),
        Unit::Month => months(1),
        Unit::Quarter => months(3),
        Unit::Year => months(12),
        Unit::Decade => months(120),
        Unit::Century => months(1200),
    }
}
