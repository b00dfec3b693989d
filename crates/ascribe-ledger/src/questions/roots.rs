//! What reports rest on: their copies, whom they cite, and the origins that come of it.

use rusqlite::{Connection, OptionalExtension, Result, Row};

use super::documents::passage;
use super::said::Fetch;
use crate::answers::{Cited, Copy, Document, Origin, Root};

/// The citations of attributions, or of what they are within, or of their whole documents; the outermost first. `picked` are the attributions.
fn citations(picked: &str) -> String {
    format!(
        r#"WITH RECURSIVE levels (attribution, document, depth) AS (
             SELECT attribution, document, 0 FROM attributions WHERE attribution IN ({picked})
             UNION
             SELECT a.within, a.document, depth + 1 FROM levels JOIN attributions AS a USING (attribution)
             WHERE a.within IS NOT NULL AND depth < 100
           )
           SELECT c.citation, c.document, c.cited, c.name, c.first, c.last, c.start, c."end", publishers.name AS publisher,
             substr(d.text, c.start + 1, c."end" - c.start) AS evidence, max(levels.depth) AS depth
           FROM levels -- CROSS, so that SQLite does not go through all citations instead
           CROSS JOIN citations AS c ON c.document = levels.document AND (c.attribution = levels.attribution OR c.attribution IS NULL)
           JOIN current_documents AS d ON d.document = c.document
           JOIN publishers ON publishers.publisher = c.publisher
           WHERE c.attribution IS NULL OR NOT (SELECT rejected FROM attributions WHERE attribution = c.attribution)
           GROUP BY c.citation
           ORDER BY d.published IS NULL, d.published, d.id, c.attribution IS NOT NULL, depth DESC, c.start"#
    )
}

/// Which reports are named as where something on a claim is from.
pub(super) fn cited(fetch: &mut Fetch<'_>, claim: i64) -> Result<Vec<Cited>> {
    cited_by(fetch, "SELECT attribution FROM current_propositions WHERE claim = ?1", [claim])
        .map(|found| found.into_iter().map(|(_, cited)| cited).collect())
}

/// The same for the attributions that `picked` picks, with the row of the report that is cited, if the ledger has it.
pub(super) fn cited_by(
    fetch: &mut Fetch<'_>,
    picked: &str,
    of: impl rusqlite::Params,
) -> Result<Vec<(Option<i64>, Cited)>> {
    let mut statement = fetch.connection.prepare_cached(&citations(picked))?;
    let mut rows = statement.query(of)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push((row.get("cited")?, one_cited(fetch, row)?));
    }
    Ok(found)
}

fn one_cited(fetch: &mut Fetch<'_>, row: &Row<'_>) -> Result<Cited> {
    let cited: Option<i64> = row.get("cited")?;
    Ok(Cited {
        document: fetch.document(row.get("document")?)?,
        evidence: passage(row, ["evidence", "start", "end"])?.ok_or(rusqlite::Error::QueryReturnedNoRows)?,
        publisher: row.get("publisher")?,
        name: row.get("name")?,
        days: [row.get("first")?, row.get("last")?],
        cited: cited.map(|cited| fetch.document(cited)).transpose()?,
    })
}

/// Which reports that speak of a claim are copies.
pub(super) fn copies(fetch: &mut Fetch<'_>, claim: i64) -> Result<Vec<Copy>> {
    let mut statement = fetch.connection.prepare_cached(
        "SELECT DISTINCT d.document, d.origin FROM current_propositions AS p JOIN current_documents AS d USING (document)
         WHERE p.claim = ?1 AND d.origin <> d.document
         ORDER BY d.published IS NULL, d.published, d.id",
    )?;
    let mut rows = statement.query([claim])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(copy(fetch, row.get(0)?, row.get(1)?)?);
    }
    Ok(found)
}

/// That one document is a copy of another.
pub(super) fn copy(fetch: &mut Fetch<'_>, document: i64, of: i64) -> Result<Copy> {
    Ok(Copy {
        document: fetch.document(document)?,
        of: fetch.document(of)?,
        share: share(fetch.connection, document, of)?,
    })
}

fn share(connection: &Connection, document: i64, of: i64) -> Result<Option<f64>> {
    connection
        .prepare_cached("SELECT share FROM copies WHERE one = min(?1, ?2) AND other = max(?1, ?2)")?
        .query_row([document, of], |row| row.get(0))
        .optional()
}

/// The origins of a claim with the reports that rest on each, those of most reports first.
pub(super) fn origins(fetch: &mut Fetch<'_>, claim: i64) -> Result<Vec<Origin>> {
    let mut statement = fetch.connection.prepare_cached(
        "SELECT DISTINCT o.document AS root, publishers.name AS publisher, p.document
         FROM current_propositions AS p JOIN origins AS o USING (proposition) JOIN current_documents AS d ON d.document = p.document
         LEFT JOIN publishers ON publishers.publisher = o.publisher
         WHERE p.claim = ?1
         ORDER BY d.published IS NULL, d.published, d.id, o.document IS NULL, publishers.id",
    )?;
    let mut rows = statement.query([claim])?;
    let mut found: Vec<Origin> = Vec::new();
    while let Some(row) = rows.next()? {
        let Some(root) = root(fetch, row)? else { continue };
        let document = fetch.document(row.get("document")?)?;
        add(&mut found, root, document);
    }
    found.sort_by_key(|origin| std::cmp::Reverse(origin.documents.len()));
    Ok(found)
}

fn add(origins: &mut Vec<Origin>, root: Root, document: Document) {
    match origins.iter_mut().find(|origin| origin.root == root) {
        Some(origin) => origin.documents.push(document),
        None => origins.push(Origin { root, documents: vec![document] }),
    }
}

/// The root in the columns "root" and "publisher".
pub(super) fn root(fetch: &mut Fetch<'_>, row: &Row<'_>) -> Result<Option<Root>> {
    if let Some(document) = row.get::<_, Option<i64>>("root")? {
        return Ok(Some(Root::Document(fetch.document(document)?)));
    }
    Ok(row.get::<_, Option<String>>("publisher")?.map(Root::Publisher))
}
