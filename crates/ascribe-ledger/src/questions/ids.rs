//! What a number, an id or the beginning of an id stands for.
//!
//! Numbers are those of claims in this ledger. Ids are the same in every ledger: 16 hexadecimal digits for a document, with "-3" after them
//! for its third attribution and ".0" for the first part of what that states. Any beginning that fits one alone will do, as in git.

use rusqlite::{Connection, OptionalExtension, Result};

use crate::answers::Found;

/// How many are named where several fit.
const NAMED: usize = 20;

/// What an id stands for: its row number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Thing {
    Claim(i64),
    Document(i64),
    Attribution(i64),
    Proposition(i64),
}

/// The number of the claim that `id` is, was, or holds the proposition of.
pub(crate) fn claim(connection: &Connection, id: &str) -> Result<Found<i64, String>> {
    if let Some(claim) = numbered(connection, id)? {
        return Ok(Found::One(claim));
    }
    match beginning(connection, "current_claims", "claim", id)? {
        Found::Nothing => beginning(connection, "current_propositions", "claim", id),
        found => Ok(found),
    }
}

/// What `id` stands for.
pub(crate) fn thing(connection: &Connection, id: &str) -> Result<Found<Thing, String>> {
    if let Some(claim) = numbered(connection, id)? {
        return Ok(Found::One(Thing::Claim(claim)));
    }
    let found = |table, value, thing: fn(i64) -> Thing| {
        Ok(match beginning(connection, table, value, id)? {
            Found::One(row) => Found::One(thing(row)),
            Found::Several(ids) => Found::Several(ids),
            Found::Nothing => Found::Nothing,
        })
    };
    if id.contains('.') {
        found("current_propositions", "proposition", Thing::Proposition)
    } else if id.contains('-') {
        found("current_attributions", "attribution", Thing::Attribution)
    } else {
        found("current_documents", "document", Thing::Document)
    }
}

/// The number that somebody wrote, with or without "#".
fn number(id: &str) -> Option<i64> {
    let digits = id.strip_prefix('#').unwrap_or(id);
    if digits.len() < 16 { digits.parse().ok() } else { None }
}

/// The claim that has the number `id`, or had it before it became part of another.
fn numbered(connection: &Connection, id: &str) -> Result<Option<i64>> {
    let Some(number) = number(id) else { return Ok(None) };
    let mut statement = connection.prepare_cached(
        "SELECT claim FROM current_claims WHERE claim = ?1
         UNION ALL
         SELECT p.claim FROM former_claims JOIN current_propositions AS p ON p.proposition = former_claims.founder
         WHERE former_claims.claim = ?1",
    )?;
    statement.query_row([number], |row| row.get(0)).optional()
}

/// What `value` is in the one row of `table` whose id is `id`, or else begins with it.
fn beginning(connection: &Connection, table: &str, value: &str, id: &str) -> Result<Found<i64, String>> {
    let id = id.to_ascii_lowercase();
    if id.is_empty() || !id.bytes().all(|byte| byte.is_ascii_hexdigit() || matches!(byte, b'-' | b'.')) {
        return Ok(Found::Nothing);
    }
    // No id has a "~", and it comes after all that ids have.
    let sql =
        format!("SELECT {value}, id FROM {table} WHERE id >= ?1 AND id < ?1 || '~' ORDER BY id LIMIT {}", NAMED + 1);
    let mut rows = connection.prepare_cached(&sql)?;
    let mut found: Vec<(i64, String)> =
        rows.query_map([&id], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_>>()?;
    if let Some(exact) = found.iter().find(|(_, known)| *known == id) {
        return Ok(Found::One(exact.0));
    }
    found.truncate(NAMED);
    let same = found.windows(2).all(|pair| pair[0].0 == pair[1].0);
    Ok(match found.first() {
        None => Found::Nothing,
        Some(first) if same => Found::One(first.0),
        Some(_) => Found::Several(found.into_iter().map(|(_, known)| known).collect()),
    })
}
