//! All that a ledger holds, line by line, so that two can be compared.

use std::io;

use rusqlite::types::ValueRef;

use crate::{Error, Ledger};

/// Each table as ids tell it, without the numbers that are this file's own and the times at which files were changed.
const TABLES: [(&str, &str); 25] = [
    (
        "documents",
        "SELECT documents.id, publishers.id, title, author, published, published_by, address, language, current, rejected,
           (SELECT id FROM documents AS first WHERE first.document = documents.origin), text
         FROM documents LEFT JOIN publishers USING (publisher)",
    ),
    ("publishers", "SELECT publishers.id, publishers.name, parties.id FROM publishers LEFT JOIN parties USING (party)"),
    (
        "publisher_names",
        "SELECT id, publisher_names.name, documents FROM publisher_names JOIN publishers USING (publisher)",
    ),
    (
        "appearances",
        "SELECT path, record, size, hash, id, failure, skipped FROM appearances LEFT JOIN documents USING (document)",
    ),
    ("passages", "SELECT id, number, start, \"end\", passages.text FROM passages JOIN documents USING (document)"),
    (
        "parties",
        "SELECT parties.id, parties.kind, parties.name, parties.country, same.id
         FROM parties JOIN parties AS same ON same.party = parties.same_as",
    ),
    (
        "party_names",
        "SELECT parties.id, documents.id, party_names.name FROM party_names JOIN parties USING (party) JOIN documents USING (document)",
    ),
    ("party_countries", "SELECT id, party_countries.country FROM party_countries JOIN parties USING (party)"),
    ("party_blocks", "SELECT id, block FROM party_blocks JOIN parties USING (party)"),
    (
        "offices",
        "SELECT parties.id, documents.id, office, start, \"end\" FROM offices JOIN parties USING (party) JOIN documents USING (document)",
    ),
    (
        "acts_for",
        "SELECT parties.id, documents.id, principals.id, start, \"end\" FROM acts_for JOIN parties USING (party)
         JOIN documents USING (document) JOIN parties AS principals ON principals.party = principal",
    ),
    (
        "attributions",
        "SELECT attributions.id, passages.number, attributions.start, attributions.\"end\", cue, cue_start, cue_end, form, act,
           polarity, certainty, (SELECT id FROM attributions AS outer_one WHERE outer_one.attribution = attributions.within)
         FROM attributions LEFT JOIN passages USING (passage)",
    ),
    (
        "sources",
        "SELECT attributions.id, parties.id, text, sources.start, sources.\"end\", sources.name, sources.kind, named, role, anonymity
         FROM sources JOIN attributions USING (attribution) LEFT JOIN parties USING (party)",
    ),
    (
        "contents",
        "SELECT id, piece, text, contents.start, contents.\"end\" FROM contents JOIN attributions USING (attribution)",
    ),
    (
        "answers",
        "SELECT attributions.id, other.id FROM answers JOIN attributions USING (attribution)
         JOIN attributions AS other ON other.attribution = answered",
    ),
    (
        "propositions",
        "SELECT propositions.id, held.id, principals.id, start, \"end\", propositions.text, basis, propositions.act, polarity, certainty, negative,
           modality, actor, actor_head, action, target, target_head, place, place_head, time, time_kind, time_first, time_last,
           words, (SELECT id FROM parties WHERE party = actor_party), (SELECT id FROM parties WHERE party = target_party),
           (SELECT id FROM parties WHERE party = place_party), claims.id, opposed, position, rejected, vector
         FROM propositions JOIN claims USING (claim) JOIN vectors USING (proposition)
         LEFT JOIN parties AS held ON held.party = propositions.party
         LEFT JOIN parties AS principals ON principals.party = propositions.principal",
    ),
    (
        "proposition_parties",
        "SELECT propositions.id, parties.id FROM proposition_parties JOIN propositions USING (proposition)
         JOIN parties ON parties.party = proposition_parties.party",
    ),
    ("proposition_keys", "SELECT id, key, rank FROM proposition_keys JOIN propositions USING (proposition)"),
    (
        "links",
        "SELECT min(ones.id, others.id), max(ones.id, others.id), because, same, links.opposed
         FROM links JOIN propositions AS ones ON ones.proposition = one JOIN propositions AS others ON others.proposition = other",
    ),
    (
        "claims",
        "SELECT claims.id, text, propositions, documents, publishers, origins, affirming, denying, first, last FROM claims",
    ),
    ("fingerprints", "SELECT id, hash FROM fingerprints JOIN documents USING (document)"),
    (
        "copies",
        "SELECT min(ones.id, others.id), max(ones.id, others.id), share
         FROM copies JOIN documents AS ones ON ones.document = one JOIN documents AS others ON others.document = other",
    ),
    (
        "citations",
        "SELECT documents.id, attributions.id, publishers.id, citations.name, first, last, citations.start, citations.\"end\",
           (SELECT id FROM documents WHERE document = cited)
         FROM citations JOIN documents USING (document) JOIN publishers ON publishers.publisher = citations.publisher
         LEFT JOIN attributions USING (attribution)",
    ),
    (
        "origins",
        "SELECT propositions.id, documents.id, publishers.id, because FROM origins JOIN propositions USING (proposition)
         LEFT JOIN documents ON documents.document = origins.document
         LEFT JOIN publishers ON publishers.publisher = origins.publisher",
    ),
    ("corrections", "SELECT verb, kind, objects, value, note, undone IS NULL FROM corrections"),
];

impl Ledger {
    /// Writes all that the ledger holds, a row a line, in the order of letters. Two ledgers of the same documents, found in the same places, give
    /// the same bytes, in whatever order they were recorded.
    ///
    /// # Errors
    ///
    /// If the ledger cannot be read, or `out` not written to.
    pub fn dump(&self, out: &mut impl io::Write) -> Result<(), Error> {
        for (table, sql) in TABLES {
            let mut statement = self.connection.prepare(sql)?;
            let columns = statement.column_count();
            let mut rows = statement.query([])?;
            let mut lines = Vec::new();
            while let Some(row) = rows.next()? {
                let values = (0..columns).map(|column| Ok(shown(row.get_ref(column)?)));
                lines.push(values.collect::<Result<Vec<String>, rusqlite::Error>>()?.join("\t"));
            }
            lines.sort();
            for line in lines {
                writeln!(out, "{table}\t{line}").map_err(Error::unwritten)?;
            }
        }
        Ok(())
    }
}

fn shown(value: ValueRef<'_>) -> String {
    match value {
        ValueRef::Null => "-".to_owned(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Text(text) => format!("{:?}", String::from_utf8_lossy(text)),
        ValueRef::Blob(bytes) => bytes.iter().map(|byte| format!("{byte:02x}")).collect(),
    }
}
