//! `ascribe read`.

use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::Stdio;

use serde_json::Value;

use crate::place::Place;

/// A report in which there is something to find, whatever the model.
const REPORT: &str = "“We will not sell the harbour,” the mayor said.\n\n\
    The company said that it had not been told of the decision.\n\n\
    According to the ministry, the talks will go on.\n";

/// A text in which there is nothing.
const NOTHING: &str = "2\n";

/// That a file of these bytes, and a sound one beside it, give this complaint, this code, and the sound one's attributions.
#[track_caller]
fn check(bytes: &[u8], complaint: &str, code: i32) {
    let place = Place::new().with("x.txt", bytes).with("y.txt", REPORT);
    let run = place.run(&["read", "--format", "jsonl", "x.txt", "y.txt"]);
    assert_eq!((run.stderr.as_str(), run.code), (complaint, Some(code)));
    assert!(run.lines().iter().any(|line| line["document"] == "y.txt"), "the sound file is read");
}

#[test]
fn finds_attributions() {
    let place = Place::new().with("r.txt", REPORT);
    let run = place.run(&["read", "r.txt", "--format", "jsonl"]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
    let characters: Vec<char> = REPORT.chars().collect();
    for line in run.lines() {
        for piece in line["content"].as_array().expect("pieces") {
            let at = |key: &str| piece[key].as_u64().expect("a position") as usize;
            assert_eq!(piece["text"], characters[at("start")..at("end")].iter().collect::<String>());
        }
    }
}

#[test]
fn finds_nothing() {
    let run = Place::new().with("n.txt", NOTHING).run(&["read", "n.txt"]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(1), ""));
    assert!(run.stdout.ends_with("no attributions\n"));
}

#[test]
fn an_empty_file() {
    check(b"", "ascribe: x.txt: empty: no bytes\n", 2);
    check(b" \r\n", "ascribe: x.txt: empty: nothing but white space\n", 2);
}

#[test]
fn a_binary_file() {
    check(b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0", "ascribe: x.txt: not text: looks like image/png\n", 2);
    check(b"\0\x01\0\x02\0\0", "ascribe: x.txt: not text: looks like a binary file\n", 2);
}

#[test]
fn a_stray_nul() {
    check(b"It rained\0 all day, and nobody spoke.", "", 0);
}

#[test]
fn half_a_sequence() {
    check(
        "It rained in the café".as_bytes().split_last().expect("bytes").1,
        "ascribe: x.txt: one damaged character, shown as U+FFFD\n",
        0,
    );
    check(b"\xE2\x80", "ascribe: x.txt: damaged text: cannot be decoded\n", 2);
}

#[test]
fn other_encodings() {
    let utf_16: Vec<u8> = REPORT.encode_utf16().flat_map(u16::to_le_bytes).collect();
    check(&utf_16, "", 0);
    check(b"\x93We will not sell,\x94 the mayor of Caf\xE9ville said.", "", 0);
    let place = Place::new().with("8.txt", REPORT).with("16.txt", &utf_16);
    let [eight, sixteen] = ["8.txt", "16.txt"].map(|name| place.run(&["read", "--format", "jsonl", name]).stdout);
    assert_eq!(eight.replace("8.txt", ""), sixteen.replace("16.txt", ""));
}

#[test]
fn a_missing_file() {
    let run = Place::new().with("y.txt", REPORT).run(&["read", "--format", "jsonl", "none.txt", "y.txt"]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(2), "ascribe: none.txt: no such file or folder\n"));
    assert!(!run.lines().is_empty());
}

#[test]
fn an_empty_folder() {
    let place = Place::new();
    fs::create_dir(place.path("empty")).expect("a folder");
    let run = place.run(&["read", "--format", "json", "empty"]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(2), "ascribe: empty: no files in this folder\n"));
    assert_eq!(run.stdout, "[\n]\n");
}

#[test]
fn a_folder_of_unreadable_files() {
    let place = Place::new().with("f/a.png", b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR").with("f/b.txt", "");
    let run = place.run(&["read", "f"]);
    assert_eq!(run.stderr, "ascribe: f/a.png: not text: looks like image/png\nascribe: f/b.txt: empty: no bytes\n");
    assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""));
}

#[cfg(unix)]
#[test]
fn a_file_without_permission() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::new().with("x.txt", REPORT).with("y.txt", REPORT);
    fs::set_permissions(place.path("x.txt"), fs::Permissions::from_mode(0o000)).expect("a file of ours");
    if fs::read(place.path("x.txt")).is_ok() {
        return; // Nothing is forbidden to the superuser.
    }
    let run = place.run(&["read", "--format", "jsonl", "x.txt", "y.txt"]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(2), "ascribe: x.txt: permission denied\n"));
    assert!(!run.lines().is_empty());
}

