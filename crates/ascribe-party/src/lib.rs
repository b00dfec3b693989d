//! Who the entities of a document are across documents.
//!
//! [`parties`] says of one report who acts and speaks in it, in keys that are the same for everybody in every document, and who speaks for whom. [`same`] says of the parties of many
//! documents which are one although their keys differ: a family name alone, an abbreviation. Precision comes before recall: two parties that should be one can be put
//! together by hand, and one that should be two spoils what both said.

mod acting;
mod identity;
mod known;
mod names;
mod nouns;
mod roster;
mod same;
mod tree;

pub use known::{Known, blocks};
pub use roster::parties;
pub use same::{Told, same};
