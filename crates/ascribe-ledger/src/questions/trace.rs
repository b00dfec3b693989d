//! The way from a report back to the first word of what it says.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, Result};

use super::documents::column;
use super::ids::Thing;
use super::said::Fetch;
use super::{claims, roots};
use crate::answers::{Cited, Path, Root, Said, Step, Trace};

/// The ways back from all that is stated in `thing`.
pub(super) fn of(connection: &Connection, thing: Thing) -> Result<Trace> {
    let mut fetch = Fetch::new(connection);
    let (condition, number) = match thing {
        Thing::Claim(number) => ("p.claim = ?1", number),
        Thing::Document(number) => ("p.document = ?1", number),
        Thing::Attribution(number) => ("p.attribution = ?1", number),
        Thing::Proposition(number) => ("p.proposition = ?1", number),
    };
    let said = fetch.said(condition, [number])?;
    let paths: Vec<Path> = said.into_iter().map(|said| path(&mut fetch, said)).collect::<Result<_>>()?;
    let (claim, origins) = match thing {
        Thing::Claim(number) => (Some(claims::of_number(connection, number)?), roots::origins(&mut fetch, number)?),
        _ => (None, Vec::new()),
    };
    Ok(Trace { claim, paths, origins })
}

/// The way back from one statement.
fn path(fetch: &mut Fetch<'_>, said: Said) -> Result<Path> {
    let mut steps = Vec::new();
    let mut at = Place::of(fetch.connection, &said)?;
    let mut seen = BTreeSet::from([at.document]);
    while let Some(next) = step(fetch, &at, said.claim, &mut steps)?
        && seen.insert(next)
    {
        at = Place { document: next, attributions: on(fetch.connection, next, said.claim)? };
    }
    let (root, because) = root(fetch, &said)?;
    Ok(Path { said, steps, root, because })
}

/// A document, and the attributions of it whose way back is looked for.
struct Place {
    document: i64,
    attributions: Vec<i64>,
}

impl Place {
    /// Where something was said.
    fn of(connection: &Connection, said: &Said) -> Result<Self> {
        let mut statement =
            connection.prepare_cached("SELECT document, attribution FROM propositions WHERE id = ?1")?;
        statement.query_row([&said.id], |row| Ok(Self { document: row.get(0)?, attributions: vec![row.get(1)?] }))
    }
}

/// The attributions of a document that speak of a claim.
fn on(connection: &Connection, document: i64, claim: i64) -> Result<Vec<i64>> {
    let sql = "SELECT attribution FROM current_propositions WHERE document = ?1 AND claim = ?2 ORDER BY attribution";
    column(connection.prepare_cached(sql)?, [document, claim])
}

/// Takes a step back from a place, and tells the document that it leads to, if the ledger has that.
fn step(fetch: &mut Fetch<'_>, at: &Place, claim: i64, steps: &mut Vec<Step>) -> Result<Option<i64>> {
    let _ = claim;
    let sql = "SELECT origin FROM documents WHERE document = ?1 AND origin <> document";
    let origin: Option<i64> =
        fetch.connection.prepare_cached(sql)?.query_row([at.document], |row| row.get(0)).optional()?;
    if let Some(origin) = origin {
        steps.push(Step::Copy(roots::copy(fetch, at.document, origin)?));
        return Ok(Some(origin));
    }
    let cited = cited_from(fetch, at)?;
    let next = cited.iter().rev().find_map(|(row, _)| *row);
    steps.extend(cited.into_iter().map(|(_, cited)| Step::Cited(cited)));
    Ok(next)
}

/// Whom the attributions of a place have it from, the outermost first, each once.
fn cited_from(fetch: &mut Fetch<'_>, at: &Place) -> Result<Vec<(Option<i64>, Cited)>> {
    let mut all: Vec<(Option<i64>, Cited)> = Vec::new();
    for attribution in &at.attributions {
        for found in roots::cited_by(fetch, "SELECT ?1", [attribution])? {
            if !all.contains(&found) {
                all.push(found);
            }
        }
    }
    Ok(all)
}

/// Where the way from a statement ends, and by which last step.
fn root(fetch: &mut Fetch<'_>, said: &Said) -> Result<(Option<Root>, Option<String>)> {
    let mut statement = fetch.connection.prepare_cached(
        "SELECT o.document AS root, publishers.name AS publisher, because
         FROM origins AS o JOIN propositions AS p USING (proposition) LEFT JOIN publishers ON publishers.publisher = o.publisher
         WHERE p.id = ?1",
    )?;
    let mut rows = statement.query([&said.id])?;
    match rows.next()? {
        Some(row) => Ok((roots::root(fetch, row)?, row.get("because")?)),
        None => Ok((None, None)),
    }
}
