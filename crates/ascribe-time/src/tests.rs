//! Tables of expressions: what they come to, where they are none, and what the verb and the words before do to them.

use ascribe_types::{DateRange, Deprel, Features, Name, Sentence, TimeKind, Token, TokenIdx, Upos, Word};

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
    check_date("late last month", "2012-03", "2012-03-21..2012-03-31");
    check_date("the end of 2011", "2011", "2011-09-01..2011-12-31");
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
    check_text(
        "from 2014 to 2010",
        &[("2014", "2014", "2014-01-01..2014-12-31"), ("2010", "2010", "2010-01-01..2010-12-31")],
    );
    check_text(
        "on July 8 and 9, we",
        &[("July 8", "2012-07-08", "2012-07-08..2012-07-08"), ("9", "2012-07-09", "2012-07-09..2012-07-09")],
    );
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
        "the fall of the city, by the fall of the city",
        "we march on",
        "it may rain",
        "the Sun, the mon and the sat",
        "a score of 3:2 and of 10:35",
        "the first half",
        "version 2.1998 of it",
        "the last resort, the next stop, this man, that woman",
        "long\n\nago",
        "on 02/04/2012",
        "Feb. 31st of 20",
    ] {
        let found = all(text, REPORT);
        let found: Vec<_> =
            found.iter().map(|(words, ..)| words.as_str()).filter(|words| !words.starts_with("Feb")).collect();
        assert!(found.is_empty(), "{text}: {found:?}");
    }
}

/// A sentence from words with their tags: "It/PRON may/AUX rain/VERB". The words of one capitalised name can be given.
fn tagged(words: &str, name: Option<Range<u32>>) -> (String, Analysis) {
    let mut text = String::new();
    let mut analysis = Analysis::default();
    for pair in words.split(' ') {
        let (word, tag) = pair.rsplit_once('/').expect("each word has a tag");
        let start = text.len();
        text.push_str(word);
        analysis.tokens.push(Token { span: Span::new(start, text.len()), joined: false });
        let upos = Upos::from_name(tag).expect("the tag is one");
        let features =
            Features::from(if upos == Upos::Noun && word.ends_with(['s', 'e']) { "Number=Plur" } else { "_" });
        let head = (!analysis.words.is_empty()).then_some(TokenIdx(0));
        analysis.words.push(Word { upos, features, lemma: word.to_lowercase().into(), head, deprel: Deprel::Dep });
        text.push(' ');
    }
    let names =
        name.map(|name| Name { tokens: TokenIdx(name.start)..TokenIdx(name.end), kind: ascribe_types::Kind::Person });
    analysis.names.extend(names);
    (text, analysis)
}

#[track_caller]
fn check_tagged(words: &str, name: Option<Range<u32>>, expected: &[&str]) {
    let (text, analysis) = tagged(words, name);
    let found = times(&document(&text, REPORT), &analysis);
    let found: Vec<&str> = found.iter().map(|time| time.span.of(&text)).collect();
    assert_eq!(found, expected, "{words}");
}

#[test]
fn tags_and_names_tell_months_units_and_numbers_apart() {
    check_tagged("May/AUX I/PRON go/VERB", None, &[]);
    check_tagged("in/ADP May/PROPN", None, &["May"]);
    check_tagged("March/VERB on/ADP", None, &[]);
    check_tagged("April/PROPN Smith/PROPN left/VERB", Some(0..2), &[]);
    check_tagged("a/DET minute/ADJ detail/NOUN", None, &[]);
    check_tagged("a/DET minute/NOUN", None, &["a minute"]);
    check_tagged("with/ADP 1996/NUM people/NOUN", None, &[]);
    check_tagged("in/ADP 1996/NUM cases/NOUN", None, &[]);
    check_tagged("in/ADP 1996/NUM", None, &["1996"]);
    check_tagged("the/DET 1996/NUM floods/NOUN", None, &["1996"]);
    check_tagged("a/DET 1996/NUM law/NOUN", None, &["1996"]);
}

/// A verb that a weekday hangs on, with its helper before it.
fn direction_of(helper: Option<&str>, verb: &str, features: &str) -> Direction {
    let word = |lemma: &str, upos, features, head: Option<u32>, deprel| Word {
        upos,
        features: Features::from(features),
        lemma: lemma.into(),
        head: head.map(TokenIdx),
        deprel,
    };
    let mut words: Vec<Word> =
        helper.map(|helper| word(helper, Upos::Aux, "VerbForm=Fin", Some(1), Deprel::Aux)).into_iter().collect();
    let verb_at = u32::try_from(words.len()).expect("two words at most");
    words.push(word(verb, Upos::Verb, features, None, Deprel::Root));
    words.push(word("friday", Upos::Propn, "_", Some(verb_at), Deprel::Obl));
    let tokens: Vec<Token> =
        (0..words.len()).map(|at| Token { span: Span::new(2 * at, 2 * at + 1), joined: false }).collect();
    let last = tokens[tokens.len() - 1].span;
    let end = TokenIdx(u32::try_from(tokens.len()).expect("three words at most"));
    let sentences = vec![Sentence { tokens: TokenIdx(0)..end, starts_paragraph: true }];
    direction::direction(&Analysis { tokens, words, sentences, ..Analysis::default() }, last)
}

#[test]
fn verbs_tell_where_to_look() {
    assert_eq!(direction_of(None, "meet", "Tense=Past|VerbForm=Fin"), Direction::Past);
    assert_eq!(direction_of(Some("have"), "meet", "Tense=Past|VerbForm=Part"), Direction::Past);
    assert_eq!(direction_of(None, "hold", "Tense=Past|VerbForm=Part"), Direction::Past);
    assert_eq!(direction_of(Some("will"), "meet", "VerbForm=Inf"), Direction::Future);
    assert_eq!(direction_of(None, "meet", "Tense=Pres|VerbForm=Fin"), Direction::Future);
    assert_eq!(direction_of(None, "schedule", "Tense=Past|VerbForm=Part"), Direction::Future);
    assert_eq!(direction_of(None, "say", "Tense=Pres|VerbForm=Fin"), Direction::Unknown);
}

#[test]
fn the_direction_picks_the_weekday() {
    let friday = |direction| value("Friday", date(REPORT), direction).expect("it is a time").value;
    assert_eq!(friday(Direction::Past).as_deref(), Some("2012-03-30"));
    assert_eq!(friday(Direction::Future).as_deref(), Some("2012-04-06"));
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
