//! The road that commands share: reads inputs side by side and hands on what comes of them in their order.
//!
//! Nothing on it waits for all that is under way: one thread takes the inputs apart, others make documents of them, and as soon as some are there a free
//! thread reads them as English, while what was read is handed on.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::{Arc, OnceLock};
use std::thread::{self, Scope};

use anyhow::Context;
use ascribe::{Document, English, Record, Report};
use ascribe_fetch::{Client, Manners};

use crate::arguments::{ModelName, RunArguments};
use crate::document::{Given, Notes};
use crate::format::Format;
use crate::input::{Failure, Found, Input};
use crate::output::{self, complain};
use crate::pipeline::{bundles, side_by_side, sound};
use crate::progress::Progress;
use crate::room::{Room, Taken};
use crate::supply::{self, Handed, Supply};
use crate::unread::Unread;

/// From how many bytes of text on reports are read together: about as many windows of the encoder as one thread has to do at a time.
pub(crate) const BUNDLE: usize = 4 << 10;

/// How many are read together at most.
pub(crate) const BUNDLE_REPORTS: usize = 16;

/// A report of more bytes is read by all threads, since the others would have nothing left to do before one alone is done with it.
const LONG: usize = 64 << 10;

/// How many words are read at a time before another report is begun, whatever the number of threads: what is found in them is held until it is handed on,
/// up to a kilobyte for each. All threads together have far fewer under way, unless reports are as long as books.
const WORDS: usize = 200_000;

/// What came of a run.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Outcome {
    /// Whether something was found.
    pub(crate) found: bool,
    /// Whether something could not be read or written.
    pub(crate) failed: bool,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome { failed: true, .. } => Self::from(2),
            Outcome { found: false, .. } => Self::from(1),
            Outcome { found: true, failed: false } => Self::SUCCESS,
        }
    }
}

/// What it takes to read reports.
pub(crate) struct Road {
    pub(crate) english: English,
    pub(crate) given: Given,
    pub(crate) threads: usize,
    /// What fetches from the web.
    pub(crate) client: Arc<Client>,
    /// Where what cannot be read is filed.
    report: Option<PathBuf>,
    /// Room for the words that are being read.
    reading: Arc<Room>,
}

/// A document that is going to be read.
struct Waiting {
    input: Input,
    document: Document,
    /// Which it is among those that could be read, from 1.
    number: usize,
    /// The bytes of the inputs up to here.
    read: u64,
    _room: Taken,
}

/// What came of a report.
struct Rendered<R> {
    waited: Waiting,
    rendered: R,
    /// Whether something was found in it.
    found: bool,
}

/// What a run tells a person besides what it prints.
struct Told<'a> {
    /// How many documents could be read.
    documents: usize,
    failed: bool,
    notes: Notes,
    unread: Unread,
    progress: &'a Progress,
}

impl Road {
    /// The road as the arguments ask for it.
    pub(crate) fn new(arguments: &RunArguments, given: Given) -> anyhow::Result<Self> {
        let threads = match arguments.threads {
            Some(threads) => usize::from(threads),
            None => thread::available_parallelism().map_or(1, usize::from),
        };
        let english = match arguments.model {
            ModelName::Full => ascribe::english(threads),
            ModelName::Fast => ascribe::fast_english(threads),
        };
        let english = english.context("cannot load the model")?;
        let client = Arc::new(Client::new(Manners { pause: arguments.pause.into(), ..Manners::default() }));
        Ok(Self { english, given, threads, client, report: arguments.report.clone(), reading: Room::of(WORDS) })
    }

    /// Prints what is found in `inputs` to stdout.
    pub(crate) fn print(&self, inputs: Vec<Found>, format: &dyn Format) -> io::Result<Outcome> {
        let mut stdout = io::stdout().lock();
        let mut printed = 0_usize;
        output::write(&mut stdout, format.opening().as_bytes())?;
        let render = |_, input: &Input, report: &Report| format.report(&input.name(), report);
        let outcome = self.each(inputs, render, |_, text| {
            let between = if printed > 0 { format.between() } else { "" };
            printed += 1;
            stdout.write_all(between.as_bytes())?;
            output::write(&mut stdout, text.as_bytes())
        })?;
        output::write(&mut stdout, format.closing().as_bytes())?;
        Ok(outcome)
    }

    /// Reads `inputs` side by side, has each `render`ed there with its number among those that could be read, counted from 1, and hands what comes of it to `deliver` in their order.
    pub(crate) fn each<R: Send>(
        &self,
        inputs: Vec<Found>,
        render: impl Fn(usize, &Input, &Report) -> R + Sync,
        mut deliver: impl FnMut(&Input, R) -> io::Result<()>,
    ) -> io::Result<Outcome> {
        // Where the output goes to the terminal, no line there shows how far the run is.
        let progress = if io::stdout().is_terminal() { Progress::hidden() } else { Progress::over(&inputs) };
        let mut told = Told::new(Unread::filed(self.report.as_deref()).map_err(io::Error::other)?, &progress);
        let (mut found, error) = (false, OnceLock::new());
        thread::scope(|scope| {
            let (supply, _wanted) = self.supply(inputs).while_wanted();
            let waiting = sound(self.waiting(scope, supply, &mut told), &error).flatten();
            let size = |waiting: &Waiting| waiting.document.text.len();
            let render = |thread, bundle| self.rendered(thread, bundle, &render);
            let rendered = side_by_side(scope, self.threads, bundles(waiting, size, BUNDLE, BUNDLE_REPORTS), render);
            rendered.flatten().try_for_each(|Rendered { waited, rendered, found: finds }| {
                found |= finds;
                deliver(&waited.input, rendered)?;
                progress.pass(waited.read, waited.number as u64);
                io::Result::Ok(())
            })
        })?;
        told.end();
        let failed = told.failed;
        error.into_inner().map_or(Ok(Outcome { found, failed }), Err)
    }

