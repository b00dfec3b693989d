//! The project's own edited copies, and reports on the same matter that are none: `testdata/copies`.

use ascribe_origin::{copied, fingerprint, is_candidate};
use serde::Deserialize;

#[derive(Deserialize)]
struct Matter {
    original: String,
    text: Vec<Text>,
}

#[derive(Deserialize)]
struct Text {
    what: String,
    copy: bool,
    text: String,
}

fn shared(one: &str, other: &str) -> bool {
    let (one, other) = (fingerprint(one), fingerprint(other));
    let shared = one.iter().filter(|hash| other.contains(hash)).count();
    is_candidate(shared, one.len().min(other.len()))
}

#[test]
fn copies_are_told_from_reports_on_the_same_matter() {
    let matter: Matter = toml::from_str(include_str!("../../../testdata/copies/ferry.toml")).unwrap();
    for text in &matter.text {
        let found = copied(&matter.original, &text.text);
        assert_eq!(found.is_some(), text.copy, "{}: {found:?}", text.what);
        assert_eq!(copied(&text.text, &matter.original), found, "{}: the other way round", text.what);
        assert!(!text.copy || shared(&matter.original, &text.text), "{}: not looked at", text.what);
    }
    assert_eq!(copied(&matter.original, &matter.original), Some(1.0));
}

#[test]
fn the_line_of_an_agency_makes_no_copy() {
    let line =
        "\n\n© Interpress. All rights reserved. This report may not be printed, aired or passed on without leave.";
    let matter: Matter = toml::from_str(include_str!("../../../testdata/copies/ferry.toml")).unwrap();
    let [first, last] = [&matter.text[2], &matter.text[5]].map(|text| format!("{}{line}", text.text.trim()));
    assert_eq!(copied(&first, &last), None);
}

#[test]
fn nothing_is_no_copy_of_anything() {
    for (one, other) in [("", ""), ("", "The lock is safe."), ("Yes.", "Yes."), ("???", "!!!")] {
        assert_eq!(copied(one, other), None, "{one}, {other}");
    }
}
