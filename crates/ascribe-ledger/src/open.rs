//! Opens a ledger: a new one, one that is there, one of an older version.

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use crate::{Error, Ledger};

/// What makes a ledger of each version out of one of the version before; the first makes one out of an empty file. A script once released is
/// never changed: the next version is one more.
const VERSIONS: [&str; 2] = [include_str!("schema.sql"), include_str!("schema/2.sql")];

/// "Ascr", by which SQLite and `file` know whose file it is.
const APPLICATION: i64 = 0x4173_6372;

/// How long a writer waits for another one. A document takes a few milliseconds, so whoever waits longer waits for something else.
const PATIENCE: Duration = if cfg!(test) { Duration::from_millis(50) } else { Duration::from_secs(30) };

/// Statements that stay prepared: about as many as there are.
const PREPARED: usize = 256;

impl Ledger {
    /// Opens the ledger at `path` to write to it; makes one where there is none, and brings one of an older version up to date.
    ///
    /// # Errors
    ///
    /// If it was made by a newer version ([`Error::is_newer`]), is something else ([`Error::is_not_a_ledger`]), is being
    /// written to ([`Error::is_busy`]), or cannot be read or written.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, Error> {
        let mut connection = Connection::open(path)?;
        connection.busy_timeout(PATIENCE)?;
        version(&connection)?;
        write_ahead(&connection)?;
        configure(&connection)?;
        migrate(&mut connection, &VERSIONS)?;
        Ok(Self::over(connection))
    }

    /// Opens the ledger at `path`, which must be there, to ask it. One of an older version is brought up to date first.
    ///
    /// # Errors
    ///
    /// As for [`Ledger::open`]; and if there is none ([`Error::is_missing`]).
    pub fn read(path: impl AsRef<Path>) -> Result<Self, Error> {
        let path = path.as_ref();
        if !path.exists() {
            return Err(Error::missing());
        }
        let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        connection.busy_timeout(PATIENCE)?;
        match version(&connection)? {
            0 => Err(Error::not_a_ledger()),
            found if found < newest() => Self::open(path),
            _ => {
                configure(&connection)?;
                Ok(Self::over(connection))
            }
        }
    }

    fn over(connection: Connection) -> Self {
        connection.set_prepared_statement_cache_capacity(PREPARED);
        Self { connection, statements: Default::default() }
    }
}

fn newest() -> i64 {
    VERSIONS.len() as i64
}

/// The version of a ledger; 0 for an empty file.
fn version(connection: &Connection) -> Result<i64, Error> {
    let pragma = |name: &str| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    let empty = pragma("schema_version")? == 0;
    match (pragma("application_id")?, pragma("user_version")?) {
        (0, 0) if empty => Ok(0),
        (APPLICATION, found) if (1..=newest()).contains(&found) => Ok(found),
        (APPLICATION, found) if found > newest() => Err(Error::newer(found, newest())),
        _ => Err(Error::not_a_ledger()),
    }
}

/// Sets write-ahead logging, so that readers and the writer do not wait for each other. It stays with the file.
fn write_ahead(connection: &Connection) -> Result<(), Error> {
    let mode: String = connection.pragma_query_value(None, "journal_mode", |row| row.get(0))?;
    if mode != "wal" {
        connection.pragma_update_and_check(None, "journal_mode", "wal", |_| Ok(()))?;
    }
    Ok(())
}

/// What each connection sets anew. With write-ahead logging and NORMAL a program that is killed loses nothing, and a machine that loses its
/// power at most the last documents, each whole.
fn configure(connection: &Connection) -> Result<(), Error> {
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "synchronous", "normal")?;
    connection.pragma_update(None, "temp_store", "memory")?;
    // In pages: 32 MB. In a large ledger a document touches pages all over it, and those that many documents touch are written back once.
    connection.pragma_update(None, "wal_autocheckpoint", 8192)?;
    connection.pragma_update(None, "cache_size", -65_536)?;
    // Plans depend on questions and not on what is asked for in them; otherwise half of the time goes into planning them again and again.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    Ok(())
}

