//! What is asked of a document to tell which of two came first.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use crate::Error;
use crate::record::Change;

/// A document among those that have something from each other. The first of several is the least: the earliest published, those without a day last; of those of
/// one day one that names nobody as whose it is; then the one with the least id.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Sheet {
    undated: bool,
    published: Option<String>,
    is_theirs: bool,
    id: String,
    pub(super) document: i64,
    pub(super) current: bool,
    pub(super) publisher: Option<String>,
}

impl Sheet {
    /// Days since the beginning of our era; none for a document whose day is not known.
    pub(super) fn day(&self) -> Option<i64> {
        day(self.published.as_deref()?)
    }
}

/// The sheets that were asked for, each read once: all reports on a claim are looked at for each that cites one.
#[derive(Default)]
pub(crate) struct Sheets(BTreeMap<i64, Sheet>);

impl Sheets {
    /// The sheet of a document.
    pub(super) fn of(&mut self, change: &Change<'_>, document: i64) -> Result<&Sheet, Error> {
        Ok(match self.0.entry(document) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(free) => free.insert(change.sheet(document)?),
        })
    }

    /// Those of some documents that are current and came before another, in no order.
    pub(super) fn current_before(
        &mut self,
        change: &Change<'_>,
        document: i64,
        others: &BTreeSet<i64>,
    ) -> Result<Vec<&Sheet>, Error> {
        self.of(change, document)?;
        others.iter().try_for_each(|other| self.of(change, *other).map(drop))?;
        let sheet = &self.0[&document];
        let others = others.iter().map(|other| &self.0[other]);
        Ok(others.filter(|other| other.current && *other < sheet).collect())
    }
}

/// Days from a fixed day to one that is written as YYYY-MM-DD (Hinnant 2013, "days_from_civil"): enough to tell how far two are apart.
pub(super) fn day(written: &str) -> Option<i64> {
    let mut numbers = written.split('-').map(|number| number.parse::<i64>().ok());
    let (year, month, day) = (numbers.next()??, numbers.next()??, numbers.next()??);
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    Some(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + (153 * month + 2) / 5 + day)
}

impl Change<'_> {
    pub(super) fn sheet(&self, document: i64) -> Result<Sheet, Error> {
        let mut find = self.prepare(
            "SELECT published, EXISTS (SELECT 1 FROM citations WHERE citations.document = ?1 AND attribution IS NULL),
                    documents.id, current, publishers.name
             FROM documents LEFT JOIN publishers USING (publisher) WHERE document = ?1",
        )?;
        Ok(find.query_row([document], |row| {
            let published: Option<String> = row.get(0)?;
            Ok(Sheet {
                undated: published.is_none(),
                published,
                is_theirs: row.get(1)?,
                id: row.get(2)?,
                document,
                current: row.get(3)?,
                publisher: row.get(4)?,
            })
        })?)
    }
}