#[test]
fn standard_input() {
    let place = Place::new();
    let piped = place.piped(REPORT.as_bytes(), &["read", "--format", "jsonl"]);
    assert_eq!(piped.code, Some(0));
    assert!(piped.lines().iter().all(|line| line["document"] == "-"));
    assert_eq!(place.piped(REPORT.as_bytes(), &["read", "--format", "jsonl", "-"]), piped);
    assert_eq!(place.run(&["read"]).stderr, "ascribe: -: empty: no bytes\n");
}

#[test]
fn a_closed_pipe_is_no_failure() {
    let place = Place::new().with("r.txt", REPORT);
    let mut child = place
        .command(&["read", "r.txt", "r.txt"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("a run");
    drop(child.stdout.take());
    let mut stderr = String::new();
    child.stderr.take().expect("a pipe").read_to_string(&mut stderr).expect("text");
    assert_eq!((child.wait().expect("an end").code(), stderr.as_str()), (Some(0), ""));
}

#[test]
fn folders_in_order_at_any_number_of_threads() {
    let mut place = Place::new();
    for number in 0..30 {
        let text = format!("{REPORT}“It is number {number},” the clerk said.\n").repeat(number % 3 + 1);
        place = place.with(&format!("f/{number:02}.txt"), text);
    }
    let run = |threads| place.run(&["read", "--format", "jsonl", "--threads", threads, "f"]);
    let one = run("1");
    assert_eq!(one.code, Some(0));
    let documents: Vec<String> = one.lines().iter().map(|line| line["document"].to_string()).collect();
    assert!(documents.is_sorted());
    assert_eq!(run("2"), one);
    assert_eq!(run("7"), one);
}

#[test]
fn another_model_when_asked_for() {
    let place = Place::new().with("r.txt", REPORT);
    let run = |model| place.run(&["read", "--format", "jsonl", "--model", model, "r.txt"]);
    assert_eq!(run("fast").code, Some(0));
    assert_eq!(run("fast").lines().len(), run("full").lines().len());
    assert!(run("slow").stderr.contains("[possible values: full, fast]"));
}

#[test]
fn every_format_tells_of_the_same_attributions() {
    let place = Place::new().with("r.txt", REPORT);
    let run = |format| place.run(&["read", "r.txt", "--format", format]).stdout;
    let count = run("jsonl").lines().count();
    let json: Value = serde_json::from_str(&run("json")).expect("JSON");
    assert_eq!(json[0]["attributions"].as_array().map(Vec::len), Some(count));
    assert_eq!(csv::Reader::from_reader(run("csv").as_bytes()).records().count(), count);
    assert_eq!(run("brat").lines().filter(|line| line.starts_with('E')).count(), count);
}

#[test]
fn colours_when_asked_for() {
    let place = Place::new().with("r.txt", REPORT);
    assert!(!place.run(&["read", "r.txt"]).stdout.contains('\x1b'));
    assert!(place.run(&["read", "r.txt", "--color", "always"]).stdout.contains("\x1b["));
}

#[test]
fn the_date_of_a_report_that_does_not_tell_it() {
    let page =
        format!("<!DOCTYPE html><meta property=\"article:published_time\" content=\"2011-03-04\"><article><p>{REPORT}");
    let place = Place::new().with("r.txt", REPORT).with("p.html", page);
    let run = place.run(&["read", "--format", "json", "--date", "2012-04-02", "r.txt", "p.html"]);
    let reports: Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(reports[0]["published"], "2012-04-02");
    assert!(reports[1]["published"].as_str().is_some_and(|date| date.starts_with("2011-03-04")), "{}", reports[1]);
}

#[test]
fn brat_writes_a_folder() {
    let place = Place::new().with("f/a.txt", REPORT).with("f/b.html", format!("<!DOCTYPE html><p>{REPORT}"));
    let run = place.run(&["read", "f", "--format", "brat", "--output", "out"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), ""));
    assert_eq!(fs::read_to_string(place.path("out/f/a.txt")).expect("the text"), REPORT);
    for file in ["out/annotation.conf", "out/f/a.ann", "out/f/b.html.txt", "out/f/b.html.ann"] {
        assert!(Path::new(&place.path(file)).exists(), "{file}");
    }
}

#[test]
fn brat_prints_the_one_record_of_a_file() {
    let record = serde_json::json!({ "text": REPORT }).to_string();
    let place = Place::new().with("r.txt", REPORT).with("r.jsonl", &record);
    let printed = |arguments: &[&str]| place.run(arguments).stdout;
    assert_eq!(printed(&["read", "r.jsonl", "--format", "brat"]), printed(&["read", "r.txt", "--format", "brat"]));
    let piped = place.piped(record.as_bytes(), &["read", "--format", "brat"]);
    assert_eq!(piped.stdout, printed(&["read", "r.txt", "--format", "brat"]));
}

#[test]
fn a_side_car_of_a_file_of_records_is_left_out_and_named() {
    let record = serde_json::json!({ "text": REPORT });
    let place = Place::new()
        .with("f/r.jsonl", format!("{record}\n{record}\n"))
        .with("f/r.jsonl.json", r#"{"publisher":"Courier"}"#);
    let run = place.run(&["read", "f", "--format", "json"]);
    let note =
        "ascribe: f/r.jsonl:1: left out, since it is for a file that is one report: the side-car f/r.jsonl.json\n";
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), note));
    assert!(!run.stdout.contains("Courier"), "{}", run.stdout);
}

