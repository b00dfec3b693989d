//! An `add` that is interrupted and run again makes the ledger that it would have made.
//!
//! `ASCRIBE_KILLS=200 cargo test --release -p ascribe-cli --test command kill -- --nocapture` kills it at so many moments, and
//! `ASCRIBE_PAGES=1000` interrupts one that reads an archive of so many pages; without that it is a few.

use std::io::Write;
use std::process::{Child, Command, Output, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use ascribe_ledger::Ledger;
use ascribe_ledger::tables::TABLES;

use crate::archive::{Page, archive};
use crate::kept::Kept;
use crate::place::Place;

/// Kills, unless the environment says otherwise.
const KILLS: u32 = 3;

/// Pages of an archive, unless the environment says otherwise.
const PAGES: usize = 96;

/// No run is quicker.
const SHORTEST: Duration = Duration::from_millis(200);

#[test]
fn a_killed_add_goes_on_where_it_was() {
    let kills = asked("ASCRIBE_KILLS").unwrap_or(KILLS);
    let place = reports();
    let start = Instant::now();
    finish(&place, "whole.db", "reports");
    let (mut time, whole) = (start.elapsed(), dump(&place, "whole.db"));
    let (mut killed, mut ledgers) = (0, 0);
    while killed < kills {
        let ledger = format!("{ledgers}.db");
        while killed < kills {
            let after = time.mul_f64(moment(killed));
            if !kill(&place, &ledger, after) {
                // What the machine had to do besides when it was timed may be done.
                time = time.min(after.max(SHORTEST));
                break;
            }
            killed += 1;
        }
        finish(&place, &ledger, "reports");
        assert_eq!(dump(&place, &ledger), whole, "after {killed} kills");
        ledgers += 1;
    }
    tell(&format!("{killed} kills, {ledgers} ledgers, each as if never interrupted"));
}

#[test]
fn an_archive_interrupted_twice_goes_on_where_it_was() {
    let pages = asked("ASCRIBE_PAGES").unwrap_or(PAGES);
    let all: Vec<Page> = (0..pages).map(Page::of).collect();
    let place = Place::new().with("pages.warc.gz", archive(&all));
    finish(&place, "whole.db", "pages.warc.gz");

    let killed = started(&place, pages / 4, "KILL");
    assert_eq!(killed.status.code(), None, "it was killed");
    let kept = documents(&place);
    let stopped = started(&place, pages / 2, "INT");
    let said = String::from_utf8(stopped.stderr).expect("text");
    assert_eq!(stopped.status.code(), Some(130), "{said}");
    assert!(said.ends_with(GOES_ON), "{said}");
    let more = documents(&place);
    assert_eq!(read(&said), more - kept, "nothing that was recorded is read again: {said}");
    let rest = finish(&place, "ascribe.db", "pages.warc.gz");
    assert_eq!((read(&rest), documents(&place)), (pages - more, pages), "{rest}");
    assert!(rest.contains(&format!("{more} unchanged")), "{rest}");

    assert!(dump(&place, "ascribe.db") == dump(&place, "whole.db"), "it is as if never interrupted");
    tell(&format!("{pages} pages: killed with {kept}, stopped with {more}, and then as if never interrupted"));
}

/// What a person is told last who interrupted a run.
const GOES_ON: &str = "ascribe: interrupted: what was read is recorded, and the same command goes on from there\n";

/// What came of adding the archive by one thread, which is not far ahead of what is recorded, with a signal as soon as the ledger has so many documents.
fn started(place: &Place, documents_there: usize, signal: &str) -> Output {
    let add = place.command(&["add", "--threads", "1", "pages.warc.gz"]).stderr(Stdio::piped()).spawn().expect("a run");
    while documents(place) < documents_there {
        sleep(Duration::from_millis(5));
    }
    send(&add, signal);
    add.wait_with_output().expect("an end")
}

fn send(child: &Child, signal: &str) {
    let sent = Command::new("kill").args([format!("-{signal}"), child.id().to_string()]).status();
    assert!(sent.expect("the command `kill`").success(), "it had come to its end before");
}

/// How many documents the ledger has by now.
fn documents(place: &Place) -> usize {
    let path = place.path("ascribe.db");
    if !path.exists() {
        return 0;
    }
    let kept = Kept::open(path);
    if kept.has("documents") { kept.count("documents").parse().expect("a number") } else { 0 }
}

/// How many reports a run says that it read.
fn read(said: &str) -> usize {
    let line = said.lines().find_map(|line| line.strip_prefix("ascribe: ascribe.db: ")).expect("a last line");
    line.split(' ').next().and_then(|count| count.parse().ok()).expect("a number")
}

fn asked<T: std::str::FromStr<Err: std::fmt::Debug>>(variable: &str) -> Option<T> {
    std::env::var(variable).ok().map(|number| number.parse().expect("a number"))
}

fn tell(what: &str) {
    writeln!(std::io::stdout(), "{what}").expect("an open pipe");
}

/// Moments spread evenly over a run, in no order: the multiples of the golden ratio.
fn moment(kill: u32) -> f64 {
    (f64::from(kill + 1) * 0.618_033_988_749_895).fract()
}

/// Starts to add all reports and kills that after a while. False if it came to its end before.
fn kill(place: &Place, ledger: &str, after: Duration) -> bool {
    let mut add = place.command(&["add", "--ledger", ledger, "reports"]);
    let mut child = add.stderr(Stdio::null()).spawn().expect("a run");
    sleep(after);
    let running = child.try_wait().expect("a child").is_none();
    child.kill().expect("a child");
    child.wait().expect("an end");
    running
}

/// Adds all of an input, and gives what a person is told.
fn finish(place: &Place, ledger: &str, input: &str) -> String {
    let run = place.run(&["add", "--ledger", ledger, input]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    run.stderr
}

/// All that a ledger holds, and all that is exported of it.
pub(crate) fn dump(place: &Place, ledger: &str) -> String {
    let mut out = Vec::new();
    let ledger = Ledger::read(place.path(ledger)).expect("a ledger");
    ledger.dump(&mut out).expect("all of it");
    let now = ledger.snapshot().expect("a moment");
    for table in TABLES {
        ascribe_export::csv(&now, table, &mut out).expect(table.name);
    }
    String::from_utf8(out).expect("text")
}
/// Reports on a few matters: files and a file of records.
fn reports() -> Place {
    let mut place = Place::new();
    let mut records = String::new();
    for number in 0..24 {
        let text = report(number);
        let date = format!("20{:02}-03-{:02}", 10 + number % 12, 1 + number % 28);
        let record = serde_json::json!({"text": text, "publisher": PAPERS[number % 4], "published": date});
        if number % 2 == 0 {
            let side_car = serde_json::json!({"publisher": PAPERS[number % 3], "published": date});
            place = place.with(&format!("reports/{number}.txt"), &text);
            place = place.with(&format!("reports/{number}.txt.json"), side_car.to_string());
        } else {
            records.push_str(&format!("{record}\n"));
        }
    }
    place.with("reports/more.jsonl", records)
}

const PAPERS: [&str; 4] = ["The Harbour Post", "Valley Courier", "Interpress", "Northern Star"];
const TOWNS: [&str; 5] = ["Lindholm", "Marstrand", "Varberg", "Skagen", "Odense"];
const NAMES: [&str; 6] = ["Ana Ruiz", "Peter Voss", "Ingrid Lund", "Tomas Pell", "Maria Dahl", "Erik Holm"];
const MATTERS: [(&str, &str); 3] =
    [("close the mill", "the mill"), ("sell its ferries", "the ferries"), ("pay for the bridge", "the bridge")];

fn report(number: usize) -> String {
    let (town, other) = (TOWNS[number % 5], TOWNS[(number + 1 + number / 7) % 5]);
    let (mayor, critic) = (NAMES[number % 6], NAMES[(number + 2) % 6]);
    let (plan, thing) = MATTERS[number % 3];
    format!(
        "{town} will {plan}, two officials in {other} claimed on Monday. The mayor of {town}, {mayor}, denied that the town would {plan}.\n\n\
         \"We will never {plan},\" {mayor} said. \"I doubt that anybody in {other} knows the town's books.\" \
         {critic}, a former minister, told {} that {town} had promised to {plan} in return for a loan. \
         A spokeswoman for {town} rejected the claims about {thing}.\n",
        PAPERS[(number + 1) % 4]
    )
}
