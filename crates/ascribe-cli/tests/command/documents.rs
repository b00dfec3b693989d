//! The examples in the documents print what they are said to print, and their questions in SQL find something.
//!
//! An example is a block of a page in `docs/` with `$ ascribe …` and what that prints. The examples of a page are run one after the other, in a folder with
//! the reports that ship with the project, or, on the page on formats, with the files of `testdata/formats`; `localhost:8000` in them is a server with the pages of `examples/site`. A line `…` stands for any lines, and `…` in a line for anything.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::place::Place;
use crate::server::{Server, nothing, reply};

/// A command and what a page says that it prints.
#[derive(Debug, PartialEq, Eq)]
struct Example {
    command: String,
    printed: Vec<String>,
}

fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The examples of a page.
fn examples(page: &str) -> Vec<Example> {
    let page = fs::read_to_string(project().join("docs").join(page)).expect("a page");
    let mut examples: Vec<Example> = Vec::new();
    for block in page.split("```").skip(1).step_by(2).filter(|block| block.trim_start().starts_with("$ ascribe ")) {
        for line in block.trim().lines() {
            match line.strip_prefix("$ ") {
                Some(command) => examples.push(Example { command: command.to_owned(), printed: Vec::new() }),
                None => examples.last_mut().expect("a command first").printed.push(line.to_owned()),
            }
        }
    }
    examples
}

/// Whether a line is what a page says, in which `…` stands for anything.
fn is_like(line: &str, said: &str) -> bool {
    let mut parts = said.split('…');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = line.strip_prefix(first) else { return false };
    let mut open = false;
    for part in parts {
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
        open = part.is_empty();
    }
    open || rest.is_empty()
}

/// The first line of a page that is not among those that were printed, in their order.
fn untrue<'a>(said: &'a [String], printed: &str) -> Option<&'a str> {
    let mut lines = printed.lines();
    let mut skips = false;
    for line in said {
        if line == "…" {
            skips = true;
            continue;
        }
        let found = if skips {
            lines.any(|printed| is_like(printed, line))
        } else {
            lines.next().is_some_and(|printed| is_like(printed, line))
        };
        if !found {
            return Some(line);
        }
        skips = false;
    }
    None
}

/// Where the examples find a server.
const SITE: &str = "localhost:8000";

/// A server with the pages of the site that ships with the project, and where it is.
fn site() -> (Server, String) {
    let file = |path: &str| fs::read_to_string(project().join("examples/site").join(path.trim_start_matches('/'))).ok();
    let server = Server::new(move |asked| {
        let at = asked.headers.lines().find_map(|line| line.strip_prefix("host: ").or(line.strip_prefix("Host: ")));
        file(&asked.path).map_or_else(nothing, |page| reply("200 OK", &[], page.replace(SITE, at.unwrap_or(SITE))))
    });
    let at = server.at.replace("127.0.0.1", "localhost");
    (server, at)
}

/// A folder with the files of a folder of the project, in `within`.
fn files(of: &str, within: &str) -> Place {
    let files = fs::read_dir(project().join(of)).expect("a folder").map(|entry| entry.expect("a file").path());
    files.filter(|path| path.is_file()).fold(Place::new(), |place, path| {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        place.with(&format!("{within}{name}"), fs::read(path).expect("a file"))
    })
}

/// A folder with the reports that ship with the project.
fn reports() -> Place {
    files("examples/reports", "examples/reports/")
}

/// What an example prints, for people and on stderr alike.
fn printed(place: &Place, command: &str) -> String {
    let binary = Path::new(env!("CARGO_BIN_EXE_ascribe")).parent().expect("a folder").to_owned();
    let path = std::env::join_paths(
        std::iter::once(binary).chain(std::env::split_paths(&std::env::var_os("PATH").expect("a path"))),
    );
    let mut shell = Command::new("sh");
    shell.args(["-c", &format!("{command} 2>&1")]).current_dir(place.path("."));
    let output = shell.env("PATH", path.expect("a path")).env("COLUMNS", "80").output().expect("a shell");
    String::from_utf8(output.stdout).expect("text")
}

/// Checks a page whose examples are about the reports that ship with the project, all of which are in the ledger.
fn check(page: &str) {
    let (_server, at) = site();
    let list = fs::read_to_string(project().join("examples/site/feeds.opml")).expect("a list of feeds");
    let place = reports().with("examples/site/feeds.opml", list.replace(SITE, &at));
    if !examples(page)[0].command.starts_with("ascribe add") {
        assert_eq!(place.run(&["add", "examples/reports"]).code, Some(0));
    }
    check_in(&place, page, &at);
}

/// Checks the examples of a page in a folder, with the server there.
fn check_in(place: &Place, page: &str, at: &str) {
    let examples = examples(page);
    assert!(!examples.is_empty(), "{page} has examples");
    let wrong = examples.iter().filter_map(|example| {
        let printed = printed(place, &example.command.replace(SITE, at)).replace(at, SITE);
        untrue(&example.printed, &printed)
            .map(|line| format!("$ {}\nprints no {line:?} there:\n{printed}", example.command))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "docs/{page}:\n{}", wrong.join("\n"));
}

#[test]
fn the_manual_is_true() {
    check("cli.md");
}

#[test]
fn the_page_on_exports_is_true() {
    check("exports.md");
}

#[test]
fn the_page_on_formats_is_true() {
    check_in(&files("testdata/formats", ""), "formats.md", SITE);
}

/// The statements in the SQL blocks of a page.
fn statements(page: &str) -> impl Iterator<Item = &str> {
    let blocks = page.split("```").skip(1).step_by(2).filter_map(|block| block.strip_prefix("sql\n"));
    blocks.flat_map(|block| block.split_terminator(';')).map(str::trim).filter(|sql| !sql.is_empty())
}

#[test]
fn the_questions_in_sql_find_something() {
    let place = reports();
    assert_eq!(place.run(&["add", "examples/reports"]).code, Some(0));
    let ledger = rusqlite::Connection::open(place.path("ascribe.db")).expect("a ledger");
    let page = fs::read_to_string(project().join("docs/ledger.md")).expect("a page");
    assert!(statements(&page).count() >= 5, "docs/ledger.md asks some");
    for sql in statements(&page) {
        let found = ledger.prepare(sql).and_then(|mut statement| statement.exists([]));
        assert_eq!(found, Ok(true), "docs/ledger.md:\n{sql}");
    }
}

#[test]
fn what_is_left_out_is_anything() {
    assert!(is_like("affirms  Ana Ruiz, Bo Pell and 3 more", "affirms  Ana Ruiz, …"));
    assert!(is_like("a, b, c", "a, …, c"));
    assert!(!is_like("a, b, c", "a, …, d"));
    assert!(!is_like("a, b", "a"));
    let said = ["1", "…", "3"].map(str::to_owned);
    assert_eq!(untrue(&said, "1\n2\n3\n4"), None);
    assert_eq!(untrue(&said, "1\n2"), Some("3"));
}
