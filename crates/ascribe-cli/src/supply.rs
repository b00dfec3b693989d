//! Reads the sources one after the other and hands on what is in them.
//!
//! A thread of its own takes the sources apart, a short queue ahead of the work, so that memory does not grow with the sources: neither with
//! their number nor with what an archive holds.

pub(crate) mod address;

use std::fs::{self, File};
use std::io::{self, Seek};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use ascribe::{Hints, Packed, Place, unpack_file, unpack_stream};
use ascribe_fetch::Client;
use ascribe_ledger::Fetch;
use crossbeam_channel::{Receiver, Sender, bounded, never, select};

use crate::input::{Failure, Input, Loaded, Source};
use crate::output::reason;
use crate::room::{Room, Taken};

/// What sources gave that waits to be worked on.
const WAITING: usize = 16;

/// The most bytes of reports that are under way before another is begun, whatever the number of threads.
const UNDER_WAY: usize = 8 << 20;

/// How long to wait before asking whether anybody still wants more.
const GLANCE: Duration = Duration::from_millis(100);

/// Something that a source gave.
pub(crate) enum Given {
    /// A document.
    Found(Box<Loaded>),
    /// Something that is no document, and why; nowhere, where a source could not even be opened.
    Failed(Option<Input>, Failure),
    /// So many records of a source were passed over, since no reports come in such.
    Passed(u64),
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
    /// The room that it takes.
    pub(crate) room: Taken,
}

/// What sources give, in their order.
pub(crate) struct Supply {
    handed: Receiver<Handed>,
    stopped: Receiver<()>,
    threads: Vec<JoinHandle<()>>,
}

