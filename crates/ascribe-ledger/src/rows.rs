//! The rows of a document: itself, its sentences, who said what.

use std::collections::BTreeMap;

use ascribe_types::{
    Attribution, AttributionId, CodePoints, Date, DateRange, Entry, Naming, PartyKey, Source, SourceKind, Span, Stated,
    Teller,
};
use rusqlite::params;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::Error;
use crate::record::Change;

/// Where the rows of a document are.
pub(crate) struct Rows<'a> {
    pub(crate) entry: &'a Entry,
    pub(crate) document: i64,
    pub(crate) points: CodePoints<'a>,
    /// The passages, each with the byte at which it begins.
    passages: Vec<(u32, i64)>,
    pub(crate) parties: BTreeMap<&'a PartyKey, i64>,
    pub(crate) attributions: BTreeMap<AttributionId, i64>,
    /// As many as statements.
    pub(crate) propositions: Vec<i64>,
}

impl Rows<'_> {
    pub(crate) fn text(&self) -> &str {
        &self.entry.report.document.text
    }

    pub(crate) fn party(&self, key: Option<&PartyKey>) -> Option<i64> {
        key.and_then(|key| self.parties.get(key).copied())
    }

    /// The passage in which a byte stands: the last that begins at it or before.
    fn passage(&self, byte: u32) -> Option<i64> {
        let after = self.passages.partition_point(|(start, _)| *start <= byte);
        self.passages[..after].last().map(|(_, passage)| *passage)
    }
}

