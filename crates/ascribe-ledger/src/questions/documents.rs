//! Documents, parties and passages, as rows have them.

use rusqlite::{CachedStatement, Connection, Result, Row};

use crate::answers::{Document, Party, Passage};

/// The columns of a document and its publisher.
const COLUMNS: &str =
    "d.id AS document_id, d.title, d.author, d.published, d.published_by, d.address, publishers.name AS publisher,
    (SELECT path FROM appearances WHERE appearances.document = d.document ORDER BY appearance LIMIT 1) AS path,
    (SELECT grade FROM grades WHERE kind = 'publisher' AND object = publishers.id) AS publisher_grade";

/// The document of this row number.
pub(super) fn of_row(connection: &Connection, number: i64) -> Result<Document> {
    let sql =
        format!("SELECT {COLUMNS} FROM documents AS d LEFT JOIN publishers USING (publisher) WHERE d.document = ?1");
    connection.prepare_cached(&sql)?.query_row([number], document)
}

fn document(row: &Row<'_>) -> Result<Document> {
    Ok(Document {
        id: row.get("document_id")?,
        publisher: row.get("publisher")?,
        title: row.get("title")?,
        author: row.get("author")?,
        published: row.get("published")?,
        published_by: row.get("published_by")?,
        address: row.get("address")?,
        path: row.get("path")?,
        grade: row.get("publisher_grade")?,
    })
}

/// The party of this row number, or the one that it is.
pub(super) fn party(connection: &Connection, number: i64) -> Result<Party> {
    let mut of_row = connection.prepare_cached(
        "SELECT id, kind, name, country FROM parties
         WHERE party = (SELECT same_as FROM parties WHERE party = ?1)",
    )?;
    of_row.query_row([number], |row| {
        Ok(Party { id: row.get(0)?, kind: row.get(1)?, name: row.get(2)?, country: row.get(3)? })
    })
}

/// The passage in these columns of a row: its text, start and end.
pub(super) fn passage(row: &Row<'_>, [text, start, end]: [&str; 3]) -> Result<Option<Passage>> {
    let Some(text) = row.get(text)? else { return Ok(None) };
    Ok(Some(Passage { text, start: row.get(start)?, end: row.get(end)? }))
}

/// The first column of all rows.
pub(super) fn column<T: rusqlite::types::FromSql>(
    mut statement: CachedStatement<'_>,
    of: impl rusqlite::Params,
) -> Result<Vec<T>> {
    statement.query_map(of, |row| row.get(0))?.collect()
}
