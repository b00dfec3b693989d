//! What a ledger knows, as plain tables for other programs.
//!
//! The tables of the file are made to be added to and asked; these are made to be taken along. Rows go by the ids that come from content and stand
//! in the order of these, and no number that is this file's own is in them, so that two ledgers of the same documents give the same rows. Like
//! questions they see only what corrections left, through the views `current_…`.

mod list;
mod quote;
mod texts;

use std::ops::ControlFlow;

use rusqlite::types::ValueRef;
use rusqlite::{Row as Found, Transaction};

use crate::{Error, Ledger};
use texts::Texts;

pub use list::TABLES;
pub use quote::Quote;

/// One of the tables.
#[derive(Debug)]
pub struct Table {
    /// What it is called.
    pub name: &'static str,
    /// Its columns but for those of the passage.
    pub columns: &'static [Column],
    /// Whether each row has a passage: words of a document, and where they stand.
    pub quoted: bool,
    /// The columns, then, of a table with passages, the document's row, the start and the end. The text is fetched apart, so that
    /// rows that must be sorted do not drag it along.
    sql: &'static str,
}

/// A column of a table.
#[derive(Debug)]
pub struct Column {
    /// What it is called.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Words.
    Text,
    /// A whole number.
    Number,
    /// From 0 to 1.
    Share,
    /// Whether something is so.
    Flag,
    /// A day, YYYY-MM-DD.
    Day,
    /// Several words or names, in order.
    Texts,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row<'r> {
    /// A cell for each of the [columns](Table::columns).
    pub cells: Vec<Cell<'r>>,
    /// The passage, of a table that has such.
    pub quote: Option<Quote<'r>>,
}

/// What a row has in a column.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'r> {
    /// Nothing is known.
    None,
    /// [`Kind::Text`] or [`Kind::Day`].
    Text(&'r str),
    /// [`Kind::Number`].
    Number(i64),
    /// [`Kind::Share`].
    Share(f64),
    /// [`Kind::Flag`].
    Flag(bool),
    /// [`Kind::Texts`], as a JSON array.
    Texts(&'r str),
}

impl<'r> Cell<'r> {
    /// The words of a cell that has one text.
    pub fn text(&self) -> Option<&'r str> {
        match *self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }
}

impl Table {
    /// The table of this name.
    pub fn named(name: &str) -> Option<&'static Self> {
        TABLES.iter().find(|table| table.name == name)
    }

    fn row<'r>(&self, found: &'r Found<'_>, text: &'r str) -> Result<Row<'r>, Error> {
        let width = self.columns.len();
        let cells = self.columns.iter().enumerate().map(|(at, column)| column.cell(found.get_ref(at)?));
        Ok(Row {
            cells: cells.collect::<Result<_, Error>>()?,
            quote: if self.quoted { Some(quote(found, width, text)?) } else { None },
        })
    }
}

impl Column {
    fn cell<'r>(&self, value: ValueRef<'r>) -> Result<Cell<'r>, Error> {
        let damaged = |_| Error::damaged(self.name);
        Ok(match (self.kind, value) {
            (_, ValueRef::Null) => Cell::None,
            (Kind::Number, value) => Cell::Number(value.as_i64().map_err(damaged)?),
            (Kind::Flag, value) => Cell::Flag(value.as_i64().map_err(damaged)? != 0),
            (Kind::Share, value) => Cell::Share(value.as_f64().map_err(damaged)?),
            (Kind::Text | Kind::Day, value) => Cell::Text(value.as_str().map_err(damaged)?),
            (Kind::Texts, value) => Cell::Texts(value.as_str().map_err(damaged)?),
        })
    }
}

/// The passage in a text whose document, start and end stand from this column on.
fn quote<'r>(found: &Found<'_>, at: usize, text: &'r str) -> Result<Quote<'r>, Error> {
    Quote::of(text, found.get(at + 1)?, found.get(at + 2)?).ok_or_else(|| Error::damaged("start"))
}

/// A ledger as it is at one moment, whatever is added to it meanwhile.
#[derive(Debug)]
pub struct Snapshot<'l>(Transaction<'l>);

impl Ledger {
    /// The ledger as it is now.
    ///
    /// # Errors
    ///
    /// If the ledger cannot be read.
    pub fn snapshot(&self) -> Result<Snapshot<'_>, Error> {
        // Some tables must be sorted, and those of a large ledger not in memory.
        self.connection.pragma_update(None, "temp_store", "file")?;
        Ok(Snapshot(self.connection.unchecked_transaction()?))
    }
}

impl Snapshot<'_> {
    /// Goes through the rows of a table in order, one at a time, until `each` breaks off with something.
    ///
    /// # Errors
    ///
    /// If the ledger cannot be read.
    pub fn rows<B>(
        &self,
        table: &Table,
        mut each: impl FnMut(&Row<'_>) -> ControlFlow<B>,
    ) -> Result<ControlFlow<B>, Error> {
        let mut statement = self.0.prepare(table.sql)?;
        let mut found = statement.query([])?;
        let mut texts = Texts::new(&self.0)?;
        while let Some(row) = found.next()? {
            let text = if table.quoted { texts.of(row.get(table.columns.len())?)? } else { "" };
            if let ControlFlow::Break(reason) = each(&table.row(row, text)?) {
                return Ok(ControlFlow::Break(reason));
            }
        }
        Ok(ControlFlow::Continue(()))
    }
}

#[cfg(test)]
mod tests;
