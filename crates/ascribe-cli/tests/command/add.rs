//! `ascribe add`: what stands in the file afterwards.

use std::fs;
use std::process::Stdio;

use serde_json::json;

use crate::kept::Kept;
use crate::place::{Place, Run};

/// Two reports in which there is something to find, whatever the model.
const REPORT: &str = "“We will not sell the harbour,” the mayor of Tideford, Grace Oduya, said on Tuesday.\n\n\
    The company said that it had not been told of the decision.\n";
const OTHER: &str = "Northline Ports denied that it had been told of the decision to keep the harbour.\n";

/// Adds and checks what is said at the end, and how the run ends.
#[track_caller]
fn check(place: &Place, arguments: &[&str], said: &str, code: i32) -> Run {
    let run = place.run(&[&["add"], arguments].concat());
    assert_eq!((run.stderr.as_str(), run.code), (said, Some(code)));
    assert_eq!(run.stdout, "", "there is no data");
    run
}

fn ledger(place: &Place) -> Kept {
    Kept::open(place.path("ascribe.db"))
}

#[test]
fn a_folder_becomes_a_ledger() {
    let place = Place::new().with("f/a.txt", REPORT).with("f/b/c.txt", OTHER);
    check(&place, &["f"], "ascribe: ascribe.db: 2 read, 2 new (2 without a date)\n", 0);
    let kept = ledger(&place);
    assert_eq!(kept.rows("SELECT text FROM documents ORDER BY document"), [REPORT, OTHER]);
    assert_eq!(kept.rows("SELECT path, record, failure FROM appearances"), ["f/a.txt|0|-", "f/b/c.txt|0|-"]);
    let sources = "SELECT sources.text, substr(documents.text, sources.start + 1, sources.\"end\" - sources.start) \
        FROM sources JOIN attributions USING (attribution) JOIN documents USING (document)";
    let sources = kept.rows(sources);
    assert!(sources.iter().any(|row| row == "Northline Ports|Northline Ports"), "{sources:?}");
    assert!(sources.iter().all(|row| row.split_once('|').is_some_and(|(text, there)| text == there)), "{sources:?}");
}

#[test]
fn again_only_what_is_new_or_changed_is_read() {
    let place = Place::new().with("f/a.txt", REPORT).with("f/b.txt", "It rained.");
    check(&place, &["f"], "ascribe: ascribe.db: 2 read, 2 new (2 without a date)\n", 0);
    let before = ledger(&place).all();
    check(&place, &["f"], "ascribe: ascribe.db: 0 read, 0 new, 2 unchanged\n", 0);
    assert_eq!(ledger(&place).all(), before);
    let place = place.with("f/b.txt", OTHER).with("f/c.txt", REPORT);
    check(&place, &["f"], "ascribe: ascribe.db: 1 read, 1 new (1 without a date), 1 found before, 1 unchanged\n", 0);
    assert_eq!(ledger(&place).count("documents"), "3", "the same report in another file is the same document");
    let at = "SELECT path, text FROM appearances JOIN documents USING (document) ORDER BY path";
    assert_eq!(
        ledger(&place).rows(at),
        [("a", REPORT), ("b", OTHER), ("c", REPORT)].map(|(n, t)| format!("f/{n}.txt|{t}"))
    );
}

#[test]
fn the_same_bytes_written_anew_are_not_read() {
    let place = Place::new().with("a.txt", REPORT);
    check(&place, &["a.txt"], "ascribe: ascribe.db: 1 read, 1 new (1 without a date)\n", 0);
    let file = fs::File::options().write(true).open(place.path("a.txt")).expect("a file");
    file.set_modified(std::time::UNIX_EPOCH + std::time::Duration::from_secs(7)).expect("a file of ours");
    check(&place, &["a.txt"], "ascribe: ascribe.db: 0 read, 0 new, 1 unchanged\n", 0);
    assert_eq!(ledger(&place).rows("SELECT modified FROM appearances"), ["7000000000"], "the new time is kept");
}