    /// What the sources give.
    pub(crate) fn supply(&self, sources: Vec<Found>) -> Supply {
        Supply::of(sources, self.given.hints.clone(), Arc::clone(&self.client))
    }

    /// What `work` makes of documents: on that thread alone, or on all of them, once there is room for their words.
    pub(crate) fn on<R: Send>(
        &self,
        thread: usize,
        documents: Vec<Document>,
        work: impl FnOnce(Vec<Document>) -> R + Send,
    ) -> R {
        let sum = |size: fn(&str) -> usize| documents.iter().map(|document| size(&document.text)).sum();
        let (bytes, words): (usize, usize) = (sum(str::len), sum(ascribe::words));
        let _room = self.reading.take(words);
        if bytes > LONG { work(documents) } else { self.english.workers().alone(thread, || work(documents)) }
    }

    /// The documents that are in what the sources gave; nothing for what is none, which is told.
    fn waiting<'scope>(
        &'scope self,
        scope: &'scope Scope<'scope, '_>,
        supply: Supply,
        told: &'scope mut Told<'_>,
    ) -> impl Iterator<Item = io::Result<Option<Waiting>>> + Send + 'scope {
        let decode = |_, handed| self.decoded(handed);
        side_by_side(scope, self.threads, supply, decode).map(|decoded| told.take(decoded))
    }

    fn decoded(&self, Handed { given, read, mut room }: Handed) -> Decoded {
        let came = match given {
            supply::Given::Found(loaded) => match self.given.document(&loaded) {
                Ok(record) => Came::Record(Box::new((loaded.input, record))),
                Err(failure) => Came::Failed(failure),
            },
            supply::Given::Failed(_, failure) => Came::Failed(failure),
            supply::Given::Passed(records) => Came::Passed(records),
            supply::Given::Ended(_) | supply::Given::Unchanged | supply::Given::Fetched(_) => Came::Nothing,
        };
        room.shrink(if let Came::Record(record) = &came { record.1.document.text.len() } else { 0 });
        Decoded { came, read, room }
    }

    /// What `render` makes of documents that are read together.
    fn rendered<R: Send>(
        &self,
        thread: usize,
        mut bundle: Vec<Waiting>,
        render: impl Fn(usize, &Input, &Report) -> R + Sync,
    ) -> Vec<Rendered<R>> {
        let documents: Vec<Document> = bundle.iter_mut().map(|waiting| std::mem::take(&mut waiting.document)).collect();
        let each = |(waited, report): (Waiting, Report)| Rendered {
            rendered: render(waited.number, &waited.input, &report),
            found: !report.attributions.is_empty(),
            waited,
        };
        self.on(thread, documents, |documents| {
            bundle.into_iter().zip(ascribe::read_all(documents, &self.english)).map(each).collect()
        })
    }
}

/// What a source gave, once it has been decoded.
struct Decoded {
    came: Came,
    read: u64,
    room: Taken,
}

/// What came of it.
enum Came {
    Record(Box<(Input, Record)>),
    Failed(Failure),
    Passed(u64),
    Nothing,
}

impl<'a> Told<'a> {
    /// That nothing is read yet.
    fn new(unread: Unread, progress: &'a Progress) -> Self {
        Self { documents: 0, failed: false, notes: Notes::default(), unread, progress }
    }

    /// The document of what was decoded, if it has one; tells what a person should know of it.
    fn take(&mut self, Decoded { came, read, room }: Decoded) -> io::Result<Option<Waiting>> {
        match came {
            Came::Record(record) => {
                let (input, record) = *record;
                self.notes.of(&input, &record).into_iter().for_each(|note| self.progress.complain(note));
                self.documents += 1;
                return Ok(Some(Waiting {
                    input,
                    document: record.document,
                    number: self.documents,
                    read,
                    _room: room,
                }));
            }
            Came::Failed(failure) => self.fail(&failure)?,
            Came::Passed(records) => self.unread.pass(records),
            Came::Nothing => {}
        }
        Ok(None)
    }

    /// Tells that something failed or is left out.
    fn fail(&mut self, failure: &Failure) -> io::Result<()> {
        self.failed |= failure.language.is_none();
        self.progress.complain(failure);
        self.unread.note(failure)
    }

    /// Tells how the run ended.
    fn end(&self) {
        self.progress.end();
        self.unread.summary().for_each(complain);
    }
}
