//! Where documents were found, so that what has not changed is not read again.

use std::collections::BTreeSet;

use ascribe_types::DocumentId;
use rusqlite::{OptionalExtension, Row, params};

use crate::record::Change;
use crate::{Error, Ledger};

/// Where a document was found: a file, or a record in one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appearance {
    /// The file.
    pub path: String,
    /// Which record of it, counted from 1; 0 is the file itself, whether it is one document or holds records.
    pub record: u32,
    /// The bytes of the file.
    pub size: u64,
    /// When the file was last changed, in nanoseconds since 1970, of records and members too; none where the system does not tell.
    pub modified: Option<i64>,
    /// A hash of the bytes that were read, and of whatever else makes a difference to what is recorded.
    pub hash: String,
}

/// What became of an appearance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is this document.
    Document(DocumentId),
    /// It could not be read, for this reason.
    Failure(String),
    /// It was left out, since it is in this language.
    Skipped(String),
    /// It holds records, and all of them have been recorded.
    Records,
}

/// What became of an appearance, as its row has it; nothing of a file that holds records.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Became<'a> {
    pub(crate) document: Option<i64>,
    pub(crate) failure: Option<&'a str>,
    pub(crate) skipped: Option<&'a str>,
}

impl Ledger {
    /// What is known of the file at `path` (`record` 0) or of a record in it, as it was when it was recorded.
    ///
    /// # Errors
    ///
    /// If the ledger cannot be read.
    pub fn appearance(&self, path: &str, record: u32) -> Result<Option<(Appearance, Outcome)>, Error> {
        let mut statement = self.connection.prepare_cached(
            "SELECT size, modified, hash, id, failure, skipped FROM appearances LEFT JOIN documents USING (document)
             WHERE path = ? AND record = ?",
        )?;
        let found = statement.query_row(params![path, record], |row| {
            let appearance = Appearance {
                path: path.to_owned(),
                record,
                size: row.get::<_, i64>(0)? as u64,
                modified: row.get(1)?,
                hash: row.get(2)?,
            };
            Ok((appearance, outcome(row)?))
        });
        Ok(found.optional()?)
    }
}

impl Change<'_> {
    /// Records that what appears there could not be read, and why.
    ///
    /// # Errors
    ///
    /// If the ledger cannot be written.
    pub fn fail(&mut self, appearance: &Appearance, reason: &str) -> Result<(), Error> {
        self.appear(appearance, Became { failure: Some(reason), ..Became::default() })
    }

    /// Records that what appears there was left out, since it is in this language.
    ///
    /// # Errors
    ///
    /// If the ledger cannot be written.
    pub fn skip(&mut self, appearance: &Appearance, language: &str) -> Result<(), Error> {
        self.appear(appearance, Became { skipped: Some(language), ..Became::default() })
    }

    /// Records that all that a file holds, as it is now, has been recorded. What it held before and holds no longer appears there no
    /// more: that is what has another time of change than the file.
    ///
    /// # Errors
    ///
    /// If the ledger cannot be written.
    pub fn finish(&mut self, file: &Appearance) -> Result<(), Error> {
        self.forget_within(file)?;
        self.appear(file, Became::default())
    }

    /// Records that what appears there has the same bytes as before, and was written anew.
    ///
    /// # Errors
    ///
    /// If the ledger cannot be written.
    pub fn touch(&mut self, appearance: &Appearance) -> Result<(), Error> {
        let mut statement =
            self.prepare("UPDATE appearances SET size = ?, modified = ? WHERE path = ? AND record = ?")?;
        let Appearance { path, record, size, modified, .. } = appearance;
        statement.execute(params![*size as i64, modified, path, record])?;
        Ok(())
    }

    /// Notes what appears there now. What appeared there before may be nowhere else.
    pub(crate) fn appear(&mut self, appearance: &Appearance, became: Became<'_>) -> Result<(), Error> {
        let Became { document, failure, skipped } = became;
        let Appearance { path, record, size, modified, hash } = appearance;
        let mut before =
            self.connection.prepare_cached("SELECT document FROM appearances WHERE path = ? AND record = ?")?;
        let before: Option<i64> = before.query_row(params![path, record], |row| row.get(0)).optional()?.flatten();
        let mut note = self.connection.prepare_cached(
            "INSERT INTO appearances (path, record, size, modified, hash, document, failure, skipped)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?)
             ON CONFLICT DO UPDATE SET size = excluded.size, modified = excluded.modified, hash = excluded.hash,
               document = excluded.document, failure = excluded.failure, skipped = excluded.skipped",
        )?;
        note.execute(params![path, record, *size as i64, modified, hash, document, failure, skipped])?;
        before.into_iter().chain(document).try_for_each(|document| self.review(document))
    }

    /// Forgets what a file held when it was last changed at another time: its records ("a.jsonl", 3), its members ("a.zip/b.txt", 0), and
    /// theirs ("a.warc:3/b.txt", 0).
    fn forget_within(&mut self, file: &Appearance) -> Result<(), Error> {
        let mut statement = self.connection.prepare_cached(
            "DELETE FROM appearances WHERE modified IS NOT ?2
             AND ((path = ?1 AND record > 0) OR (path > ?1 || '/' AND path < ?1 || '0') OR (path > ?1 || ':' AND path < ?1 || ';'))
             RETURNING document",
        )?;
        let lost = statement.query_map(params![file.path, file.modified], |row| row.get(0))?;
        let lost: Vec<Option<i64>> = lost.collect::<Result<_, _>>()?;
        lost.into_iter().flatten().try_for_each(|document| self.review(document))
    }

    /// A document is current as long as it appears somewhere and nobody said that it was read wrongly. If that has changed, its claims are to be
    /// looked at anew.
    pub(crate) fn review(&mut self, document: i64) -> Result<(), Error> {
        let mut update = self.prepare(
            "UPDATE documents SET current = NOT current WHERE document = ?1
             AND current <> (EXISTS (SELECT 1 FROM appearances WHERE document = ?1) AND NOT rejected)",
        )?;
        if update.execute([document])? > 0 {
            let of_it: BTreeSet<i64> =
                self.column("SELECT proposition FROM propositions WHERE document = ?", document)?;
            self.touched.extend(of_it);
            self.retrace(document)?;
        }
        Ok(())
    }
}

fn outcome(row: &Row<'_>) -> rusqlite::Result<Outcome> {
    let document: Option<String> = row.get(3)?;
    let failure: Option<String> = row.get(4)?;
    let skipped: Option<String> = row.get(5)?;
    let document = document.and_then(|id| id.parse().ok()).map(Outcome::Document);
    let unread = failure.map(Outcome::Failure).or(skipped.map(Outcome::Skipped));
    Ok(document.or(unread).unwrap_or(Outcome::Records))
}
