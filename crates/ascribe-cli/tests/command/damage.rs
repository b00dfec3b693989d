//! Damaged and hostile files: whatever comes, the command neither crashes nor hangs, and each file is read or named with its reason.
//!
//! `ASCRIBE_DAMAGED=10000 cargo test --release -p ascribe-cli --test command damage -- --nocapture` makes so many; without that it is some hundred.
//! They are made from `testdata/formats`, and the same ones each time.

mod bombs;
mod harm;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::place::Place;
use harm::Dice;

/// Damaged files, unless the environment says otherwise.
const FILES: usize = 150;

/// How many of them are read in one run.
const AT_ONCE: usize = 250;

/// How long a run may take on the slowest of machines.
const LIMIT: Duration = Duration::from_secs(600);

/// A place in a file: the file, the member, the record.
type Where = (String, String, u64);

/// What came of all files.
#[derive(Default)]
struct Outcome {
    read: u64,
    skipped: u64,
    /// Files of which nothing was heard.
    lost: Vec<String>,
    reasons: BTreeMap<String, u64>,
    slowest: Duration,
}

#[test]
fn damaged_files_are_read_or_named() {
    let files = std::env::var("ASCRIBE_DAMAGED").map_or(FILES, |files| files.parse().expect("a number"));
    let (whole, mut dice, mut outcome) = (samples(), Dice::new(20_310_304), Outcome::default());
    let mut made = 0;
    while made < files {
        let damaged = (made..files.min(made + AT_ONCE)).map(|number| harm::damaged(number, &whole, &mut dice));
        let damaged: Vec<_> = damaged.collect();
        made += damaged.len();
        outcome.of(&damaged);
    }
    outcome.tell(made);
}

#[test]
fn bombs_are_read_or_named() {
    let mut outcome = Outcome::default();
    let bombs = bombs::all();
    outcome.of(&bombs);
    outcome.tell(bombs.len());
}

/// The files that programs wrote, by name.
fn samples() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/formats");
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let files = entries.filter(|path| path.is_file() && path.extension().is_none_or(|extension| extension != "py"));
    let name = |path: &Path| path.file_name().expect("a name").to_string_lossy().into_owned();
    let mut files: Vec<_> = files.map(|path| (name(&path), fs::read(&path).expect("a file"))).collect();
    files.sort();
    files
}

impl Outcome {
    /// Reads these files in one run.
    fn of(&mut self, files: &[(String, Vec<u8>)]) {
        let place = files.iter().fold(Place::new(), |place, (name, bytes)| place.with(&format!("f/{name}"), bytes));
        let start = Instant::now();
        run(&place);
        self.slowest = self.slowest.max(start.elapsed());
        let said = fs::read_to_string(place.path("err")).expect("messages");
        assert!(!said.contains("panicked"), "{said}");
        let named = self.count(&place);
        let lost = files.iter().map(|(name, _)| name).filter(|name| !named.contains(&format!("f/{name}")));
        self.lost.extend(lost.cloned());
    }

    /// Counts what was read and what was not. Which files were heard of.
    fn count(&mut self, place: &Place) -> BTreeSet<String> {
        let out = fs::read(place.path("out")).expect("an output");
        let reports: Vec<Value> = serde_json::from_slice(&out).expect("an array");
        self.read += reports.len() as u64;
        let source = |report: &Value| file_of(report["document"].as_str().expect("a path"));
        let mut named: BTreeSet<String> = reports.iter().map(source).collect();
        let mut places = BTreeSet::new();
        for line in fs::read_to_string(place.path("report")).expect("a report").lines() {
            let failure: Value = serde_json::from_str(line).expect("JSON");
            let at = place_of(&failure);
            assert!(places.insert(at.clone()), "named twice: {line}");
            named.insert(at.0);
            self.note(&failure);
        }
        named
    }

    fn note(&mut self, failure: &Value) {
        let reason = failure["reason"].as_str().expect("a reason");
        assert!(!reason.is_empty());
        if failure["kind"] == "skipped" {
            self.skipped += 1;
        } else {
            *self.reasons.entry(reason.split(": ").next().unwrap_or(reason).to_owned()).or_default() += 1;
        }
    }

    fn tell(&self, files: usize) {
        let mut out = std::io::stdout().lock();
        let Self { read, skipped, reasons, slowest, lost } = self;
        let failed: u64 = reasons.values().sum();
        writeln!(out, "{files} files: {read} reports read, {skipped} in other languages, {failed} not read; {slowest:.0?} the slowest run")
            .expect("an open pipe");
        for (reason, count) in reasons {
            writeln!(out, "{count:7}  {reason}").expect("an open pipe");
        }
        assert!(lost.is_empty(), "neither read nor named: {lost:?}");
    }
}

/// Which file a document or a member of it is in.
fn file_of(name: &str) -> String {
    name.split(['/', ':']).take(2).collect::<Vec<_>>().join("/")
}

fn place_of(failure: &Value) -> Where {
    let text = |key: &str| failure[key].as_str().unwrap_or_default().to_owned();
    (text("path"), text("member"), failure["record"].as_u64().unwrap_or_default())
}

/// Reads all files, and checks that the run comes to an end of its own.
fn run(place: &Place) {
    let file = |name: &str| Stdio::from(File::create(place.path(name)).expect("a file"));
    let mut command: Command = place.command(&["read", "--format", "json", "--report", "report", "f"]);
    let mut child = command.stdout(file("out")).stderr(file("err")).spawn().expect("a run");
    let start = Instant::now();
    let status = loop {
        match child.try_wait().expect("a child") {
            Some(status) => break status,
            None if start.elapsed() > LIMIT => {
                child.kill().expect("a child");
                panic!("it hangs: {:?}", fs::read_to_string(place.path("err")));
            }
            None => sleep(Duration::from_millis(20)),
        }
    };
    assert!(matches!(status.code(), Some(0..=2)), "{status}: {:?}", fs::read_to_string(place.path("err")));
}
