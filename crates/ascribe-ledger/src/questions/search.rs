//! Full-text search by sentence.

use std::collections::BTreeMap;

use ascribe_types::{Act, Certainty, Polarity};
use rusqlite::types::Value;
use rusqlite::{Connection, Result, Row, params_from_iter};
use serde_json::json;

use super::documents::column;
use super::filter::{Conditions, Filter};
use super::newest::{NEWEST, newest};
use super::said::{Fetch, named};
use super::words;
use crate::answers::{Attributed, Hit, Listed, Passage};

/// What stands before and after a word that was searched for: characters that no text has, since Unicode keeps them for such use.
const MARKS: [char; 2] = ['\u{FDD0}', '\u{FDD1}'];

/// The sentences that have all the words of `filter` and fit the rest of it, the best first. Where there are very many, the best of the newest; but not where
/// more are asked for than these, nor where it matters who says so, since the few that fit may be older.
pub(super) fn sentences(connection: &Connection, filter: &Filter, most: usize) -> Result<Listed<Hit>> {
    let Some(query) = filter.words.as_deref().and_then(words::query) else {
        return Ok(Listed::foremost(Vec::new(), most));
    };
    let all = most >= NEWEST || !filter.on_attributions().is_empty();
    let newest = if all { None } else { newest(connection, &query, filter)? };
    let best = best(connection, &query, filter, newest.as_deref(), most)?;
    let hits = hits(connection, &query, &best)?;
    Ok(Listed { newest: newest.map(|newest| newest.len()), ..Listed::foremost(hits, most) })
}

/// The best sentences and one more, of those among the newest where these are given.
fn best(
    connection: &Connection,
    query: &str,
    filter: &Filter,
    newest: Option<&[i64]>,
    most: usize,
) -> Result<Vec<i64>> {
    let mut conditions = conditions(filter);
    if let Some(newest) = newest {
        // With the plus sign SQLite goes through the sentences that match once, and not anew for each of these.
        let these = "+passages_text.rowid IN (SELECT value FROM json_each(?))";
        conditions.and(these, [Value::Text(json!(newest).to_string())]);
    }
    let sql = matching(&conditions, most);
    let values = [Value::Text(query.to_owned())].into_iter().chain(conditions.values);
    column(connection.prepare_cached(&sql)?, params_from_iter(values))
}

/// The conditions on a sentence: on its document, and on who says so.
fn conditions(filter: &Filter) -> Conditions {
    let said = filter.on_attributions();
    let mut all = Conditions::default();
    filter.on_documents(&mut all);
    if !said.is_empty() {
        let by_whom = format!(
            "EXISTS (SELECT 1 FROM current_attributions AS a JOIN contents AS c USING (attribution)
             WHERE a.document = passages.document AND c.start < passages.\"end\" AND c.\"end\" > passages.start AND {})",
            said.sql()
        );
        all.and(&by_whom, said.values);
    }
    all
}

/// Sentences that match; the best by BM25, and of equals the earliest.
fn matching(conditions: &Conditions, most: usize) -> String {
    let limit = most.saturating_add(1).min(i64::MAX as usize);
    // bm25() is asked for what is left alone; the column rank would be of all.
    format!(
        "SELECT passages.passage
         FROM passages_text JOIN passages ON passages.passage = passages_text.rowid
         JOIN current_documents AS d ON d.document = passages.document
         WHERE passages_text MATCH ? AND {}
         ORDER BY bm25(passages_text), d.published IS NULL, d.published, d.id, passages.number LIMIT {limit}",
        conditions.sql()
    )
}

