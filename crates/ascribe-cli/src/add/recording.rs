//! Records what was read, a batch at a time.

use std::sync::Arc;

use ascribe::{DocumentId, Entry};
use ascribe_ledger::{Appearance, Change, Error, Fetch, Ledger, Recorded};

use super::tally::Tally;
use crate::pipeline::bundles;
use crate::progress::Progress;

/// How many things are recorded together at most, which takes less time than one by one. It is the same at any number of threads, as then the ledger is.
const BATCH: usize = 32;

/// From how many bytes of text on fewer are.
const BATCH_BYTES: usize = 1 << 20;

/// Something that is to be recorded.
pub(super) struct Item {
    /// Where it appears; nowhere where a source could not even be opened, and for what came of asking for something on the web.
    pub(super) appearance: Option<Appearance>,
    /// The bytes of the inputs that are done with it.
    pub(super) bytes: u64,
    pub(super) came: Came,
}

/// What came of an input.
pub(super) enum Came {
    /// A report.
    Read(Arc<Entry>),
    /// A report that was not read, since another with its text was.
    Same(Arc<Entry>),
    /// A document that was recorded before.
    Known(DocumentId),
    /// It could not be read, for this reason.
    Failed(String),
    /// It was left out, since it is in this language.
    Skipped(&'static str),
    /// It has the bytes that it had before, and was written anew.
    Unchanged,
    /// A source came to its end, and all that it held was recorded.
    Ended,
    /// What came of asking for something on the web.
    Fetched(Box<Fetch>),
}

/// Records items as they come, and tells each report that is new when it is there. Items are recorded a batch at a time and each batch whole: what a kill
/// interrupts is read again by the next run.
pub(super) fn record(
    ledger: &mut Ledger,
    items: impl Iterator<Item = Item>,
    progress: &Progress,
    mut tell: impl FnMut(&Entry),
) -> Result<Tally, Error> {
    let mut tally = Tally::default();
    for batch in bundles(items, Item::size, BATCH_BYTES, BATCH) {
        let came: Vec<Tally> =
            ledger.change(|change| batch.iter().map(|item| item.record(change)).collect::<Result<_, Error>>())?;
        for (item, came) in batch.iter().zip(came) {
            if let Came::Read(entry) | Came::Same(entry) = &item.came
                && came.new > 0
            {
                tell(entry);
            }
            tally = tally + came;
        }
        progress.pass(batch.last().map_or(0, |item| item.bytes), tally.read + tally.same);
    }
    Ok(tally)
}

impl Item {
    fn size(&self) -> usize {
        match &self.came {
            Came::Read(entry) | Came::Same(entry) => entry.report.document.text.len(),
            // What came from there is recorded before anything else is waited for.
            Came::Fetched(_) => BATCH_BYTES,
            _ => 0,
        }
    }

    fn record(&self, change: &mut Change<'_>) -> Result<Tally, Error> {
        match (&self.appearance, &self.came) {
            (Some(appearance), _) => self.record_at(appearance, change),
            (None, Came::Fetched(fetch)) => change.fetched(fetch).map(|()| self.counted()),
            (None, _) => Ok(self.counted()),
        }
    }

    fn record_at(&self, appearance: &Appearance, change: &mut Change<'_>) -> Result<Tally, Error> {
        match &self.came {
            Came::Read(entry) | Came::Same(entry) => {
                let recorded = change.record(entry, appearance)?;
                return Ok(self.counted() + new(entry, recorded));
            }
            Came::Known(document) => {
                change.again(*document, appearance)?.expect("documents are recorded in the order in which they came");
            }
            Came::Failed(reason) => change.fail(appearance, reason)?,
            Came::Skipped(language) => change.skip(appearance, language)?,
            Came::Unchanged => change.touch(appearance)?,
            Came::Ended => change.finish(appearance)?,
            Came::Fetched(fetch) => change.fetched(fetch)?,
        }
        Ok(self.counted())
    }

    /// What came of it, in numbers, whatever the ledger had before.
    fn counted(&self) -> Tally {
        match self.came {
            Came::Read(_) => Tally { read: 1, ..Tally::default() },
            Came::Same(_) => Tally { same: 1, ..Tally::default() },
            Came::Known(_) => Tally { known: 1, ..Tally::default() },
            Came::Unchanged => Tally { unchanged: 1, ..Tally::default() },
            // Failures are counted where they are told.
            Came::Failed(_) | Came::Skipped(_) | Came::Ended | Came::Fetched(_) => Tally::default(),
        }
    }
}

/// A report that the ledger did not have, in numbers.
fn new(entry: &Entry, recorded: Recorded) -> Tally {
    let count = |holds: bool| u64::from(holds && recorded.new);
    let (copies, undated) = (count(recorded.copies > 0), count(entry.published.is_none()));
    Tally { new: count(true), copies, undated, ..Tally::default() }
}
