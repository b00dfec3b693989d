//! A claim, gathered from the positions on it, which come one after the other.

use serde_json::{Value, json};

use super::{holder, quotation::quotation, set};
use crate::Error;
use crate::iri::iri;
use crate::row::Named;

/// A claim, as far as positions on it have come.
pub(super) struct Claim {
    id: String,
    text: String,
    /// The day of its founding proposition.
    published: Option<String>,
    /// Who says what the text says.
    affirm: Vec<Value>,
    appearances: Vec<Value>,
}

impl Claim {
    /// The claim of the first position on it.
    pub(super) fn begun(row: &Named<'_, '_>) -> Result<Self, Error> {
        let mut claim = Self {
            id: row.id("claim")?.to_owned(),
            text: row.id("claim_text")?.to_owned(),
            published: None,
            affirm: Vec::new(),
            appearances: Vec::new(),
        };
        claim.add(row)?;
        Ok(claim)
    }

    pub(super) fn id(&self) -> &str {
        &self.id
    }

    pub(super) fn add(&mut self, row: &Named<'_, '_>) -> Result<(), Error> {
        if row.text("proposition") == Some(&self.id) {
            self.published = row.text("published").map(str::to_owned);
        }
        if row.text("position") == Some("affirms") {
            self.affirm.extend(holder(row).filter(|holder| !self.affirm.contains(holder)));
        }
        self.appearances.push(quotation(row)?);
        Ok(())
    }

    /// The claim: who affirms it is its author, and the passage of its founding proposition, of which it has its id, where it first appears.
    pub(super) fn finished(self) -> Value {
        let mut claim = json!({
            "@type": "Claim",
            "@id": iri("claim", &self.id),
            "text": self.text,
            "firstAppearance": {"@id": iri("proposition", &self.id)},
            "appearance": self.appearances,
        });
        set(&mut claim, "datePublished", self.published);
        set(&mut claim, "author", Some(self.affirm).filter(|affirm| !affirm.is_empty()));
        claim
    }
}
