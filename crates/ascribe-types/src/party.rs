//! Parties: who is referred to, across documents.

use std::fmt;

use crate::syntax::names;
use crate::{Country, Span};

/// Who a party is, in words that are the same in every document and ledger: "country:AZ", "person:ali hasanov",
/// "organization:ministry of defence@AZ". Whoever has no name is somebody else in each document:
/// "unnamed:3f2a9c1e04b7d8aa/us officials".
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartyKey(pub String);

impl fmt::Display for PartyKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

names! {
    /// What a party is.
    PartyKind {
        /// A state, by whatever name: "Azerbaijan", "Baku" where it speaks for its state.
        Country = "country",
        /// A city, province or region that speaks for itself.
        Region = "region",
        /// One person with a name.
        Person = "person",
        /// A ministry, company, political party, army.
        Organization = "organization",
        /// A newspaper, magazine, broadcaster or news agency.
        Outlet = "outlet",
        /// A people, faith or movement: "the Kurds", "Republicans".
        People = "people",
        /// Persons whom the document describes and does not name: "a former diplomat", "two officials".
        Unnamed = "unnamed",
        /// Anything else that is made to speak or act: a report, a treaty, a company's ship.
        Other = "other",
    }
}

/// A party, as one document tells of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// Who it is.
    pub key: PartyKey,
    /// What it is.
    pub kind: PartyKind,
    /// Its name as people would file it: the fullest that the document gives, without titles and articles; a description for whoever has none.
    pub name: String,
    /// The other names that the document calls it by, in order: short forms, abbreviations.
    pub other_names: Vec<String>,
    /// The country that it is or belongs to.
    pub country: Option<Country>,
    /// Its office or rank in the document's words ("defence minister"), and where they stand.
    pub office: Option<Span>,
    /// For whom it speaks: the ministry of a spokesman, the state of a ministry.
    pub acts_for: Option<ActsFor>,
}

/// For whom a party speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActsFor {
    /// For whom.
    pub party: PartyKey,
    /// The words of the document that say so.
    pub evidence: Span,
}

/// The parties of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parties {
    /// All of them, each once, in the order of their keys; whom one acts for is among them.
    pub all: Vec<Party>,
    /// Which of them each entity of the document is; as many as entities.
    pub of_entities: Vec<Option<PartyKey>>,
    /// Which of them is the source of each attribution; as many as attributions.
    pub of_sources: Vec<Option<PartyKey>>,
}
