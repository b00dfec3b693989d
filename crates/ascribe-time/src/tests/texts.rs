//! What times in a text do to each other, what the words before do to them, and what is none.

use super::*;

#[test]
fn what_was_spoken_of_is_an_anchor() {
    let day = ("May 5, 2010", "2010-05-05", "2010-05-05..2010-05-05");
    check_text(
        "It sank on May 5, 2010. The same day",
        &[day, ("The same day", "2010-05-05", "2010-05-05..2010-05-05")],
    );
    check_text(
        "It sank on May 5, 2010. Two days later",
        &[day, ("Two days later", "2010-05-07", "2010-05-07..2010-05-07")],
    );
    check_text(
        "It sank on May 5, 2010. The following year",
        &[day, ("The following year", "2011", "2011-01-01..2011-12-31")],
    );
    check_text(
        "It sank on May 5, 2010. Later that year",
        &[day, ("Later that year", "2010", "2010-05-05..2010-12-31")],
    );
    check_text("It sank on May 5, 2010. Months later", &[day, ("Months later", "PXM", "2010-05-06..2012-04-02")]);
    check_text(
        "It sank on May 5, 2010. It was 9 a.m.",
        &[day, ("9 a.m.", "2010-05-05T09:00", "2010-05-05..2010-05-05")],
    );
    check_text(
        "It sank on May 5, 2010. The next morning",
        &[day, ("The next morning", "2010-05-06TMO", "2010-05-06..2010-05-06")],
    );
    check_text(
        "It sank on May 5, 2010. The night before",
        &[day, ("The night before", "2010-05-04TNI", "2010-05-04..2010-05-04")],
    );
    check_text("It costs 500 a month", &[("a month", "P1M", "none")]);
    check_text("He saw it coming months ago", &[("months ago", "PAST_REF", "none")]);
    check_text("the last 12-day war", &[("12-day", "P12D", "none")]);
    // A day cannot be counted from a month, nor anything from nothing.
    let month = ("May 2010", "2010-05", "2010-05-01..2010-05-31");
    check_text("It sank in May 2010. The same day", &[month, ("The same day", "none", "none")]);
    check_text("The following year", &[("The following year", "none", "none")]);
}

#[test]
fn words_before_bend_the_range() {
    check_text("since 1996", &[("1996", "1996", "1996-01-01..")]);
    check_text("until May 2013", &[("May 2013", "2013-05", "..2013-05-31")]);
    check_text("before 2010", &[("2010", "2010", "..2009-12-31")]);
    check_text("after May 2010", &[("May 2010", "2010-05", "2010-06-01..")]);
    let both = "2010-01-01..2014-12-31";
    check_text("from 2010 to 2014", &[("2010", "2010", both), ("2014", "2014", both)]);
    check_text("between 2010 and 2014", &[("2010", "2010", both), ("2014", "2014", both)]);
    check_text("in 2010–2014", &[("2010", "2010", both), ("2014", "2014", both)]);
    let summer = "2011-05-01..2011-08-31";
    check_text("from May to August 2011", &[("May", "2011-05", summer), ("August 2011", "2011-08", summer)]);
    let winter = "2011-11-01..2012-02-29";
    check_text(
        "from November 2011 to February",
        &[("November 2011", "2011-11", winter), ("February", "2012-02", winter)],
    );
    let year = "2012-01-01..2012-09-18";
    check_text(
        "between January 1 and September 18",
        &[("January 1", "2012-01-01", year), ("September 18", "2012-09-18", year)],
    );
    check_text(
        "from 2014 to 2010",
        &[("2014", "2014", "2014-01-01..2014-12-31"), ("2010", "2010", "2010-01-01..2010-12-31")],
    );
    check_text(
        "on July 8 and 9, we",
        &[("July 8", "2012-07-08", "2012-07-08..2012-07-08"), ("9", "2012-07-09", "2012-07-09..2012-07-09")],
    );
}

