//! All that is known of a party.

use rusqlite::{Connection, Result, Row};

use super::claims::claims;
use super::dossier::on;
use super::filter::Filter;
use super::held::held;
use super::said::Fetch;
use crate::answers::{Holding, Listed, Naming, Office, Party, Profile, Speaking};

/// How many of those are named who speak for a party.
const NAMED: usize = 50;

/// The rows of parties that are the one of id `?1`.
const SAME: &str = "SELECT party FROM parties WHERE same_as = (SELECT same_as FROM parties WHERE id = ?1)";

/// The profile of a party, with what it holds on at most so many claims that fit `filter`.
pub(super) fn of(connection: &Connection, party: Party, filter: &Filter, most: usize) -> Result<Profile> {
    let mut fetch = Fetch::new(connection);
    let filter = Filter { party: Some(party.id.clone()), ..filter.clone() };
    Ok(Profile {
        names: names(connection, &party.id)?,
        offices: offices(&mut fetch, &party.id)?,
        acts_for: speaking(&mut fetch, &party.id, ["principal", "party"])?,
        spoken_for_by: speaking(&mut fetch, &party.id, ["party", "principal"])?,
        claims: holdings(&mut fetch, &party, &filter, most)?,
        party,
    })
}

/// What it holds, claim by claim.
fn holdings(fetch: &mut Fetch<'_>, party: &Party, filter: &Filter, most: usize) -> Result<Listed<Holding>> {
    let listed = claims(fetch.connection, filter, most)?;
    let mut items = Vec::new();
    for claim in listed.items {
        let said = on(fetch, claim.number, filter)?;
        items.push(Holding { claim, held: held(Some(party.clone()), said) });
    }
    Ok(Listed { items, more: listed.more, newest: None })
}

fn names(connection: &Connection, party: &str) -> Result<Vec<Naming>> {
    let sql = format!(
        "SELECT name, count(DISTINCT document) AS documents FROM party_names WHERE party IN ({SAME})
         GROUP BY name ORDER BY documents DESC, name"
    );
    let naming = |row: &Row<'_>| Ok(Naming { name: row.get(0)?, documents: row.get(1)? });
    connection.prepare_cached(&sql)?.query_map([party], naming)?.collect()
}

fn offices(fetch: &mut Fetch<'_>, party: &str) -> Result<Vec<Office>> {
    let sql = format!(
        "SELECT office, document, d.published FROM offices JOIN current_documents AS d USING (document) WHERE party IN ({SAME})
         ORDER BY d.published IS NULL, d.published, d.id, offices.start"
    );
    let mut statement = fetch.connection.prepare_cached(&sql)?;
    let mut rows = statement.query([party])?;
    let mut offices: Vec<(Office, i64)> = Vec::new();
    while let Some(row) = rows.next()? {
        count(fetch, &mut offices, (row.get(0)?, row.get(1)?, row.get(2)?))?;
    }
    Ok(offices.into_iter().map(|(office, _)| office).collect())
}

/// Counts that a document of a day calls an office so. Offices come in the order of documents, so each is counted once a document.
fn count(
    fetch: &mut Fetch<'_>,
    offices: &mut Vec<(Office, i64)>,
    (office, document, day): (String, i64, Option<String>),
) -> Result<()> {
    let known = offices.iter_mut().find(|(known, _)| known.office.to_lowercase() == office.to_lowercase());
    if let Some((known, last)) = known {
        known.documents += u32::from(*last != document);
        known.days[1] = day.or(known.days[1].take());
        *last = document;
    } else {
        let first = fetch.document(document)?;
        offices.push((Office { office, documents: 1, days: [day.clone(), day], document: first }, document));
    }
    Ok(())
}

/// Who is `other` where the party of this id is `own`: whom it speaks for, or who speaks for it.
fn speaking(fetch: &mut Fetch<'_>, party: &str, [other, own]: [&str; 2]) -> Result<Listed<Speaking>> {
    let sql = format!(
        "SELECT parties.same_as, count(DISTINCT document), min(d.published), max(d.published)
         FROM acts_for JOIN current_documents AS d USING (document) JOIN parties ON parties.party = acts_for.{other}
         WHERE acts_for.{own} IN ({SAME})
         GROUP BY parties.same_as ORDER BY count(DISTINCT document) DESC, min(parties.id) LIMIT {NAMED} + 1"
    );
    let mut statement = fetch.connection.prepare_cached(&sql)?;
    let mut rows = statement.query([party])?;
    let mut items = Vec::new();
    while let Some(row) = rows.next()? {
        let party = fetch.party(row.get(0)?)?;
        items.push(Speaking { party, documents: row.get(1)?, days: [row.get(2)?, row.get(3)?] });
    }
    Ok(Listed::foremost(items, NAMED))
}
