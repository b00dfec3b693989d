//! What was said: propositions, with who said them and where.

use std::collections::HashMap;

use ascribe_types::{Act, Certainty, Position};
use rusqlite::types::Type;
use rusqlite::{Connection, Params, Result, Row};

use super::documents::{self, passage};
use crate::answers::{Document, Party, Said};

/// Whether what counts is fetched, or all that was ever read.
#[derive(Clone, Copy)]
enum Rows {
    Current,
    All,
}

/// Propositions `p` that a condition picks, in the order of time, with what their attributions tell.
fn select(rows: Rows, condition: &str) -> String {
    let current = match rows {
        Rows::Current => "current_",
        Rows::All => "",
    };
    format!(
        r#"SELECT p.id, p.claim, p.document, p.start, p."end", p.text, p.basis, p.negative, p.position, p.certainty,
             a.attribution, p.act, a.cue, a.cue_start, a.cue_end,
             p.party, p.principal, s.text AS source, s.start AS source_start, s."end" AS source_end,
             substr(d.text, p.start + 1, p."end" - p.start) AS words,
             substr(d.text, p.first + 1, p.last - p.first) AS sentences, p.first, p.last,
             (SELECT grade FROM grades WHERE kind = 'passage' AND object = p.id) AS grade
           FROM (
             SELECT p.*,
               (SELECT min(start) FROM passages WHERE document = p.document AND start < p."end" AND "end" > p.start) AS first,
               (SELECT max("end") FROM passages WHERE document = p.document AND start < p."end" AND "end" > p.start) AS last
             FROM {current}propositions AS p WHERE {condition}
           ) AS p
           JOIN {current}attributions AS a ON a.attribution = p.attribution
           JOIN {current}documents AS d ON d.document = p.document
           LEFT JOIN sources AS s ON s.attribution = p.attribution
           ORDER BY d.published IS NULL, d.published, d.id, a.number, p.part"#
    )
}

/// The sources that an attribution came through, from the outermost in, but for the document's publisher.
const CHAIN: &str = "
    WITH RECURSIVE levels (attribution, depth) AS (
      SELECT ?1, 0
      UNION ALL
      SELECT a.within, depth + 1 FROM levels JOIN attributions AS a USING (attribution)
      WHERE a.within IS NOT NULL AND depth < 100
    )
    SELECT s.name FROM levels JOIN sources AS s USING (attribution) JOIN attributions AS a USING (attribution)
    JOIN documents AS d USING (document) LEFT JOIN publishers USING (publisher)
    WHERE (depth = 0 OR NOT a.rejected) AND (publishers.party IS NULL OR s.party IS NULL OR s.party <> publishers.party)
    ORDER BY depth DESC";

/// Fetches what was said, and each document and party of it once.
pub(super) struct Fetch<'c> {
    pub(super) connection: &'c Connection,
    documents: HashMap<i64, Document>,
    parties: HashMap<i64, Party>,
}

impl<'c> Fetch<'c> {
    pub(super) fn new(connection: &'c Connection) -> Self {
        Self { connection, documents: HashMap::new(), parties: HashMap::new() }
    }

    /// What the propositions `p` say that `condition` picks, the earliest first, and those without a day last.
    pub(super) fn said(&mut self, condition: &str, of: impl Params) -> Result<Vec<Said>> {
        self.rows(Rows::Current, condition, of)
    }

    /// The same of all that was read, also of what no longer counts.
    pub(super) fn ever_said(&mut self, condition: &str, of: impl Params) -> Result<Vec<Said>> {
        self.rows(Rows::All, condition, of)
    }

    fn rows(&mut self, rows: Rows, condition: &str, of: impl Params) -> Result<Vec<Said>> {
        let mut statement = self.connection.prepare_cached(&select(rows, condition))?;
        let mut rows = statement.query(of)?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            all.push(self.one(row)?);
        }
        Ok(all)
    }

    fn one(&mut self, row: &Row<'_>) -> Result<Said> {
        let party = row.get::<_, Option<i64>>("party")?.map(|party| self.party(party)).transpose()?;
        let principal = row.get::<_, Option<i64>>("principal")?.map(|party| self.party(party)).transpose()?;
        Ok(Said {
            id: row.get("id")?,
            claim: row.get("claim")?,
            document: self.document(row.get("document")?)?,
            chain: self.chain(row.get("attribution")?)?,
            principal: principal.filter(|principal| Some(principal) != party.as_ref()),
            party,
            source: passage(row, ["source", "source_start", "source_end"])?,
            cue: passage(row, ["cue", "cue_start", "cue_end"])?,
            words: needed(passage(row, ["words", "start", "end"])?, "passage")?,
            sentences: match passage(row, ["sentences", "first", "last"])? {
                Some(sentences) => sentences,
                None => needed(passage(row, ["words", "start", "end"])?, "passage")?,
            },
            text: row.get("text")?,
            basis: row.get("basis")?,
            negative: row.get("negative")?,
            act: named(row, "act", Act::from_name)?,
            certainty: named(row, "certainty", Certainty::from_name)?,
            position: named(row, "position", Position::from_name)?,
            grade: row.get("grade")?,
        })
    }

    /// The document of this row number.
    pub(super) fn document(&mut self, number: i64) -> Result<Document> {
        if let Some(known) = self.documents.get(&number) {
            return Ok(known.clone());
        }
        let document = documents::of_row(self.connection, number)?;
        self.documents.insert(number, document.clone());
        Ok(document)
    }

    /// The party of this row number, or the one that it is.
    pub(super) fn party(&mut self, number: i64) -> Result<Party> {
        if let Some(known) = self.parties.get(&number) {
            return Ok(known.clone());
        }
        let party = documents::party(self.connection, number)?;
        self.parties.insert(number, party.clone());
        Ok(party)
    }

    /// The sources that an attribution came through.
    pub(super) fn chain(&self, attribution: i64) -> Result<Vec<String>> {
        documents::column(self.connection.prepare_cached(CHAIN)?, [attribution])
    }
}

/// What a column names; a name that is none of the set is an error, as is a number in a column of texts.
pub(super) fn named<T>(row: &Row<'_>, column: &str, from_name: fn(&str) -> Option<T>) -> Result<T> {
    let name: String = row.get(column)?;
    needed(from_name(&name), column)
}

/// What no row of a ledger leaves out.
fn needed<T>(value: Option<T>, column: &str) -> Result<T> {
    value.ok_or_else(|| rusqlite::Error::InvalidColumnType(0, column.to_owned(), Type::Text))
}
