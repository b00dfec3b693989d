//! Reads the sources one after the other and hands on what is in them, in batches that are worked on together.
//!
//! A thread of its own takes the sources apart, a short queue ahead of the work, so that memory does not grow with the sources: neither with
//! their number nor with what an archive holds.

pub(crate) mod address;

use std::fs::{self, File};
use std::io::{self, Seek};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use ascribe::{Hints, Packed, Place, unpack_file, unpack_stream};

use ascribe_fetch::Client;
use ascribe_ledger::Fetch;

use crate::input::{Failure, Input, Loaded, Source};
use crate::output::reason;

/// The most bytes of reports that are worked on at the same time, whatever the number of threads; a single one may have more.
const BYTES_AT_ONCE: usize = 16 << 20;

/// Batches that wait to be worked on.
const WAITING: usize = 1;

/// How long to wait for a batch before asking whether anybody still wants one.
const GLANCE: Duration = Duration::from_millis(100);

/// Something that a source gave.
pub(crate) enum Given {
    /// A document.
    Found(Box<Loaded>),
    /// Something that is no document, and why; nowhere, where a source could not even be opened.
    Failed(Option<Input>, Failure),
    /// All that a source holds has been handed on, and there was no reason to think that it held more.
    Ended(Source),
    /// What is at an address is as it was when it was recorded.
    Unchanged,
    /// What came of asking for something on the web, when all that was there has been handed on.
    Fetched(Box<Fetch>),
}

/// Something that a source gave, and how far the sources were read then.
pub(crate) struct Handed {
    pub(crate) given: Given,
    /// The bytes of all sources up to here, as they lie on the disk: packed, where they are.
    pub(crate) read: u64,
}

/// What sources give, in batches.
pub(crate) struct Supply {
    batches: Receiver<Vec<Handed>>,
    threads: Vec<JoinHandle<()>>,
}

impl Supply {
    /// What `sources` give, in batches of at most `most`. `hints` say what they are, where their bytes do not tell.
    pub(crate) fn of(sources: Vec<Result<Source, Failure>>, hints: Hints, client: Arc<Client>, most: usize) -> Self {
        Self::filled(most, [move |batch: &mut Batch| supply(sources, &Opening { hints, client }, batch)])
    }

    /// What each of these fills batches of at most `most` with, in a thread of its own.
    pub(crate) fn filled<F>(most: usize, fillers: impl IntoIterator<Item = F>) -> Self
    where
        F: FnOnce(&mut Batch) -> ControlFlow<()> + Send + 'static,
    {
        let (sender, batches) = sync_channel(WAITING);
        let spawn = |fill: F| {
            let mut batch = Batch { given: Vec::new(), bytes: 0, before: 0, most, sender: sender.clone() };
            thread::spawn(move || {
                if fill(&mut batch).is_continue() {
                    let _ = batch.send();
                }
            })
        };
        let threads = fillers.into_iter().map(spawn).collect();
        Self { batches, threads }
    }

    /// The next batch, unless somebody wants it to stop. What waits for a server then is not waited for.
    pub(crate) fn next_unless(&mut self, stop: impl Fn() -> bool) -> Option<Vec<Handed>> {
        loop {
            match self.batches.recv_timeout(GLANCE) {
                Ok(batch) if !stop() => return Some(batch),
                Err(RecvTimeoutError::Timeout) if !stop() => {}
                Err(RecvTimeoutError::Disconnected) => return self.end(),
                Ok(_) | Err(RecvTimeoutError::Timeout) => return None,
            }
        }
    }

    /// That there are no more.
    fn end(&mut self) -> Option<Vec<Handed>> {
        for thread in self.threads.drain(..) {
            thread.join().expect("taking sources apart does not panic");
        }
        None
    }
}

impl Iterator for Supply {
    type Item = Vec<Handed>;

    fn next(&mut self) -> Option<Self::Item> {
        self.batches.recv().ok().or_else(|| self.end())
    }
}

/// What it takes to open sources.
struct Opening {
    hints: Hints,
    client: Arc<Client>,
}

/// A batch that is being filled.
pub(crate) struct Batch {
    given: Vec<Handed>,
    bytes: usize,
    /// The bytes of the sources that were read before.
    before: u64,
    most: usize,
    sender: SyncSender<Vec<Handed>>,
}

impl Batch {
    /// Adds to the batch what was given when so many bytes of its source had been read; it breaks where nobody takes batches any more.
    pub(crate) fn add(&mut self, given: Given, read: u64) -> ControlFlow<()> {
        let bytes = if let Given::Found(loaded) = &given { loaded.raw.bytes().len() } else { 0 };
        if self.bytes + bytes > BYTES_AT_ONCE && !self.given.is_empty() {
            self.send()?;
        }
        self.bytes += bytes;
        self.given.push(Handed { given, read: self.before + read });
        if self.given.len() >= self.most { self.send() } else { ControlFlow::Continue(()) }
    }

    /// Sends what there is, if there is something.
    pub(crate) fn flush(&mut self) -> ControlFlow<()> {
        if self.given.is_empty() { ControlFlow::Continue(()) } else { self.send() }
    }

