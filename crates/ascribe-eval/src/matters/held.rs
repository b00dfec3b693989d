//! What a ledger holds of some reports, read from its file by plain SQL, as anybody could read it.

use std::collections::BTreeMap;
use std::path::Path;

use ascribe_types::{Document, DocumentId, Position, Span};
use rusqlite::{Connection, OpenFlags, Row};

use crate::Error;
use crate::positions::Positions;

/// What a ledger holds of some reports. A report is known by its place among those that were asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// The statements, in the order in which they were recorded.
    pub statements: Vec<HeldStatement>,
    /// The claims, by their numbers.
    pub claims: BTreeMap<i64, HeldClaim>,
    /// The report that each is a copy of; itself, if it is none.
    pub originals: Vec<usize>,
}

/// A statement, and what the ledger makes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldStatement {
    /// The report in which it stands.
    pub report: usize,
    /// Its attribution, from the first to the last character of source, cue and content.
    pub extent: Span,
    /// The passage that says so.
    pub passage: Span,
    /// The words for the source.
    pub source: Option<Span>,
    /// What is stated.
    pub text: String,
    /// The number of its claim.
    pub claim: i64,
    /// Whether that claim is told in its words.
    pub tells: bool,
    /// Whether its text says that something is not so.
    pub negative: bool,
    /// What its source holds on the claim.
    pub position: Position,
    /// Who holds it: for whom the source speaks in the end.
    pub party: Option<String>,
}

/// What a ledger says of a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldClaim {
    /// What is claimed.
    pub text: String,
    /// How many independent origins it has.
    pub origins: u32,
}

const STATEMENTS: &str = "
SELECT documents.id, attributions.start, attributions.\"end\", propositions.start, propositions.\"end\", sources.start,
  sources.\"end\", propositions.text, propositions.claim, claims.teller = proposition, propositions.negative,
  propositions.position, same.id
FROM propositions
JOIN documents USING (document)
JOIN attributions USING (attribution)
JOIN claims USING (claim)
LEFT JOIN sources USING (attribution)
LEFT JOIN parties AS holder ON holder.party = propositions.principal
LEFT JOIN parties AS same ON same.party = holder.same_as
ORDER BY proposition";

const CLAIMS: &str = "SELECT claim, text, origins FROM claims";

const ORIGINALS: &str = "
SELECT documents.id, original.id FROM documents JOIN documents AS original ON original.document = documents.origin";

/// Reads what the ledger at `path` holds of these reports.
///
/// # Errors
///
/// If it is no ledger.
pub fn held(path: &Path, reports: &[(DocumentId, &Document)]) -> Result<Held, Error> {
    let read = || -> Result<Held, rusqlite::Error> {
        let ledger = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let reports = Reports::of(reports);
        let rows = all(&ledger, STATEMENTS, |row| statement(row, &reports))?;
        let claim = |row: &Row<'_>| Ok((row.get(0)?, HeldClaim { text: row.get(1)?, origins: row.get(2)? }));
        Ok(Held {
            statements: rows.into_iter().flatten().collect(),
            claims: all(&ledger, CLAIMS, claim)?.into_iter().collect(),
            originals: originals(&ledger, &reports)?,
        })
    };
    read().map_err(|cause| Error::malformed(path, cause.to_string()))
}

/// The reports that are asked for, by their ids in the ledger.
struct Reports(BTreeMap<String, (usize, Positions)>);

impl Reports {
    fn of(reports: &[(DocumentId, &Document)]) -> Self {
        let numbered = reports.iter().enumerate();
        Self(numbered.map(|(at, (id, document))| (id.to_string(), (at, Positions::of(&document.text)))).collect())
    }
}

fn all<T>(
    ledger: &Connection,
    sql: &str,
    read: impl Fn(&Row<'_>) -> Result<T, rusqlite::Error>,
) -> Result<Vec<T>, rusqlite::Error> {
    ledger.prepare(sql)?.query_map([], read)?.collect()
}

/// A row of [`STATEMENTS`], if it is of one of the reports.
fn statement(row: &Row<'_>, reports: &Reports) -> Result<Option<HeldStatement>, rusqlite::Error> {
    let Some((report, positions)) = reports.0.get(&row.get::<_, String>(0)?) else { return Ok(None) };
    let span = |at: usize| -> Result<Option<Span>, rusqlite::Error> {
        let ends: (Option<u32>, Option<u32>) = (row.get(at)?, row.get(at + 1)?);
        Ok(ends.0.zip(ends.1).and_then(|(start, end)| positions.span(start as usize, end as usize)))
    };
    let (Some(extent), Some(passage)) = (span(1)?, span(3)?) else { return Ok(None) };
    Ok(Some(HeldStatement {
        report: *report,
        extent: extent.cover(passage),
        passage,
        source: span(5)?,
        text: row.get(7)?,
        claim: row.get(8)?,
        tells: row.get(9)?,
        negative: row.get(10)?,
        position: Position::from_name(&row.get::<_, String>(11)?).unwrap_or(Position::Neither),
        party: row.get(12)?,
    }))
}

fn originals(ledger: &Connection, reports: &Reports) -> Result<Vec<usize>, rusqlite::Error> {
    let mut originals: Vec<usize> = (0..reports.0.len()).collect();
    let pair = |row: &Row<'_>| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?));
    for (copy, original) in all(ledger, ORIGINALS, pair)? {
        if let (Some((copy, _)), Some((original, _))) = (reports.0.get(&copy), reports.0.get(&original)) {
            originals[*copy] = *original;
        }
    }
    Ok(originals)
}
