//! Makes a ledger of reports that are made up: `cargo run --release -p ascribe-ledger --features made --example made -- 100000 FILE`.
//! Says how long it took, in total and for each tenth of them.

use std::io::Write;
use std::time::{Duration, Instant};

use ascribe_ledger::made::World;
use ascribe_ledger::{Appearance, Ledger};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(reports), Some(path)) = (arguments.next(), arguments.next()) else {
        return Err("usage: made REPORTS FILE".into());
    };
    let world = World { reports: reports.parse()? };
    let mut ledger = Ledger::open(path)?;
    let mut recording = Duration::ZERO;
    for number in 0..world.reports {
        let entry = world.entry(number);
        let appearance = Appearance {
            path: format!("{number}.txt"),
            record: 0,
            size: entry.report.document.text.len() as u64,
            modified: None,
            hash: entry.id.to_string(),
        };
        let start = Instant::now();
        ledger.record(&entry, &appearance)?;
        recording += start.elapsed();
        let tenth = (world.reports / 10).max(1);
        if (number + 1) % tenth == 0 {
            let each = recording.as_secs_f64() * 1e3 / tenth as f64;
            writeln!(std::io::stdout(), "{:>9} reports: {each:.2} ms a report", number + 1)?;
            recording = Duration::ZERO;
        }
    }
    Ok(())
}
