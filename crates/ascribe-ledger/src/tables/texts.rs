//! The texts of documents, the last of which is kept: rows of one document mostly follow each other.

use rusqlite::{Connection, Result, Statement};

/// Fetches texts.
pub(super) struct Texts<'c> {
    fetch: Statement<'c>,
    /// The row of the document whose text is kept.
    document: Option<i64>,
    text: String,
}

impl<'c> Texts<'c> {
    pub(super) fn new(connection: &'c Connection) -> Result<Self> {
        let fetch = connection.prepare("SELECT text FROM documents WHERE document = ?1")?;
        Ok(Self { fetch, document: None, text: String::new() })
    }

    /// The text of the document of this row.
    pub(super) fn of(&mut self, document: i64) -> Result<&str> {
        if self.document != Some(document) {
            self.text = self.fetch.query_row([document], |row| row.get(0))?;
            self.document = Some(document);
        }
        Ok(&self.text)
    }
}