#[test]
fn what_fails_is_named_and_tried_again() {
    let place =
        Place::new().with("f/a.txt", "").with("f/b.txt", REPORT).with("f/c.png", b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR");
    let failures = "ascribe: f/a.txt: empty: no bytes\nascribe: f/c.png: not text: looks like image/png\n";
    let said = format!(
        "ascribe: none.txt: no such file or folder\n{failures}ascribe: ascribe.db: 1 read, 1 new (1 without a date), 3 failed\n"
    );
    check(&place, &["none.txt", "f"], &said, 2);
    let failed = "SELECT path, failure FROM appearances WHERE document IS NULL";
    assert_eq!(ledger(&place).rows(failed), ["f/a.txt|empty: no bytes", "f/c.png|not text: looks like image/png"]);
    check(&place, &["f"], &format!("{failures}ascribe: ascribe.db: 0 read, 0 new, 1 unchanged, 2 failed\n"), 2);
    let place = place.with("f/a.txt", OTHER);
    let said = "ascribe: f/c.png: not text: looks like image/png\nascribe: ascribe.db: 1 read, 1 new (1 without a date), 1 unchanged, 1 failed\n";
    check(&place, &["f"], said, 2);
    assert_eq!(ledger(&place).rows(failed), ["f/c.png|not text: looks like image/png"]);
}

#[test]
fn json_lines() {
    let record = |text: &str, date: &str| json!({ "text": text, "publisher": "Courier", "title": "T", "date": date, "url": "https://c.example" });
    let lines =
        format!("{}\nbroken\n{}\n", record(REPORT, "Mon, 02 Apr 2012 10:30:00 GMT"), record(OTHER, "last spring"));
    let place = Place::new().with("r.jsonl", &lines);
    let failed = "ascribe: r.jsonl:2: no JSON object: expected value at column 1\n";
    check(
        &place,
        &["r.jsonl"],
        &format!("{failed}ascribe: ascribe.db: 2 read, 2 new (1 without a date), 1 failed\n"),
        2,
    );
    let known = "SELECT record, name, title, published, published_by, address, failure IS NULL FROM appearances \
        LEFT JOIN documents USING (document) LEFT JOIN publishers USING (publisher) ORDER BY record";
    let expected = [
        "0|-|-|-|-|-|1",
        "1|Courier|T|2012-04-02|metadata|https://c.example|1",
        "2|-|-|-|-|-|0",
        "3|Courier|T|-|-|https://c.example|1",
    ];
    assert_eq!(ledger(&place).rows(known), expected);
    check(&place, &["r.jsonl"], "ascribe: ascribe.db: 0 read, 0 new, 1 unchanged\n", 0);
    let place = place.with("r.jsonl", lines.replace("broken\n", ""));
    check(&place, &["r.jsonl"], "ascribe: ascribe.db: 0 read, 0 new, 1 found before, 1 unchanged\n", 0);
    check(&place, &["r.jsonl"], "ascribe: ascribe.db: 0 read, 0 new, 1 unchanged\n", 0);
    assert_eq!(
        ledger(&place).rows("SELECT record FROM appearances ORDER BY record"),
        ["0", "1", "2"],
        "the third line is gone"
    );
}

#[test]
fn who_tells_the_publisher_and_the_day() {
    let page = "<!DOCTYPE html><meta property=\"article:published_time\" content=\"2011-03-04\">\
        <meta property=\"og:site_name\" content=\"Herald\"><title>Harbour | Herald</title><article><p>";
    let side_car = |day: &str| json!({ "publisher": "Courier", "published": day }).to_string();
    let place = Place::new().with("f/page.html", format!("{page}{REPORT}")).with("f/plain.txt", OTHER);
    let place =
        place.with("f/told.txt", "The clerk said that it rained.").with("f/told.txt.json", side_car("2 April 2012"));
    let said = "ascribe: ascribe.db: 3 read, 3 new\n";
    check(&place, &["--publisher", "Gazette", "--date", "2013-05-06", "f"], said, 0);
    let told =
        "SELECT name, published, published_by FROM documents JOIN publishers USING (publisher) ORDER BY document";
    let expected = ["Herald|2011-03-04|metadata", "Gazette|2013-05-06|given", "Courier|2012-04-02|metadata"];
    assert_eq!(ledger(&place).rows(told), expected);
    assert!(ledger(&place).rows("SELECT title FROM documents WHERE title LIKE 'Harbour%'").len() == 1);
    assert_eq!(place.run(&["add", "--publisher", "Post", "f/plain.txt"]).code, Some(0));
    let place = place.with("f/told.txt.json", side_car("3 April 2012"));
    assert_eq!(place.run(&["add", "f/told.txt"]).code, Some(0));
    let more = ["Post|-|-", "Courier|2012-04-03|metadata"];
    assert_eq!(
        ledger(&place).rows(told),
        [&expected[..], &more].concat(),
        "with other words said of it, it is another"
    );
}

#[test]
fn standard_input() {
    let place = Place::new();
    let run = place.piped(REPORT.as_bytes(), &["add", "--ledger", "l.db", "--date", "2012-04-02", "-"]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), "ascribe: l.db: 1 read, 1 new\n"));
    let run = place.piped(json!({ "text": OTHER }).to_string().as_bytes(), &["add", "--ledger", "l.db"]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), "ascribe: l.db: 1 read, 1 new (1 without a date)\n"));
    assert_eq!(Kept::open(place.path("l.db")).rows("SELECT text FROM documents ORDER BY document"), [REPORT, OTHER]);
}

#[test]
fn threads_change_nothing() {
    let mut place = Place::new();
    for number in 0..40 {
        place =
            place.with(&format!("f/{number}.txt"), format!("{REPORT}\nThe clerk said that it was item {number}.\n"));
    }
    let place = place.with("f/x.txt", "").with("f/y.jsonl", format!("{}\n", json!({ "text": OTHER })));
    for (threads, name) in [("1", "1.db"), ("4", "4.db")] {
        assert_eq!(place.run(&["add", "--threads", threads, "--ledger", name, "f"]).code, Some(2));
    }
    let [one, four] = ["1.db", "4.db"].map(|name| Kept::open(place.path(name)).all());
    assert!(one.iter().filter(|row| row.starts_with("documents")).count() == 41 && one == four);
}

#[test]
fn the_ledger_may_be_named_by_the_environment() {
    let place = Place::new().with("a.txt", REPORT);
    let run = place.command(&["add", "a.txt"]).env("ASCRIBE_LEDGER", "named.db").stderr(Stdio::null()).status();
    assert!(run.expect("a run").success());
    assert_eq!(Kept::open(place.path("named.db")).count("documents"), "1");
    assert!(!place.path("ascribe.db").exists());
}

#[test]
fn what_is_no_ledger_is_left_alone() {
    let place = Place::new()
        .with("a.txt", REPORT)
        .with("notes.db", "my notes, which are no ledger, and long enough for a page");
    let run = place.run(&["add", "--ledger", "notes.db", "a.txt"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.starts_with("ascribe: notes.db: "), "{}", run.stderr);
    assert!(fs::read(place.path("notes.db")).expect("a file").starts_with(b"my notes"));
}
