//! All that was said on a claim, and what it rests on.

use rusqlite::types::Value;
use rusqlite::{Connection, Result, params_from_iter};

use super::claims::{self, STATEMENTS};
use super::filter::Filter;
use super::held::by_party;
use super::roots;
use super::said::Fetch;
use crate::answers::{Dossier, Said};

/// The dossier of the claim of this number. What was said is only what fits `filter`; the claim, its origins, and what is cited and copied are told in any case.
pub(super) fn of(connection: &Connection, number: i64, filter: &Filter) -> Result<Dossier> {
    let mut fetch = Fetch::new(connection);
    let claim = claims::of_number(connection, number)?;
    let said = on(&mut fetch, number, filter)?;
    let founder = fetch.said("p.id = ?1", [&claim.id])?.pop().ok_or(rusqlite::Error::QueryReturnedNoRows)?;
    Ok(Dossier {
        parties: by_party(said),
        origins: roots::origins(&mut fetch, number)?,
        cited: roots::cited(&mut fetch, number)?,
        copies: roots::copies(&mut fetch, number)?,
        claim,
        founder,
    })
}

/// What was said on a claim that fits `filter`.
pub(super) fn on(fetch: &mut Fetch<'_>, claim: i64, filter: &Filter) -> Result<Vec<Said>> {
    let mut conditions = filter.on_propositions();
    conditions.and("p.claim = ?", [Value::Integer(claim)]);
    let picked = format!("p.proposition IN (SELECT p.proposition FROM {STATEMENTS} WHERE {})", conditions.sql());
    fetch.said(&picked, params_from_iter(&conditions.values))
}
