//! A ledger is a function of the documents in it, each of them whole.

use ascribe_types::{AttributionId, DocumentId, Entry};
use proptest::prelude::*;

use crate::made::World;
use crate::{Appearance, Error, Ledger};

/// A ledger of its own in memory.
fn ledger() -> Ledger {
    Ledger::open(":memory:").unwrap()
}

fn at(path: &str, entry: &Entry) -> Appearance {
    Appearance { path: path.to_owned(), record: 0, size: 1, modified: None, hash: entry.id.to_string() }
}

fn dump(ledger: &Ledger) -> String {
    let mut out = Vec::new();
    ledger.dump(&mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn number(ledger: &Ledger, sql: &str) -> i64 {
    ledger.connection.query_row(sql, [], |row| row.get(0)).unwrap()
}

/// A ledger of these reports of a small world, recorded in this order, so many at once.
fn recorded(order: &[u64], at_once: usize) -> Ledger {
    let mut ledger = ledger();
    for batch in order.chunks(at_once) {
        let found: Vec<(Entry, Appearance)> = batch
            .iter()
            .map(|report| World { reports: 40 }.entry(*report))
            .map(|entry| (entry.clone(), at(&entry.id.to_string(), &entry)))
            .collect();
        ledger
            .change(|change| {
                found.iter().try_for_each(|(entry, appearance)| change.record(entry, appearance).map(drop))
            })
            .unwrap();
    }
    ledger
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn the_order_makes_no_difference(order in Just((0..24).collect::<Vec<u64>>()).prop_shuffle(), at_once in 1_usize..9) {
        let expected = dump(&recorded(&(0..24).collect::<Vec<u64>>(), 1));
        let found = dump(&recorded(&order, at_once));
        let differs = expected.lines().zip(found.lines()).find(|(one, other)| one != other);
        prop_assert_eq!(differs, None);
        prop_assert_eq!(expected.len(), found.len());
    }
}

#[test]
fn keys_that_many_share_are_bounded() {
    let ledger = recorded(&(0..24).collect::<Vec<u64>>(), 5);
    let most = number(&ledger, "SELECT max(n) FROM (SELECT count(*) AS n FROM proposition_keys GROUP BY key)");
    assert!(most > 10, "the test is to come to where it matters: {most}");
    assert!(number(&ledger, "SELECT max(propositions) FROM claims") > 3);
}

#[test]
fn nothing_in_it_points_nowhere() {
    let ledger = recorded(&(0..24).collect::<Vec<u64>>(), 5);
    assert_eq!(number(&ledger, "SELECT count(*) FROM pragma_foreign_key_check"), 0);
    assert_eq!(number(&ledger, "SELECT count(*) FROM propositions WHERE claim NOT IN (SELECT claim FROM claims)"), 0);
    let found = number(&ledger, "SELECT count(*) FROM passages_text WHERE passages_text MATCH 'front'");
    assert_eq!(found, 24);
}

#[test]
fn what_is_there_is_not_recorded_again() {
    let mut ledger = recorded(&[0, 1], 1);
    let before = dump(&ledger);
    let entry = World { reports: 40 }.entry(1);
    let again = ledger.record(&entry, &at(&entry.id.to_string(), &entry)).unwrap();
    assert_eq!((again.document, again.new), (entry.id, false));
    assert_eq!(dump(&ledger), before);
}

#[test]
fn a_document_that_appears_nowhere_any_more_does_not_count() {
    let mut ledger = ledger();
    let (old, new) = (World { reports: 1 }.entry(0), World { reports: 1 }.entry(1));
    let statements = |ledger: &Ledger| number(ledger, "SELECT sum(propositions) FROM claims");
    let current = |ledger: &Ledger, entry: &Entry| {
        number(ledger, &format!("SELECT current FROM documents WHERE id = '{}'", entry.id)) == 1
    };
    ledger.record(&old, &at("a.txt", &old)).unwrap();
    ledger.record(&new, &at("a.txt", &new)).unwrap();
    assert!(!current(&ledger, &old) && current(&ledger, &new));
    assert_eq!(statements(&ledger), new.statements.len() as i64);
    ledger.record(&old, &at("b.txt", &old)).unwrap();
    assert!(current(&ledger, &old));
    assert_eq!(statements(&ledger), (old.statements.len() + new.statements.len()) as i64);
}

#[test]
fn what_cannot_be_recorded_leaves_nothing() {
    let mut ledger = recorded(&[0], 1);
    let before = dump(&ledger);
    let (good, mut bad) = (World { reports: 40 }.entry(1), World { reports: 40 }.entry(2));
    bad.statements.last_mut().unwrap().attribution = AttributionId(9999);
    let tried = ledger.change(|change| {
        change.record(&good, &at("good.txt", &good))?;
        change.record(&bad, &at("bad.txt", &bad))
    });
    assert!(tried.is_err());
    assert_eq!(dump(&ledger), before);
    ledger.record(&good, &at("good.txt", &good)).unwrap();
}

#[test]
fn positions_count_code_points() {
    let mut ledger = ledger();
    let mut entry = World { reports: 1 }.entry(0);
    let shift = "“é” 👍 ".len() as u32;
    entry.report.document.text.insert_str(0, "“é” 👍 ");
    entry.report.analysis.tokens.iter_mut().for_each(|token| {
        token.span.start += shift;
        token.span.end += shift;
    });
    entry.statements.iter_mut().for_each(|statement| {
        statement.passage.start += shift;
        statement.passage.end += shift;
    });
    entry.report.attributions.clear();
    entry.statements.clear();
    entry.citations.clear();
    entry.parties.all.iter_mut().for_each(|party| party.acts_for = None);
    entry.id = DocumentId(1);
    ledger.record(&entry, &at("a.txt", &entry)).unwrap();
    let wrong = "SELECT count(*) FROM passages JOIN documents USING (document)
                 WHERE substr(documents.text, start + 1, \"end\" - start) <> passages.text";
    assert_eq!(number(&ledger, wrong), 0);
    assert_eq!(number(&ledger, "SELECT min(start) FROM passages"), 6);
}

#[test]
fn failures_and_files_of_records_are_noted() -> Result<(), Error> {
    let mut ledger = ledger();
    let entry = World { reports: 1 }.entry(0);
    let file = Appearance { modified: Some(2), ..at("a.jsonl", &entry) };
    for record in 1..=3 {
        let modified = Some(if record == 3 { 1 } else { 2 });
        ledger.record(&entry, &Appearance { record, modified, ..file.clone() })?;
    }
    ledger.record(&entry, &Appearance { path: "a.jsonl/b.txt".to_owned(), modified: Some(1), ..file.clone() })?;
    let beside = Appearance { path: "a.jsonl-too".to_owned(), modified: Some(1), ..file.clone() };
    ledger.record(&entry, &beside)?;
    assert_eq!(ledger.appearance("a.jsonl", 0)?, None, "until it is finished, nobody can say that all of it is there");
    ledger.change(|change| change.finish(&file))?;
    assert_eq!(number(&ledger, "SELECT count(*) FROM appearances"), 4, "two records, one file beside it, and itself");
    let (found, outcome) = ledger.appearance("a.jsonl", 0)?.unwrap();
    assert_eq!((found, outcome), (file.clone(), crate::Outcome::Records));
    ledger.change(|change| change.fail(&at("b.txt", &entry), "empty: no bytes"))?;
    let (_, outcome) = ledger.appearance("b.txt", 0)?.unwrap();
    assert_eq!(outcome, crate::Outcome::Failure("empty: no bytes".to_owned()));
    ledger.change(|change| change.finish(&Appearance { modified: Some(3), ..file.clone() }))?;
    ledger.change(|change| change.fail(&beside, "empty: no bytes"))?;
    assert_eq!(number(&ledger, "SELECT count(*) FROM documents WHERE current"), 0);
    Ok(())
}
