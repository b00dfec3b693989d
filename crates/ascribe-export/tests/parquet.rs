//! Parquet, read back by the library that other programs read it with.

use arrow_array::cast::AsArray;
use arrow_array::types::Date32Type;
use arrow_array::{Array, RecordBatch};
use ascribe_ledger::tables::{TABLES, Table};
use ascribe_ledger::{Appearance, Ledger, made::World};
use bytes::Bytes;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

/// Reports that are made up.
const REPORTS: u64 = 40;

fn ledger() -> Ledger {
    let mut ledger = Ledger::open(":memory:").expect("a ledger");
    for number in 0..REPORTS {
        let entry = World { reports: REPORTS }.entry(number);
        let hash = entry.id.to_string();
        let found = Appearance { path: format!("{number}.txt"), record: 0, size: 0, modified: None, hash };
        ledger.record(&entry, &found).expect("a document");
    }
    ledger
}

/// A table, written and read again.
fn read_back(ledger: &Ledger, table: &Table) -> Vec<RecordBatch> {
    let mut bytes = Vec::new();
    ascribe_export::parquet(&ledger.snapshot().expect("a moment"), table, &mut bytes).expect("a table");
    let reader = ParquetRecordBatchReaderBuilder::try_new(Bytes::from(bytes)).expect("Parquet");
    reader.build().expect("a reader").collect::<Result<_, _>>().expect("rows")
}

/// The same table as JSON lines.
fn lines(ledger: &Ledger, table: &Table) -> Vec<serde_json::Value> {
    let mut bytes = Vec::new();
    ascribe_export::jsonl(&ledger.snapshot().expect("a moment"), table, &mut bytes).expect("a table");
    bytes
        .split(|byte| *byte == b'\n')
        .filter(|line| !line.is_empty())
        .map(|line| serde_json::from_slice(line).expect("JSON"))
        .collect()
}

#[test]
fn each_table_reads_back() {
    let ledger = ledger();
    for table in TABLES {
        let rows: usize = read_back(&ledger, table).iter().map(RecordBatch::num_rows).sum();
        assert_eq!(rows, lines(&ledger, table).len(), "{}", table.name);
    }
}

#[test]
fn values_are_those_of_json() {
    let ledger = ledger();
    let table = Table::named("positions").expect("a table");
    let lines = lines(&ledger, table);
    let mut lines = lines.iter();
    for batch in read_back(&ledger, table) {
        let text = |name: &str| batch.column_by_name(name).expect("a column").as_string::<i32>();
        let days = batch.column_by_name("published").expect("a column").as_primitive::<Date32Type>();
        let chains = batch.column_by_name("chain").expect("a column").as_list::<i32>();
        for row in 0..batch.num_rows() {
            let line = lines.next().expect("as many lines");
            assert_eq!(line["proposition"], text("proposition").value(row));
            assert_eq!(line["passage"], text("passage").value(row));
            let day =
                days.is_valid(row).then(|| Date32Type::to_naive_date_opt(days.value(row)).expect("a day").to_string());
            assert_eq!(line["published"].as_str(), day.as_deref());
            let chain: Vec<_> = chains.value(row).as_string::<i32>().iter().flatten().map(str::to_owned).collect();
            assert_eq!(line["chain"], serde_json::json!(chain));
        }
    }
    assert_eq!(lines.next(), None);
}
