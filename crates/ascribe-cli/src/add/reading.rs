//! Reads what is new or has changed.

use std::collections::HashSet;
use std::io;
use std::iter::from_fn;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::thread::Scope;

use anyhow::Context;
use ascribe::{Document, DocumentId, Record, Vectors};
use ascribe_fetch::Client;
use ascribe_ledger::{Appearance, Error};

use super::book::{Book, Stamp};
use super::interrupt::Interrupt;
use super::memory::{Memory, Recalled, Slot};
use super::recording::{Came, Item};
use crate::arguments::RunArguments;
use crate::document::{Given, Notes};
use crate::input::{Failure, Found, Input, Loaded};
use crate::pipeline::{bundles, side_by_side, sound};
use crate::progress::Progress;
use crate::road::{BUNDLE, BUNDLE_REPORTS, Road};
use crate::room::Taken;
use crate::supply::{self, Handed, Supply};
use crate::unread::Unread;

/// What it takes to read what is new.
pub(super) struct Reading {
    road: Road,
    vectors: Vectors,
    stamp: Stamp,
    /// Two threads look into it.
    book: Mutex<Book>,
}

/// What is told of the documents in their order, and remembered of them.
pub(super) struct Told<'a> {
    pub(super) unread: Unread,
    pub(super) progress: &'a Progress,
    notes: Notes,
    /// The documents of this run, of which some may still be on their way to the ledger.
    documents: HashSet<DocumentId>,
    memory: Memory,
}

/// Something on its way to the ledger.
struct Step<T> {
    /// Where it appears; none where a source could not even be opened.
    appearance: Option<Appearance>,
    /// How many bytes of the inputs are done with it.
    bytes: u64,
    room: Taken,
    /// How far it has come.
    stage: T,
}

/// Something of which nobody has been told.
enum Untold<T> {
    /// It is going to be a report.
    Under(T),
    /// It will not be one.
    Failed(Failure),
    /// It is nothing that a person is to be told.
    Done(Came),
    /// It is so many records that were passed over.
    Passed(u64),
}

/// Something that was told.
enum Stage {
    /// A document that is to be read, and where what is read is remembered.
    Unread(Box<Document>, Slot),
    /// A document with a text that one before it has.
    Same(Box<Document>, Slot),
    /// What came of it.
    Done(Came),
}

impl Reading {
    /// Makes ready to read for the ledger that this is the book of.
    pub(super) fn new(arguments: &RunArguments, given: Given, stamp: Stamp, book: Book) -> anyhow::Result<Self> {
        let road = Road::new(arguments, given)?;
        let vectors = ascribe::vectors(road.threads).context("cannot load the model")?;
        Ok(Self { road, vectors, stamp, book: Mutex::new(book) })
    }

    /// What the sources give.
    pub(super) fn supply(&self, sources: Vec<Found>) -> Supply {
        self.road.supply(sources)
    }

    /// What fetches from the web.
    pub(super) fn client(&self) -> &Arc<Client> {
        &self.road.client
    }

