//! What the cells of a Parquet file say: texts, lists of texts (authors), numbers (20310304), days and times.

use arrow_array::cast::AsArray;
use arrow_array::temporal_conversions::{as_date, as_datetime};
use arrow_array::types::{
    ArrowPrimitiveType, Date32Type, Int32Type, Int64Type, TimestampMicrosecondType, TimestampMillisecondType,
    TimestampNanosecondType, TimestampSecondType,
};
use arrow_array::{Array, ArrayRef, GenericListArray, OffsetSizeTrait};
use arrow_schema::{DataType, TimeUnit};

/// Whether cells of that type are read.
pub(super) fn are_read(cells: &DataType) -> bool {
    match cells {
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View | DataType::Date32 | DataType::Timestamp(..) => true,
        DataType::Int32 | DataType::Int64 => true,
        DataType::List(of) | DataType::LargeList(of) => matches!(of.data_type(), DataType::Utf8 | DataType::LargeUtf8),
        DataType::Dictionary(key, of) => {
            **key == DataType::Int32 && matches!(**of, DataType::Utf8 | DataType::LargeUtf8)
        }
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
        DataType::LargeUtf8 => Some(column.as_string::<i64>().value(row).to_owned()),
        DataType::Utf8View => Some(column.as_string_view().value(row).to_owned()),
        DataType::Int32 => Some(column.as_primitive::<Int32Type>().value(row).to_string()),
        DataType::Int64 => Some(column.as_primitive::<Int64Type>().value(row).to_string()),
        DataType::Date32 => {
            as_date::<Date32Type>(column.as_primitive::<Date32Type>().value(row).into()).map(|day| day.to_string())
        }
        DataType::Timestamp(TimeUnit::Second, zone) => time::<TimestampSecondType>(column, row, zone.is_some()),
        DataType::Timestamp(TimeUnit::Millisecond, zone) => {
            time::<TimestampMillisecondType>(column, row, zone.is_some())
        }
        DataType::Timestamp(TimeUnit::Microsecond, zone) => {
            time::<TimestampMicrosecondType>(column, row, zone.is_some())
        }
        DataType::Timestamp(TimeUnit::Nanosecond, zone) => time::<TimestampNanosecondType>(column, row, zone.is_some()),
        DataType::List(_) => listed(column.as_list::<i32>(), row),
        DataType::LargeList(_) => listed(column.as_list::<i64>(), row),
        DataType::Dictionary(..) => {
            let entries = column.as_dictionary::<Int32Type>();
            cell(entries.values().as_ref(), usize::try_from(entries.keys().value(row)).ok()?)
        }
        _ => None,
    }
}

/// A time as ISO 8601 writes it; one of which the zone is known is counted in that of Greenwich.
fn time<T: ArrowPrimitiveType<Native = i64>>(column: &dyn Array, row: usize, is_zoned: bool) -> Option<String> {
    let time = as_datetime::<T>(column.as_primitive::<T>().value(row))?;
    Some(format!("{}{}", time.to_string().replace(' ', "T"), if is_zoned { "Z" } else { "" }))
}

fn listed<O: OffsetSizeTrait>(lists: &GenericListArray<O>, row: usize) -> Option<String> {
    let list: ArrayRef = lists.value(row);
    let said: Vec<String> = (0..list.len()).filter_map(|at| cell(list.as_ref(), at)).collect();
    Some(said.join(", "))
}
