//! Parquet files: a report a row. Only the columns that tell of reports are read, some rows at a time.

use std::fs::File;
use std::sync::Arc;

use ::parquet::arrow::ProjectionMask;
use ::parquet::arrow::arrow_reader::{
    ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder,
};
use ::parquet::errors::ParquetError;
use arrow_array::RecordBatch;
use arrow_schema::ArrowError;

use super::{Format, Way};
use crate::columns::{Field, Layout};
use crate::stream::{Head, Stream};
use crate::unpack::{Stop, Unpacking};
use crate::{Error, faults};

mod cells;
mod pages;

use self::pages::Pages;

/// A Parquet file.
pub(crate) static FORMAT: Format =
    Format { name: "parquet", what: "Parquet files: a report a row", most: u64::MAX, knows, way: Way::Many(unpack) };

/// How many rows are held at the same time. Their texts may all be one large one, which the file has once.
const AT_ONCE: usize = 8;

fn knows(head: &Head<'_>) -> bool {
    head.bytes.starts_with(b"PAR1") || head.bytes.starts_with(b"PARE")
}

fn damaged(why: &str) -> Error {
    Error::damaged_form("Parquet file", why)
}

/// What `work` gives of a file that may be damaged in any way.
fn guarded<T>(work: impl FnOnce() -> Result<T, ParquetError>) -> Result<T, Error> {
    let done = faults::caught(work).ok_or_else(|| damaged("it cannot be taken apart"))?;
    done.map_err(|error| damaged(&told(&error)))
}

/// An error without the name that it has in the library.
fn told(error: &ParquetError) -> String {
    match error {
        ParquetError::General(why) | ParquetError::EOF(why) | ParquetError::ArrowError(why) => why.clone(),
        other => other.to_string(),
    }
}

fn unpack(stream: Stream<'_>, unpacking: &mut Unpacking<'_>) -> Result<(), Stop> {
    if stream.head().bytes.starts_with(b"PARE") {
        return Err(Error::refused("it is encrypted").into());
    }
    let table = Table::new(stream.file()?, unpacking)?;
    let mut number = 0;
    for group in 0..table.metadata.metadata().num_row_groups() {
        let rows = table.metadata.metadata().row_group(group).num_rows();
        let last = number + u32::try_from(rows).unwrap_or_default();
        if let Err(stop) = table.hand_on(group, &mut number, unpacking) {
            match stop {
                Stop::Broken(error) => unpacking.broken(number.saturating_add(1), error)?,
                Stop::Enough => return Err(Stop::Enough),
            }
        }
        number = last;
    }
    if number == 0 { Err(Error::no_records().into()) } else { Ok(()) }
}

/// A file whose columns are known.
struct Table {
    file: File,
    metadata: ArrowReaderMetadata,
    /// Which of the columns that are read holds what.
    layout: Layout,
    read: ProjectionMask,
}

impl Table {
    fn new(file: File, unpacking: &Unpacking<'_>) -> Result<Self, Error> {
        // What Arrow adds of its own says nothing of texts and days that the file's schema does not, and panics where it is damaged.
        let options = || ArrowReaderOptions::new().with_skip_arrow_metadata(true);
        let metadata = guarded(|| ArrowReaderMetadata::load(&file, options()))?;
        let fields = metadata.schema().fields();
        // A column of pictures or vectors is none for a text, whatever it is called.
        let name = |field: &Arc<arrow_schema::Field>| {
            if cells::are_read(field.data_type()) { field.name().clone() } else { String::new() }
        };
        let names: Vec<String> = fields.iter().map(name).collect();
        let layout = unpacking.columns().of(&names)?;
        let mut read: Vec<usize> = Field::ALL.iter().filter_map(|&field| layout.column(field)).collect();
        read.sort_unstable();
        read.dedup();
        let mask = ProjectionMask::roots(metadata.parquet_schema(), read.iter().copied());
        // A batch has the columns that are read only, in their order.
        let layout = layout.among(&read);
        Ok(Self { file, metadata, layout, read: mask })
    }

    /// Hands on the rows of a group; `number` is that of the last row that was.
    fn hand_on(&self, group: usize, number: &mut u32, unpacking: &mut Unpacking<'_>) -> Result<(), Stop> {
        let mut batches = guarded(|| self.batches(group))?;
        while let Some(batch) =
            faults::caught(|| batches.next()).ok_or_else(|| damaged("its rows cannot be taken apart"))?
        {
            let batch = batch.map_err(|error| damaged(&of_arrow(&error)))?;
            for row in 0..batch.num_rows() {
                *number = number.saturating_add(1);
                self.hand_on_row(*number, &batch, row, unpacking)?;
            }
        }
        Ok(())
    }

    fn batches(&self, group: usize) -> Result<ParquetRecordBatchReader, ParquetError> {
        let pages = Pages(self.file.try_clone()?);
        let builder = ParquetRecordBatchReaderBuilder::new_with_metadata(pages, self.metadata.clone());
        builder.with_row_groups(vec![group]).with_projection(self.read.clone()).with_batch_size(AT_ONCE).build()
    }

    fn hand_on_row(
        &self,
        number: u32,
        batch: &RecordBatch,
        row: usize,
        unpacking: &mut Unpacking<'_>,
    ) -> Result<(), Stop> {
        let (kind, known, text) = self.layout.row(|column| cells::cell(batch.column(column).as_ref(), row));
        unpacking.document(number, kind, known, text)
    }
}

fn of_arrow(error: &ArrowError) -> String {
    match error {
        ArrowError::ParquetError(why) => why.clone(),
        other => other.to_string(),
    }
}
