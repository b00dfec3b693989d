//! What expressions come to by themselves.

use super::*;

#[test]
fn dates_that_are_told_whole() {
    check_date("March 5, 1946", "1946-03-05", "1946-03-05..1946-03-05");
    check_date("5 March 1946", "1946-03-05", "1946-03-05..1946-03-05");
    check_date("the 5th of March, 1946", "1946-03-05", "1946-03-05..1946-03-05");
    check_date("Tuesday, Mar. 5, 1946", "1946-03-05", "1946-03-05..1946-03-05");
    check_date("1946-03-05", "1946-03-05", "1946-03-05..1946-03-05");
    check_date("25/12/2011", "2011-12-25", "2011-12-25..2011-12-25");
    check_date("May 2023", "2023-05", "2023-05-01..2023-05-31");
    check_date("February of 2000", "2000-02", "2000-02-01..2000-02-29");
    check_date("1996", "1996", "1996-01-01..1996-12-31");
    check_date("the 1990s", "199", "1990-01-01..1999-12-31");
    check_date("the '60s", "196", "1960-01-01..1969-12-31");
    check_date("the nineties", "199", "1990-01-01..1999-12-31");
    check_date("the 19th century", "18", "1800-01-01..1899-12-31");
    check_date("the twenty-first century", "20", "2000-01-01..2099-12-31");
    check_date("the second quarter of 1998", "1998-Q2", "1998-04-01..1998-06-30");
    check_date("Q3 2010", "2010-Q3", "2010-07-01..2010-09-30");
    check_date("the first half of 2010", "2010-H1", "2010-01-01..2010-06-30");
    check_date("summer of 1998", "1998-SU", "1998-06-01..1998-08-31");
    check_date("the summer of '69", "1969-SU", "1969-06-01..1969-08-31");
    check_date("winter 2010", "2010-WI", "2010-12-01..2011-02-28");
    check_date("fiscal 1998", "FY1998", "none");
    check_date("Christmas Day 2008", "2008-12-25", "2008-12-25..2008-12-25");
    check_date("Easter Monday 2011", "2011-04-25", "2011-04-25..2011-04-25");
}

#[test]
fn dates_counted_from_the_report() {
    check_date("today", "2012-04-02", "2012-04-02..2012-04-02");
    check_date("yesterday", "2012-04-01", "2012-04-01..2012-04-01");
    check_date("the day before yesterday", "2012-03-31", "2012-03-31..2012-03-31");
    check_date("last month", "2012-03", "2012-03-01..2012-03-31");
    check_date("this week", "2012-W14", "2012-04-02..2012-04-08");
    check_date("next week", "2012-W15", "2012-04-09..2012-04-15");
    check_date("last year", "2011", "2011-01-01..2011-12-31");
    check_date("last quarter", "2012-Q1", "2012-01-01..2012-03-31");
    check_date("this century", "20", "2000-01-01..2099-12-31");
    check_date("last weekend", "2012-W13-WE", "2012-03-31..2012-04-01");
    check_date("the weekend", "2012-W13-WE", "2012-03-31..2012-04-01");
    check_date("three days ago", "2012-03-30", "2012-03-30..2012-03-30");
    check_date("two weeks ago", "2012-W12", "2012-03-19..2012-03-25");
    check_date("half a century ago", "1962", "1962-01-01..1962-12-31");
    check_date("50 years ago", "1962", "1962-01-01..1962-12-31");
    check_date("a decade ago", "200", "2000-01-01..2009-12-31");
    check_date("more than four years ago", "2008", "2008-01-01..2008-12-31");
    check_date("the week of April 12", "2012-W15", "2012-04-09..2012-04-15");
    check_date("two years from now", "2014", "2014-01-01..2014-12-31");
    check_date("a few weeks ago", "PAST_REF", "none");
    check_date("the near future", "FUTURE_REF", "none");
    check_date("now", "PRESENT_REF", "none");
}

