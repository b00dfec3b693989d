//! JSON lines: an object a row, with its columns in order. A row with a passage has its selectors too.

use std::io::Write;

use ascribe_ledger::tables::{Cell, Row, Snapshot, Table};
use serde::ser::{Error as _, Serialize, SerializeMap, Serializer};

use crate::Error;
use crate::row::{each, texts};
use crate::selectors::selectors;

/// Writes a table.
///
/// # Errors
///
/// If the ledger cannot be read, or `out` not written to.
pub fn jsonl(now: &Snapshot<'_>, table: &Table, mut out: impl Write) -> Result<(), Error> {
    each(now, table, |row| {
        serde_json::to_writer(&mut out, &Line { table, row })?;
        Ok(out.write_all(b"\n")?)
    })?;
    Ok(out.flush()?)
}

struct Line<'t> {
    table: &'t Table,
    row: &'t Row<'t>,
}

impl Serialize for Line<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut object = to.serialize_map(None)?;
        for (column, cell) in self.table.columns.iter().zip(&self.row.cells) {
            object.serialize_entry(column.name, &Field(cell))?;
        }
        if let Some(quote) = &self.row.quote {
            object.serialize_entry("passage", quote.exact)?;
            object.serialize_entry("start", &quote.start)?;
            object.serialize_entry("end", &quote.end)?;
            object.serialize_entry("selector", &selectors(quote))?;
        }
        object.end()
    }
}

struct Field<'t>(&'t Cell<'t>);

impl Serialize for Field<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match *self.0 {
            Cell::None => to.serialize_none(),
            Cell::Text(text) => to.serialize_str(text),
            Cell::Number(number) => to.serialize_i64(number),
            Cell::Share(share) => to.serialize_f64(share),
            Cell::Flag(flag) => to.serialize_bool(flag),
            Cell::Texts(list) => texts(list).map_err(S::Error::custom)?.serialize(to),
        }
    }
}
