//! Records what was read, one report after the other.

use std::sync::mpsc::Receiver;

use ascribe::Entry;
use ascribe_ledger::{Appearance, Error, Ledger};

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
    /// A file of so many records came to its end, all of which were recorded.
    Ended(u32),
}

/// Records items as they come.
pub(super) fn record(mut ledger: Ledger, items: Receiver<Vec<Item>>, progress: &Progress) -> Result<Tally, Error> {
    let mut tally = Tally::default();
    for Item { appearance, bytes, came } in items.into_iter().flatten() {
        match came {
            Came::Read(entry) => {
                let recorded = ledger.record(&entry, &appearance)?;
                tally = tally + counted(&entry, recorded.new, recorded.copies > 0);
            }
            Came::Failed(reason) => ledger.fail(&appearance, &reason)?,
            Came::Unchanged => ledger.touch(&appearance)?,
            Came::Ended(records) => ledger.finish(&appearance, records)?,
        }
        progress.pass(bytes);
        progress.read(tally.read);
    }
    Ok(tally)
}

fn counted(entry: &Entry, new: bool, copy: bool) -> Tally {
    let count = |holds: bool| u64::from(holds && new);
    let undated = count(entry.published.is_none());
    Tally { read: 1, new: count(true), copies: count(copy), undated, ..Tally::default() }
}