#[test]
fn what_comes_again_and_again() {
    check_date("Monday", "2012-04-02", "2012-04-02..2012-04-02");
    check_date("Tuesday", "2012-03-27", "2012-03-27..2012-03-27");
    check_date("last Monday", "2012-03-26", "2012-03-26..2012-03-26");
    check_date("next Friday", "2012-04-06", "2012-04-06..2012-04-06");
    check_date("Friday of last week", "2012-03-30", "2012-03-30..2012-03-30");
    check_date("March", "2012-03", "2012-03-01..2012-03-31");
    check_date("last October", "2011-10", "2011-10-01..2011-10-31");
    check_date("next May", "2012-05", "2012-05-01..2012-05-31");
    check_date("September of last year", "2011-09", "2011-09-01..2011-09-30");
    check_date("last summer", "2011-SU", "2011-06-01..2011-08-31");
    check_date("Thanksgiving Day", "2011-11-24", "2011-11-24..2011-11-24");
    // A day so near is not last year's.
    check_date("April 12", "2012-04-12", "2012-04-12..2012-04-12");
    check_date("Dec. 24", "2011-12-24", "2011-12-24..2011-12-24");
    // The weekday tells the year.
    check_date("Friday, May 6", "2011-05-06", "2011-05-06..2011-05-06");
    check_date("Sunday, Apr. 1", "2012-04-01", "2012-04-01..2012-04-01");
}

#[test]
fn edges_are_in_the_range_alone() {
    check_date("early March", "2012-03", "2012-03-01..2012-03-10");
    check_date("mid-1998", "1998", "1998-05-02..1998-08-31");
    check_date("mid-1990s", "199", "1993-05-02..1996-08-30");
    check_date("late last month", "2012-03", "2012-03-21..2012-03-31");
    check_date("the end of 2011", "2011", "2011-09-01..2011-12-31");
    check_date("the end of the year", "none", "none");
    check_date("earlier this year", "2012", "2012-01-01..2012-04-02");
    check_date("later this week", "2012-W14", "2012-04-02..2012-04-08");
}

#[test]
fn times_of_a_day() {
    let check_time = |words, value, day: &str| check(words, TimeKind::Time, value, &format!("{day}..{day}"));
    check_time("last night", "2012-04-01TNI", "2012-04-01");
    check_time("this morning", "2012-04-02TMO", "2012-04-02");
    check_time("Friday evening", "2012-03-30TEV", "2012-03-30");
    check_time("10:35 a.m.", "2012-04-02T10:35", "2012-04-02");
    check_time("4 in the morning", "2012-04-02T04:00", "2012-04-02");
    check_time("12 p.m.", "2012-04-02T12:00", "2012-04-02");
    check_time("9 p.m. EST Friday", "2012-03-30T21:00", "2012-03-30");
    check_time("Friday at noon", "2012-03-30T12:00", "2012-03-30");
    check_time("1400 GMT", "2012-04-02T14:00", "2012-04-02");
    check_time("5 o'clock", "2012-04-02T05:00", "2012-04-02");
}

#[test]
fn lengths_and_what_recurs() {
    let check_length = |words, value, range| check(words, TimeKind::Duration, value, range);
    check_length("two years", "P2Y", "none");
    check_length("16-hour", "PT16H", "none");
    check_length("a month", "P1M", "none");
    check_length("two and a half years", "P2.5Y", "none");
    check_length("half an hour", "PT30M", "none");
    check_length("5 1/2 hours", "PT5H30M", "none");
    check_length("decades-long", "PXDE", "none");
    check_length("twenty-five minutes", "PT25M", "none");
    check_length("one hundred and fifty days", "P150D", "none");
    check_length("at least 72 hours", "PT72H", "none");
    check_length("several months", "PXM", "none");
    check_length("day-long", "P1D", "none");
    check_length("the last two decades", "P20Y", "1992-04-02..2012-04-02");
    check_length("the past year", "P1Y", "2011-04-02..2012-04-02");
    check_length("the next three days", "P3D", "2012-04-02..2012-04-05");
    check_length("the last few weeks", "PXW", "none");
    let check_set = |words, value| check(words, TimeKind::Set, value, "none");
    check_set("every Friday", "XXXX-WXX-5");
    check_set("Sundays", "XXXX-WXX-7");
    check_set("every two years", "P2Y");
    check_set("twice a week", "P1W");
    check_set("daily", "P1D");
    check_set("every March", "XXXX-03");
}