impl Change<'_> {
    /// Writes all that was read in a document.
    pub(crate) fn rows<'a>(&mut self, entry: &'a Entry) -> Result<Rows<'a>, Error> {
        let document = self.document(entry)?;
        let mut rows = Rows {
            entry,
            document,
            points: CodePoints::new(&entry.report.document.text),
            passages: Vec::new(),
            parties: BTreeMap::new(),
            attributions: BTreeMap::new(),
            propositions: Vec::new(),
        };
        self.passages(&mut rows)?;
        self.parties(&mut rows)?;
        self.attributions(&mut rows)?;
        self.propositions(&mut rows)?;
        self.citations(&rows)?;
        self.fingerprint(&rows)?;
        Ok(rows)
    }

    fn document(&mut self, entry: &Entry) -> Result<i64, Error> {
        let document = &entry.report.document;
        let publisher = document.publisher.as_deref().map(|name| self.publisher(name)).transpose()?;
        let mut insert = self.prepare(
            "INSERT INTO documents (id, publisher, title, author, published, published_by, address, language, hashes, text)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )?;
        let (published, published_by) = (entry.published.map(day), document.published_by.map(Teller::name));
        Ok(insert.insert(params![
            entry.id.to_string(),
            publisher,
            document.title,
            document.author,
            published,
            published_by,
            document.address,
            document.language,
            entry.fingerprint.len() as i64,
            document.text
        ])?)
    }

    /// The publisher of a document. It is called as most of its documents call it; of equals, the last in the order of letters, in which
    /// capitals come before small ones.
    fn publisher(&self, name: &str) -> Result<i64, Error> {
        let publisher = self.cited(name)?;
        self.prepare(
            "INSERT INTO publisher_names VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET documents = documents + 1",
        )?
        .execute(params![publisher, name])?;
        self.prepare(
            "UPDATE publishers SET name = (SELECT name FROM publisher_names WHERE publisher = ?1
               ORDER BY documents DESC, name DESC LIMIT 1) WHERE publisher = ?1",
        )?
        .execute([publisher])?;
        Ok(publisher)
    }

    /// The publisher of this name, who may have none of the ledger's documents.
    fn cited(&self, name: &str) -> Result<i64, Error> {
        let id = plain(name);
        let mut insert = self.prepare(
            "INSERT INTO publishers (id, name, party)
             VALUES (?1, ?2, (SELECT party FROM parties WHERE id = 'outlet:' || ?1)) ON CONFLICT DO NOTHING",
        )?;
        insert.execute([&id, name])?;
        let mut find = self.prepare("SELECT publisher FROM publishers WHERE id = ?")?;
        Ok(find.query_row([&id], |row| row.get(0))?)
    }

    fn passages(&mut self, rows: &mut Rows<'_>) -> Result<(), Error> {
        let mut insert =
            self.prepare("INSERT INTO passages (document, number, start, \"end\", text) VALUES (?, ?, ?, ?, ?)")?;
        let mut index = self.prepare("INSERT INTO passages_text (rowid, text) VALUES (?, ?)")?;
        let analysis = &rows.entry.report.analysis;
        for (number, sentence) in (1..).zip(&analysis.sentences) {
            let span = analysis.span(&sentence.tokens);
            let (start, end) = rows.points.of(span);
            let text = span.of(rows.text());
            let passage = insert.insert(params![rows.document, number as i64, start, end, text])?;
            index.execute(params![passage, text])?;
            rows.passages.push((span.start, passage));
        }
        Ok(())
    }

    fn attributions(&mut self, rows: &mut Rows<'_>) -> Result<(), Error> {
        let report = &rows.entry.report;
        let of_sources = rows.entry.parties.of_sources.iter().map(Option::as_ref).chain(std::iter::repeat(None));
        for (attribution, key) in report.attributions.iter().zip(of_sources) {
            let row = self.attribution(attribution, rows)?;
            rows.attributions.insert(attribution.id, row);
            self.contents(row, attribution, rows)?;
            if let Source::Stated(stated) = &attribution.source {
                self.source(row, stated, key, rows)?;
            }
        }
        self.ties(rows)
    }

    fn attribution(&self, attribution: &Attribution, rows: &Rows<'_>) -> Result<i64, Error> {
        let whole = whole(attribution);
        let (start, end) = rows.points.of(whole);
        let cue = attribution.cue.map(|cue| rows.points.of(cue));
        let stance = attribution.stance;
        let mut insert = self.prepare(
            "INSERT INTO attributions (id, document, number, passage, start, \"end\", cue, cue_start, cue_end, form, act, polarity, certainty)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )?;
        Ok(insert.insert(params![
            format!("{}-{}", rows.entry.id, attribution.id.0),
            rows.document,
            attribution.id.0,
            rows.passage(whole.start),
            start,
            end,
            attribution.cue.map(|cue| cue.of(rows.text())),
            cue.map(|(start, _)| start),
            cue.map(|(_, end)| end),
            attribution.form.name(),
            stance.act.name(),
            stance.polarity.name(),
            stance.certainty.name(),
        ])?)
    }

    fn contents(&self, row: i64, attribution: &Attribution, rows: &Rows<'_>) -> Result<(), Error> {
        let mut insert = self.prepare("INSERT INTO contents VALUES (?, ?, ?, ?, ?)")?;
        for (piece, span) in (1_i64..).zip(&attribution.content) {
            let (start, end) = rows.points.of(*span);
            insert.execute(params![row, piece, span.of(rows.text()), start, end])?;
        }
        Ok(())
    }

    fn source(&self, row: i64, stated: &Stated, key: Option<&PartyKey>, rows: &Rows<'_>) -> Result<(), Error> {
        let (start, end) = rows.points.of(stated.span);
        let mut insert = self.prepare("INSERT INTO sources VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")?;
        insert.execute(params![
            row,
            rows.party(key),
            stated.span.of(rows.text()),
            start,
            end,
            rows.entry.report.named_in_chain(stated),
            stated.kind.map(SourceKind::name),
            named(stated),
            role(stated),
            anonymity(stated).map(|span| span.of(rows.text())),
        ])?;
        Ok(())
    }

    /// What ties attributions to each other: the chain, and answers. They may point ahead.
    fn ties(&self, rows: &Rows<'_>) -> Result<(), Error> {
        let mut chain = self.prepare("UPDATE attributions SET within = ? WHERE attribution = ?")?;
        let mut answer = self.prepare("INSERT OR IGNORE INTO answers VALUES (?, ?)")?;
        for attribution in &rows.entry.report.attributions {
            let row = rows.attributions[&attribution.id];
            if let Some(within) = attribution.within.and_then(|id| rows.attributions.get(&id)) {
                chain.execute([*within, row])?;
            }
            for answered in attribution.answers.iter().filter_map(|id| rows.attributions.get(id)) {
                answer.execute([row, *answered])?;
            }
        }
        Ok(())
    }

    fn citations(&mut self, rows: &Rows<'_>) -> Result<(), Error> {
        for citation in &rows.entry.citations {
            let publisher = self.cited(&citation.name)?;
            let attribution = citation.attribution.and_then(|id| rows.attributions.get(&id));
            let (first, last) = days(citation.published);
            let (start, end) = rows.points.of(citation.evidence);
            let mut insert = self.prepare(
                "INSERT INTO citations (document, attribution, publisher, name, first, last, start, \"end\") VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            )?;
            insert.execute(params![rows.document, attribution, publisher, citation.name, first, last, start, end])?;
        }
        Ok(())
    }

    fn fingerprint(&self, rows: &Rows<'_>) -> Result<(), Error> {
        let mut insert = self.prepare("INSERT OR IGNORE INTO fingerprints VALUES (?, ?)")?;
        for hash in &rows.entry.fingerprint {
            insert.execute([*hash as i64, rows.document])?;
        }
        Ok(())
    }
}

/// From the first to the last character of source, cue and content.
fn whole(attribution: &Attribution) -> Span {
    let parts = attribution.source.span().into_iter().chain(attribution.cue).chain(attribution.content.iter().copied());
    parts.reduce(Span::cover).unwrap_or(Span { start: 0, end: 0 })
}

fn named(source: &Stated) -> Option<bool> {
    match source.naming {
        Naming::Named => Some(true),
        Naming::Unnamed { .. } => Some(false),
        Naming::Unsure => None,
    }
}

fn role(source: &Stated) -> Option<String> {
    let Naming::Unnamed { role, .. } = source.naming else { return None };
    role.map(|role| format!("{}{}", if role.former { "former " } else { "" }, role.office.name()))
}

fn anonymity(source: &Stated) -> Option<Span> {
    match source.naming {
        Naming::Unnamed { anonymity, .. } => anonymity,
        Naming::Named | Naming::Unsure => None,
    }
}

/// A name without capitals, accents and "the".
pub(crate) fn plain(name: &str) -> String {
    let bare: String = name.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect();
    let words: Vec<&str> = bare.split_whitespace().collect();
    words.join(" ").trim_start_matches("the ").to_owned()
}

/// A day as SQLite writes it.
pub(crate) fn day(date: Date) -> String {
    let Date { year, month, day } = date;
    format!("{year:04}-{month:02}-{day:02}")
}

/// The first and the last day of a range.
pub(crate) fn days(range: Option<DateRange>) -> (Option<String>, Option<String>) {
    let side = |of: fn(DateRange) -> Option<Date>| range.and_then(of).map(day);
    (side(|range| range.first), side(|range| range.last))
}
