//! `ascribe add`: reads reports and records them in a ledger.
//!
//! All threads read, a batch at a time, while one records what was read before; a short queue between them keeps memory bounded. Reports
//! are recorded in the order of the inputs, so that a ledger is the same at any number of threads, and each on its own: a run that is
//! killed has lost only what was not finished, and the next run takes it up.

mod book;
mod open;
mod progress;
mod reading;
mod recording;
mod tally;

use std::process::ExitCode;
use std::sync::mpsc::sync_channel;
use std::thread;

use anyhow::Context;
use ascribe_ledger::Ledger;

use crate::arguments::AddArguments;
use crate::document::Given;
use crate::input;
use crate::output::complain;
use book::Book;
use progress::Progress;
use reading::Reading;
use tally::Tally;

/// Batches that wait to be recorded.
const WAITING: usize = 1;

/// Adds what the arguments name.
pub(crate) fn run(arguments: &AddArguments) -> anyhow::Result<ExitCode> {
    let inputs = input::list(&arguments.inputs.paths);
    let path = &arguments.ledger.ledger;
    let given =
        Given { kind: arguments.inputs.kind, publisher: arguments.publisher.clone(), date: arguments.date.clone() };
    let ledger = Ledger::open(path).with_context(|| path.display().to_string())?;
    let book = Book::new(Ledger::read(path).with_context(|| path.display().to_string())?);
    let progress = Progress::over(&inputs);
    let reading = Reading::new(&arguments.inputs, given, book, &progress)?;
    let (sender, receiver) = sync_channel(WAITING);
    let (read, recorded) = thread::scope(|scope| {
        let recording = scope.spawn(|| recording::record(ledger, receiver, &progress));
        let read = reading.run(inputs, &sender);
        drop(sender);
        (read, recording.join().expect("recording does not panic"))
    });
    progress.end();
    let tally: Tally = recorded.with_context(|| path.display().to_string())? + read?;
    complain(format_args!("{}: {tally}", path.display()));
    Ok(ExitCode::from(if tally.failed > 0 { 2 } else { 0 }))
}
