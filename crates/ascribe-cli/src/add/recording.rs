//! Records what was read, a batch at a time.

use std::sync::mpsc::Receiver;

use ascribe::Entry;
use ascribe_ledger::{Appearance, Change, Error, Ledger};

use super::progress::Progress;
use super::tally::Tally;

/// Something that is to be recorded, and how many bytes are done with it.
pub(super) struct Item {
    pub(super) appearance: Appearance,
    pub(super) bytes: u64,
    pub(super) came: Came,
}

/// What came of an input.
pub(super) enum Came {
    /// A report.
    Read(Box<Entry>),
    /// It could not be read, for this reason.
    Failed(String),
    /// It has the bytes that it had before, and was written anew.
    Unchanged,
    /// A source came to its end, and all that it held was recorded.
    Ended,
}

/// Records batches as they come, each whole: what a kill interrupts is read again by the next run.
pub(super) fn record(mut ledger: Ledger, batches: Receiver<Vec<Item>>, progress: &Progress) -> Result<Tally, Error> {
    let mut tally = Tally::default();
    for batch in batches {
        let came =
            ledger.change(|change| batch.iter().map(|item| item.record(change)).sum::<Result<Tally, Error>>())?;
        tally = tally + came;
        progress.pass(batch.iter().map(|item| item.bytes).sum());
        progress.read(tally.read);
    }
    Ok(tally)
}

impl Item {
    fn record(&self, change: &mut Change<'_>) -> Result<Tally, Error> {
        let Self { appearance, came, .. } = self;
        match came {
            Came::Read(entry) => {
                let recorded = change.record(entry, appearance)?;
                return Ok(counted(entry, recorded.new, recorded.copies > 0));
            }
            Came::Failed(reason) => change.fail(appearance, reason)?,
            Came::Unchanged => change.touch(appearance)?,
            Came::Ended => change.finish(appearance)?,
        }
        Ok(Tally::default())
    }
}

fn counted(entry: &Entry, new: bool, copy: bool) -> Tally {
    let count = |holds: bool| u64::from(holds && new);
    let undated = count(entry.published.is_none());
    Tally { read: 1, new: count(true), copies: count(copy), undated, ..Tally::default() }
}