/// As long as it is kept, a supply goes on. Whoever wants no more drops it, and need not wait for a source that gives nothing: standard input.
pub(crate) struct Wanted(#[expect(dead_code, reason = "it is dropped")] Sender<()>);

impl Supply {
    /// What `sources` give. `hints` say what they are, where their bytes do not tell.
    pub(crate) fn of(sources: Vec<Result<Source, Failure>>, hints: Hints, client: Arc<Client>) -> Self {
        Self::filled([move |giver: &mut Giver| supply(sources, &Opening { hints, client }, giver)])
    }

    /// What each of these gives, in a thread of its own.
    pub(crate) fn filled<F>(fillers: impl IntoIterator<Item = F>) -> Self
    where
        F: FnOnce(&mut Giver) -> ControlFlow<()> + Send + 'static,
    {
        let (sender, handed) = bounded(WAITING);
        let room = Room::of(UNDER_WAY);
        let spawn = |fill: F| {
            let mut giver = Giver { before: 0, room: Arc::clone(&room), sender: sender.clone() };
            thread::spawn(move || {
                // Where nobody wants more, nothing more is to be done.
                let _ = fill(&mut giver);
            })
        };
        let threads = fillers.into_iter().map(spawn).collect();
        Self { handed, stopped: never(), threads }
    }

    /// The same, until nobody wants more.
    pub(crate) fn while_wanted(self) -> (Self, Wanted) {
        let (wanted, stopped) = bounded(0);
        (Self { stopped, ..self }, Wanted(wanted))
    }

    /// What comes next, unless somebody wants it to stop. What waits for a source then is not waited for.
    pub(crate) fn next_unless(&mut self, stop: impl Fn() -> bool) -> Option<Handed> {
        while !stop() {
            select! {
                recv(self.handed) -> handed => return handed.ok().or_else(|| self.end()),
                recv(self.stopped) -> _ => return None,
                default(GLANCE) => {}
            }
        }
        None
    }

    /// That there is no more, because all sources came to their end.
    fn end(&mut self) -> Option<Handed> {
        for thread in self.threads.drain(..) {
            thread.join().expect("taking sources apart does not panic");
        }
        None
    }
}

impl Iterator for Supply {
    type Item = Handed;

    fn next(&mut self) -> Option<Handed> {
        self.next_unless(|| false)
    }
}

/// What it takes to open sources.
struct Opening {
    hints: Hints,
    client: Arc<Client>,
}

/// Hands on what a thread takes out of sources.
pub(crate) struct Giver {
    /// The bytes of the sources that were read before.
    before: u64,
    room: Arc<Room>,
    sender: Sender<Handed>,
}

impl Giver {
    /// Hands on what was given when so many bytes of its source had been read; it breaks where nobody takes it any more.
    pub(crate) fn add(&mut self, given: Given, read: u64) -> ControlFlow<()> {
        let bytes = if let Given::Found(loaded) = &given { loaded.raw.bytes().len() } else { 0 };
        let handed = Handed { given, read: self.before + read, room: self.room.take(bytes) };
        match self.sender.send(handed) {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        }
    }
}

/// Hands on what `sources` give.
fn supply(sources: Vec<Result<Source, Failure>>, opening: &Opening, giver: &mut Giver) -> ControlFlow<()> {
    for source in sources {
        match source {
            Ok(source) => unpack(source, opening, giver)?,
            Err(failure) => giver.add(Given::Failed(None, failure), 0)?,
        }
    }
    ControlFlow::Continue(())
}

/// Hands on what a source holds.
fn unpack(source: Source, opening: &Opening, giver: &mut Giver) -> ControlFlow<()> {
    let path = match &source {
        Source::Address(address, known) => return address::unpack(address, known.as_ref(), opening, giver),
        Source::File(path) => Some(path.as_path()),
        Source::Stdin => None,
    };
    let (mut flow, mut none, mut holds, mut sound) = (ControlFlow::Continue(()), true, false, true);
    let size = source.size();
    let each = |packed: Packed, read: u64| {
        none = false;
        holds |= packed.place != Place::default();
        sound &= packed.content.as_ref().map_or_else(|error| !error.is_broken_off(), |_| true);
        flow = giver.add(given(&source, packed), read.min(size));
        flow
    };
    let opened = open(path, &opening.hints, each);
    flow?;
    match opened {
        Ok(0) => {}
        Ok(passed) if none => {
            let failure =
                Failure::new(&Input::from(&source), format!("empty: no report in any of its {passed} records"));
            giver.add(Given::Failed(None, failure), size)?;
        }
        Ok(passed) => giver.add(Given::Passed(passed), size)?,
        Err(failure) => {
            sound = false;
            giver.add(Given::Failed(None, failure), size)?;
        }
    }
    if holds && sound {
        giver.add(Given::Ended(source), size)?;
    }
    giver.before += size;
    ControlFlow::Continue(())
}

/// Opens a file, or what is piped in, and takes it apart, and tells with each thing that is in it how many bytes have been read. Returns how many records were passed over.
fn open(
    path: Option<&Path>,
    hints: &Hints,
    mut each: impl FnMut(Packed, u64) -> ControlFlow<()>,
) -> Result<u64, Failure> {
    match path {
        None => Ok(unpack_stream("", &mut io::stdin().lock(), hints.clone(), |packed| each(packed, 0))),
        Some(path) => {
            let failed = |error| Failure::at(path, reason(&error));
            let file = File::open(path).map_err(failed)?;
            // The two share one position, so that whoever holds the other sees how far the file was read, whatever it is packed in.
            let mut position = file.try_clone().map_err(failed)?;
            let read = |packed| each(packed, position.stream_position().unwrap_or_default());
            Ok(unpack_file(&path.display().to_string(), file, hints.clone(), read))
        }
    }
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

    /// What files of these names and contents give.
    #[track_caller]
    fn check(files: &[(&str, &str)], kind: Option<Kind>, expected: &[&str]) {
        let folder = tempfile::tempdir().expect("a folder");
        let sources = files.iter().map(|(name, content)| {
            let path = folder.path().join(name);
            fs::write(&path, content).expect("a file");
            Ok(Source::File(path))
        });
        let prefix = format!("{}/", folder.path().display());
        let told = |handed: Handed| match &handed.given {
            Given::Found(loaded) => loaded.input.name(),
            Given::Failed(_, failure) => failure.to_string(),
            Given::Unchanged | Given::Fetched(_) => "fetched".to_owned(),
            Given::Passed(records) => format!("{records} passed over"),
            Given::Ended(source) => format!("end of {}", source.name()),
        };
        let given =
            Supply::of(sources.collect(), kind.into(), Arc::default()).map(|handed| told(handed).replace(&prefix, ""));
        assert_eq!(given.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn sources_keep_their_order() {
        let many: Vec<String> = (0..3 * WAITING).map(|number| format!("{number:02}")).collect();
        let files: Vec<(&str, &str)> = many.iter().map(|name| (name.as_str(), "a")).collect();
        check(&files, None, &many.iter().map(String::as_str).collect::<Vec<_>>());
    }

    #[test]
    fn what_holds_records_ends() {
        let lines = "{\"text\":\"a\"}\n\nbroken\n";
        check(&[("a.jsonl", lines), ("b", "b")], None, &["a.jsonl:1", "a.jsonl:3", "end of a.jsonl", "b"]);
        check(&[("a", lines)], Some(Kind::TEXT), &["a"]);
        check(&[("a.NDJSON", "")], None, &["a.NDJSON: empty: no records"]);
        let picture = "WARC/1.0\r\nWARC-Type: metadata\r\nContent-Length: 4\r\n\r\na: b\r\n\r\n";
        let page = "WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nContent-Length: 10\r\n\r\nIt rained.\r\n\r\n";
        check(&[("a.warc", &format!("{picture}{page}"))], None, &["a.warc:2", "1 passed over", "end of a.warc"]);
        // Cut off between two records it looks whole, and who counts on its pages has to hear of it.
        check(&[("a.warc", &picture.repeat(2))], None, &["a.warc: empty: no report in any of its 2 records"]);
    }

    #[test]
    fn what_vanishes_before_it_is_opened_is_named() {
        let folder = tempfile::tempdir().expect("a folder");
        let [gone, there] = ["gone", "there"].map(|name| folder.path().join(name));
        fs::write(&there, "It rained.").expect("a file");
        let sources = [&gone, &there].map(|path| Ok(Source::File(path.clone())));
        let mut supply = Supply::of(sources.into(), Hints::default(), Arc::default());
        let given = supply.next().map(|handed| handed.given);
        assert!(matches!(given, Some(Given::Failed(None, failure)) if failure.reason == "no such file or folder"));
        assert!(matches!(supply.next().map(|handed| handed.given), Some(Given::Found(_))));
    }

    #[test]
    fn nobody_waits_for_what_is_not_wanted() {
        let (sender, handed) = bounded(0);
        let (mut supply, wanted) = Supply { handed, stopped: never(), threads: Vec::new() }.while_wanted();
        drop(wanted);
        assert!(supply.next().is_none());
        drop(sender);
    }
}
