//! Tests of the tables.

use std::convert::Infallible;

use super::*;
use crate::Appearance;
use crate::made::World;

/// A ledger of reports that are made up, recorded in this order.
fn ledger(reports: impl IntoIterator<Item = u64>) -> Ledger {
    let mut ledger = Ledger::open(":memory:").expect("a ledger");
    for number in reports {
        let entry = World { reports: 30 }.entry(number);
        let hash = entry.id.to_string();
        let found = Appearance { path: format!("{number}.txt"), record: 0, size: 0, modified: None, hash };
        ledger.record(&entry, &found).expect("a document");
    }
    ledger
}

/// All rows of a table, each as it is debugged.
fn rows(ledger: &Ledger, table: &Table) -> Vec<String> {
    let mut lines = Vec::new();
    let all = ledger.snapshot().and_then(|now| {
        now.rows(table, |row| {
            lines.push(format!("{row:?}"));
            ControlFlow::<Infallible>::Continue(())
        })
    });
    assert!(all.expect("rows").is_continue());
    lines
}

#[test]
fn each_has_the_columns_that_it_says() {
    let ledger = ledger([]);
    for table in TABLES {
        let statement = ledger.connection.prepare(table.sql).expect(table.name);
        let of_passage = if table.quoted { 3 } else { 0 };
        assert_eq!(statement.column_count(), table.columns.len() + of_passage, "{}", table.name);
        assert!(rows(&ledger, table).is_empty());
    }
}

#[test]
fn rows_do_not_depend_on_the_order_of_recording() {
    let (forward, backward) = (ledger(0..30), ledger((0..30).rev()));
    for table in TABLES {
        assert_eq!(rows(&forward, table), rows(&backward, table), "{}", table.name);
    }
    let empty = TABLES.iter().filter(|table| rows(&forward, table).is_empty()).map(|table| table.name);
    assert_eq!(empty.collect::<Vec<_>>(), ["offices", "corrections", "grades"], "what no made-up report has");
}

#[test]
fn no_row_is_found_twice() {
    let ledger = ledger(0..30);
    for table in TABLES {
        let mut all = rows(&ledger, table);
        let count = all.len();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), count, "{}", table.name);
    }
}

#[test]
fn whoever_has_enough_may_stop() {
    let ledger = ledger(0..3);
    let mut seen = 0;
    let stopped = ledger.snapshot().expect("a moment").rows(&TABLES[0], |_| {
        seen += 1;
        ControlFlow::Break("enough")
    });
    assert_eq!((stopped.expect("a row"), seen), (ControlFlow::Break("enough"), 1));
}
