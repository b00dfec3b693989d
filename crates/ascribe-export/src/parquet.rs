//! Apache Parquet: the same columns, typed. Days are DATE32, lists are lists of strings, and every column may be empty.

use std::io::Write;
use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use ascribe_ledger::tables::{Kind, Snapshot, Table};
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::file::properties::WriterProperties;

use crate::Error;
use crate::row::each;
use columns::Columns;

mod columns;

/// Rows that are handed on at once.
const BATCH: usize = 1024;

/// Bytes after which a group of rows is written out. Readers skip groups and read them in parallel; until one is written it is held in memory.
const GROUP: usize = 32 << 20;

/// Writes a table.
///
/// # Errors
///
/// If the ledger cannot be read, or `out` not written to.
pub fn parquet(now: &Snapshot<'_>, table: &Table, out: impl Write + Send) -> Result<(), Error> {
    let schema = schema(table);
    let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
    let mut out = ArrowWriter::try_new(out, schema.clone(), Some(properties))?;
    let mut columns = Columns::new(&schema);
    each(now, table, |row| {
        columns.add(row)?;
        if columns.rows() == BATCH { write(&mut out, &columns.take(&schema)?) } else { Ok(()) }
    })?;
    write(&mut out, &columns.take(&schema)?)?;
    out.close()?;
    Ok(())
}

fn write(out: &mut ArrowWriter<impl Write + Send>, batch: &RecordBatch) -> Result<(), Error> {
    out.write(batch)?;
    if out.in_progress_size() > GROUP {
        out.flush()?;
    }
    Ok(())
}

fn schema(table: &Table) -> SchemaRef {
    let field = |name: &str, of: DataType| Field::new(name, of, true);
    let of_passage = ["passage", "start", "end", "prefix", "suffix"].map(|name| match name {
        "start" | "end" => field(name, DataType::Int64),
        _ => field(name, DataType::Utf8),
    });
    let columns = table.columns.iter().map(|column| field(column.name, data_type(column.kind)));
    Arc::new(Schema::new(columns.chain(of_passage.into_iter().filter(|_| table.quoted)).collect::<Vec<_>>()))
}

fn data_type(kind: Kind) -> DataType {
    match kind {
        Kind::Text => DataType::Utf8,
        Kind::Number => DataType::Int64,
        Kind::Share => DataType::Float64,
        Kind::Flag => DataType::Boolean,
        Kind::Day => DataType::Date32,
        Kind::Texts => DataType::new_list(DataType::Utf8, true),
    }
}
