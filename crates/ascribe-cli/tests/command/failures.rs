//! What fails in a run, is left out of it or ends it: how it is told, and where it is filed.

use std::fs;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use serde_json::{Value, json};

use crate::kept::Kept;
use crate::place::Place;

/// The lines of the report that a run wrote.
fn report(place: &Place) -> Vec<Value> {
    let lines = fs::read_to_string(place.path("failures.jsonl")).expect("a report");
    lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

#[test]
fn what_fails_is_filed() {
    let place = Place::new().with("f/a.txt", "").with("f/b.jsonl", "{\"text\":\"It rained.\"}\n\nbroken\n");
    let failed = |path: &str, record: Value, reason: &str| json!({ "path": path, "member": null, "record": record, "kind": "failed", "reason": reason });
    let expected = [
        failed("f/a.txt", Value::Null, "empty: no bytes"),
        failed("f/b.jsonl", json!(3), "no JSON object: expected value at column 1"),
    ];
    for command in ["read", "add"] {
        let run = place.run(&[command, "--report", "failures.jsonl", "--jobs", "1", "f"]);
        assert_eq!((run.code, report(&place).as_slice()), (Some(2), &expected[..]), "{}", run.stderr);
        assert!(!run.stderr.contains("first"), "two need no table: {}", run.stderr);
    }
    assert_eq!(place.run(&["add", "--report", "none/failures.jsonl", "f"]).code, Some(2));
}

#[test]
fn many_failures_are_counted_by_reason() {
    let place = (0..12).fold(Place::new(), |place, number| place.with(&format!("f/{number:02}.txt"), ""));
    let place = place.with("f/x.png", b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR");
    let table = "ascribe: 13 failed:\n  12  empty, first f/00.txt\n   1  not text, first f/x.png\n";
    assert!(place.run(&["read", "f"]).stderr.ends_with(table));
    let run = place.run(&["add", "f"]);
    assert!(run.stderr.ends_with(&format!("{table}ascribe: ascribe.db: 0 read, 0 new, 13 failed\n")), "{}", run.stderr);
}

const GERMAN: &str = "Der Bürgermeister von Lindholm wies am Dienstag den Vorwurf zurück, die Stadt habe das Werk heimlich verkauft. Eine \
    Sprecherin der Firma sagte, man habe von dem Beschluss erst aus der Zeitung erfahren. Über den Preis wollte sich niemand äußern, und auch das \
    Ministerium schwieg zu der Frage.";
const ENGLISH: &str = "The mayor of Lindholm denied that the town had sold the mill.";

#[test]
fn other_languages_are_left_out_and_it_is_no_failure() {
    let lines = format!("{}\n{}\n", json!({ "text": GERMAN }), json!({ "text": ENGLISH }));
    let place = Place::new().with("f/a.txt", GERMAN).with("f/b.jsonl", &lines);
    let told = "ascribe: f/a.txt: left out, since it is in German\nascribe: f/b.jsonl:1: left out, since it is in German\n\
        ascribe: 2 in other languages: 2 German\n";
    let run = place.run(&["read", "--report", "failures.jsonl", "f"]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), told));
    let kinds: Vec<Value> = report(&place).into_iter().map(|mut line| line["kind"].take()).collect();
    assert_eq!(kinds, ["skipped", "skipped"]);
    let add = |options: &[&str], said: &str| {
        let run = place.run(&[&["add"], options, &["f"]].concat());
        assert_eq!((run.code, run.stderr), (Some(0), format!("{said}\n")));
    };
    add(&[], &format!("{told}ascribe: ascribe.db: 1 read, 1 new (1 without a date)"));
    let left_out = "SELECT path, record, skipped FROM appearances WHERE skipped IS NOT NULL ORDER BY path";
    let kept = || Kept::open(place.path("ascribe.db")).rows(left_out);
    assert_eq!(kept(), ["f/a.txt|0|German", "f/b.jsonl|1|German"]);
    add(&[], "ascribe: ascribe.db: 0 read, 0 new, 2 unchanged");
    add(&["--any-language"], "ascribe: ascribe.db: 1 read, 1 new (1 without a date), 1 found before, 1 unchanged");
    assert_eq!(kept().len(), 0);
}

#[cfg(unix)]
#[test]
fn an_interrupted_add_keeps_what_it_read() {
    // They are so long that recording them takes less time than reading: some are left to be read when the first have been recorded.
    let (reports, weather) = (60, "It rained all day on the hills. ".repeat(25));
    let line = |number| format!("{{\"text\":\"The clerk said that it was item {number}. {weather}\"}}\n");
    let lines: String = (0..reports).map(line).collect();
    let place = Place::new().with("r.jsonl", lines);
    let arguments = ["add", "--threads", "1", "r.jsonl"];
    let add = place.command(&arguments).stderr(Stdio::piped()).spawn().expect("a run");
    let documents = || Kept::open(place.path("ascribe.db")).count("documents");
    while !place.path("ascribe.db").exists()
        || !Kept::open(place.path("ascribe.db")).has("documents")
        || documents() == "0"
    {
        sleep(Duration::from_millis(5));
    }
    let interrupt = Command::new("kill").args(["-INT", &add.id().to_string()]).status().expect("a shell's tool");
    assert!(interrupt.success());
    let output = add.wait_with_output().expect("an end");
    let told = String::from_utf8(output.stderr).expect("text");
    assert_eq!(output.status.code(), Some(130), "{told}");
    assert!(told.ends_with("the same command goes on from there\n"), "{told}");
    let read: usize = documents().parse().expect("a number");
    assert!((1..reports).contains(&read), "{read}");
    assert_eq!(place.run(&arguments).code, Some(0));
    assert_eq!(documents(), reports.to_string());
}
