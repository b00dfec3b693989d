//! `ascribe add`: reads reports and records them in a ledger.
//!
//! Threads read side by side, while one records what was read. Reports are recorded in the order of the inputs, so that a ledger is the same at any
//! number of threads, and each whole: a run that is killed has lost only what was not finished, and the next run takes it up.

mod book;
mod interrupt;
mod memory;
mod reading;
mod recording;
mod tally;
pub(crate) mod watch;

use std::process::ExitCode;
use std::sync::OnceLock;
use std::thread;

use anyhow::Context;
use ascribe::Entry;
use ascribe_ledger::Ledger;

use crate::arguments::AddArguments;
use crate::document::Given;
use crate::input;
use crate::output::complain;
use crate::progress::Progress;
use crate::supply::Supply;
use crate::unread::Unread;
use book::{Book, Stamp};
use interrupt::Interrupt;
use reading::{Reading, Told};
use tally::Tally;

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
    let mut ledger = Ledger::open(&arguments.ledger.ledger)?;
    let book = Book::new(Ledger::read(&arguments.ledger.ledger)?, &given);
    let all = inputs.len();
    let fresh = book.fresh(inputs, &stamp)?;
    let unchanged = Tally { unchanged: (all - fresh.len()) as u64, ..Tally::default() };
    if fresh.is_empty() {
        return Ok((unchanged, Unread::filed(arguments.inputs.run.report.as_deref())?));
    }
    let progress = Progress::over(&fresh);
    let reading = Reading::new(&arguments.inputs.run, given, stamp, book)?;
    let mut told = Told::new(Unread::filed(arguments.inputs.run.report.as_deref())?, &progress);
    let done = read_and_record(&mut ledger, &reading, reading.supply(fresh), &mut told, interrupt, |_| ());
    progress.end();
    Ok((done?.with_failed(&told.unread) + unchanged, told.unread))
}

/// What is said on the command line of reports that do not tell it.
fn given(arguments: &AddArguments) -> Given {
    let AddArguments { inputs, publisher, date, .. } = arguments;
    let any_language = inputs.run.any_language;
    Given { hints: inputs.hints(), publisher: publisher.clone(), date: date.clone(), any_language }
}

/// Reads what is supplied, and records what was read while more is; each report that is new is told when it is recorded.
fn read_and_record(
    ledger: &mut Ledger,
    reading: &Reading,
    supply: Supply,
    told: &mut Told<'_>,
    interrupt: &Interrupt,
    tell: impl FnMut(&Entry),
) -> anyhow::Result<Tally> {
    let (error, progress) = (OnceLock::new(), told.progress);
    let tally = thread::scope(|scope| {
        let (supply, _wanted) = supply.while_wanted();
        recording::record(ledger, reading.items(scope, supply, told, interrupt, &error), progress, tell)
    })?;
    error.into_inner().map_or(Ok(tally), Err)
}