    /// What is to be recorded of what the sources give, in their order. It ends early where something goes wrong, or a person interrupts it: then what is
    /// being read is still recorded.
    pub(super) fn items<'scope>(
        &'scope self,
        scope: &'scope Scope<'scope, '_>,
        mut supply: Supply,
        told: &'scope mut Told<'_>,
        interrupt: &'scope Interrupt,
        error: &'scope OnceLock<anyhow::Error>,
    ) -> impl Iterator<Item = Item> {
        let threads = self.road.threads;
        let begun = from_fn(move || supply.next_unless(|| interrupt.came())).map(|handed| self.begin(handed));
        let decoded = side_by_side(scope, threads, sound(begun, error), |_, step| self.decode(step));
        let told = sound(decoded.map(|step| told.tell(step, self)), error).flatten();
        let read = |thread, steps| (!interrupt.came()).then(|| self.read(thread, steps));
        let read = side_by_side(scope, threads, bundles(told, size, BUNDLE, BUNDLE_REPORTS), read);
        // What came before in their order has been read by now. To tell the same again takes so little that one thread does it for all.
        side_by_side(scope, 1, read.map_while(|steps| steps), |_, steps| self.items_of(steps)).flatten()
    }

    /// What a source gave, unless the ledger has it as it is.
    fn begin(&self, Handed { given, read: bytes, mut room }: Handed) -> anyhow::Result<Step<Untold<Loaded>>> {
        let stamp = &self.stamp;
        let (appearance, stage) = match given {
            supply::Given::Found(loaded) => {
                let appearance = stamp.appearance(&loaded);
                let known = self.book(|book| book.has(&appearance))?;
                (Some(appearance), if known { Untold::Done(Came::Unchanged) } else { Untold::Under(*loaded) })
            }
            supply::Given::Failed(input, failure) => {
                (input.map(|input| stamp.place(&input, 0)), Untold::Failed(failure))
            }
            supply::Given::Unchanged => (None, Untold::Done(Came::Unchanged)),
            supply::Given::Fetched(fetch) => (None, Untold::Done(Came::Fetched(fetch))),
            supply::Given::Passed(records) => (None, Untold::Passed(records)),
            supply::Given::Ended(source) => (Some(stamp.source(&source)), Untold::Done(Came::Ended)),
        };
        if !matches!(stage, Untold::Under(_)) {
            room.shrink(0);
        }
        Ok(Step { appearance, bytes, room, stage })
    }

    fn book<T>(&self, look: impl FnOnce(&Book) -> Result<T, Error>) -> Result<T, Error> {
        look(&self.book.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn decode(&self, mut step: Step<Untold<Loaded>>) -> Step<Untold<Box<(Input, Record)>>> {
        let decoded = |loaded: Loaded| match self.road.given.document(&loaded) {
            Ok(record) => Untold::Under(Box::new((loaded.input, record))),
            Err(failure) => Untold::Failed(failure),
        };
        let stage = match step.stage {
            Untold::Under(loaded) => decoded(loaded),
            Untold::Failed(failure) => Untold::Failed(failure),
            Untold::Done(came) => Untold::Done(came),
            Untold::Passed(records) => Untold::Passed(records),
        };
        step.room.shrink(if let Untold::Under(record) = &stage { record.1.document.text.len() } else { 0 });
        let Step { appearance, bytes, room, .. } = step;
        Step { appearance, bytes, room, stage }
    }

    /// Some steps that are done together, with their documents read.
    fn read(&self, thread: usize, mut steps: Vec<Step<Stage>>) -> Vec<Step<Stage>> {
        let documents: Vec<Document> = steps.iter_mut().filter_map(document).collect();
        let entries = self.road.on(thread, documents, |documents| {
            let reports = ascribe::read_all(documents, &self.road.english);
            ascribe::entries(reports, &self.road.english, &self.vectors)
        });
        let mut entries = entries.into_iter().map(Arc::new);
        for step in &mut steps {
            if let Stage::Unread(_, slot) = &step.stage {
                let entry = entries.next().expect("as many entries as documents");
                slot.get_or_init(|| Arc::clone(&entry));
                step.stage = Stage::Done(Came::Read(entry));
            }
        }
        steps
    }

    /// What is to be recorded of some steps, of which all that came before have been read.
    fn items_of(&self, steps: Vec<Step<Stage>>) -> Vec<Item> {
        let item = |Step { appearance, bytes, stage, .. }: Step<Stage>| {
            let came = match stage {
                Stage::Done(came) => came,
                Stage::Unread(document, slot) | Stage::Same(document, slot) => self.same(*document, &slot),
            };
            Item { appearance, bytes, came }
        };
        steps.into_iter().map(item).collect()
    }

    fn same(&self, document: Document, slot: &Slot) -> Came {
        let read = slot.get().expect("a text is read where it comes first");
        Came::Same(Arc::new(ascribe::entry_like(document, read, &self.vectors).expect("it has the same text")))
    }
}

/// The bytes of text that are to be read in a step.
fn size(step: &Step<Stage>) -> usize {
    match &step.stage {
        Stage::Unread(document, _) => document.text.len(),
        Stage::Same(..) => 0,
        // What came from there is read before anything else is waited for.
        Stage::Done(Came::Fetched(_)) => BUNDLE,
        Stage::Done(_) => 0,
    }
}

/// Takes the document out of a step.
fn document(step: &mut Step<Stage>) -> Option<Document> {
    if let Stage::Unread(document, _) = &mut step.stage { Some(std::mem::take(document)) } else { None }
}

impl<'a> Told<'a> {
    /// That nothing is told yet.
    pub(super) fn new(unread: Unread, progress: &'a Progress) -> Self {
        Self { unread, progress, notes: Notes::default(), documents: HashSet::new(), memory: Memory::default() }
    }

    /// Tells a person what failed, and what they should know of what did not. A document that was found elsewhere is not read again: nothing more is in it.
    fn tell(
        &mut self,
        step: Step<Untold<Box<(Input, Record)>>>,
        reading: &Reading,
    ) -> anyhow::Result<Option<Step<Stage>>> {
        let Step { appearance, bytes, mut room, stage } = step;
        let stage = match stage {
            Untold::Under(record) => {
                let (input, record) = *record;
                self.notes.of(&input, &record).into_iter().for_each(|note| self.progress.complain(note));
                self.recognised(record, reading)?
            }
            Untold::Failed(failure) => Stage::Done(self.fail(failure).context("cannot write the report")?),
            Untold::Done(came) => Stage::Done(came),
            Untold::Passed(records) => {
                self.unread.pass(records);
                return Ok(None);
            }
        };
        if matches!(stage, Stage::Done(_)) {
            room.shrink(0);
        }
        Ok(Some(Step { appearance, bytes, room, stage }))
    }

    fn fail(&mut self, failure: Failure) -> io::Result<Came> {
        self.progress.complain(&failure);
        self.unread.note(&failure)?;
        Ok(failure.language.map_or(Came::Failed(failure.reason), Came::Skipped))
    }

    /// The document, unless the ledger has it, or will have when it comes to this one.
    fn recognised(&mut self, record: Record, reading: &Reading) -> Result<Stage, Error> {
        let id = ascribe::document_id(&record.document);
        let known = !self.documents.insert(id) || reading.book(|book| book.holds(id))?;
        if known {
            return Ok(Stage::Done(Came::Known(id)));
        }
        let document = Box::new(record.document);
        Ok(match self.memory.recall(&document.text) {
            Recalled::New(slot) => Stage::Unread(document, slot),
            Recalled::Known(slot) => Stage::Same(document, slot),
        })
    }
}
