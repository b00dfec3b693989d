//! Reads the sources one after the other and hands on what is in them, in batches that are worked on together.
//!
//! A thread of its own takes the sources apart, a short queue ahead of the work, so that memory does not grow with the sources: neither with
//! their number nor with what an archive holds.

use std::fs::{self, File};
use std::io::{self, Seek};
use std::ops::ControlFlow;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{self, JoinHandle};

use ascribe::{Hints, Packed, Place, unpack_file, unpack_stream};

use crate::input::{Failure, Input, Loaded, Source};
use crate::output::reason;

/// The most bytes of reports that are worked on at the same time, whatever the number of threads; a single one may have more.
const BYTES_AT_ONCE: usize = 16 << 20;

/// Batches that wait to be worked on.
const WAITING: usize = 1;

/// Something that a source gave.
pub(crate) enum Given {
    /// A document.
    Found(Box<Loaded>),
    /// Something that is no document, and why; nowhere, where a source could not even be opened.
    Failed(Option<Input>, Failure),
    /// All that a source holds has been handed on, and there was no reason to think that it held more.
    Ended(Source),
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
    thread: Option<JoinHandle<()>>,
}

impl Supply {
    /// What `sources` give, in batches of at most `most`. `hints` say what they are, where their bytes do not tell.
    pub(crate) fn of(sources: Vec<Result<Source, Failure>>, hints: Hints, most: usize) -> Self {
        let (sender, batches) = sync_channel(WAITING);
        let batch = Batch { given: Vec::new(), bytes: 0, before: 0, most, sender };
        Self { batches, thread: Some(thread::spawn(move || supply(sources, &hints, batch))) }
    }
}

impl Iterator for Supply {
    type Item = Vec<Handed>;

    fn next(&mut self) -> Option<Self::Item> {
        let batch = self.batches.recv().ok();
        if batch.is_none()
            && let Some(thread) = self.thread.take()
        {
            thread.join().expect("taking sources apart does not panic");
        }
        batch
    }
}

/// A batch that is being filled.
struct Batch {
    given: Vec<Handed>,
    bytes: usize,
    /// The bytes of the sources that were read before.
    before: u64,
    most: usize,
    sender: SyncSender<Vec<Handed>>,
}

impl Batch {
    /// Adds to the batch what was given when so many bytes of its source had been read; it breaks where nobody takes batches any more.
    fn add(&mut self, given: Given, read: u64) -> ControlFlow<()> {
        let bytes = if let Given::Found(loaded) = &given { loaded.raw.bytes().len() } else { 0 };
        if self.bytes + bytes > BYTES_AT_ONCE && !self.given.is_empty() {
            self.send()?;
        }
        self.bytes += bytes;
        self.given.push(Handed { given, read: self.before + read });
        if self.given.len() >= self.most { self.send() } else { ControlFlow::Continue(()) }
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
fn supply(sources: Vec<Result<Source, Failure>>, hints: &Hints, mut batch: Batch) {
    for source in sources {
        let flow = match source {
            Ok(source) => unpack(source, hints, &mut batch),
            Err(failure) => batch.add(Given::Failed(None, failure), 0),
        };
        if flow.is_break() {
            return;
        }
    }
    let _ = batch.send();
}

/// Adds what a source holds.
fn unpack(source: Source, hints: &Hints, batch: &mut Batch) -> ControlFlow<()> {
    let (mut flow, mut holds, mut sound) = (ControlFlow::Continue(()), false, true);
    let size = source.size();
    let each = |packed: Packed, read: u64| {
        holds |= packed.place != Place::default();
        sound &= packed.content.as_ref().map_or_else(|error| !error.is_broken_off(), |_| true);
        flow = batch.add(given(&source, packed), read.min(size));
        flow
    };
    if let Err(failure) = open(&source, hints, each) {
        sound = false;
        flow = batch.add(Given::Failed(None, failure), size);
    }
    if holds && sound && flow.is_continue() {
        flow = batch.add(Given::Ended(source), size);
    }
    batch.before += size;
    flow
}

/// Opens a source and takes it apart, and tells with each thing that is in it how many bytes have been read.
fn open(source: &Source, hints: &Hints, mut each: impl FnMut(Packed, u64) -> ControlFlow<()>) -> Result<(), Failure> {
    match source {
        Source::Stdin => {
            unpack_stream("", &mut io::stdin().lock(), hints.clone(), |packed| each(packed, 0));
        }
        Source::File(path) => {
            let failed = |error| Failure::new(&source.into(), reason(&error));
            let file = File::open(path).map_err(failed)?;
            // The two share one position, so that whoever holds the other sees how far the file was read, whatever it is packed in.
            let mut position = file.try_clone().map_err(failed)?;
            let read = |packed| each(packed, position.stream_position().unwrap_or_default());
            unpack_file(&source.name(), file, hints.clone(), read);
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
        };
        let batches = Supply::of(sources.collect(), kind.into(), most);
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
