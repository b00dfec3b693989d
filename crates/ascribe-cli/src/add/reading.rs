//! Reads what is new or has changed, a batch at a time.

use std::sync::mpsc::SyncSender;

use anyhow::Context;
use ascribe::{Document, Entry, Record, Vectors};
use ascribe_ledger::{Appearance, Error};
use rayon::prelude::*;

use super::book::{Book, Stamp};
use super::open::Open;
use super::progress::Progress;
use super::recording::{Came, Item};
use super::tally::Tally;
use crate::arguments::InputArguments;
use crate::document::{Given, Loaded, Notes};
use crate::input::{Failure, Found, Input};
use crate::road::Road;

/// What it takes to read what is new.
pub(super) struct Reading<'a> {
    road: Road,
    vectors: Vectors,
    stamp: Stamp,
    book: Book,
    progress: &'a Progress,
    notes: Notes,
    tally: Tally,
    open: Open,
}

/// An input on its way to a document.
struct Step<T> {
    /// Where it appears; none where it could not even be opened.
    appearance: Option<Appearance>,
    bytes: u64,
    /// None where it is in the ledger as it is.
    came: Result<Option<T>, Failure>,
}

impl<T> Step<T> {
    fn map<U>(self, work: impl FnOnce(T) -> Result<U, Failure>) -> Step<U> {
        let Self { appearance, bytes, came } = self;
        Step { appearance, bytes, came: came.and_then(|came| came.map(work).transpose()) }
    }
}

impl<'a> Reading<'a> {
    /// Makes ready to read for the ledger that this is the book of.
    pub(super) fn new(
        arguments: &InputArguments,
        given: Given,
        stamp: Stamp,
        book: Book,
        progress: &'a Progress,
    ) -> anyhow::Result<Self> {
        let road = Road::new(arguments, given)?;
        let vectors = ascribe::vectors(road.english.workers().count()).context("cannot load the model")?;
        let (notes, tally, open) = Default::default();
        Ok(Self { road, vectors, stamp, book, progress, notes, tally, open })
    }

    /// Reads the inputs, and sends what is to be recorded of those that are new or have changed. It ends early where nobody receives
    /// any more.
    pub(super) fn run(mut self, inputs: Vec<Found>, items: &SyncSender<Vec<Item>>) -> Result<Tally, Error> {
        for batch in self.road.batches(inputs) {
            let done = self.batch(batch)?;
            if items.send(done).is_err() {
                return Ok(self.tally);
            }
        }
        // Whoever records tells why, if nobody receives this.
        let _ = items.send(self.open.end().into_iter().collect());
        Ok(self.tally)
    }

    /// What is to be recorded of some inputs, in their order.
    fn batch(&mut self, batch: Vec<Found>) -> Result<Vec<Item>, Error> {
        let steps = self.sift(self.load(batch))?;
        let mut steps = self.decode(steps);
        steps.iter().for_each(|step| self.tell(step));
        let entries = self.entries(&mut steps);
        Ok(self.items(steps, entries))
    }

    /// The bytes of the inputs.
    fn load(&self, batch: Vec<Found>) -> Vec<Step<Loaded>> {
        let stamp = &self.stamp;
        let load = |found: Found| match found.and_then(Loaded::of) {
            Ok(loaded) => {
                let bytes = loaded.bytes.len() as u64;
                Step { appearance: Some(stamp.appearance(&loaded)), bytes, came: Ok(Some(loaded)) }
            }
            Err(failure) => Step { appearance: None, bytes: 0, came: Err(failure) },
        };
        self.road.pool.install(|| batch.into_par_iter().map(load).collect())
    }

    /// Takes out what the ledger has as it is.
    fn sift(&mut self, mut steps: Vec<Step<Loaded>>) -> Result<Vec<Step<Loaded>>, Error> {
        for step in &mut steps {
            if let Some(appearance) = &step.appearance
                && self.book.has(appearance)?
            {
                self.tally.unchanged += 1;
                step.came = Ok(None);
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
    fn tell(&mut self, step: &Step<(Input, Record)>) {
        match &step.came {
            Ok(Some((input, record))) => {
                self.notes.of(input, record).into_iter().for_each(|note| self.progress.complain(note));
            }
            Ok(None) => {}
            Err(failure) => {
                self.tally.failed += 1;
                self.progress.complain(failure);
            }
        }
    }

    /// What a ledger records of the documents, in their order.
    fn entries(&self, steps: &mut [Step<(Input, Record)>]) -> Vec<Entry> {
        let records = steps.iter_mut().filter_map(|step| step.came.as_mut().ok()?.as_mut());
        let documents: Vec<Document> = records.map(|(_, record)| std::mem::take(&mut record.document)).collect();
        let reports = ascribe::read_all(documents, &self.road.english);
        ascribe::entries(reports, &self.road.english, &self.vectors)
    }

    fn items(&mut self, steps: Vec<Step<(Input, Record)>>, entries: Vec<Entry>) -> Vec<Item> {
        let (mut items, mut entries) = (Vec::new(), entries.into_iter());
        for Step { appearance, bytes, came } in steps {
            items.extend(self.open.pass(appearance.as_ref(), came.is_ok(), &self.stamp));
            let came = match came {
                Ok(Some(_)) => Came::Read(Box::new(entries.next().expect("as many entries as documents"))),
                Ok(None) => Came::Unchanged,
                Err(failure) => Came::Failed(failure.reason),
            };
            items.extend(appearance.map(|appearance| Item { appearance, bytes, came }));
        }
        items
    }
}
