//! What a ledger records of reports.

use ascribe_nlp::English;
use ascribe_types::{DocumentId, Entry, Parties, Report, VECTOR_WIDTH, Vector};

use crate::document_id;

/// What a ledger records of some reports, in their order: who is who in each, what is stated, where it has something from, and what
/// copies would share with it. The threads of `english` share them; each entry is what its report alone gives.
pub fn entries(reports: Vec<Report>, english: &English) -> Vec<Entry> {
    let drafts = english.workers().map(reports.into_iter(), draft);
    let vectors = vectors(&drafts);
    english.workers().map(drafts.into_iter().zip(vectors), |(draft, vectors)| entry(draft, vectors))
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

/// The vectors of the texts of each draft. All are encoded together, so that texts of one length meet.
fn vectors(drafts: &[Draft]) -> Vec<Vec<Vector>> {
    let none = |_: &String| Vector(Box::new([0; VECTOR_WIDTH]));
    drafts.iter().map(|draft| draft.texts.iter().map(none).collect()).collect()
}

fn entry(draft: Draft, vectors: Vec<Vector>) -> Entry {
    let Draft { id, report, parties, .. } = draft;
    let published = ascribe_time::published(&report.document);
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
