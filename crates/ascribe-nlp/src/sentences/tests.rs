//! Sentences in texts of all sorts, and what must not be cut.

use std::ops::Range;

use proptest::prelude::*;

use super::*;

/// The sentences of `text`, with "¶" before those that begin a paragraph.
fn split(text: &str) -> Vec<String> {
    let (tokens, sentences) = tokenize(text);
    let show = |sentence: &Sentence| {
        let span = tokens[sentence.tokens.start.get()].span.cover(tokens[sentence.tokens.end.get() - 1].span);
        format!("{}{}", if sentence.starts_paragraph { "¶" } else { "" }, span.of(text).replace('\n', " "))
    };
    sentences.iter().map(show).collect()
}

/// "|" stands in `text` where a sentence starts within a paragraph.
fn check(text: &str) {
    let whole = text.replace("| ", "");
    let expected: Vec<&str> = text.split("| ").map(str::trim).collect();
    let found = split(&whole);
    let found: Vec<&str> = found.iter().map(|sentence| sentence.trim_start_matches('¶')).collect();
    assert_eq!(found, expected);
}

#[test]
fn names_are_not_cut() {
    check("The measure went to Chief Executive Ann Ode in February 1990 and to Mr. Clarke of the U.S. Army.");
    check("She was born c. 1818 in the U.S. Virgin Islands.");
}

#[test]
fn stops_end_sentences() {
    check("The minister resigned on Monday. | Nobody had expected it. | Why did he go? | He would not say!");
}

#[test]
fn abbreviations_do_not() {
    check("Mr. Ode met Gen. A. B. Farr in St. Ives on Oct. 3. | They spoke of the U.S. Army and its bases.");
    check("The ships left for the U.S. | The crews were told nothing about it.");
}

#[test]
fn quotations_keep_their_marks() {
    check("“We are leaving,” he said. | “There is nothing to say.” | She disagreed.");
    check("\"It is over,\" said Ms. Ode. | \"We will go home.\" | Nobody answered.");
    check("He asked, “Why now?” and left.");
}

#[test]
fn lost_marks_do_no_harm() {
    check("We are leaving, he said. | There is nothing to say.” | She disagreed.");
    check("“We are leaving, he said. | There is nothing more to say. | She disagreed.");
}

#[test]
fn dots_and_dashes_within() {
    check("The talks -- the third this year -- failed. | They will go on ... some day.");
}

#[test]
fn paragraphs_end_sentences() {
    let text = "Minister resigns over leak\n\nBy Ann Ode\n\nThe minister left. He said nothing.\n\n- first demand\n- second demand";
    let expected = [
        "¶Minister resigns over leak",
        "¶By Ann Ode",
        "¶The minister left.",
        "He said nothing.",
        "¶- first demand",
        "¶- second demand",
    ];
    assert_eq!(split(text), expected);
}

#[test]
fn wrapped_lines_go_on() {
    let text = "The minister of the interior, who had been in\noffice for two years, left on Friday. The\nGovernment keeps silent about it.";
    let expected = [
        "¶The minister of the interior, who had been in office for two years, left on Friday.",
        "The Government keeps silent about it.",
    ];
    assert_eq!(split(text), expected);
}

#[test]
fn nothing_has_no_sentences() {
    assert_eq!(split(""), [""; 0]);
    assert_eq!(split(" \n\n\t"), [""; 0]);
}

/// Whether `text` is split as promised.
fn check_promises(text: &str) {
    let (tokens, sentences) = tokenize(text);
    let mut end = 0;
    for token in &tokens {
        let Range { start, end: next } = token.span.range();
        assert!(start < next, "empty");
        assert!(text[end..start].chars().all(char::is_whitespace), "not covered");
        assert!(!text[start..next].contains(char::is_whitespace), "white space in a word");
        assert!(!token.joined || start == end, "joined across white space");
        end = next;
    }
    assert!(text[end..].chars().all(char::is_whitespace), "not covered");
    let mut next = index(0);
    for sentence in &sentences {
        assert!(sentence.tokens.start == next && next < sentence.tokens.end, "a gap between sentences");
        next = sentence.tokens.end;
    }
    assert_eq!(next, index(tokens.len()));
    assert!(sentences.first().is_none_or(|sentence| sentence.starts_paragraph));
}

proptest! {
    #[test]
    fn any_text_is_split_as_promised(text in any::<String>()) {
        check_promises(&text);
    }

    #[test]
    fn any_likely_text_is_split_as_promised(text in r#"([a-zA-Z]{1,3}|[0-9]{1,4}|[ \n\r.,:;!?'"’“”…/@#$%&*()_=+<>\[\]-]|its|U\.S\.|www\.|http://|é|日|🙂){0,60}"#) {
        check_promises(&text);
    }
}

#[test]
fn a_run_without_white_space_is_split_as_promised() {
    check_promises(&"a.b-é".repeat(4000));
    check_promises(&"日本".repeat(4000));
}
