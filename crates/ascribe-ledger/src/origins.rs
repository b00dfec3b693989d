//! From whom each proposition comes: copies of reports, and reports that others name.

use ascribe_types::Entry;

use crate::Error;
use crate::record::Change;

impl Change<'_> {
    /// Ties a new document to its copies and to the reports that it cites, or that cite it.
    pub(crate) fn trace(&mut self, _document: i64, _entry: &Entry) -> Result<(), Error> {
        Ok(())
    }

    /// How many independent origins a claim has, after its propositions may have changed.
    pub(crate) fn independent(&mut self, _claim: i64) -> Result<u32, Error> {
        Ok(0)
    }
}
