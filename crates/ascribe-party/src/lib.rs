//! Who the entities of a document are across documents.

use ascribe_types::{DocumentId, Parties, PartyKey, Report};

/// The parties of a report; `document` is in the keys of those who have no name.
pub fn parties(report: &Report, _document: DocumentId) -> Parties {
    Parties {
        all: Vec::new(),
        of_entities: vec![None; report.analysis.entities.len()],
        of_sources: vec![None; report.attributions.len()],
    }
}

/// Which parties of a ledger are the same although their keys differ ("netanyahu" and "benjamin netanyahu"): for each of them the
/// one that it is. The answer depends on the set of them alone, not on their order.
pub fn same(known: &[Known]) -> Vec<PartyKey> {
    known.iter().map(|party| party.key.clone()).collect()
}

/// A party that a ledger knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Who it is.
    pub key: PartyKey,
}
