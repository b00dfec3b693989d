//! Records what was read, a batch at a time.

use std::sync::mpsc::Receiver;

use ascribe::{DocumentId, Entry};
use ascribe_ledger::{Appearance, Change, Error, Fetch, Ledger};

use super::tally::Tally;
use crate::progress::Progress;

/// Something that is to be recorded.
pub(super) struct Item {
    /// Where; nowhere for what came of asking for something on the web.
    pub(super) appearance: Option<Appearance>,
    /// The bytes of the inputs that are done with it.
    pub(super) bytes: u64,
    pub(super) came: Came,
}

/// What came of an input.
pub(super) enum Came {
    /// A report.
    Read(Box<Entry>),
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

/// Records batches as they come, and tells each report that is new when it is there. Each batch is recorded whole: what a kill interrupts is read again by the next run.
pub(super) fn record(
    mut ledger: Ledger,
    batches: Receiver<Vec<Item>>,
    progress: &Progress,
    mut tell: impl FnMut(&Entry),
) -> Result<Tally, Error> {
    let mut tally = Tally::default();
    for batch in batches {
        let came: Vec<Tally> =
            ledger.change(|change| batch.iter().map(|item| item.record(change)).collect::<Result<_, Error>>())?;
        for (item, came) in batch.iter().zip(came) {
            if let Came::Read(entry) = &item.came
                && came.new > 0
            {
                tell(entry);
            }
            tally = tally + came;
        }
        progress.pass(batch.last().map_or(0, |item| item.bytes), tally.read);
    }
    Ok(tally)
}

impl Item {
    fn record(&self, change: &mut Change<'_>) -> Result<Tally, Error> {
        let Self { appearance, came, .. } = self;
        if let Came::Fetched(fetch) = came {
            return change.fetched(fetch).map(|()| Tally::default());
        }
        let Some(appearance) = appearance else { return Ok(Tally::default()) };
        match came {
            Came::Read(entry) => {
                let recorded = change.record(entry, appearance)?;
                return Ok(counted(entry, recorded.new, recorded.copies > 0));
            }
            Came::Known(document) => {
                change.again(*document, appearance)?.expect("documents are recorded in the order in which they came");
            }
            Came::Failed(reason) => change.fail(appearance, reason)?,
            Came::Skipped(language) => change.skip(appearance, language)?,
            Came::Unchanged => change.touch(appearance)?,
            Came::Ended => change.finish(appearance)?,
            Came::Fetched(_) => {}
        }
        Ok(Tally::default())
    }
}

fn counted(entry: &Entry, new: bool, copy: bool) -> Tally {
    let count = |holds: bool| u64::from(holds && new);
    let undated = count(entry.published.is_none());
    Tally { read: 1, new: count(true), copies: count(copy), undated, ..Tally::default() }
}
