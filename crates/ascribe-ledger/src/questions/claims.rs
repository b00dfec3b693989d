//! Which claims there are, the most contested first.

use ascribe_types::Position;
use rusqlite::{Connection, Result, Row, params_from_iter};

use super::filter::{Conditions, Filter, LISTED, ONE_BY_ONE};
use super::said::{Fetch, named};
use super::words;
use crate::answers::{Claim, Contested, Listed, Party};

/// The columns of a claim `c` and of the proposition `t` that tells it.
const CLAIM: &str =
    "c.claim, c.id, c.text, t.negative, c.documents, c.publishers, c.origins, c.affirming, c.denying, c.first, c.last
    FROM current_claims AS c JOIN propositions AS t ON t.proposition = c.teller";

/// The most contested first: by the parties on the weaker side, then by reports, then by the span of time. The index claims_by_contest has them in just this
/// order.
const ORDER: &str = "min(c.affirming, c.denying) DESC, c.documents DESC,
    coalesce(julianday(c.last) - julianday(c.first), 0) DESC, c.first IS NULL, c.first, c.id";

/// Statements, as filters ask for them.
pub(super) const STATEMENTS: &str =
    "current_propositions AS p JOIN current_attributions AS a ON a.attribution = p.attribution
    JOIN current_documents AS d ON d.document = p.document";

/// Up to how many statements that fit a filter the claims are found from them. Where there are more, the claims are gone through from the most
/// contested on until enough have such a statement: that is soon.
const FEW: i64 = 2_000;

/// From how many statements on that have the words of a filter it is quicker to look at the words of each statement, claim by claim, than to list all that have them.
const MANY: i64 = 50_000;

/// The claims on which something fits `filter`, at most so many.
pub(super) fn contested(connection: &Connection, filter: &Filter, most: usize) -> Result<Listed<Contested>> {
    let mut fetch = Fetch::new(connection);
    let listed = claims(connection, filter, most)?;
    let items = listed.items.into_iter().map(|claim| sides(&mut fetch, claim)).collect::<Result<_>>()?;
    Ok(Listed { items, more: listed.more, newest: None })
}

/// The claims alone.
pub(super) fn claims(connection: &Connection, filter: &Filter, most: usize) -> Result<Listed<Claim>> {
    let query = filter.words.as_deref().and_then(words::query);
    let having = query.as_deref().map_or(Ok(0), |query| having(connection, query))?;
    let many = having > MANY && filter.has_only_words() && !query.as_deref().is_some_and(words::has_beginnings);
    let conditions = filter.on_propositions_by(if many { ONE_BY_ONE } else { LISTED });
    let few = match &filter.words {
        Some(_) if having <= FEW => true,
        Some(_) if filter.has_only_words() => false,
        _ => !conditions.is_empty() && are_few(connection, &conditions)?,
    };
    that_fit(connection, &conditions, few, most)
}

/// The claims on which statements meet the conditions, found by the one or the other way.
pub(super) fn that_fit(
    connection: &Connection,
    conditions: &Conditions,
    few: bool,
    most: usize,
) -> Result<Listed<Claim>> {
    // Not EXISTS: SQLite may make a join of that, and no longer go through the claims in their order.
    let which = match (conditions.is_empty(), few) {
        (true, _) => "TRUE".to_owned(),
        (false, true) => format!("c.claim IN (SELECT p.claim FROM {STATEMENTS} WHERE {})", conditions.sql()),
        (false, false) => {
            format!("(SELECT 1 FROM {STATEMENTS} WHERE p.claim = c.claim AND {} LIMIT 1) IS NOT NULL", conditions.sql())
        }
    };
    let limit = most.saturating_add(1).min(i64::MAX as usize);
    let sql = format!("SELECT {CLAIM} WHERE {which} ORDER BY {ORDER} LIMIT {limit}");
    let mut statement = connection.prepare_cached(&sql)?;
    let items: Vec<Claim> = statement.query_map(params_from_iter(&conditions.values), claim)?.collect::<Result<_>>()?;
    Ok(Listed::foremost(items, most))
}

/// How many statements have the words of a query; more than [`MANY`] are not counted.
fn having(connection: &Connection, query: &str) -> Result<i64> {
    let sql = format!(
        "SELECT count(*) FROM (SELECT 1 FROM propositions_text WHERE propositions_text MATCH ? LIMIT {MANY} + 1)"
    );
    connection.prepare_cached(&sql)?.query_row([query], |row| row.get(0))
}

/// Whether the statements that fit are no more than [`FEW`].
fn are_few(connection: &Connection, conditions: &Conditions) -> Result<bool> {
    let sql = format!("SELECT count(*) FROM (SELECT 1 FROM {STATEMENTS} WHERE {} LIMIT {FEW} + 1)", conditions.sql());
    let mut statement = connection.prepare_cached(&sql)?;
    let count: i64 = statement.query_row(params_from_iter(&conditions.values), |row| row.get(0))?;
    Ok(count <= FEW)
}

/// The claim of this number.
pub(super) fn of_number(connection: &Connection, number: i64) -> Result<Claim> {
    connection.prepare_cached(&format!("SELECT {CLAIM} WHERE c.claim = ?1"))?.query_row([number], claim)
}

pub(super) fn claim(row: &Row<'_>) -> Result<Claim> {
    Ok(Claim {
        number: row.get("claim")?,
        id: row.get("id")?,
        text: row.get("text")?,
        negative: row.get("negative")?,
        documents: row.get("documents")?,
        publishers: row.get("publishers")?,
        origins: row.get("origins")?,
        affirming: row.get("affirming")?,
        denying: row.get("denying")?,
        first: row.get("first")?,
        last: row.get("last")?,
    })
}

/// Who stands where on a claim, each party once a side.
fn sides(fetch: &mut Fetch<'_>, claim: Claim) -> Result<Contested> {
    let mut statement = fetch.connection.prepare_cached(
        "SELECT p.position, p.principal AS holder
         FROM current_propositions AS p JOIN current_documents AS d USING (document)
         WHERE p.claim = ?1 AND p.position <> 'neither' AND p.principal IS NOT NULL
         ORDER BY d.published IS NULL, d.published, d.id, p.start",
    )?;
    let [mut affirm, mut deny, mut doubt] = [const { Vec::new() }; 3];
    let mut rows = statement.query([claim.number])?;
    while let Some(row) = rows.next()? {
        let side = match named(row, "position", Position::from_name)? {
            Position::Affirms => &mut affirm,
            Position::Denies => &mut deny,
            Position::Doubts => &mut doubt,
            Position::Neither => continue,
        };
        add(side, fetch.party(row.get("holder")?)?);
    }
    Ok(Contested { claim, affirm, deny, doubt })
}

fn add(side: &mut Vec<Party>, party: Party) {
    if !side.contains(&party) {
        side.push(party);
    }
}
