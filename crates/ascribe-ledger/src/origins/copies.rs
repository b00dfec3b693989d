//! Reports that are copies of each other, and which of them came first.

use std::collections::{BTreeMap, BTreeSet};

use ascribe_origin::{copied, is_candidate};
use ascribe_types::Entry;
use rusqlite::params;

use super::sheets::Sheets;
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
    pub(super) fn models(&self, document: i64, sheets: &mut Sheets) -> Result<Vec<i64>, Error> {
        let mut models = sheets.current_before(self, document, &self.partners(document)?)?;
        models.sort_unstable();
        Ok(models.into_iter().map(|model| model.document).collect())
    }

    /// Writes down which document came first, of a new one and all that hang together with it by copies; tells which these are. A digest of two
    /// reports is a copy of both, and does not make the one a copy of the other: the way goes from a document to the first that it is itself a copy of, and on from there.
    pub(super) fn found_first(&mut self, document: i64) -> Result<BTreeSet<i64>, Error> {
        let together = self.together_by_copies(document)?;
        let (mut sheets, mut models) = (Sheets::default(), BTreeMap::new());
        for (document, partners) in &together {
            let first = sheets.current_before(self, *document, partners)?.into_iter().min();
            models.extend(first.map(|first| (*document, first.document)));
        }
        for document in together.keys() {
            let first = std::iter::successors(Some(document), |document| models.get(document)).last();
            self.prepare("UPDATE documents SET origin = ?1 WHERE document = ?2 AND origin IS NOT ?1")?
                .execute([first, Some(document)])?;
        }
        Ok(together.into_keys().collect())
    }

    /// A document and all that hang together with it by copies, each with its partners.
    fn together_by_copies(&self, document: i64) -> Result<BTreeMap<i64, BTreeSet<i64>>, Error> {
        let (mut together, mut next) = (BTreeMap::new(), BTreeSet::from([document]));
        while let Some(document) = next.pop_first() {
            let partners = self.partners(document)?;
            next.extend(partners.iter().filter(|partner| !together.contains_key(*partner)));
            together.insert(document, partners);
        }
        Ok(together)
    }
}
