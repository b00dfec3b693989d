//! Ledgers of earlier versions of the schema, as the programs of their time made them, are brought up to date, answer, and can be added to.

use std::fs;
use std::path::{Path, PathBuf};

use crate::place::Place;

/// The version of the schema that a ledger has.
fn version(place: &Place, ledger: &str) -> i64 {
    let connection = rusqlite::Connection::open(place.path(ledger)).expect("a ledger");
    connection.pragma_query_value(None, "user_version", |row| row.get(0)).expect("a version")
}

/// A place with a copy of the ledger of this version.
fn of_version(version: u32) -> Place {
    Place::new().with("ascribe.db", fs::read(path(&format!("{version}.db"))).expect("a ledger"))
}

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/ledgers").join(name)
}

/// Asks a ledger of this version what they all know.
#[track_caller]
fn check_answers(version: u32) {
    let place = of_version(version);
    let claims = place.run(&["claims", "ferry", "--format", "jsonl"]);
    let claim = &claims.lines()[0];
    assert_eq!((claim["number"].as_i64(), claim["documents"].as_i64()), (Some(1), Some(3)), "{}", claims.stderr);
    assert_eq!(claim["text"], "the company had sold the ferry to Norlund");
    let check = |arguments: &[&str], expected: &str| {
        let run = place.run(arguments);
        assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""), "{arguments:?}");
        assert!(run.stdout.contains(expected), "{arguments:?}: {}", run.stdout);
    };
    check(&["claim", "1"], "denies → affirms");
    check(&["claim", "1"], "Nordwire [B]");
    check(&["who", "Eva Berg"], "changed: denied before");
    check(&["trace", "1"], "Fjord Post");
    check(&["search", "harbour"], "An official of the port");
    check(&["corrections"], "a guess of the official");
    check(&["claims", "--rejected"], "An official of the port");
    check(&["export", "--table", "claims"], "the company had sold the ferry to Norlund");
    check(&["undo", "1"], "undone");
    check(&["claims", "harbour"], "the harbour was full");
}

#[test]
fn of_version_1() {
    check_answers(1);
}

#[test]
fn of_version_2() {
    check_answers(2);
}

#[test]
fn of_version_2_knows_what_was_left_out_and_fetched() {
    let place = of_version(2).with("dach.txt", fs::read(path("dach.txt")).expect("a text"));
    assert_eq!(place.run(&["claims", "school"]).code, Some(0));
    let connection = rusqlite::Connection::open(place.path("ascribe.db")).expect("a ledger");
    let found = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, String>(0)).expect("a row");
    assert_eq!(found("SELECT skipped FROM appearances WHERE path = 'dach.txt'"), "German");
    assert_eq!(found("SELECT address FROM fetches WHERE failure IS NULL"), "http://localhost:8000/roof.html");
    assert_eq!(place.run(&["add", "dach.txt"]).stderr, "ascribe: ascribe.db: 0 read, 0 new, 1 unchanged\n");
}

#[test]
fn of_version_1_added_to() {
    let report = r#"{"publisher":"Skar Herald","published":"2034-01-02","text":"The union denied that the company had sold the ferry to Norlund."}"#;
    let place = of_version(1).with("more.jsonl", report);
    assert_eq!(place.run(&["add", "more.jsonl"]).stderr, "ascribe: ascribe.db: 1 read, 1 new\n");
    let claims = place.run(&["claims", "union", "--format", "jsonl"]).lines();
    assert_eq!((claims[0]["number"].as_i64(), claims[0]["documents"].as_i64()), (Some(1), Some(4)));
    assert_eq!(place.run(&["add", "--ledger", "new.db", "more.jsonl"]).code, Some(0));
    assert_eq!(version(&place, "ascribe.db"), version(&place, "new.db"));
}
