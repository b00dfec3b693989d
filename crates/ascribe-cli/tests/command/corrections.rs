//! The commands that correct a ledger, on one that `add` made.

use serde_json::Value;

use crate::place::{Place, Run};

/// Reports on a ferry, and on something else.
const REPORTS: [&str; 3] = [
    r#"{"publisher":"Fjord Post","published":"2031-03-02","text":"The company sold the ferry to Norlund, the mayor of Skar said. The mayor said that the harbour was full."}"#,
    r#"{"publisher":"Skar Herald","published":"2033-06-01","text":"Eva Berg denied that the company had sold the ferry to Norlund. Eva Berg said that the sea was calm."}"#,
    r#"{"publisher":"Skar Herald","published":"2033-06-02","text":"The teachers said that the school would close."}"#,
];

fn added() -> Place {
    let place = Place::new().with("reports.jsonl", REPORTS.join("\n"));
    let added = place.run(&["add", "reports.jsonl"]);
    assert_eq!(added.code, Some(0), "{}", added.stderr);
    place
}

/// What all questions answer, so that it can be seen whether something changed.
fn all(place: &Place) -> String {
    let claims = place.run(&["claims", "--format", "jsonl"]);
    let dossiers = claims
        .lines()
        .into_iter()
        .map(|claim| place.run(&["claim", &find(&claim, "number").to_string(), "--format", "json"]).stdout);
    dossiers.collect()
}

/// The number of the claim that has these words, and the ids of what is said on it.
fn claim(place: &Place, words: &str) -> (String, Vec<String>) {
    let lines = place.run(&["claims", words, "--format", "jsonl"]).lines();
    let number = find(&lines[0], "number").to_string();
    let said = place.run(&["claim", &number, "--format", "csv"]).stdout;
    let ids = said.lines().skip(1).filter_map(|row| row.split(',').nth(1)).map(str::to_owned).collect();
    (number, ids)
}

/// The first value of this name, at any depth.
fn find<'v>(value: &'v Value, name: &str) -> &'v Value {
    let found = value.get(name).or_else(|| value.as_object()?.values().find_map(|inner| inner.get(name)));
    found.expect("a value")
}

#[track_caller]
fn done(run: &Run) {
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""), "{}", run.stdout);
    assert!(run.stdout.contains("to undo it: ascribe undo"), "{}", run.stdout);
}

/// What a command changes, its undoing takes back.
#[track_caller]
fn check(place: &Place, arguments: &[&str]) {
    let before = all(place);
    done(&place.run(arguments));
    assert_ne!(all(place), before, "{arguments:?}");
    assert_eq!(place.run(&["undo"]).code, Some(0));
    assert_eq!(all(place), before, "{arguments:?}");
}

#[test]
fn what_is_corrected_can_be_undone() {
    let place = added();
    let (ferry, said) = claim(&place, "ferry");
    let (school, _) = claim(&place, "school");
    assert_eq!(said.len(), 2, "both reports speak of it");
    check(&place, &["merge", "claim", &ferry, &school, "--note", "one affair"]);
    check(&place, &["merge", "claim", &ferry, &school, "--opposed"]);
    check(&place, &["split", "claim", &ferry, &said[1]]);
    check(&place, &["merge", "party", "Eva Berg", "teachers"]);
    check(&place, &["reject", &said[0]]);
    check(&place, &["grade", "publisher", "fjord post", "b"]);
    check(&place, &["grade", "passage", &said[0], "B2"]);
    let listed = place.run(&["corrections"]);
    assert!(listed.stdout.contains("one affair") && listed.stdout.contains("undone"), "{}", listed.stdout);
    assert_eq!(place.run(&["corrections", "--format", "jsonl"]).lines().len(), 7);
}

#[test]
fn what_was_rejected_is_shown_where_it_is_asked_for() {
    let place = added();
    let rejected = |arguments: &[&str]| {
        let run = place.run(&[&["claims", "--rejected", "--format", "jsonl"], arguments].concat());
        let ids: Vec<String> = run.lines().iter().map(|said| said["id"].as_str().expect("an id").to_owned()).collect();
        (run.code, ids)
    };
    assert_eq!(rejected(&[]), (Some(1), Vec::new()));
    let (_, ferry) = claim(&place, "ferry");
    done(&place.run(&["reject", &ferry[1]]));
    assert_eq!(rejected(&[]), (Some(0), ferry[1..].to_vec()));
    let (_, school) = claim(&place, "school");
    // All that a document says, with its sources.
    done(&place.run(&["reject", school[0].split('-').next().expect("a document")]));
    assert_eq!(rejected(&[]), (Some(0), vec![ferry[1].clone(), school[0].clone()]));
    assert_eq!(rejected(&["school"]), (Some(0), school));
    let page = place.run(&["claims", "--rejected"]).stdout;
    assert!(page.contains("Eva Berg") && page.contains("The teachers said that the school would close."), "{page}");
    assert_eq!(place.run(&["undo", "1"]).code, Some(0));
    assert_eq!(rejected(&["ferry"]), (Some(1), Vec::new()));
}

#[test]
fn what_makes_no_sense_is_refused() {
    let place = added();
    let (ferry, said) = claim(&place, "ferry");
    let check = |arguments: &[&str], expected: &str| {
        let run = place.run(arguments);
        assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(run.stderr.contains(expected), "{}", run.stderr);
    };
    check(&["merge", "claim", &ferry, &ferry], "named already");
    check(&["merge", "claim", &ferry, "777"], "no claim fits");
    check(&["merge", "claim", &ferry], "2 values required");
    check(&["split", "party", "Eva Berg", "Nobody"], "no party fits");
    check(&["split", "claim", &ferry, &said[0], &said[1]], "nothing would be left");
    check(&["reject", "feed"], "fits “feed”");
    check(&["grade", "publisher", "fjord post", "G"], "A to F");
    check(&["grade", "passage", &said[0], "7"], "1 to 6");
    check(&["undo"], "nothing to undo");
    check(&["undo", "3"], "there is no correction 3");
    check(&["undo", "--ledger", "nowhere.db"], "no such ledger");
    assert!(!place.path("nowhere.db").exists());
    assert_eq!(place.run(&["corrections"]).code, Some(1));
}

#[test]
fn corrections_go_from_one_ledger_to_another() {
    let place = added();
    let (ferry, said) = claim(&place, "ferry");
    done(&place.run(&["split", "claim", &ferry, &said[1]]));
    done(&place.run(&["grade", "publisher", "fjord post", "C"]));
    let written = place.run(&["corrections", "--format", "jsonl"]).stdout;
    assert_eq!(place.run(&["add", "--ledger", "other.db", "reports.jsonl"]).code, Some(0));
    let taken = place.piped(written.as_bytes(), &["correct", "--ledger", "other.db", "-", "--format", "jsonl"]);
    assert_eq!((taken.code, taken.lines().len()), (Some(0), 2), "{}", taken.stderr);
    let claims = |ledger: &str| place.run(&["claims", "--ledger", ledger, "--format", "jsonl"]).stdout;
    assert_eq!(claims("other.db"), claims("ascribe.db"));
    let nothing = place.piped(b"{}\n", &["correct", "-"]);
    assert_eq!(nothing.code, Some(2));
    assert!(nothing.stderr.contains("line 1: not a correction"), "{}", nothing.stderr);
}
