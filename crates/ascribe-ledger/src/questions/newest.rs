//! Which sentences are weighed where very many have the words that are searched for: the newest.
//!
//! To weigh a sentence costs some forty times what it costs to find it, so that a word of every report would keep people waiting.

use rusqlite::{Connection, Result, params_from_iter};

use super::filter::{Conditions, Filter};

/// How many sentences may have the words that all of them are weighed; few in tests, so that they come to where it matters.
const MANY: usize = if cfg!(test) { 8 } else { 20_000 };

/// How many are weighed where more have them, those of the last report all with it.
pub(super) const NEWEST: usize = if cfg!(test) { 4 } else { 5_000 };

/// The newest sentences that have the words of a query and whose documents fit `filter`, where there are so many that not all are weighed.
pub(super) fn newest(connection: &Connection, query: &str, filter: &Filter) -> Result<Option<Vec<i64>>> {
    let having = having(connection, query)?;
    if having.len() <= MANY {
        return Ok(None);
    }
    let mut conditions = Conditions::default();
    filter.on_documents(&mut conditions);
    // The sentences of a document stand side by side. Those of the documents without a day come last.
    let sql = format!(
        "SELECT (SELECT passage FROM passages AS p WHERE p.document = d.document ORDER BY number LIMIT 1),
                (SELECT passage FROM passages AS p WHERE p.document = d.document ORDER BY number DESC LIMIT 1)
         FROM current_documents AS d WHERE {} ORDER BY d.published DESC, d.id",
        conditions.sql()
    );
    let mut documents = connection.prepare_cached(&sql)?;
    let mut documents = documents.query(params_from_iter(conditions.values))?;
    let mut found = Vec::new();
    while let Some(document) = documents.next()? {
        if found.len() >= NEWEST {
            return Ok(Some(found));
        }
        if let (Some(first), Some(last)) = (document.get(0)?, document.get(1)?) {
            found.extend(between(&having, first, last));
        }
    }
    Ok(None)
}

/// The sentences that have the words of a query, in order.
fn having(connection: &Connection, query: &str) -> Result<Vec<i64>> {
    let mut find =
        connection.prepare_cached("SELECT rowid FROM passages_text WHERE passages_text MATCH ? ORDER BY rowid")?;
    find.query_map([query], |row| row.get(0))?.collect()
}

/// Those of `rows`, which stand in order, from the first to the last of these.
fn between(rows: &[i64], first: i64, last: i64) -> &[i64] {
    let start = rows.partition_point(|row| *row < first);
    let length = rows[start..].partition_point(|row| *row <= last);
    &rows[start..start + length]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(first: i64, last: i64, expected: &[i64]) {
        assert_eq!(between(&[2, 3, 5, 9], first, last), expected);
    }

    #[test]
    fn rows_are_cut_out() {
        check(2, 5, &[2, 3, 5]);
        check(4, 8, &[5]);
        check(6, 8, &[]);
        check(10, 12, &[]);
    }
}