/// Of the past nobody can say which year's end it was; otherwise it is that of the report's.
#[test]
fn the_end_of_the_year_is_ahead() {
    check_text("by the end of the year", &[("the end of the year", "2012", "..2012-12-31")]);
    check_text("at the start of the month", &[("the start of the month", "2012-04", "2012-04-01..2012-04-10")]);
    check_text("at the end of the day", &[]);
}

#[test]
fn without_a_date_nothing_is_guessed() {
    let text = "Last month, on Friday and in 1996";
    let found = times(&Document::from(text), &Analysis::default());
    let values: Vec<_> =
        found.iter().map(|time| (time.span.of(text), time.value.as_deref(), time.range.is_some())).collect();
    assert_eq!(values, [("Last month", None, false), ("Friday", None, false), ("1996", Some("1996"), true)]);
}

#[test]
fn what_only_looks_like_a_time_is_none() {
    for text in [
        "a 44-year-old man, three years old, six months of age",
        "a second engineer and a quarter",
        "a house of 1,996 stones, $1996, 1996%, 19961",
        "the fall of the city, by the fall of the city, the spring dried up",
        "we march on",
        "it may rain",
        "the Sun, the mon and the sat",
        "a score of 3:2 and of 10:35",
        "the first half",
        "version 2.1998 of it",
        "the last resort, the next stop, this man, that woman",
        "long\n\nago",
        "pic.example/P2qpm3Pm and x1996",
        "on 02/04/2012",
        "Feb. 31st of 20",
    ] {
        let found = all(text, REPORT);
        let found: Vec<_> =
            found.iter().map(|(words, ..)| words.as_str()).filter(|words| !words.starts_with("Feb")).collect();
        assert!(found.is_empty(), "{text}: {found:?}");
    }
}

#[test]
fn given_places_are_read_even_where_they_are_short() {
    let text = "on April 24 and 25, day and night, in May this year";
    let span = |words: &str| {
        let start = text.find(words).expect("the words are in the text");
        Span::new(start, start + words.len())
    };
    let spans = [span("April 24"), span("25"), span("day"), span("night"), span("May"), span("this year")];
    let told = times_at(&document(text, "1999-02-10"), &Analysis::default(), &spans);
    let values: Vec<Option<&str>> = told.iter().map(|time| time.as_ref()?.value.as_deref()).collect();
    assert_eq!(values, [Some("1999-04-24"), Some("1999-04-25"), Some("P1D"), None, Some("1999-05"), Some("1999")]);
}

/// Pieces of expressions, thrown together by a generator of pseudo-random numbers (Marsaglia 2003, xorshift), with what could break them.
#[test]
fn no_text_breaks_it() {
    const PIECES: [&str; 40] = [
        "May",
        "march",
        "31",
        "0",
        "99999999999",
        "1996",
        "-",
        "–",
        ",",
        ".",
        ":",
        "'",
        "’",
        "s",
        "the",
        "last",
        "next",
        "that",
        "two",
        "and",
        "a half",
        "years",
        "ago",
        "later",
        "Friday",
        "night",
        "a.m.",
        "of",
        "from",
        "to",
        "between",
        "century",
        "20th",
        "é",
        "\n\n",
        " ",
        "年",
        "early",
        "9999",
        "hundred",
    ];
    let mut state = 2_463_534_242_u32;
    for _ in 0..3000 {
        let mut text = String::new();
        for _ in 0..12 {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            text.push_str(PIECES[state as usize % PIECES.len()]);
            if state.is_multiple_of(3) {
                text.push(' ');
            }
        }
        let mut end = 0;
        for time in times(&document(&text, "9999-12-31"), &Analysis::default()) {
            assert!(time.span.start >= end && time.span.start < time.span.end, "{text:?}");
            assert!(
                text.is_char_boundary(time.span.start as usize) && text.is_char_boundary(time.span.end as usize),
                "{text:?}"
            );
            end = time.span.end;
        }
    }
}
