//! From whom propositions come, in small ledgers.

use rusqlite::params;

use super::Sheets;
use crate::record::Change;
use crate::{Error, Ledger};

/// A report with one proposition on the claim.
struct Report<'a> {
    publisher: &'a str,
    published: Option<&'a str>,
    source: &'a str,
    /// Whom it cites for the proposition, and for all of it.
    cites: [Option<&'a str>; 2],
}

/// A report that has it from nobody.
fn report<'a>(publisher: &'a str, published: &'a str, source: &'a str) -> Report<'a> {
    Report { publisher, published: Some(published), source, cites: [None; 2] }
}

impl<'a> Report<'a> {
    fn citing(self, name: &'a str) -> Self {
        Self { cites: [Some(name), self.cites[1]], ..self }
    }

    fn of(self, name: &'a str) -> Self {
        Self { cites: [self.cites[0], Some(name)], ..self }
    }

    fn undated(self) -> Self {
        Self { published: None, ..self }
    }

    fn write(&self, change: &Change<'_>, number: i64) -> Result<(), Error> {
        let write =
            |sql: &str, values: &[&dyn rusqlite::ToSql]| change.prepare(sql)?.execute(values).map_err(Error::from);
        let publisher = publisher(change, self.publisher)?;
        write(
            "INSERT INTO documents (document, id, publisher, published, text) VALUES (?, ?, ?, ?, '')",
            params![number, format!("{number:016x}"), publisher, self.published],
        )?;
        write(
            "INSERT INTO attributions (attribution, id, document, number, start, \"end\", form, act, polarity, certainty)
             VALUES (?1, ?2, ?1, 1, 0, 0, 'indirect', 'says', 'affirms', 'certain')",
            params![number, format!("{number:016x}-1")],
        )?;
        write(
            "INSERT INTO sources (attribution, text, start, \"end\", name) VALUES (?, ?2, 0, 0, ?2)",
            params![number, self.source],
        )?;
        write(
            "INSERT INTO propositions (proposition, id, attribution, part, document, start, \"end\", text, basis, act, polarity, certainty,
               negative, modality, words, claim, position)
             VALUES (?1, ?2, ?1, 0, ?1, 0, 0, ?3, 'content', 'says', 'affirms', 'certain', 0, 'actual', '', 1, 'affirms')",
            params![number, format!("{number:016x}-1.0"), format!("what {} said", self.source)],
        )?;
        for (name, attribution) in self.cites.iter().zip([Some(number), None]) {
            let Some(name) = name else { continue };
            write(
                "INSERT INTO citations (document, attribution, publisher, name, start, \"end\") VALUES (?, ?, ?, ?, 0, 0)",
                params![number, attribution, self::publisher(change, name)?, name],
            )?;
        }
        Ok(())
    }
}

fn publisher(change: &Change<'_>, name: &str) -> Result<i64, Error> {
    let id = name.trim_start_matches("The ").to_lowercase();
    change.prepare("INSERT OR IGNORE INTO publishers (id, name) VALUES (?, ?)")?.execute([&id, name])?;
    Ok(change.prepare("SELECT publisher FROM publishers WHERE id = ?")?.query_row([id], |row| row.get(0))?)
}

