//! What was asked for on the web, so that nothing is asked for again without need.

use rusqlite::{OptionalExtension, params};

use crate::record::Change;
use crate::{Error, Ledger};

/// What was asked for on the web, and what came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fetch {
    /// Where.
    pub address: String,
    /// The version that was recorded, as its server names it; none where it names none, or something in it is still to be recorded.
    pub tag: Option<String>,
    /// When that version was last modified, as its server writes it.
    pub modified: Option<String>,
    /// When it was asked for, in seconds since 1970.
    pub asked: i64,
    /// When it may be asked for again, in seconds since 1970.
    pub after: i64,
    /// How often it could not be had, since it last could.
    pub failures: u32,
    /// Why it could not be had.
    pub failure: Option<String>,
}

impl Ledger {
    /// What is known of what was asked for at `address`.
    ///
    /// # Errors
    ///
    /// If the ledger cannot be read.
    pub fn fetch(&self, address: &str) -> Result<Option<Fetch>, Error> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT tag, modified, asked, after, failures, failure FROM fetches WHERE address = ?")?;
        let found = statement.query_row([address], |row| {
            Ok(Fetch {
                address: address.to_owned(),
                tag: row.get(0)?,
                modified: row.get(1)?,
                asked: row.get(2)?,
                after: row.get(3)?,
                failures: row.get(4)?,
                failure: row.get(5)?,
            })
        });
        Ok(found.optional()?)
    }
}

impl Change<'_> {
    /// Notes what came of asking for something.
    ///
    /// # Errors
    ///
    /// If the ledger cannot be written.
    pub fn fetched(&mut self, fetch: &Fetch) -> Result<(), Error> {
        let Fetch { address, tag, modified, asked, after, failures, failure } = fetch;
        let mut statement = self.prepare(
            "INSERT OR REPLACE INTO fetches (address, tag, modified, asked, after, failures, failure)
             VALUES (?, ?, ?, ?, ?, ?, ?)",
        )?;
        statement.execute(params![address, tag, modified, asked, after, failures, failure])?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_one_is_known() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut ledger = Ledger::open(folder.path().join("ascribe.db")).expect("a ledger");
        let failed = Fetch { address: "https://a.example/".to_owned(), failures: 2, after: 7, ..Fetch::default() };
        let done = Fetch { tag: Some("\"a\"".to_owned()), failures: 0, ..failed.clone() };
        for fetch in [&failed, &done] {
            ledger.change(|change| change.fetched(fetch)).expect("a change");
            assert_eq!(ledger.fetch(&fetch.address).expect("an answer").as_ref(), Some(fetch));
        }
        assert_eq!(ledger.fetch("https://b.example/").expect("an answer"), None);
    }
}
