//! `ascribe watch`: polls feeds, and adds what is new in them.
//!
//! Feeds are polled side by side, in rounds. What was recorded tells what is new, so that a run may end at any time, and the next one
//! goes on: a feed's version is kept only when all that it held has been recorded.

mod poll;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Context;
use ascribe::Entry;
use ascribe_fetch::Address;
use ascribe_ledger::Ledger;

use super::book::{Book, Stamp};
use super::interrupt::Interrupt;
use super::reading::{Reading, Told};
use super::tally::Tally;
use super::{finish, read_and_record};
use crate::arguments::WatchArguments;
use crate::document::Given;
use crate::format::restated;
use crate::input::{self, Failure};
use crate::output::{self, complain};
use crate::progress::Progress;
use crate::supply::{Giver, Supply};
use crate::unread::Unread;
use poll::Round;

/// How many feeds are polled at the same time. Each host is asked for one thing at a time, however many there are.
const POLLERS: usize = 8;

/// Watches what the arguments name. A run that a person ends has done what it was for.
pub(crate) fn run(arguments: &WatchArguments) -> anyhow::Result<ExitCode> {
    let name = arguments.ledger.ledger.display().to_string();
    let (feeds, unlisted) = feeds(&arguments.feeds);
    unlisted.iter().for_each(complain);
    anyhow::ensure!(!feeds.is_empty(), "there are no feeds to watch");
    let interrupt = Interrupt::awaited().context("cannot wait for Ctrl-C")?;
    let (tally, unread) = watch(arguments, &feeds, &interrupt).with_context(|| name.clone())?;
    let tally = tally + Tally { failed: unlisted.len() as u64, ..Tally::default() };
    let code = finish(&name, tally, &unread);
    Ok(if interrupt.came() { ExitCode::SUCCESS } else { code })
}

/// The feeds that words name, and what could not be had of them.
fn feeds(words: &[PathBuf]) -> (Vec<Address>, Vec<Failure>) {
    let (mut feeds, mut failures) = (Vec::new(), Vec::new());
    for feed in words.iter().flat_map(|word| named(word)) {
        match feed {
            Ok(feed) => feeds.push(feed),
            Err(failure) => failures.push(failure),
        }
    }
    (feeds, failures)
}

/// The feeds that a word names: by the address of one, or in a list of feeds.
fn named(word: &Path) -> Vec<Result<Address, Failure>> {
    if let Some(address) = input::address(word) {
        return vec![address.map_err(|error| Failure::at(word, error))];
    }
    let parse = |address: &String| {
        Address::parse(address).map_err(|error| Failure::at(word, format_args!("{address}: {error}")))
    };
    listed(word).map_or_else(|failure| vec![Err(failure)], |list| list.iter().map(parse).collect())
}

/// The addresses in a list of feeds.
fn listed(path: &Path) -> Result<Vec<String>, Failure> {
    let list = fs::read(path).map_err(|error| Failure::at(path, output::reason(&error)))?;
    ascribe::feeds(&list).map_err(|error| Failure::at(path, error))
}

/// Watches feeds until a person wants it to end, or once.
fn watch(arguments: &WatchArguments, feeds: &[Address], interrupt: &Interrupt) -> anyhow::Result<(Tally, Unread)> {
    let path = &arguments.ledger.ledger;
    let given = Given { any_language: arguments.run.any_language, ..Given::default() };
    let stamp = Stamp::of(&given);
    let mut ledger = Ledger::open(path)?;
    let book = Book::new(Ledger::read(path)?, &given);
    let (progress, mut tally) = (Progress::hidden(), Tally::default());
    let reading = Reading::new(&arguments.run, given, stamp, book)?;
    let mut told = Told::new(Unread::filed(arguments.run.report.as_deref())?, &progress);
    let every = Duration::from(arguments.every);
    loop {
        let begun = Instant::now();
        let polled = polled(Round::new(feeds, Arc::clone(reading.client()), path, every), feeds.len());
        tally = tally + read_and_record(&mut ledger, &reading, polled, &mut told, interrupt, tell)?;
        if arguments.once || !interrupt.rests(every.saturating_sub(begun.elapsed())) {
            return Ok((tally.with_failed(&told.unread), told.unread));
        }
    }
}

/// What comes of polling so many feeds once.
fn polled(round: Round, feeds: usize) -> Supply {
    let round = Arc::new(round);
    let poller = |_| {
        let round = Arc::clone(&round);
        move |giver: &mut Giver| round.poll(giver)
    };
    Supply::filled((0..POLLERS.min(feeds)).map(poller))
}

/// Prints a line for a report that is new to the ledger: day, publisher, title and address, with tabs between them.
fn tell(entry: &Entry) {
    let document = &entry.report.document;
    let published = entry.published.map(restated::day);
    let fields = [&published, &document.publisher, &document.title, &document.address];
    let fields = fields.map(|field| field.as_deref().unwrap_or("-").replace(['\t', '\n', '\r'], " "));
    // Whoever does not want to read on may still want the ledger.
    let _ = output::write(&mut io::stdout().lock(), format!("{}\n", fields.join("\t")).as_bytes());
}
