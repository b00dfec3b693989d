//! Records a document: whole or not at all.

use std::collections::BTreeSet;

use ascribe_types::{DocumentId, Entry};
use rusqlite::types::FromSql;
use rusqlite::{CachedStatement, Connection, OptionalExtension, Transaction, TransactionBehavior};

use crate::appearances::Became;
use crate::corrections::Holding;
use crate::statements::Kept;
use crate::{Appearance, Error, Ledger};

/// What came of recording a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// Which document.
    pub document: DocumentId,
    /// Whether the ledger did not have it before.
    pub new: bool,
    /// How many reports of the ledger are copies of it, or it of them.
    pub copies: u32,
}

/// One change of a ledger: all of it is kept or nothing. [`Ledger::change`] makes it.
pub struct Change<'a> {
    pub(crate) connection: &'a Connection,
    pub(crate) statements: &'a mut Kept,
    /// The propositions whose links, date or standing changed: they may belong to other claims now.
    pub(crate) touched: BTreeSet<i64>,
    /// The claims that are to be counted anew.
    pub(crate) uncounted: BTreeSet<i64>,
    /// The corrections that hold.
    pub(crate) holding: Holding,
}

impl Ledger {
    /// Records a document that was found there. Of one that the ledger has, only where it was found is new.
    ///
    /// # Errors
    ///
    /// If the ledger cannot be written; then it holds what it held before.
    pub fn record(&mut self, entry: &Entry, appearance: &Appearance) -> Result<Recorded, Error> {
        self.change(|change| change.record(entry, appearance))
    }

    /// Whether it has that document, be it current or not.
    ///
    /// # Errors
    ///
    /// If the ledger cannot be read.
    pub fn has(&self, id: DocumentId) -> Result<bool, Error> {
        Ok(find(&self.connection, id)?.is_some())
    }

    /// Does `work`, which records what it has, and keeps all of that or nothing. What follows from it is found out once, at the end, so that
    /// many documents take less time than one by one; the ledger is the same.
    ///
    /// # Errors
    ///
    /// If `work` gives one, or the ledger cannot be written; then it holds what it held before.
    pub fn change<T>(&mut self, work: impl FnOnce(&mut Change<'_>) -> Result<T, Error>) -> Result<T, Error> {
        let Self { connection, statements } = self;
        let done = Transaction::new_unchecked(connection, TransactionBehavior::Immediate)
            .map_err(Error::from)
            .and_then(|transaction| {
                let (touched, uncounted) = Default::default();
                let holding = Holding::read(&transaction)?;
                let mut change = Change { connection: &transaction, statements, touched, uncounted, holding };
                let out = work(&mut change)?;
                change.settle()?;
                transaction.commit()?;
                Ok(out)
            });
        if done.is_err() {
            // What was kept may be of rows that are no longer there.
            statements.clear();
        }
        done
    }
}

impl<'a> Change<'a> {
    /// Records a document that was found there. Of one that the ledger has, only where it was found is new.
    ///
    /// # Errors
    ///
    /// If the ledger cannot be written.
    pub fn record(&mut self, entry: &Entry, appearance: &Appearance) -> Result<Recorded, Error> {
        let known = find(self.connection, entry.id)?;
        let document = known.map_or_else(|| self.write(entry), Ok)?;
        self.appear(appearance, Became { document: Some(document), ..Became::default() })?;
        Ok(Recorded { document: entry.id, new: known.is_none(), copies: self.copies(document)? })
    }

    /// Records that a document of the ledger was found there too; nothing if the ledger does not have it.
    ///
    /// # Errors
    ///
    /// If the ledger cannot be written.
    pub fn again(&mut self, id: DocumentId, appearance: &Appearance) -> Result<Option<Recorded>, Error> {
        let Some(document) = find(self.connection, id)? else { return Ok(None) };
        self.appear(appearance, Became { document: Some(document), ..Became::default() })?;
        Ok(Some(Recorded { document: id, new: false, copies: self.copies(document)? }))
    }

    /// The statement of this SQL, which stays prepared.
    pub(crate) fn prepare(&self, sql: &str) -> Result<CachedStatement<'a>, Error> {
        Ok(self.connection.prepare_cached(sql)?)
    }

    /// The values in the first column of the answer to a question about one row.
    pub(crate) fn column<T: FromSql + Ord>(&self, sql: &str, row: i64) -> Result<BTreeSet<T>, Error> {
        let mut statement = self.prepare(sql)?;
        let values = statement.query_map([row], |row| row.get(0))?;
        Ok(values.collect::<Result<_, _>>()?)
    }

    /// Writes all rows of a new document, and links its statements.
    fn write(&mut self, entry: &Entry) -> Result<i64, Error> {
        let rows = self.rows(entry)?;
        self.reject(rows.document)?;
        self.link(entry, &rows.propositions)?;
        self.trace(rows.document, entry)?;
        Ok(rows.document)
    }

    /// Brings what is derived up to date: the claims, and their counts.
    fn settle(&mut self) -> Result<(), Error> {
        self.regroup()?;
        self.count()
    }

    fn copies(&self, document: i64) -> Result<u32, Error> {
        let mut statement =
            self.connection.prepare_cached("SELECT count(*) FROM copies WHERE one = ?1 OR other = ?1")?;
        Ok(statement.query_row([document], |row| row.get(0))?)
    }
}

/// The row of a document.
fn find(connection: &Connection, id: DocumentId) -> Result<Option<i64>, Error> {
    let mut statement = connection.prepare_cached("SELECT document FROM documents WHERE id = ?")?;
    Ok(statement.query_row([id.to_string()], |row| row.get(0)).optional()?)
}

#[cfg(test)]
mod tests;
