//! What a ledger records of reports.

use std::collections::BTreeMap;

use ascribe_nlp::{English, Vectors};
use ascribe_types::{Document, DocumentId, Entry, Parties, Report, Vector};

use crate::{document_id, report};

/// What a ledger records of some reports, in their order: who is who in each, what is stated, where it has something from, and what
/// copies would share with it. The threads of `english` share them; each entry is what its report alone gives.
pub fn entries(reports: Vec<Report>, english: &English, vectors: &Vectors) -> Vec<Entry> {
    let drafts = english.workers().map(reports.into_iter(), draft);
    let vectors = encode(&drafts, vectors);
    english.workers().map(drafts.into_iter().zip(vectors), |(draft, vectors)| entry(draft, vectors))
}

/// What a ledger records of a document with the text of one that was read; none if it has another text. It is what [`entries`] would give: what is
/// read depends on the text alone, and all that depends on the publisher or the day besides is found out anew.
pub fn entry_like(document: Document, read: &Entry, vectors: &Vectors) -> Option<Entry> {
    if document.text != read.report.document.text {
        return None;
    }
    let draft = draft(report(document, read.report.analysis.clone()));
    let vectors = known_vectors(&draft.texts, read).unwrap_or_else(|| vectors.encode(&draft.texts));
    Some(entry(draft, vectors))
}

/// The vectors of texts that are all stated in a report.
fn known_vectors(texts: &[String], read: &Entry) -> Option<Vec<Vector>> {
    let known: BTreeMap<&String, &Vector> =
        read.statements.iter().map(|statement| (&statement.text, &statement.vector)).collect();
    texts.iter().map(|text| known.get(text).copied().cloned()).collect()
}

/// An entry but for the vectors of what is stated.
struct Draft {
    id: DocumentId,
    report: Report,
    parties: Parties,
    texts: Vec<String>,
}

fn draft(report: Report) -> Draft {
    let id = document_id(&report.document);
    Draft { id, parties: ascribe_party::parties(&report, id), texts: ascribe_claim::texts(&report), report }
}

/// The vectors of the texts of each draft. All are encoded together, since most drafts have few.
fn encode(drafts: &[Draft], vectors: &Vectors) -> Vec<Vec<Vector>> {
    let texts: Vec<&String> = drafts.iter().flat_map(|draft| &draft.texts).collect();
    let mut all = vectors.encode(&texts).into_iter();
    drafts.iter().map(|draft| all.by_ref().take(draft.texts.len()).collect()).collect()
}

fn entry(draft: Draft, vectors: Vec<Vector>) -> Entry {
    let Draft { id, mut report, parties, .. } = draft;
    let published = ascribe_time::published(&report.document);
    // Whoever tells no day tells nothing.
    report.document.published_by = report.document.published_by.filter(|_| published.is_some());
    Entry {
        id,
        published,
        statements: ascribe_claim::statements(&report, &parties, published, vectors),
        citations: ascribe_origin::citations(&report, &parties),
        fingerprint: ascribe_origin::fingerprint(&report.document.text),
        parties,
        report,
    }
}
