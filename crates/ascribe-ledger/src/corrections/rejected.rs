//! What was read wrongly, as people say.

use std::collections::BTreeSet;

use rusqlite::OptionalExtension;

use super::{Kind, Verb};
use crate::Error;
use crate::record::Change;

impl Change<'_> {
    /// Marks what of the documents in which these stand was rejected.
    pub(super) fn reject_again(&mut self, ids: &[String]) -> Result<(), Error> {
        let documents: BTreeSet<&str> = ids.iter().map(|id| document_of(id)).collect();
        for id in documents {
            let mut find = self.prepare("SELECT document FROM documents WHERE id = ?")?;
            if let Some(document) = find.query_row([id], |row| row.get(0)).optional()? {
                self.mark(document)?;
            }
        }
        Ok(())
    }

    /// Marks what of a new document was rejected before it came.
    pub(crate) fn reject(&mut self, document: i64) -> Result<(), Error> {
        let kinds = [Kind::Document, Kind::Attribution, Kind::Proposition];
        if !kinds.into_iter().any(|kind| self.holding.of(kind).any(|correction| correction.verb == Verb::Reject)) {
            return Ok(());
        }
        self.mark(document)
    }

    /// Marks what of a document was rejected, and has all looked at anew that this changes.
    fn mark(&mut self, document: i64) -> Result<(), Error> {
        if !self.changed(DOCUMENT, document)?.is_empty() {
            self.review(document)?;
        }
        if !self.changed(ATTRIBUTIONS, document)?.is_empty() {
            // What is within it may have been cited through it.
            self.recount(document)?;
        }
        let changed = self.changed(PROPOSITIONS, document)?;
        self.touched.extend(changed);
        Ok(())
    }

    /// The rows of a document that an update changes.
    fn changed(&self, update: &str, document: i64) -> Result<BTreeSet<i64>, Error> {
        self.column(update, document)
    }
}

const DOCUMENT: &str = "
    UPDATE documents SET rejected = NOT rejected
    WHERE document = ?1 AND rejected <> (id IN (SELECT object FROM rejections)) RETURNING document";

const ATTRIBUTIONS: &str = "
    UPDATE attributions SET rejected = NOT rejected
    WHERE document = ?1 AND rejected <> (
      id IN (SELECT object FROM rejections)
      OR (SELECT rejected FROM documents WHERE documents.document = attributions.document))
    RETURNING attribution";

const PROPOSITIONS: &str = "
    UPDATE propositions SET rejected = NOT rejected
    WHERE document = ?1 AND rejected <> (
      id IN (SELECT object FROM rejections)
      OR (SELECT rejected FROM attributions WHERE attributions.attribution = propositions.attribution))
    RETURNING proposition";

/// The id of the document that an id is of something in.
fn document_of(id: &str) -> &str {
    id.split('-').next().unwrap_or(id)
}
