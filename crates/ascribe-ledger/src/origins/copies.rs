//! Reports that are copies of each other, and which of them came first.

use std::collections::{BTreeMap, BTreeSet};

use ascribe_origin::{copied, is_candidate};
use ascribe_types::Entry;
use rusqlite::params;

use super::sheets::Sheet;
use crate::Error;
use crate::record::Change;

/// Of a hash that more documents have, only those recorded first are looked at: it is of a line that a publisher puts under all reports. A copy shares others too; only of
/// a report of which there are more copies than this, some pairs are not written down, and each copy is still tied to the first ones.
const MOST: i64 = 1000;

impl Change<'_> {
    /// Finds the documents that a new one is a copy of, or that are copies of it.
    pub(super) fn find_copies(&mut self, document: i64, entry: &Entry) -> Result<(), Error> {
        let text = &entry.report.document.text;
        let mut write = self.prepare("INSERT OR IGNORE INTO copies (one, other, share) VALUES (?, ?, ?)")?;
        for other in self.candidates(document, &entry.fingerprint)? {
            if let Some(share) = copied(text, &self.text(other)?) {
                write.execute(params![document.min(other), document.max(other), share])?;
            }
        }
        Ok(())
    }

    /// The documents that share so much of a fingerprint that they may be copies.
    fn candidates(&self, document: i64, fingerprint: &[u64]) -> Result<Vec<i64>, Error> {
        let mut shared: BTreeMap<i64, usize> = BTreeMap::new();
        let mut having = self
            .prepare("SELECT document FROM fingerprints WHERE hash = ? AND document <> ? ORDER BY document LIMIT ?")?;
        for hash in fingerprint {
            let mut rows = having.query(params![*hash as i64, document, MOST])?;
            while let Some(row) = rows.next()? {
                *shared.entry(row.get(0)?).or_default() += 1;
            }
        }
        let mut size = self.prepare("SELECT hashes FROM documents WHERE document = ?")?;
        let mut candidates = Vec::new();
        for (other, shared) in shared {
            let hashes: i64 = size.query_row([other], |row| row.get(0))?;
            if is_candidate(shared, fingerprint.len().min(hashes as usize)) {
                candidates.push(other);
            }
        }
        Ok(candidates)
    }

    fn text(&self, document: i64) -> Result<String, Error> {
        let mut find = self.prepare("SELECT text FROM documents WHERE document = ?")?;
        Ok(find.query_row([document], |row| row.get(0))?)
    }

    /// The documents that are copies of one, or it of them.
    pub(super) fn partners(&self, document: i64) -> Result<BTreeSet<i64>, Error> {
        self.column("SELECT other FROM copies WHERE one = ?1 UNION SELECT one FROM copies WHERE other = ?1", document)
    }

    /// The current documents of which one is a copy, the first of them first: those before it among its partners.
    pub(super) fn models(&self, sheet: &Sheet) -> Result<Vec<Sheet>, Error> {
        let partners = self.partners(sheet.document)?;
        let mut models: Vec<Sheet> =
            partners.into_iter().map(|partner| self.sheet(partner)).collect::<Result<_, _>>()?;
        models.retain(|model| model.current && model < sheet);
        models.sort();
        Ok(models)
    }

    /// Writes down which document came first, of a new one and all that hang together with it by copies; tells which these are. A digest of two
    /// reports is a copy of both, and does not make the one a copy of the other: the way goes from a document to the first that it is itself a copy of, and on from there.
    pub(super) fn found_first(&mut self, document: i64) -> Result<BTreeSet<i64>, Error> {
        let (mut all, mut next) = (BTreeSet::from([document]), vec![document]);
        while let Some(sheet) = next.pop() {
            next.extend(self.partners(sheet)?.into_iter().filter(|partner| all.insert(*partner)));
        }
        for sheet in &all {
            let first = self.first(*sheet)?;
            self.prepare("UPDATE documents SET origin = ?1 WHERE document = ?2 AND origin IS NOT ?1")?
                .execute([first, *sheet])?;
        }
        Ok(all)
    }

    fn first(&self, document: i64) -> Result<i64, Error> {
        let mut sheet = self.sheet(document)?;
        while let Some(model) = self.models(&sheet)?.into_iter().next() {
            sheet = model;
        }
        Ok(sheet.document)
    }
}
