//! Whose a statement is: its source's, and theirs for whom that one speaks.

use std::collections::BTreeMap;

use ascribe_types::{AttributionId, Parties, PartyKey, Report, Statement};

/// Whose each statement of a report is: the source, for whom that one speaks, and so on; none where no source is known.
pub(crate) fn of_statements<'a>(
    report: &Report,
    parties: &'a Parties,
    statements: &[Statement],
) -> Vec<Vec<&'a PartyKey>> {
    let ids = report.attributions.iter().map(|attribution| attribution.id);
    let sources: BTreeMap<AttributionId, Option<&PartyKey>> =
        ids.zip(parties.of_sources.iter().map(Option::as_ref)).collect();
    let source = |statement: &Statement| sources.get(&statement.attribution).copied().flatten();
    statements.iter().map(|statement| voices(parties, source(statement))).collect()
}

/// A party, for whom it speaks, and so on.
fn voices<'a>(parties: &'a Parties, source: Option<&'a PartyKey>) -> Vec<&'a PartyKey> {
    let mut out: Vec<&PartyKey> = Vec::new();
    let mut next = source;
    while let Some(key) = next.filter(|key| !out.contains(key)) {
        out.push(key);
        let known = parties.all.binary_search_by(|party| party.key.cmp(key)).ok();
        next = known.and_then(|at| parties.all[at].acts_for.as_ref()).map(|principal| &principal.party);
    }
    out
}
