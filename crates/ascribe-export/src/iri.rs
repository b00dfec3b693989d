//! What things are called outside of a ledger: their ids as IRIs.
//!
//! `urn:ascribe:` is not registered with IANA, and nothing is to be had there. It says whose ids they are, and two ledgers call the same by the same
//! name, which is all that such a name is for.

use std::fmt;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What must not stand in a local name of PROV or the last part of a URN.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_');

/// What IRIs begin with.
pub(crate) const NAMESPACE: &str = "urn:ascribe:";

/// "urn:ascribe:party:country%3AAZ".
pub(crate) fn iri(kind: &str, id: &str) -> String {
    format!("{NAMESPACE}{}", name(kind, id))
}

/// "party:country%3AAZ".
pub(crate) fn name(kind: impl fmt::Display, id: &str) -> String {
    format!("{kind}:{}", utf8_percent_encode(id, ESCAPED))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_an_id_holds_is_escaped() {
        assert_eq!(iri("proposition", "0a-1.0"), "urn:ascribe:proposition:0a-1.0");
        assert_eq!(name("party", "unnamed:0a/a \"big\" chef’s"), "party:unnamed%3A0a%2Fa%20%22big%22%20chef%E2%80%99s");
    }
}