/// From whom each proposition comes, as "3 copied" or "The Courier cited", and how many origins there are; `copies` are pairs of the reports, counted from 1.
fn check(reports: &[Report<'_>], copies: &[[i64; 2]], expected: &[&str], count: usize) {
    let mut ledger = Ledger::open(":memory:").unwrap();
    let found = ledger.change(|change| {
        for (number, report) in (1..).zip(reports) {
            report.write(change, number)?;
        }
        change.prepare("INSERT INTO claims (claim, id, founder, teller, text) VALUES (1, '', 1, 1, '')")?.execute([])?;
        for pair in copies {
            change.prepare("INSERT INTO copies VALUES (?, ?, 1.0)")?.execute(*pair)?;
        }
        change.independent(1, &mut Sheets::default())
    });
    assert_eq!(found.unwrap(), count);
    let mut origins = ledger
        .connection
        .prepare(
            "SELECT coalesce(origins.document, name) || ' ' || because FROM origins LEFT JOIN publishers USING (publisher)
             ORDER BY proposition",
        )
        .unwrap();
    let origins: Vec<String> = origins.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap();
    assert_eq!(origins, expected);
}

#[test]
fn reports_that_have_it_from_nobody_are_origins() {
    check(
        &[report("The Courier", "2012-03-01", "Al"), report("The Post", "2012-03-02", "Bo")],
        &[],
        &["1 own", "2 own"],
        2,
    );
}

#[test]
fn two_that_cite_the_same_have_one_origin() {
    let cite = |publisher| report(publisher, "2012-03-05", "Al").citing("Courier");
    check(&[cite("The Post"), cite("The Star")], &[], &["Courier cited", "Courier cited"], 1);
    let there = report("The Courier", "2012-03-04", "Al");
    check(&[there, cite("The Post"), cite("The Star")], &[], &["1 own", "1 cited", "1 cited"], 1);
}

#[test]
fn who_is_cited_is_not_later_and_not_much_earlier() {
    let cites = || report("The Post", "2012-03-05", "Al").citing("Courier");
    check(&[report("The Courier", "2012-03-09", "Al"), cites()], &[], &["1 own", "The Courier cited"], 1);
    check(&[report("The Courier", "2010-01-01", "Al"), cites()], &[], &["1 own", "The Courier cited"], 1);
    check(&[report("The Courier", "2012-03-01", "Al").undated(), cites()], &[], &["1 own", "The Courier cited"], 1);
}

#[test]
fn copies_come_from_the_first() {
    let [first, second, third] = ["2012-03-02", "2012-03-01", "2012-03-03"].map(|day| report("The Post", day, "Al"));
    check(&[first, second, third], &[[1, 2], [1, 3]], &["2 copied", "2 own", "2 copied"], 1);
}

#[test]
fn what_a_copy_adds_is_its_own() {
    check(
        &[report("Wire", "2012-03-01", "Al"), report("The Post", "2012-03-02", "Bo")],
        &[[1, 2]],
        &["1 own", "2 own"],
        2,
    );
}

#[test]
fn a_digest_of_two_reports_does_not_make_the_one_a_copy_of_the_other() {
    let sheets =
        [report("A", "2012-03-01", "Al"), report("B", "2012-03-02", "Al"), report("Digest", "2012-03-03", "Al")];
    check(&sheets, &[[1, 3], [2, 3]], &["1 own", "2 own", "1 copied"], 2);
}

#[test]
fn an_agency_that_is_named_at_the_top_comes_first() {
    let copy = || report("The Post", "2012-03-01", "Al").of("Wire");
    check(&[copy()], &[], &["Wire cited"], 1);
    check(&[copy(), report("Wire", "2012-03-01", "Al")], &[[1, 2]], &["2 copied", "2 own"], 1);
    let twice = report("The Star", "2012-03-02", "Al");
    check(&[copy(), twice], &[[1, 2]], &["Wire cited", "Wire cited"], 1);
}

#[test]
fn ways_are_gone_to_their_end() {
    let sheets = [
        report("The Courier", "2012-03-01", "Al"),
        report("Wire", "2012-03-02", "Al").citing("The Courier"),
        report("The Post", "2012-03-03", "Al").citing("Wire"),
    ];
    check(&sheets, &[], &["1 own", "1 cited", "1 cited"], 1);
}

#[test]
fn reports_that_have_it_from_each_other_are_a_circle() {
    let sheets = [
        report("The Courier", "2012-03-01", "Al").citing("The Post"),
        report("The Post", "2012-03-01", "Al").citing("The Courier"),
    ];
    check(&sheets, &[], &["1 circular", "1 circular"], 1);
    let [early, late] = [("The Courier", "2012-03-01", "The Post"), ("The Post", "2012-03-06", "The Courier")]
        .map(|(publisher, day, cited)| report(publisher, day, "Al").citing(cited));
    check(&[early, late], &[], &["The Post cited", "The Post circular"], 1);
}
