//! Statements as rows, and back.

use std::collections::BTreeSet;
use std::sync::Arc;

use ascribe_types::{
    Act, AttributionId, Basis, Certainty, Date, DateRange, Modality, Part, PartyKey, Polarity, Span, Statement, Time,
    TimeKind, VECTOR_WIDTH, Vector,
};
use rusqlite::{Row, params};

use crate::Error;
use crate::recent::Recent;
use crate::record::Change;
use crate::rows::{Rows, day, days};

/// Statements that are kept at hand, so that those with which many are compared are read once; about 2 KB each, and up to twice as many.
const STATEMENTS: usize = 5_000;

/// Vectors that are kept at hand, up to twice as many: most comparisons end with them. 400 bytes each.
const VECTORS: usize = 200_000;

/// The statements and vectors that were looked at last, by their rows.
#[derive(Debug)]
pub(crate) struct Kept {
    statements: Recent<Arc<Statement>>,
    vectors: Recent<Arc<Vector>>,
}

impl Default for Kept {
    fn default() -> Self {
        Self { statements: Recent::new(STATEMENTS), vectors: Recent::new(VECTORS) }
    }
}

impl Kept {
    pub(crate) fn clear(&mut self) {
        self.statements.clear();
        self.vectors.clear();
    }
}

impl Change<'_> {
    /// Writes what is stated in a document.
    pub(crate) fn propositions(&mut self, rows: &mut Rows<'_>) -> Result<(), Error> {
        for statement in &rows.entry.statements {
            let row = self.proposition(statement, rows)?;
            self.prepare("INSERT INTO vectors VALUES (?, ?)")?.execute(params![row, bytes(&statement.vector)])?;
            let mut name =
                self.prepare("INSERT OR IGNORE INTO proposition_parties (proposition, party) VALUES (?, ?)")?;
            for party in statement.parties.iter().filter_map(|key| rows.party(Some(key))) {
                name.execute([row, party])?;
            }
            rows.propositions.push(row);
            self.touched.insert(row);
            self.statements.statements.insert(row, Arc::new(statement.clone()));
            self.statements.vectors.insert(row, Arc::new(statement.vector.clone()));
        }
        Ok(())
    }

    fn proposition(&self, statement: &Statement, rows: &Rows<'_>) -> Result<i64, Error> {
        let attribution = rows.attributions.get(&statement.attribution).ok_or(Error::damaged("statement"))?;
        let key = rows.source(statement.attribution);
        let (start, end) = rows.points.of(statement.passage);
        let id = format!("{}-{}.{}", rows.entry.id, statement.attribution.0, statement.part);
        let (first, last) = days(statement.time.as_ref().and_then(|time| time.range));
        let text = |part: &Option<Part>| part.as_ref().map(|part| part.text.clone());
        let head = |part: &Option<Part>| part.as_ref().map(|part| part.head.clone());
        let party = |part: &Option<Part>| rows.party(part.as_ref().and_then(|part| part.party.as_ref()));
        let mut insert = self.prepare(
            "INSERT INTO propositions (id, attribution, part, document, party, principal, start, \"end\", text, basis, act, polarity,
               certainty, negative, modality, actor, actor_head, actor_party, action, target, target_head, target_party,
               place, place_head, place_party, time, time_kind, time_first, time_last, words, claim, position)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 'neither')",
        )?;
        Ok(insert.insert(params![
            id,
            attribution,
            statement.part,
            rows.document,
            rows.party(key),
            rows.party(key.map(|key| rows.principal(key))),
            start,
            end,
            statement.text,
            basis(statement.basis),
            statement.act.name(),
            statement.polarity.name(),
            statement.certainty.name(),
            statement.negative,
            statement.modality.name(),
            text(&statement.actor),
            head(&statement.actor),
            party(&statement.actor),
            statement.action,
            text(&statement.target),
            head(&statement.target),
            party(&statement.target),
            text(&statement.place),
            head(&statement.place),
            party(&statement.place),
            statement.time.as_ref().and_then(|time| time.value.clone()),
            statement.time.as_ref().map(|time| time.kind.name()),
            first,
            last,
            statement.words.join(" "),
        ])?)
    }

    /// The statement of a row. Its positions, at which nobody looks who compares statements, are left at nought.
    pub(crate) fn statement(&mut self, row: i64) -> Result<Arc<Statement>, Error> {
        if let Some(kept) = self.statements.statements.get(row) {
            return Ok(Arc::clone(kept));
        }
        let mut statement = self.read(row)?;
        statement.parties =
            self.keys("SELECT id FROM proposition_parties JOIN parties USING (party) WHERE proposition = ?", row)?;
        let statement = Arc::new(statement);
        self.statements.statements.insert(row, Arc::clone(&statement));
        Ok(statement)
    }

    /// The vector of a row.
    pub(crate) fn vector(&mut self, row: i64) -> Result<Arc<Vector>, Error> {
        if let Some(kept) = self.statements.vectors.get(row) {
            return Ok(Arc::clone(kept));
        }
        let mut find = self.prepare("SELECT vector FROM vectors WHERE proposition = ?")?;
        let mut found = find.query([row])?;
        let vector = Arc::new(vector(found.next()?.ok_or(Error::damaged("vectors"))?, 0)?);
        self.statements.vectors.insert(row, Arc::clone(&vector));
        Ok(vector)
    }

    fn keys(&self, sql: &str, row: i64) -> Result<Vec<PartyKey>, Error> {
        let keys: BTreeSet<String> = self.column(sql, row)?;
        Ok(keys.into_iter().map(PartyKey).collect())
    }

    fn read(&self, row: i64) -> Result<Statement, Error> {
        let mut find = self.prepare(
            "SELECT number, part, propositions.text, basis, propositions.act, propositions.polarity, propositions.certainty, negative, modality,
               actor, actor_head, (SELECT id FROM parties WHERE party = actor_party), action,
               target, target_head, (SELECT id FROM parties WHERE party = target_party),
               place, place_head, (SELECT id FROM parties WHERE party = place_party),
               time, time_kind, time_first, time_last, words, published, vector
             FROM propositions JOIN vectors USING (proposition) JOIN attributions USING (attribution)
               JOIN documents ON documents.document = propositions.document
             WHERE proposition = ?",
        )?;
        let mut found = find.query([row])?;
        let found = found.next()?.ok_or(Error::damaged("propositions"))?;
        Ok(Statement {
            attribution: AttributionId(found.get(0)?),
            part: found.get(1)?,
            passage: NOWHERE,
            text: found.get(2)?,
            basis: named(found, 3, read_basis)?,
            act: named(found, 4, Act::from_name)?,
            polarity: named(found, 5, Polarity::from_name)?,
            certainty: named(found, 6, Certainty::from_name)?,
            negative: found.get(7)?,
            modality: named(found, 8, Modality::from_name)?,
            actor: part(found, 9)?,
            action: found.get(12)?,
            target: part(found, 13)?,
            place: part(found, 16)?,
            time: time(found, 19)?,
            words: found.get::<_, String>(23)?.split_whitespace().map(str::to_owned).collect(),
            parties: Vec::new(),
            answers: Vec::new(),
            published: date(found, 24)?,
            vector: vector(found, 25)?,
        })
    }
}

