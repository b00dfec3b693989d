//! Makes a ledger of reports that are made up: `cargo run --release -p ascribe-ledger --features made --example made -- 100000 FILE`.
//! Says how long it took, in total and for each tenth of them.

use std::io::Write;
use std::time::{Duration, Instant};

use ascribe_ledger::made::World;
use ascribe_ledger::{Appearance, Ledger};
use ascribe_types::Entry;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(reports), Some(path)) = (arguments.next(), arguments.next()) else {
        return Err("usage: made REPORTS FILE".into());
    };
    let world = World { reports: reports.parse()? };
    let mut ledger = Ledger::open(path)?;
    let tenth = (world.reports / 10).max(BATCH);
    let (mut recording, mut since) = (Duration::ZERO, 0);
    for first in (0..world.reports).step_by(BATCH as usize) {
        let batch: Vec<(Entry, Appearance)> =
            (first..world.reports.min(first + BATCH)).map(|number| found(&world, number)).collect();
        let start = Instant::now();
        ledger.change(|change| {
            batch.iter().try_for_each(|(entry, appearance)| change.record(entry, appearance).map(drop))
        })?;
        recording += start.elapsed();
        since += batch.len() as u64;
        if since >= tenth {
            let each = recording.as_secs_f64() * 1e3 / since as f64;
            writeln!(std::io::stdout(), "{:>9} reports: {each:.2} ms a report", first + batch.len() as u64)?;
            (recording, since) = (Duration::ZERO, 0);
        }
    }
    Ok(())
}

/// Documents that are recorded at once.
const BATCH: u64 = 32;

fn found(world: &World, number: u64) -> (Entry, Appearance) {
    let entry = world.entry(number);
    let appearance = Appearance {
        path: format!("{number}.txt"),
        record: 0,
        size: entry.report.document.text.len() as u64,
        modified: None,
        hash: entry.id.to_string(),
    };
    (entry, appearance)
}
