//! From whom each proposition comes: copies of reports, and reports that others name.
//!
//! The way back from a proposition goes, step by step, to the report from which its own has it: the one that it cites for it, else an earlier one of which its
//! report is a copy, else the one that its dateline names. It ends where a report has it from nobody else, or cites a publisher whose report the ledger does not have.

mod cited;
mod copies;
mod sheets;
#[cfg(test)]
mod tests;
mod walk;

use std::collections::BTreeSet;

use ascribe_origin::same_publisher;
use ascribe_types::Entry;
use rusqlite::params;

use crate::Error;
use crate::record::Change;
pub(crate) use sheets::Sheets;
use walk::{Because, End, Origin, Walk};

impl Change<'_> {
    /// Ties a new document to its copies, and has the claims of all of them counted anew.
    pub(crate) fn trace(&mut self, document: i64, entry: &Entry) -> Result<(), Error> {
        self.find_copies(document, entry)?;
        self.retrace(document)
    }

    /// Finds out anew which of a document and its copies came first. Their claims, and those of reports that cite it, are counted anew.
    pub(crate) fn retrace(&mut self, document: i64) -> Result<(), Error> {
        let mut changed = self.found_first(document)?;
        changed.extend(self.column::<i64>("SELECT document FROM citations WHERE cited = ?", document)?);
        for document in changed {
            self.recount(document)?;
        }
        Ok(())
    }

    /// Has all claims of a document counted anew.
    pub(crate) fn recount(&mut self, document: i64) -> Result<(), Error> {
        self.uncounted.extend(self.column::<i64>("SELECT claim FROM propositions WHERE document = ?", document)?);
        Ok(())
    }

    /// How many independent origins a claim has, after its propositions may have changed: the reports and publishers, each once, where the ways back from its
    /// propositions end.
    pub(crate) fn independent(&mut self, claim: i64, sheets: &mut Sheets) -> Result<usize, Error> {
        self.cite(claim, sheets)?;
        let walk = Walk::of(self, claim, sheets)?;
        let mut ends: Vec<(bool, Origin)> = Vec::new();
        for (proposition, current) in walk.propositions() {
            let origin = walk.origin(self, proposition)?;
            self.keep(proposition, &origin)?;
            ends.push((current, origin));
        }
        let ends: BTreeSet<End> =
            ends.into_iter().filter(|(current, _)| *current).map(|(_, origin)| origin.end).collect();
        self.apart(&ends)
    }

    fn keep(&self, proposition: i64, origin: &Origin) -> Result<(), Error> {
        let (document, publisher) = match origin.end {
            End::Document(document) => (Some(document), None),
            End::Publisher(publisher) => (None, Some(publisher)),
        };
        let mut write = self.prepare(
            "INSERT INTO origins (proposition, document, publisher, because) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT DO UPDATE SET document = ?2, publisher = ?3, because = ?4
             WHERE document IS NOT ?2 OR publisher IS NOT ?3 OR because IS NOT ?4",
        )?;
        write.execute(params![proposition, document, publisher, origin.because.name()])?;
        Ok(())
    }

    /// How many origins are not the same under two names: a publisher that is only cited is no other origin than a report of its own, nor than itself by another name.
    fn apart(&self, ends: &BTreeSet<End>) -> Result<usize, Error> {
        let (mut reports, mut cited) = (0, BTreeSet::new());
        let mut names = BTreeSet::new();
        for end in ends {
            match end {
                End::Document(document) => {
                    reports += 1;
                    names.extend(self.publisher_of(*document)?);
                }
                // In the order of names, and not of rows: of three names the first may be that of both others, which are not each other's.
                End::Publisher(publisher) => cited.extend([self.publisher_name(*publisher)?]),
            }
        }
        let known = names.len();
        for name in cited {
            if !names.iter().any(|known| same_publisher(known, &name)) {
                names.insert(name);
            }
        }
        Ok(reports + names.len() - known)
    }

    fn publisher_name(&self, publisher: i64) -> Result<String, Error> {
        let mut find = self.prepare("SELECT name FROM publishers WHERE publisher = ?")?;
        Ok(find.query_row([publisher], |row| row.get(0))?)
    }

    fn publisher_of(&self, document: i64) -> Result<Option<String>, Error> {
        let mut find =
            self.prepare("SELECT name FROM documents LEFT JOIN publishers USING (publisher) WHERE document = ?")?;
        Ok(find.query_row([document], |row| row.get(0))?)
    }
}

impl Because {
    fn name(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Copied => "copied",
            Self::Cited => "cited",
            Self::Circular => "circular",
        }
    }
}
