//! Who the entities of a document are across documents.

use ascribe_types::{Country, DocumentId, Parties, PartyKey, PartyKind, Report};

/// The parties of a report, which is that of a document with this id.
pub fn parties(report: &Report, _document: DocumentId) -> Parties {
    Parties {
        all: Vec::new(),
        of_entities: vec![None; report.analysis.entities.len()],
        of_sources: vec![None; report.attributions.len()],
    }
}

/// A party as a ledger knows it by all of its documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Who it is.
    pub key: PartyKey,
    /// What it is.
    pub kind: PartyKind,
    /// All that documents call it: the names and other names of [`ascribe_types::Party`], each once.
    pub names: Vec<String>,
    /// The countries that documents say it is of, each once.
    pub countries: Vec<Country>,
    /// The offices that documents say it holds, in their words, each once.
    pub offices: Vec<String>,
}

/// Under which words a ledger files a party: two that may be the same although their keys differ share one of these.
/// None for parties that are nobody else ever.
pub fn blocks(_known: &Known) -> Vec<String> {
    Vec::new()
}

/// Which parties are the same although their keys differ ("netanyahu" and "benjamin netanyahu"): for each of them the one that it is, itself
/// for most. The parties must be all of a ledger that hang together by shared [`blocks`]; then the answer is a function of the
/// ledger's documents, in any order.
pub fn same(known: &[Known]) -> Vec<PartyKey> {
    known.iter().map(|party| party.key.clone()).collect()
}
