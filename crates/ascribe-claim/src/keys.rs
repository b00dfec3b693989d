//! Under which keys statements are compared, so that not all pairs must be.

use ascribe_types::Statement;

/// The keys under which a ledger files a statement: two that may be about the same matter share one.
pub fn keys(statement: &Statement) -> Vec<String> {
    let mut out = Vec::new();
    for (at, one) in statement.parties.iter().enumerate() {
        for other in &statement.parties[at + 1..] {
            out.push(format!("{one}|{other}"));
        }
        for word in &statement.words {
            out.push(format!("{one}|{word}"));
        }
    }
    out.sort();
    out.dedup();
    out
}