/// The sentences of these rows, in their order. Only of them the text is fetched and marked.
fn hits(connection: &Connection, query: &str, best: &[i64]) -> Result<Vec<Hit>> {
    let [open, close] = MARKS;
    // Sentences are looked for one by one, but for those with words that may go on: with the plus sign all that match are gone through once.
    let once = if words::has_beginnings(query) { "+" } else { "" };
    let sql = format!(
        "SELECT passages.passage, passages.document, passages.text, passages.start, passages.\"end\",
           highlight(passages_text, 0, '{open}', '{close}') AS marked
         FROM passages_text JOIN passages ON passages.passage = passages_text.rowid
         WHERE passages_text MATCH ? AND {once}passages_text.rowid IN (SELECT value FROM json_each(?))"
    );
    let mut fetch = Fetch::new(connection);
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query((query, json!(best).to_string()))?;
    let mut found: BTreeMap<i64, Hit> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        found.insert(row.get("passage")?, hit(&mut fetch, row)?);
    }
    Ok(best.iter().filter_map(|passage| found.remove(passage)).collect())
}

fn hit(fetch: &mut Fetch<'_>, row: &Row<'_>) -> Result<Hit> {
    let number: i64 = row.get("document")?;
    let passage = Passage { text: row.get("text")?, start: row.get("start")?, end: row.get("end")? };
    let marked: String = row.get("marked")?;
    Ok(Hit {
        document: fetch.document(number)?,
        marks: marks(&passage, &marked),
        attributions: attributions(fetch, number, &passage)?,
        passage,
    })
}

/// The marked words of a passage. None are told of a text that has such marks itself.
fn marks(passage: &Passage, marked: &str) -> Vec<Passage> {
    if passage.text.contains(MARKS) {
        return Vec::new();
    }
    let length = |text: &str| u32::try_from(text.chars().count()).expect("a document has fewer characters");
    let mut found = Vec::new();
    let mut at = passage.start;
    for part in marked.split(MARKS[0]) {
        let Some((word, rest)) = part.split_once(MARKS[1]) else {
            at += length(part);
            continue;
        };
        let end = at + length(word);
        found.push(Passage { text: word.to_owned(), start: at, end });
        at = end + length(rest);
    }
    found
}

/// The attributions of a document in whose content some of a passage stands, the outermost first.
fn attributions(fetch: &mut Fetch<'_>, document: i64, passage: &Passage) -> Result<Vec<Attributed>> {
    let mut statement = fetch.connection.prepare_cached(
        "SELECT a.attribution, a.id, a.act, a.polarity, a.certainty, s.party
         FROM current_attributions AS a LEFT JOIN sources AS s USING (attribution)
         WHERE a.document = ?1 AND a.attribution IN (
           SELECT c.attribution FROM contents AS c JOIN attributions USING (attribution)
           WHERE attributions.document = ?1 AND c.start < ?3 AND c.\"end\" > ?2)
         ORDER BY a.number",
    )?;
    let mut rows = statement.query((document, passage.start, passage.end))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(attributed(fetch, row)?);
    }
    Ok(found)
}

fn attributed(fetch: &mut Fetch<'_>, row: &Row<'_>) -> Result<Attributed> {
    let attribution: i64 = row.get("attribution")?;
    let claims = "SELECT DISTINCT claim FROM current_propositions WHERE attribution = ?1 ORDER BY part";
    Ok(Attributed {
        id: row.get("id")?,
        party: row.get::<_, Option<i64>>("party")?.map(|party| fetch.party(party)).transpose()?,
        chain: fetch.chain(attribution)?,
        act: named(row, "act", Act::from_name)?,
        polarity: named(row, "polarity", Polarity::from_name)?,
        certainty: named(row, "certainty", Certainty::from_name)?,
        claims: column(fetch.connection.prepare_cached(claims)?, [attribution])?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, marked: &str, expected: &[(&str, u32, u32)]) {
        let passage = Passage { text: text.to_owned(), start: 10, end: 99 };
        let found = marks(&passage, marked);
        let found: Vec<_> = found.iter().map(|mark| (mark.text.as_str(), mark.start, mark.end)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn marks_are_told_by_where_they_stand() {
        check("é dam, Dam", "é \u{FDD0}dam\u{FDD1}, \u{FDD0}Dam\u{FDD1}", &[("dam", 12, 15), ("Dam", 17, 20)]);
        check("dam", "dam", &[]);
        check("\u{FDD0}dam", "\u{FDD0}\u{FDD0}dam\u{FDD1}", &[]);
    }
}