impl Rows<'_> {
    /// The party that is the source of an attribution.
    fn source(&self, attribution: AttributionId) -> Option<&PartyKey> {
        let at =
            self.entry.report.attributions.binary_search_by_key(&attribution, |attribution| attribution.id).ok()?;
        self.entry.parties.of_sources.get(at)?.as_ref()
    }
}

const NOWHERE: Span = Span { start: 0, end: 0 };

fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Content => "content",
        Basis::Answered(_) => "answered",
        Basis::Restated => "restated",
    }
}

/// Which attribution was answered is kept with the answers, and makes no difference to a comparison.
fn read_basis(name: &str) -> Option<Basis> {
    match name {
        "content" => Some(Basis::Content),
        "answered" => Some(Basis::Answered(AttributionId(0))),
        "restated" => Some(Basis::Restated),
        _ => None,
    }
}

fn named<T>(row: &Row<'_>, column: usize, of: fn(&str) -> Option<T>) -> Result<T, Error> {
    let name = row.get_ref(column)?.as_str().map_err(|_| Error::damaged("propositions"))?;
    of(name).ok_or(Error::damaged("propositions"))
}

fn part(row: &Row<'_>, column: usize) -> Result<Option<Part>, Error> {
    let Some(text) = row.get(column)? else { return Ok(None) };
    let head: Option<String> = row.get(column + 1)?;
    let party: Option<String> = row.get(column + 2)?;
    Ok(Some(Part { text, head: head.unwrap_or_default(), party: party.map(PartyKey) }))
}

fn time(row: &Row<'_>, column: usize) -> Result<Option<Time>, Error> {
    let Some(kind) = row.get::<_, Option<String>>(column + 1)? else { return Ok(None) };
    let kind = TimeKind::from_name(&kind).ok_or(Error::damaged("propositions.time_kind"))?;
    let (first, last) = (date(row, column + 2)?, date(row, column + 3)?);
    let range = (first.is_some() || last.is_some()).then_some(DateRange { first, last });
    Ok(Some(Time { span: NOWHERE, kind, value: row.get(column)?, range }))
}

fn date(row: &Row<'_>, column: usize) -> Result<Option<Date>, Error> {
    let Some(text) = row.get::<_, Option<String>>(column)? else { return Ok(None) };
    read_day(&text).map(Some).ok_or(Error::damaged("day"))
}

/// The day that was written so by [`day`].
fn read_day(text: &str) -> Option<Date> {
    let mut parts = text.rsplitn(3, '-');
    let (date, month, year) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let read = Date { year, month, day: date };
    (day(read) == text).then_some(read)
}

fn vector(row: &Row<'_>, column: usize) -> Result<Vector, Error> {
    let bytes = row.get_ref(column)?.as_blob().map_err(|_| Error::damaged("vectors"))?;
    let bytes: &[u8; VECTOR_WIDTH] = bytes.try_into().map_err(|_| Error::damaged("vectors"))?;
    Ok(Vector(Box::new(bytes.map(|byte| byte as i8))))
}

fn bytes(vector: &Vector) -> [u8; VECTOR_WIDTH] {
    vector.0.map(|element| element as u8)
}