#[test]
fn what_cannot_be_asked_for() {
    let record = serde_json::json!({ "text": REPORT });
    let place = Place::new().with("r.txt", REPORT).with("rs.jsonl", format!("{record}\n{record}\n"));
    let complaint = |arguments: &[&str]| {
        let run = place.run(arguments);
        assert_eq!(run.code, Some(2));
        run.stderr
    };
    let several = "ascribe: --format brat prints one report; give --output FOLDER for several\n";
    assert_eq!(complaint(&["read", "r.txt", "r.txt", "--format", "brat"]), several);
    assert_eq!(complaint(&["read", "rs.jsonl", "--format", "brat"]), several);
    assert_eq!(complaint(&["read", "r.txt", "--output", "out"]), "ascribe: --output is for --format brat\n");
    assert!(complaint(&["read", "r.txt", "--threads", "0"]).contains("--threads"));
    let no_day = complaint(&["read", "r.txt", "--date", "2012-02-31"]);
    assert!(
        no_day.contains("'2012-02-31'") && no_day.contains("not a day of the calendar, like 2012-04-02"),
        "{no_day}"
    );
}

#[test]
fn a_manual_and_completions() {
    let place = Place::new();
    assert!(place.run(&["man"]).stdout.contains(".TH ascribe"));
    assert!(place.run(&["completions", "bash"]).stdout.contains("_ascribe"));
}

#[test]
fn json_lines() {
    let record =
        |text: &str| serde_json::json!({ "text": text, "publisher": "Courier", "date": "2012-04-02", "page": 3 });
    let lines = format!("{}\n\nbroken\n{}\n{{\"text\":7}}\n", record(REPORT), record(REPORT));
    let place = Place::new().with("r.jsonl", &lines);
    let run = place.run(&["read", "--format", "json", "r.jsonl"]);
    let complaints = "ascribe: r.jsonl:1: keys that mean nothing here: page\n\
        ascribe: r.jsonl:3: no JSON object: expected value at column 1\nascribe: r.jsonl:5: no text: text\n";
    assert_eq!((run.code, run.stderr.as_str()), (Some(2), complaints));
    let reports: Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!((&reports[0]["document"], &reports[1]["document"]), (&"r.jsonl:1".into(), &"r.jsonl:4".into()));
    assert_eq!((&reports[0]["publisher"], &reports[0]["published"]), (&"Courier".into(), &"2012-04-02".into()));
    assert_eq!(reports[0]["text"], REPORT);
    let piped = place.piped(lines.as_bytes(), &["read", "--format", "json", "-"]);
    assert_eq!(piped.stdout, run.stdout.replace("r.jsonl:", "-:"));
    assert_eq!(place.run(&["read", "--as", "text", "r.jsonl"]).stderr, "");
}

#[test]
fn a_side_car() {
    let side_car = r#"{"publisher":"Courier","published":"2 April 2012","text":"not this"}"#;
    let place = Place::new().with("f/r.txt", REPORT).with("f/r.txt.json", side_car);
    let run = place.run(&["read", "--format", "json", "f"]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
    let reports: Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(reports.as_array().map(Vec::len), Some(1));
    assert_eq!((&reports[0]["publisher"], &reports[0]["published"]), (&"Courier".into(), &"2 April 2012".into()));
    assert_eq!(reports[0]["text"], REPORT);
    let broken = Place::new().with("r.txt", REPORT).with("r.txt.json", "{").run(&["read", "r.txt"]);
    let complaint = "ascribe: r.txt: side-car: no JSON object: EOF while parsing an object at column 1\n";
    assert_eq!((broken.code, broken.stderr.as_str()), (Some(2), complaint));
}