/// Brings a ledger up to the newest of `versions`, all or nothing. Others may be doing the same, so what is to be done is asked
/// again inside.
fn migrate(connection: &mut Connection, versions: &[&str]) -> Result<(), Error> {
    if version(connection)? == versions.len() as i64 {
        return Ok(());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found = version(&transaction)?;
    for script in versions.iter().skip(usize::try_from(found).expect("versions count from 0")) {
        transaction.execute_batch(script)?;
    }
    Ok(transaction.commit()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(make: impl FnOnce(&Path), expected: &str) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ascribe.db");
        make(&path);
        let opened = Ledger::open(&path).err().map(|error| error.to_string());
        assert_eq!(opened.unwrap_or_default(), expected);
    }

    fn sqlite(path: &Path, sql: &str) {
        Connection::open(path).unwrap().execute_batch(sql).unwrap();
    }

    #[test]
    fn what_is_not_there_or_empty_becomes_a_ledger() {
        check(|_| (), "");
        check(|path| std::fs::write(path, "").unwrap(), "");
        check(|path| drop(Ledger::open(path).unwrap()), "");
    }

    #[test]
    fn other_files_are_not_touched() {
        check(|path| std::fs::write(path, "Dear diary, ".repeat(100)).unwrap(), "not a ledger");
        check(|path| sqlite(path, "CREATE TABLE diary (entry TEXT)"), "not a ledger");
        check(
            |path| sqlite(path, "PRAGMA application_id = 1; PRAGMA user_version = 1; CREATE TABLE a (b)"),
            "not a ledger",
        );
    }

    #[test]
    fn a_newer_one_is_refused() {
        let newer = |path: &Path| {
            drop(Ledger::open(path).unwrap());
            sqlite(path, "PRAGMA user_version = 1000");
        };
        check(newer, "made by a newer ascribe: the ledger has version 1000, and this program knows up to 2");
    }

    #[test]
    fn only_what_is_there_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ascribe.db");
        assert!(Ledger::read(&path).is_err_and(|error| error.is_missing()));
        assert!(!path.exists());
        std::fs::write(&path, "").unwrap();
        assert!(Ledger::read(&path).is_err_and(|error| error.is_not_a_ledger()));
    }

    #[test]
    fn readers_do_not_wait_and_a_second_writer_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ascribe.db");
        let (one, mut other) = (Ledger::open(&path).unwrap(), Ledger::open(&path).unwrap());
        one.connection.execute_batch("BEGIN IMMEDIATE").unwrap();
        let read: i64 = Ledger::read(&path)
            .unwrap()
            .connection
            .query_row("SELECT count(*) FROM claims", [], |row| row.get(0))
            .unwrap();
        assert_eq!(read, 0);
        let told = other.change(|_| Ok(())).unwrap_err();
        assert!(told.is_busy());
        assert_eq!(told.to_string(), "another program is writing to the ledger");
        one.connection.execute_batch("COMMIT").unwrap();
        assert!(other.change(|_| Ok(())).is_ok());
    }

    #[test]
    fn an_older_one_is_brought_up_to_date_or_left_as_it_was() {
        let mut connection = Connection::open_in_memory().unwrap();
        let number = |connection: &Connection| connection.pragma_query_value(None, "user_version", |row| row.get(0));
        migrate(&mut connection, &VERSIONS).unwrap();
        let script = |table: &str, version| {
            format!("ALTER TABLE {table} ADD COLUMN mood TEXT; PRAGMA user_version = {version};")
        };
        let (next, broken) = (script("documents", newest() + 1), script("nothing", newest() + 2));
        let versions = [&VERSIONS[..], &[&next, &broken]].concat();
        assert!(migrate(&mut connection, &versions).is_err());
        assert_eq!(number(&connection), Ok(newest()));
        migrate(&mut connection, &versions[..=VERSIONS.len()]).unwrap();
        assert_eq!(number(&connection), Ok(newest() + 1));
        assert_eq!(connection.prepare("SELECT mood FROM documents").map(drop), Ok(()));
        assert!(version(&connection).is_err_and(|error| error.is_newer()));
    }
}
