//! An `add` that is killed and run again makes the ledger that it would have made.
//!
//! `ASCRIBE_KILLS=200 cargo test --release -p ascribe-cli --test command kill -- --nocapture` kills it at so many moments; without that it is a few.

use std::io::Write;
use std::process::Stdio;
use std::thread::sleep;
use std::time::{Duration, Instant};

use ascribe_ledger::Ledger;
use ascribe_ledger::tables::TABLES;

use crate::place::Place;

/// Kills, unless the environment says otherwise.
const KILLS: u32 = 3;

/// No run is quicker.
const SHORTEST: Duration = Duration::from_millis(200);

#[test]
fn a_killed_add_goes_on_where_it_was() {
    let kills = std::env::var("ASCRIBE_KILLS").map_or(KILLS, |kills| kills.parse().expect("a number"));
    let place = reports();
    let start = Instant::now();
    finish(&place, "whole.db");
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
        finish(&place, &ledger);
        assert_eq!(dump(&place, &ledger), whole, "after {killed} kills");
        ledgers += 1;
    }
    writeln!(std::io::stdout(), "{killed} kills, {ledgers} ledgers, each as if never interrupted")
        .expect("an open pipe");
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

fn finish(place: &Place, ledger: &str) {
    let run = place.run(&["add", "--ledger", ledger, "reports"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
}

/// All that a ledger holds, and all that is exported of it.
fn dump(place: &Place, ledger: &str) -> String {
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
