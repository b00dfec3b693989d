//! Corrections as they are kept, and as they are shown.

use rusqlite::{Connection, OptionalExtension, Row};

use super::{Correction, Kind, Verb};
use crate::Error;
use crate::answers::{Corrected, Object};

/// A correction as it is kept.
pub(super) struct Kept {
    pub(super) number: i64,
    pub(super) made: String,
    pub(super) undone: Option<String>,
    pub(super) correction: Correction,
}

/// All corrections, in order.
pub(super) fn rows(connection: &Connection) -> Result<Vec<Kept>, Error> {
    let mut all = connection.prepare_cached(
        "SELECT correction, made, verb, kind, objects, value, note, undone FROM corrections ORDER BY correction",
    )?;
    let mut rows = all.query([])?;
    let mut kept = Vec::new();
    while let Some(row) = rows.next()? {
        kept.push(one(row)?);
    }
    Ok(kept)
}

fn one(row: &Row<'_>) -> Result<Kept, Error> {
    let damaged = || Error::damaged("corrections");
    let (verb, kind, objects): (String, String, String) = (row.get(2)?, row.get(3)?, row.get(4)?);
    let correction = Correction {
        verb: Verb::from_name(&verb).ok_or_else(damaged)?,
        kind: Kind::from_name(&kind).ok_or_else(damaged)?,
        objects: serde_json::from_str(&objects).map_err(|_| damaged())?,
        value: row.get(5)?,
        note: row.get(6)?,
    };
    Ok(Kept { number: row.get(0)?, made: row.get(1)?, undone: row.get(7)?, correction })
}

/// All corrections with what they are about, in order.
pub(super) fn all(connection: &Connection) -> Result<Vec<Corrected>, Error> {
    rows(connection)?.into_iter().map(|kept| shown(connection, kept)).collect()
}

fn shown(connection: &Connection, kept: Kept) -> Result<Corrected, Error> {
    let Kept { number, made, undone, correction } = kept;
    let Correction { verb, kind, objects, value, note } = correction;
    let objects = objects.into_iter().map(|id| object(connection, kind, id)).collect::<Result<_, _>>()?;
    Ok(Corrected { number, made, verb, kind, objects, value, note, undone })
}

/// What an id stands for, as far as the ledger has it.
fn object(connection: &Connection, kind: Kind, id: String) -> Result<Object, Error> {
    let sql = match kind {
        Kind::Claim | Kind::Proposition | Kind::Passage => {
            "SELECT text, CASE WHEN rejected THEN NULL ELSE claim END FROM propositions WHERE id = ?"
        }
        Kind::Party => "SELECT name, NULL FROM parties WHERE id = ?",
        Kind::Document => "SELECT coalesce(title, substr(text, 1, 60)), NULL FROM documents WHERE id = ?",
        Kind::Attribution => {
            "SELECT (SELECT group_concat(text, ' … ') FROM (
               SELECT text FROM contents WHERE contents.attribution = attributions.attribution ORDER BY piece)), NULL
             FROM attributions WHERE id = ?"
        }
        Kind::Publisher => "SELECT name, NULL FROM publishers WHERE id = ?",
    };
    let mut find = connection.prepare_cached(sql)?;
    let found = find.query_row([&id], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    let (text, claim) = found.unwrap_or_default();
    Ok(Object { id, text, claim })
}
