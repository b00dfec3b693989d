//! Comma-separated values, as RFC 4180 has them: a head line, then a row a line. What is not known is empty, a list is a JSON array.

use std::io::Write;

use ascribe_ledger::tables::{Cell, Quote, Row, Snapshot, Table};
use csv::{Terminator, Writer, WriterBuilder};

use crate::Error;
use crate::row::each;

/// What is told of a passage.
pub(crate) const PASSAGE: [&str; 5] = ["passage", "start", "end", "prefix", "suffix"];

/// Writes a table.
///
/// # Errors
///
/// If the ledger cannot be read, or `out` not written to.
pub fn csv(now: &Snapshot<'_>, table: &Table, out: impl Write) -> Result<(), Error> {
    let mut out = WriterBuilder::new().terminator(Terminator::Any(b'\n')).from_writer(out);
    let of_passage = if table.quoted { &PASSAGE[..] } else { &[] };
    out.write_record(table.columns.iter().map(|column| column.name).chain(of_passage.iter().copied()))?;
    each(now, table, |row| write(&mut out, row))?;
    Ok(out.flush()?)
}

fn write(out: &mut Writer<impl Write>, row: &Row<'_>) -> Result<(), Error> {
    for cell in &row.cells {
        field(out, cell)?;
    }
    if let Some(Quote { exact, start, end, prefix, suffix }) = row.quote {
        for field in [exact, &start.to_string(), &end.to_string(), prefix, suffix] {
            out.write_field(field)?;
        }
    }
    Ok(out.write_record(None::<&[u8]>)?)
}

fn field(out: &mut Writer<impl Write>, cell: &Cell<'_>) -> Result<(), Error> {
    Ok(match *cell {
        Cell::None => out.write_field(""),
        Cell::Text(text) | Cell::Texts(text) => out.write_field(text),
        Cell::Number(number) => out.write_field(number.to_string()),
        Cell::Share(share) => out.write_field(share.to_string()),
        Cell::Flag(flag) => out.write_field(flag.to_string()),
    }?)
}
