//! `ascribe claims`, `claim`, `who`, `trace` and `search`, on a ledger that `add` made.

use std::sync::LazyLock;

use serde_json::Value;

use crate::place::{Place, Run};

/// Reports on one matter, and on another.
const REPORTS: [&str; 3] = [
    r#"{"publisher":"Fjord Post","published":"2031-03-02","text":"The company sold the ferry to Norlund, the mayor of Skar said. The mayor said that the harbour was full."}"#,
    r#"{"publisher":"Skar Herald","published":"2033-06-01","text":"Eva Berg denied that the company had sold the ferry to Norlund. \u001b[31mEva Berg said that the sea was calm."}"#,
    r#"{"text":"The teachers said that the school would close."}"#,
];

/// A ledger of them; made once for all tests.
static LEDGER: LazyLock<Place> = LazyLock::new(|| {
    let place = Place::new().with("reports.jsonl", REPORTS.join("\n"));
    let added = place.run(&["add", "reports.jsonl"]);
    assert_eq!(added.code, Some(0), "{}", added.stderr);
    place
});

fn ask(arguments: &[&str]) -> Run {
    LEDGER.run(arguments)
}

/// The number of the claim that the ferry was sold.
fn ferry() -> String {
    let lines = ask(&["claims", "ferry", "--format", "jsonl"]).lines();
    lines[0]["number"].to_string()
}

/// The texts of all passages in an answer, at any depth, with where they stand.
fn passages(value: &Value, into: &mut Vec<(String, u64, u64)>) {
    match value {
        Value::Object(fields) => {
            if let (Some(text), Some(start), Some(end)) = (
                fields.get("text"),
                fields.get("start").and_then(Value::as_u64),
                fields.get("end").and_then(Value::as_u64),
            ) {
                into.push((text.as_str().expect("text").to_owned(), start, end));
            }
            fields.values().for_each(|field| passages(field, into));
        }
        Value::Array(items) => items.iter().for_each(|item| passages(item, into)),
        _ => {}
    }
}

#[test]
fn claims_are_listed_and_found_by_words() {
    let all = ask(&["claims", "--format", "jsonl"]);
    assert_eq!((all.code, all.stderr.as_str()), (Some(0), ""));
    let found = ask(&["claims", "school", "--format", "jsonl"]).lines();
    assert!(!found.is_empty() && found.len() < all.lines().len());
    assert!(found.iter().all(|claim| claim["first"].is_null()), "its day is not known, and none is made up");
    let json = ask(&["claims", "--format", "json"]);
    assert_eq!(serde_json::from_str::<Vec<Value>>(&json.stdout).expect("JSON"), all.lines());
    assert_eq!(ask(&["claims", "--format", "csv"]).stdout.lines().count(), all.lines().len() + 1);
    assert!(ask(&["claims"]).stdout.contains("1 report · 1 origin\n"));
}

#[test]
fn nothing_found_is_code_one() {
    let run = ask(&["claims", "zeppelin"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(1), "no claims\n"));
    assert_eq!(ask(&["search", "zeppelin"]).code, Some(1));
    let run = ask(&["claim", "999"]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(1), "ascribe: no claim fits “999”\n"));
    let run = ask(&["who", "nobody at all"]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(1), "ascribe: no party fits “nobody at all”\n"));
    assert_eq!(ask(&["trace", "zz"]).code, Some(1));
}

#[test]
fn no_ledger_is_code_two() {
    let run = ask(&["claims", "--ledger", "nix.db"]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(2), "ascribe: nix.db: no such ledger\n"));
    let run = ask(&["search", "ferry", "--ledger", "reports.jsonl"]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(2), "ascribe: reports.jsonl: not a ledger\n"));
}

#[test]
fn all_that_is_shown_is_verbatim() {
    let texts: Vec<Vec<char>> = REPORTS
        .iter()
        .map(|report| {
            serde_json::from_str::<Value>(report).expect("JSON")["text"].as_str().expect("text").chars().collect()
        })
        .collect();
    for question in [vec!["claim", &ferry()], vec!["trace", &ferry()], vec!["search", "ferry"], vec!["who", "Eva Berg"]]
    {
        let run = ask(&[&question[..], &["--format", "json"]].concat());
        assert_eq!(run.code, Some(0), "{question:?}: {}", run.stderr);
        let mut found = Vec::new();
        passages(&serde_json::from_str(&run.stdout).expect("JSON"), &mut found);
        assert!(!found.is_empty());
        for (text, start, end) in found {
            let stands = |whole: &Vec<char>| {
                whole.get(start as usize..end as usize).is_some_and(|part| part.iter().collect::<String>() == text)
            };
            assert!(texts.iter().any(stands), "{question:?}: {text}");
        }
    }
}

#[test]
fn people_are_shown_where_it_stands() {
    let page = ask(&["claim", &ferry()]).stdout;
    assert!(page.contains("│ The company sold the ferry to Norlund, the mayor of Skar said."), "{page}");
    assert!(page.contains("Fjord Post") && page.contains("2031-03-02"), "{page}");
    let page = ask(&["search", "calm"]).stdout;
    assert!(!page.contains('\u{1b}'), "a report does not command the terminal: {page}");
    assert!(ask(&["search", "calm", "--color", "always"]).stdout.contains("\u{1b}[1m\u{1b}[33mcalm"));
}

#[test]
fn filters_leave_out_what_does_not_fit() {
    let count =
        |arguments: &[&str]| ask(&[&["search", "ferry", "--format", "jsonl"], arguments].concat()).lines().len();
    assert_eq!(count(&[]), 2);
    assert_eq!(count(&["--publisher", "herald"]), 1);
    assert_eq!(count(&["--since", "2032-01-01"]), 1);
    assert_eq!(count(&["--until", "2030-01-01"]), 0);
    assert_eq!(count(&["--party", "Eva Berg"]), 1);
    assert_eq!(count(&["--limit", "1"]), 1);
    assert_eq!(ask(&["search", "ferry", "--party", "Nemo"]).stderr, "ascribe: no party fits “Nemo”\n");
    assert_eq!(ask(&["claims", "--since", "2032"]).code, Some(2));
}

#[test]
fn a_beginning_of_an_id_will_do() {
    let said = &ask(&["claim", &ferry(), "--format", "jsonl"]).lines()[0];
    let document = said["document"]["id"].as_str().expect("an id");
    let traced = ask(&["trace", &document[..6], "--format", "jsonl"]);
    assert!(traced.lines().iter().all(|path| path["said"]["document"]["id"] == document));
    assert_eq!(ask(&["claim", said["id"].as_str().expect("an id")]).code, Some(0));
}
