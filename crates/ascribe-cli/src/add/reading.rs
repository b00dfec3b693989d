//! Reads what is new or has changed, a batch at a time.

use std::collections::HashSet;
use std::io;
use std::sync::Arc;
use std::sync::mpsc::SyncSender;

use anyhow::Context;
use ascribe::{Document, DocumentId, Entry, Record, Vectors};
use ascribe_fetch::Client;
use ascribe_ledger::{Appearance, Error, Fetch};
use rayon::prelude::*;

use super::book::{Book, Stamp};
use super::interrupt::Interrupt;
use super::recording::{Came, Item};
use super::tally::Tally;
use crate::arguments::RunArguments;
use crate::document::{Given, Notes};
use crate::input::{Failure, Found, Input, Loaded};
use crate::progress::Progress;
use crate::road::Road;
use crate::supply::{self, Handed, Supply};
use crate::unread::Unread;

/// What it takes to read what is new.
pub(super) struct Reading<'a> {
    road: Road,
    vectors: Vectors,
    stamp: Stamp,
    book: Book,
    progress: &'a Progress,
    notes: Notes,
    tally: Tally,
    unread: Unread,
    /// The documents of this run, of which some may still be on their way to the ledger.
    documents: HashSet<DocumentId>,
}

/// Something on its way to the ledger.
struct Step<T> {
    /// Where it appears; none where a source could not even be opened.
    appearance: Option<Appearance>,
    /// How many bytes of the inputs are done with it.
    bytes: u64,
    stage: Stage<T>,
}

/// How far it has come.
enum Stage<T> {
    /// It is going to be a report.
    Under(T),
    /// It is a document that the ledger has, or will have when it comes to this one.
    Known(DocumentId),
    /// It is in the ledger as it is.
    Unchanged,
    /// It is the end of what held others.
    Ended,
    /// It is what came of asking for something on the web.
    Fetched(Box<Fetch>),
    /// It will not be one.
    Failed(Failure),
}

impl<T> Step<T> {
    fn map<U>(self, work: impl FnOnce(T) -> Result<U, Failure>) -> Step<U> {
        let Self { appearance, bytes, stage } = self;
        let stage = match stage {
            Stage::Under(thing) => work(thing).map_or_else(Stage::Failed, Stage::Under),
            Stage::Known(document) => Stage::Known(document),
            Stage::Unchanged => Stage::Unchanged,
            Stage::Ended => Stage::Ended,
            Stage::Fetched(fetch) => Stage::Fetched(fetch),
            Stage::Failed(failure) => Stage::Failed(failure),
        };
        Step { appearance, bytes, stage }
    }
}

impl<'a> Reading<'a> {
    /// Makes ready to read for the ledger that this is the book of.
    pub(super) fn new(
        arguments: &RunArguments,
        given: Given,
        stamp: Stamp,
        book: Book,
        progress: &'a Progress,
    ) -> anyhow::Result<Self> {
        let road = Road::new(arguments, given)?;
        let vectors = ascribe::vectors(road.english.workers().count()).context("cannot load the model")?;
        let (notes, tally) = Default::default();
        let unread = Unread::filed(arguments.report.as_deref())?;
        Ok(Self { road, vectors, stamp, book, progress, notes, tally, unread, documents: HashSet::new() })
    }

    /// What sources give, in batches.
    pub(super) fn batches(&self, sources: Vec<Found>) -> Supply {
        self.road.batches(sources)
    }

    /// How many reports are worked on at the same time.
    pub(super) fn at_once(&self) -> usize {
        self.road.at_once()
    }

    /// What fetches from the web.
    pub(super) fn client(&self) -> &Arc<Client> {
        &self.road.client
    }

    /// Reads what comes in batches, and sends what is to be recorded of it. Whether it went on to the end: it ends early where nobody
    /// receives any more, or a person interrupts it.
    pub(super) fn take(
        &mut self,
        mut batches: Supply,
        items: &SyncSender<Vec<Item>>,
        interrupt: &Interrupt,
    ) -> anyhow::Result<bool> {
        while let Some(batch) = batches.next_unless(|| interrupt.came()) {
            if items.send(self.batch(batch)?).is_err() {
                return Ok(false);
            }
        }
        Ok(!interrupt.came())
    }

    /// What came of all that was read.
    pub(super) fn end(self) -> (Tally, Unread) {
        (self.tally, self.unread)
    }

    /// What is to be recorded of what some sources gave, in their order.
    fn batch(&mut self, batch: Vec<Handed>) -> anyhow::Result<Vec<Item>> {
        let steps = self.sift(self.begin(batch))?;
        let mut steps = self.decode(steps);
        steps.iter().try_for_each(|step| self.tell(step)).context("cannot write the report")?;
        self.recognise(&mut steps)?;
        let entries = self.entries(&mut steps);
        Ok(items(steps, entries))
    }

