//! What a ledger holds, as any program finds it in the file.

use std::path::Path;

use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags, Row};

/// A ledger, opened with nothing but SQLite.
pub(crate) struct Kept(Connection);

impl Kept {
    pub(crate) fn open(path: impl AsRef<Path>) -> Self {
        Self(Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).expect("a ledger"))
    }

    /// The rows that `sql` finds, with `|` between columns and "-" for what is unknown.
    pub(crate) fn rows(&self, sql: &str) -> Vec<String> {
        let mut statement = self.0.prepare(sql).expect("SQL");
        let columns = statement.column_count();
        let found = statement.query_map([], |row| line(row, columns)).expect("rows");
        found.map(|row| row.expect("a row")).collect()
    }

    /// Whether there is a table of that name.
    pub(crate) fn has(&self, table: &str) -> bool {
        self.rows(&format!("SELECT 1 FROM sqlite_schema WHERE name = '{table}'")).len() == 1
    }

    pub(crate) fn count(&self, table: &str) -> String {
        self.rows(&format!("SELECT count(*) FROM {table}")).concat()
    }

    /// All rows of all tables, in the order in which they were written.
    pub(crate) fn all(&self) -> Vec<String> {
        let tables = self.rows(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%\\_text%' ESCAPE '\\' ORDER BY name",
        );
        let each = |table: &String| {
            let rows = self.rows(&format!("SELECT * FROM {table}"));
            rows.into_iter().map(move |row| format!("{table}: {row}")).collect::<Vec<_>>()
        };
        tables.iter().flat_map(each).collect()
    }
}

fn line(row: &Row<'_>, columns: usize) -> rusqlite::Result<String> {
    let value = |column| {
        Ok(match row.get(column)? {
            Value::Null => "-".to_owned(),
            Value::Integer(number) => number.to_string(),
            Value::Real(number) => number.to_string(),
            Value::Text(text) => text,
            Value::Blob(bytes) => format!("{bytes:?}"),
        })
    };
    Ok((0..columns).map(value).collect::<rusqlite::Result<Vec<_>>>()?.join("|"))
}
