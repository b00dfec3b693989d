//! Which party is meant by a name, a part of one, or an id.

use rusqlite::{Connection, OptionalExtension, Result};

use super::{documents, words};
use crate::answers::{Found, Party};

/// How many parties are named where several fit.
const NAMED: i64 = 20;

/// Parties that are called `?1`, those of most documents first. An article makes no other name.
const CALLED: &str = "
    SELECT parties.same_as, count(*) AS documents FROM party_names JOIN parties USING (party)
    WHERE party_names.name IN (?1 COLLATE NOCASE, 'the ' || ?1, substr(?1, 1 + 4 * (?1 LIKE 'the %')))
    GROUP BY same_as ORDER BY documents DESC, min(parties.id) LIMIT ?2";

/// Parties of which a name matches `?1`, the same way. Of very many names some are looked at.
const PARTLY_CALLED: &str = "
    SELECT parties.same_as, count(*) AS documents
    FROM (SELECT party, name FROM parties_text WHERE parties_text MATCH ?1 LIMIT 1000) AS matching
    JOIN party_names USING (party, name) JOIN parties USING (party)
    GROUP BY same_as ORDER BY documents DESC, min(parties.id) LIMIT ?2";

/// The party that `name` means: the one of that id, else the one that is called so, else the one that has it as a part of a name; of these one
/// with a name goes before those whom documents only describe.
pub(crate) fn meant(connection: &Connection, name: &str) -> Result<Found<Party>> {
    let name = name.trim();
    if let Some(party) = of_id(connection, name)? {
        return documents::party(connection, party).map(Found::One);
    }
    let exact = fitting(connection, CALLED, name)?;
    let Some(query) = words::query(name).filter(|_| exact.is_empty()) else { return Ok(found(exact)) };
    let partly = fitting(connection, PARTLY_CALLED, &query)?;
    let named: Vec<&Party> = partly.iter().filter(|party| party.kind != "unnamed").collect();
    Ok(match named[..] {
        [only] => Found::One(only.clone()),
        _ => found(partly),
    })
}

fn found(mut parties: Vec<Party>) -> Found<Party> {
    match parties.len() {
        0 => Found::Nothing,
        1 => Found::One(parties.remove(0)),
        _ => Found::Several(parties),
    }
}

fn of_id(connection: &Connection, id: &str) -> Result<Option<i64>> {
    connection.prepare_cached("SELECT party FROM parties WHERE id = ?1")?.query_row([id], |row| row.get(0)).optional()
}

fn fitting(connection: &Connection, sql: &str, name: &str) -> Result<Vec<Party>> {
    let numbers: Vec<i64> = documents::column(connection.prepare_cached(sql)?, (name, NAMED))?;
    numbers.into_iter().map(|party| documents::party(connection, party)).collect()
}