    fn begin(&self, batch: Vec<Handed>) -> Vec<Step<Loaded>> {
        let stamp = &self.stamp;
        let begin = |Handed { given, read: bytes }| match given {
            supply::Given::Found(loaded) => {
                Step { appearance: Some(stamp.appearance(&loaded)), bytes, stage: Stage::Under(*loaded) }
            }
            supply::Given::Failed(input, failure) => {
                Step { appearance: input.map(|input| stamp.place(&input, 0)), bytes, stage: Stage::Failed(failure) }
            }
            supply::Given::Ended(source) => {
                Step { appearance: Some(stamp.source(&source)), bytes, stage: Stage::Ended }
            }
            supply::Given::Unchanged => Step { appearance: None, bytes, stage: Stage::Unchanged },
            supply::Given::Fetched(fetch) => Step { appearance: None, bytes, stage: Stage::Fetched(fetch) },
        };
        self.road.pool.install(|| batch.into_par_iter().map(begin).collect())
    }

    /// Takes out what the ledger has as it is.
    fn sift(&mut self, mut steps: Vec<Step<Loaded>>) -> Result<Vec<Step<Loaded>>, Error> {
        for step in &mut steps {
            // A server said so, or the ledger does.
            self.tally.unchanged += u64::from(matches!(step.stage, Stage::Unchanged));
            if let (Some(appearance), Stage::Under(_)) = (&step.appearance, &step.stage)
                && self.book.has(appearance)?
            {
                self.tally.unchanged += 1;
                step.stage = Stage::Unchanged;
            }
        }
        Ok(steps)
    }

    fn decode(&self, steps: Vec<Step<Loaded>>) -> Vec<Step<(Input, Record)>> {
        let given = &self.road.given;
        let document = |loaded: Loaded| {
            let record = given.document(&loaded)?;
            Ok((loaded.input, record))
        };
        self.road.pool.install(|| steps.into_par_iter().map(|step| step.map(document)).collect())
    }

    /// Tells a person what failed, and what they should know of what did not.
    fn tell(&mut self, step: &Step<(Input, Record)>) -> io::Result<()> {
        match &step.stage {
            Stage::Under((input, record)) => {
                self.notes.of(input, record).into_iter().for_each(|note| self.progress.complain(note));
            }
            Stage::Known(_) | Stage::Unchanged | Stage::Ended | Stage::Fetched(_) => {}
            Stage::Failed(failure) => {
                self.tally.failed += u64::from(failure.language.is_none());
                self.progress.complain(failure);
                self.unread.note(failure)?;
            }
        }
        Ok(())
    }

    /// Takes out the documents that were found elsewhere: nothing more is in them, so they are not read again.
    fn recognise(&mut self, steps: &mut [Step<(Input, Record)>]) -> Result<(), Error> {
        for step in steps {
            let Stage::Under((_, record)) = &step.stage else { continue };
            let document = ascribe::document_id(&record.document);
            if !self.documents.insert(document) || self.book.holds(document)? {
                self.tally.known += 1;
                step.stage = Stage::Known(document);
            }
        }
        Ok(())
    }

    /// What a ledger records of the documents, in their order.
    fn entries(&self, steps: &mut [Step<(Input, Record)>]) -> Vec<Entry> {
        let documents = steps.iter_mut().filter_map(|step| match &mut step.stage {
            Stage::Under((_, record)) => Some(std::mem::take(&mut record.document)),
            _ => None,
        });
        let documents: Vec<Document> = documents.collect();
        let reports = ascribe::read_all(documents, &self.road.english);
        ascribe::entries(reports, &self.road.english, &self.vectors)
    }
}

fn items(steps: Vec<Step<(Input, Record)>>, entries: Vec<Entry>) -> Vec<Item> {
    let mut entries = entries.into_iter();
    let item = |Step { appearance, bytes, stage }| {
        let came = match stage {
            Stage::Fetched(fetch) => return Some(Item { came: Came::Fetched(fetch), bytes, appearance: None }),
            Stage::Under(_) => Came::Read(Box::new(entries.next().expect("as many entries as documents"))),
            Stage::Known(document) => Came::Known(document),
            Stage::Unchanged => Came::Unchanged,
            Stage::Ended => Came::Ended,
            Stage::Failed(Failure { language: Some(language), .. }) => Came::Skipped(language),
            Stage::Failed(failure) => Came::Failed(failure.reason),
        };
        appearance.map(|appearance| Item { appearance: Some(appearance), bytes, came })
    };
    steps.into_iter().filter_map(item).collect()
}
