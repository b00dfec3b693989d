//! `ascribe add`: reads reports and records them in a ledger.
//!
//! All threads read, a batch at a time, while one records what was read before; a short queue between them keeps memory bounded. Reports
//! are recorded in the order of the inputs, so that a ledger is the same at any number of threads, and each on its own: a run that is
//! killed has lost only what was not finished, and the next run takes it up.

mod book;
mod interrupt;
mod reading;
mod recording;
mod tally;
pub(crate) mod watch;

use std::process::ExitCode;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread;

use anyhow::Context;
use ascribe::Entry;
use ascribe_ledger::Ledger;

use crate::arguments::AddArguments;
use crate::document::Given;
use crate::input;
use crate::output::complain;
use crate::progress::Progress;
use crate::unread::Unread;
use book::{Book, Stamp};
use interrupt::Interrupt;
use reading::Reading;
use recording::Item;
use tally::Tally;

/// Batches that wait to be recorded.
const WAITING: usize = 1;

/// Adds what the arguments name.
pub(crate) fn run(arguments: &AddArguments) -> anyhow::Result<ExitCode> {
    let name = arguments.ledger.ledger.display().to_string();
    let interrupt = Interrupt::awaited().context("cannot wait for Ctrl-C")?;
    let (tally, unread) = add(arguments, &interrupt).with_context(|| name.clone())?;
    let code = finish(&name, tally, &unread);
    if interrupt.came() {
        complain("interrupted: what was read is recorded, and the same command goes on from there");
        return Ok(interrupt.code());
    }
    Ok(code)
}

/// Tells what came of a run, and how it ends.
fn finish(name: &str, tally: Tally, unread: &Unread) -> ExitCode {
    unread.summary().for_each(complain);
    complain(format_args!("{name}: {tally}"));
    ExitCode::from(if tally.failed > 0 { 2 } else { 0 })
}

/// Adds what is new among what the arguments name. Where nothing is, no model is loaded.
fn add(arguments: &AddArguments, interrupt: &Interrupt) -> anyhow::Result<(Tally, Unread)> {
    let given = given(arguments);
    let stamp = Stamp::of(&given);
    let inputs = input::list(&arguments.inputs.paths);
    let ledger = Ledger::open(&arguments.ledger.ledger)?;
    let book = Book::new(Ledger::read(&arguments.ledger.ledger)?, &given);
    let all = inputs.len();
    let fresh = book.fresh(inputs, &stamp)?;
    let unchanged = Tally { unchanged: (all - fresh.len()) as u64, ..Tally::default() };
    if fresh.is_empty() {
        return Ok((unchanged, Unread::filed(arguments.inputs.run.report.as_deref())?));
    }
    let progress = Progress::over(&fresh);
    let mut reading = Reading::new(&arguments.inputs.run, given, stamp, book, &progress)?;
    let done = side_by_side(
        Kept { ledger, progress: &progress },
        |_| (),
        |items| {
            let batches = reading.batches(fresh);
            reading.take(batches, items, interrupt)?;
            Ok(reading.end())
        },
    );
    progress.end();
    let (tally, unread) = done?;
    Ok((tally + unchanged, unread))
}

/// What is said on the command line of reports that do not tell it.
fn given(arguments: &AddArguments) -> Given {
    let AddArguments { inputs, publisher, date, .. } = arguments;
    let any_language = inputs.run.any_language;
    Given { hints: inputs.hints(), publisher: publisher.clone(), date: date.clone(), any_language }
}

/// Where reports are recorded.
struct Kept<'a> {
    ledger: Ledger,
    progress: &'a Progress,
}

/// Reads, and records what was read while more is; each report that is new is told when it is recorded.
fn side_by_side(
    kept: Kept<'_>,
    tell: impl FnMut(&Entry) + Send,
    read: impl FnOnce(&SyncSender<Vec<Item>>) -> anyhow::Result<(Tally, Unread)>,
) -> anyhow::Result<(Tally, Unread)> {
    let (sender, receiver) = sync_channel(WAITING);
    let (read, recorded) = thread::scope(|scope| {
        let recording = scope.spawn(|| recording::record(kept.ledger, receiver, kept.progress, tell));
        let read = read(&sender);
        drop(sender);
        (read, recording.join().expect("recording does not panic"))
    });
    let recorded = recorded?;
    let (read, unread) = read?;
    Ok((recorded + read, unread))
}
