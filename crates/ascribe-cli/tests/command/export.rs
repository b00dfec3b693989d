//! `ascribe export`, on a ledger that `add` made.

use std::fs;
use std::io::Read;
use std::process::Stdio;
use std::sync::LazyLock;

use serde_json::Value;

use crate::place::{Place, Run};

const REPORTS: [&str; 3] = [
    r#"{"publisher":"Kelp Courier","published":"2031-03-02","title":"Pier, \"sold\"","address":"https://kelp.example/pier","text":"The council sold the pier to Orland, the mayor of Vik “said”.\nThe mayor said that the café was full."}"#,
    r#"{"publisher":"Vik Herald","published":"2033-06-01","text":"Ida Holm denied that the council had sold the pier to Orland. Ida Holm said that the sea was calm."}"#,
    r#"{"text":"The nurses said that the clinic would close."}"#,
];

/// A ledger of them; made once for all tests.
static LEDGER: LazyLock<Place> = LazyLock::new(|| ledger(&REPORTS.join("\n")));

#[track_caller]
fn ledger(reports: &str) -> Place {
    let place = Place::new().with("reports.jsonl", reports);
    let added = place.run(&["add", "reports.jsonl"]);
    assert_eq!(added.code, Some(0), "{}", added.stderr);
    place
}

fn export(arguments: &[&str]) -> Run {
    let run = LEDGER.run(&[&["export"], arguments].concat());
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""), "{arguments:?}");
    run
}

fn json(arguments: &[&str]) -> Value {
    serde_json::from_str(&export(arguments).stdout).expect("JSON")
}

/// The columns of a table, and its rows.
fn csv(table: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let written = export(&["--format", "csv", "--table", table]).stdout;
    let mut reader = csv::Reader::from_reader(written.as_bytes());
    let columns = reader.headers().expect("a head").iter().map(str::to_owned).collect();
    let row = |row: csv::Result<csv::StringRecord>| row.expect("a row").iter().map(str::to_owned).collect();
    (columns, reader.records().map(row).collect())
}

#[test]
fn the_flat_table_comes_first() {
    let (columns, rows) = csv("positions");
    assert_eq!(export(&[]).stdout, export(&["--format", "csv", "--table", "positions"]).stdout);
    let first =
        ["claim", "claim_text", "claim_negative", "party", "party_name", "acts_for", "acts_for_name", "position"];
    assert_eq!(columns[..8], first);
    assert!(!rows.is_empty());
}

#[test]
fn csv_and_jsonl_tell_the_same() {
    let lines = export(&["--format", "jsonl", "--table", "documents"]).lines();
    let (columns, rows) = csv("documents");
    assert_eq!(lines.len(), 3);
    for (line, row) in lines.iter().zip(&rows) {
        for (column, field) in columns.iter().zip(row) {
            assert_eq!(line[column].as_str().unwrap_or_default(), field);
        }
    }
    assert!(rows.iter().flatten().any(|field| field == "Pier, \"sold\""));
}

#[test]
fn passages_stand_where_they_are_said_to() {
    let documents = export(&["--format", "jsonl", "--table", "documents"]).lines();
    for row in export(&["--format", "jsonl"]).lines() {
        let document = documents.iter().find(|document| document["document"] == row["document"]).expect("a document");
        let text: Vec<char> = document["text"].as_str().expect("a text").chars().collect();
        let at = |key: &str| row["selector"][0][key].as_u64().expect("a position") as usize;
        let exact: String = text[at("start")..at("end")].iter().collect();
        assert_eq!(row["selector"][1]["exact"], exact);
        assert_eq!(row["passage"], exact);
    }
}

#[test]
fn a_folder_takes_all_tables() {
    for format in ["csv", "jsonl", "parquet"] {
        export(&["--format", format, "--output", format]);
        let names: Vec<_> =
            fs::read_dir(LEDGER.path(format)).expect("a folder").map(|file| file.expect("a file").path()).collect();
        assert!(names.iter().all(|name| name.extension().is_some_and(|extension| extension == format)), "{names:?}");
        assert!(names.len() > 10);
    }
    assert_eq!(&fs::read(LEDGER.path("parquet/claims.parquet")).expect("a file")[..4], b"PAR1");
    export(&["--format", "prov", "--output", "others"]);
    assert!(LEDGER.path("others/prov.json").exists());
}

#[test]
fn claims_are_reviewed_by_people_alone() {
    let written = json(&["--format", "claimreview", "--reviewer", "Somebody"]);
    let graph = written["@graph"].as_array().expect("a graph");
    assert!(!graph.is_empty() && graph.iter().all(|thing| thing["@type"] == "Claim"));
}

#[test]
fn all_that_provenance_names_is_there() {
    let prov = json(&["--format", "prov"]);
    let there = |name: &Value| {
        let name = name.as_str().expect("a name");
        !prov["entity"][name].is_null() || !prov["agent"][name].is_null()
    };
    for kind in ["wasDerivedFrom", "wasAttributedTo", "actedOnBehalfOf", "hadMember"] {
        for relation in prov[kind].as_object().expect("relations").values() {
            let ends = relation.as_object().expect("ends").iter().filter(|(end, _)| *end != "prov:type");
            ends.for_each(|(_, name)| assert!(there(name), "{kind}: {relation}"));
        }
    }
}

#[test]
fn annotations_are_as_many_as_positions() {
    let annotations = json(&["--format", "annotations"]);
    assert_eq!(annotations["total"], csv("positions").1.len());
    assert_eq!(annotations["first"]["items"].as_array().map(Vec::len), Some(csv("positions").1.len()));
}

#[test]
fn the_order_of_reports_does_not_matter() {
    let backward = ledger(&REPORTS.iter().rev().copied().collect::<Vec<_>>().join("\n"));
    for format in ["csv", "prov", "claimreview", "annotations"] {
        assert_eq!(backward.run(&["export", "--format", format]).stdout, export(&["--format", format]).stdout);
    }
}

#[test]
fn what_cannot_be_done_is_said() {
    let place = Place::new().with("diary.db", "Dear diary").with("file", "");
    let said = |arguments: &[&str]| {
        let run = place.run(&[&["export"], arguments].concat());
        (run.stderr, run.code)
    };
    assert_eq!(said(&[]), ("ascribe: ascribe.db: no such ledger\n".to_owned(), Some(2)));
    assert_eq!(said(&["--ledger", "diary.db"]), ("ascribe: diary.db: not a ledger\n".to_owned(), Some(2)));
    let run = LEDGER.run(&["export", "--output", "reports.jsonl"]);
    assert!(run.stderr.starts_with("ascribe: reports.jsonl: "), "{}", run.stderr);
    assert_eq!(run.code, Some(2));
    assert_eq!(said(&["--table", "nothing"]).1, Some(2));
}

#[test]
fn whoever_has_enough_may_stop_reading() {
    for format in ["csv", "jsonl", "parquet", "claimreview", "prov", "annotations"] {
        let arguments = ["export", "--format", format];
        let mut child =
            LEDGER.command(&arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("a run");
        drop(child.stdout.take());
        let mut complaints = String::new();
        child.stderr.take().expect("a pipe").read_to_string(&mut complaints).expect("text");
        assert_eq!((child.wait().expect("an end").code(), complaints.as_str()), (Some(0), ""), "{format}");
    }
}
