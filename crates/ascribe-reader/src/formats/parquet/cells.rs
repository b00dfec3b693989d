//! What the cells of a Parquet file say: texts, lists of texts (authors), numbers (20310304), days and times.
//!
//! Types are those of the file's own schema, not of the one that Arrow adds: it knows texts of one kind only, and times by the thousandth of a second or finer.

use arrow_array::cast::AsArray;
use arrow_array::temporal_conversions::{as_date, as_datetime};
use arrow_array::types::{
    ArrowPrimitiveType, Date32Type, Int32Type, Int64Type, TimestampMicrosecondType, TimestampMillisecondType,
    TimestampNanosecondType,
};
use arrow_array::{Array, ArrayRef, ListArray};
use arrow_schema::{DataType, TimeUnit};

/// Whether cells of that type are read.
pub(super) fn are_read(cells: &DataType) -> bool {
    match cells {
        DataType::Utf8 | DataType::Date32 | DataType::Timestamp(..) | DataType::Int32 | DataType::Int64 => true,
        DataType::List(of) => *of.data_type() == DataType::Utf8,
        _ => false,
    }
}

/// What a cell says.
pub(super) fn cell(column: &dyn Array, row: usize) -> Option<String> {
    if column.is_null(row) {
        return None;
    }
    match column.data_type() {
        DataType::Utf8 => Some(column.as_string::<i32>().value(row).to_owned()),
        DataType::Int32 => Some(column.as_primitive::<Int32Type>().value(row).to_string()),
        DataType::Int64 => Some(column.as_primitive::<Int64Type>().value(row).to_string()),
        DataType::Date32 => {
            as_date::<Date32Type>(column.as_primitive::<Date32Type>().value(row).into()).map(|day| day.to_string())
        }
        DataType::Timestamp(TimeUnit::Millisecond, zone) => {
            time::<TimestampMillisecondType>(column, row, zone.is_some())
        }
        DataType::Timestamp(TimeUnit::Microsecond, zone) => {
            time::<TimestampMicrosecondType>(column, row, zone.is_some())
        }
        DataType::Timestamp(TimeUnit::Nanosecond, zone) => time::<TimestampNanosecondType>(column, row, zone.is_some()),
        DataType::List(_) => Some(listed(column.as_list::<i32>(), row)),
        _ => None,
    }
}

/// A time as ISO 8601 writes it; one of which the zone is known is counted in that of Greenwich.
fn time<T: ArrowPrimitiveType<Native = i64>>(column: &dyn Array, row: usize, is_zoned: bool) -> Option<String> {
    let time = as_datetime::<T>(column.as_primitive::<T>().value(row))?;
    Some(format!("{}{}", time.to_string().replace(' ', "T"), if is_zoned { "Z" } else { "" }))
}

fn listed(lists: &ListArray, row: usize) -> String {
    let list: ArrayRef = lists.value(row);
    let said: Vec<String> = (0..list.len()).filter_map(|at| cell(list.as_ref(), at)).collect();
    said.join(", ")
}