    fn send(&mut self) -> ControlFlow<()> {
        self.bytes = 0;
        match self.sender.send(std::mem::take(&mut self.given)) {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        }
    }
}

/// Fills batches with what `sources` give.
fn supply(sources: Vec<Result<Source, Failure>>, opening: &Opening, batch: &mut Batch) -> ControlFlow<()> {
    for source in sources {
        match source {
            Ok(source) => unpack(source, opening, batch)?,
            Err(failure) => batch.add(Given::Failed(None, failure), 0)?,
        }
    }
    ControlFlow::Continue(())
}

/// Adds what a source holds.
fn unpack(source: Source, opening: &Opening, batch: &mut Batch) -> ControlFlow<()> {
    let path = match &source {
        Source::Address(address, known) => return address::unpack(address, known.as_ref(), opening, batch),
        Source::File(path) => Some(path.as_path()),
        Source::Stdin => None,
    };
    let (mut flow, mut holds, mut sound) = (ControlFlow::Continue(()), false, true);
    let size = source.size();
    let each = |packed: Packed, read: u64| {
        holds |= packed.place != Place::default();
        sound &= packed.content.as_ref().map_or_else(|error| !error.is_broken_off(), |_| true);
        flow = batch.add(given(&source, packed), read.min(size));
        flow
    };
    if let Err(failure) = open(path, &opening.hints, each) {
        sound = false;
        flow = batch.add(Given::Failed(None, failure), size);
    }
    if holds && sound && flow.is_continue() {
        flow = batch.add(Given::Ended(source), size);
    }
    batch.before += size;
    flow
}

/// Opens a file, or what is piped in, and takes it apart, and tells with each thing that is in it how many bytes have been read.
fn open(
    path: Option<&Path>,
    hints: &Hints,
    mut each: impl FnMut(Packed, u64) -> ControlFlow<()>,
) -> Result<(), Failure> {
    match path {
        None => {
            unpack_stream("", &mut io::stdin().lock(), hints.clone(), |packed| each(packed, 0));
        }
        Some(path) => {
            let failed = |error| Failure::at(path, reason(&error));
            let file = File::open(path).map_err(failed)?;
            // The two share one position, so that whoever holds the other sees how far the file was read, whatever it is packed in.
            let mut position = file.try_clone().map_err(failed)?;
            let read = |packed| each(packed, position.stream_position().unwrap_or_default());
            unpack_file(&path.display().to_string(), file, hints.clone(), read);
        }
    }
    Ok(())
}

/// What a source gave, with the side-car where it is one document.
fn given(source: &Source, Packed { place, content, .. }: Packed) -> Given {
    let side_car = source.side_car().filter(|_| place == Place::default());
    let input = Input { place, ..Input::from(source) };
    let raw = match content {
        Ok(raw) => raw,
        Err(error) => return failed(input, error),
    };
    match side_car.map(|path| fs::read(&path).map_err(|error| (path, error))).transpose() {
        Ok(side_car) => Given::Found(Box::new(Loaded { input, raw, side_car })),
        Err((path, error)) => {
            let failure = Failure::new(&Input::from(&Source::File(path)), reason(&error));
            Given::Failed(Some(input), failure)
        }
    }
}

fn failed(input: Input, error: ascribe::ReadError) -> Given {
    let failure = Failure::new(&input, error);
    Given::Failed(Some(input), failure)
}

#[cfg(test)]
mod tests {
    use ascribe::Kind;

    use super::*;

    /// What files of these names and contents give, each batch in brackets.
    #[track_caller]
    fn check(files: &[(&str, &str)], kind: Option<Kind>, most: usize, expected: &[&str]) {
        let folder = tempfile::tempdir().expect("a folder");
        let sources = files.iter().map(|(name, content)| {
            let path = folder.path().join(name);
            fs::write(&path, content).expect("a file");
            Ok(Source::File(path))
        });
        let prefix = format!("{}/", folder.path().display());
        let told = |handed: &Handed| match &handed.given {
            Given::Found(loaded) => loaded.input.name(),
            Given::Failed(_, failure) => failure.to_string(),
            Given::Ended(source) => format!("end of {}", source.name()),
            Given::Unchanged | Given::Fetched(_) => "fetched".to_owned(),
        };
        let batches = Supply::of(sources.collect(), kind.into(), Arc::default(), most);
        let batches = batches.map(|batch| batch.iter().map(told).collect::<Vec<_>>().join(", ").replace(&prefix, ""));
        assert_eq!(batches.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn batches_keep_the_order_and_the_bound() {
        check(&[("a", "a"), ("b", "b"), ("c", "c")], None, 2, &["a, b", "c"]);
        check(&[("a", "a"), ("b", "b")], None, 2, &["a, b", ""]);
    }

    #[test]
    fn what_holds_records_ends() {
        let lines = "{\"text\":\"a\"}\n\nbroken\n";
        check(&[("a.jsonl", lines), ("b", "b")], None, 9, &["a.jsonl:1, a.jsonl:3, end of a.jsonl, b"]);
        check(&[("a", lines)], Some(Kind::TEXT), 9, &["a"]);
        check(&[("a.NDJSON", "")], None, 9, &["a.NDJSON: empty: no records"]);
    }
}
