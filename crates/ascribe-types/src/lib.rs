//! The nouns of Ascribe. They hold data and say what it means; they read nothing, write nothing and decide nothing.
//!
//! The road goes from a [`Document`] (text and what is known of it) over an [`Analysis`] (its words, sentences and what the
//! model read in them) and the [`Time`]s that it tells to [`Attribution`]s (source, cue and content), and
//! from their contents to [`Proposition`]s. Every position is a [`Span`]: bytes of
//! [`Document::text`]. Code points exist only at the edge, where a format asks for them.

mod analysis;
mod attribution;
mod chain;
mod code_points;
mod dependents;
mod document;
mod entities;
mod entry;
pub mod numerals;
mod party;
mod places;
mod proposition;
mod report;
mod span;
mod statement;
mod syntax;
mod time;

pub use analysis::{Analysis, Reading, Role, Sentence, Token, TokenIdx};
pub use attribution::{
    Act, Attribution, AttributionId, Certainty, Form, Naming, Office, Polarity, Source, SourceKind, SourceRole, Stance,
    Stated,
};
pub use code_points::CodePoints;
pub use dependents::Dependents;
pub use document::{Document, Teller};
pub use entities::{
    Country, CountrySense, CountryWords, Entity, EntityIdx, Kind, Mention, MentionForm, MentionIdx, Name, Referent,
};
pub use entry::{DocumentId, Entry};
pub use party::{ActsFor, Parties, Party, PartyKey, PartyKind};
pub use places::{Places, Stretch};
pub use proposition::{Argument, Basis, Change, Modality, Piece, Proposition};
pub use report::{ContentPart, Report};
pub use span::Span;
pub use statement::{Citation, Part, Position, Statement, VECTOR_WIDTH, Vector};
pub use syntax::{Deprel, Features, Upos, Word};
pub use time::{Date, DateRange, Time, TimeKind};
