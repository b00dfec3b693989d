//! Rows as Arrow wants them: column by column.

use arrow_array::builder::{
    ArrayBuilder, BooleanBuilder, Date32Builder, Float64Builder, Int64Builder, ListBuilder, StringBuilder,
};
use arrow_array::types::Date32Type;
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{DataType, Schema, SchemaRef};
use ascribe_ledger::tables::{Cell, Row};
use chrono::NaiveDate;
use parquet::errors::ParquetError;

use crate::Error;
use crate::row::texts;

/// The columns of some rows.
pub(super) struct Columns {
    columns: Vec<Column>,
    rows: usize,
}

enum Column {
    Text(StringBuilder),
    Number(Int64Builder),
    Share(Float64Builder),
    Flag(BooleanBuilder),
    Day(Date32Builder),
    Texts(ListBuilder<StringBuilder>),
}

impl Columns {
    pub(super) fn new(schema: &Schema) -> Self {
        Self { columns: schema.fields().iter().map(|field| Column::of(field.data_type())).collect(), rows: 0 }
    }

    /// How many rows there are.
    pub(super) fn rows(&self) -> usize {
        self.rows
    }

    pub(super) fn add(&mut self, row: &Row<'_>) -> Result<(), Error> {
        let of_passage = row.quote.map(|quote| {
            let at = |position: u32| Cell::Number(position.into());
            [
                Cell::Text(quote.exact),
                at(quote.start),
                at(quote.end),
                Cell::Text(quote.prefix),
                Cell::Text(quote.suffix),
            ]
        });
        let cells = row.cells.iter().chain(of_passage.iter().flatten());
        self.rows += 1;
        self.columns.iter_mut().zip(cells).try_for_each(|(column, cell)| column.add(cell))
    }

    /// The rows so far; what comes after them are others.
    pub(super) fn take(&mut self, schema: &SchemaRef) -> Result<RecordBatch, Error> {
        self.rows = 0;
        let columns = self.columns.iter_mut().map(Column::take).collect();
        Ok(RecordBatch::try_new(schema.clone(), columns).map_err(ParquetError::from)?)
    }
}

impl Column {
    fn of(data_type: &DataType) -> Self {
        match data_type {
            DataType::Int64 => Self::Number(Int64Builder::new()),
            DataType::Float64 => Self::Share(Float64Builder::new()),
            DataType::Boolean => Self::Flag(BooleanBuilder::new()),
            DataType::Date32 => Self::Day(Date32Builder::new()),
            DataType::List(_) => Self::Texts(ListBuilder::new(StringBuilder::new())),
            _ => Self::Text(StringBuilder::new()),
        }
    }

    /// Adds a cell; what is of another kind than the column is nothing that the column could hold.
    fn add(&mut self, cell: &Cell<'_>) -> Result<(), Error> {
        match (self, cell) {
            (Self::Text(column), cell) => column.append_option(cell.text()),
            (Self::Day(column), cell) => column.append_option(cell.text().and_then(day)),
            (Self::Number(column), Cell::Number(number)) => column.append_value(*number),
            (Self::Share(column), Cell::Share(share)) => column.append_value(*share),
            (Self::Flag(column), Cell::Flag(flag)) => column.append_value(*flag),
            (Self::Texts(column), Cell::Texts(list)) => column.append_value(texts(list)?.into_iter().map(Some)),
            (Self::Number(column), _) => column.append_null(),
            (Self::Share(column), _) => column.append_null(),
            (Self::Flag(column), _) => column.append_null(),
            (Self::Texts(column), _) => column.append_null(),
        }
        Ok(())
    }

    fn take(&mut self) -> ArrayRef {
        match self {
            Self::Text(column) => ArrayBuilder::finish(column),
            Self::Number(column) => ArrayBuilder::finish(column),
            Self::Share(column) => ArrayBuilder::finish(column),
            Self::Flag(column) => ArrayBuilder::finish(column),
            Self::Day(column) => ArrayBuilder::finish(column),
            Self::Texts(column) => ArrayBuilder::finish(column),
        }
    }
}

/// A day as Arrow counts it, from 1970-01-01.
fn day(written: &str) -> Option<i32> {
    NaiveDate::parse_from_str(written, "%Y-%m-%d").ok().map(Date32Type::from_naive_date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_1970() {
        assert_eq!(day("1970-01-01"), Some(0));
        assert_eq!(day("1969-12-31"), Some(-1));
        assert_eq!(day("2012-02-29"), Some(15_399));
        assert_eq!(day("2011-02-29"), None);
    }
}
