//! Which statements are about the same matter, and on which side each stands.
//!
//! A report's attributions become statements ([`statements`]): one for each thing that is said, with what is said in words that can be compared. A ledger files
//! them under [`keys`], compares those that share one ([`link`]), and takes the links' groups ([`groups`]) for claims; what the source of a statement
//! holds on its claim is among its [`positions`]. All are pure functions of what they are given: a ledger keeps and fetches.

mod answers;
mod bearing;
mod breaths;
mod corrections;
mod groups;
mod information;
mod keys;
mod link;
mod position;
mod relation;
mod statements;
mod voices;

pub use answers::answers;
pub use bearing::{Account, Bearing, bearing, evidence, sentences};
pub use breaths::second_breaths;
pub use corrections::Correction;
pub use groups::{Group, Link, Member, groups};
pub use keys::keys;
pub use link::{link, may_link};
pub use position::{Taken, positions};
pub use relation::{Relation, relation};
pub use statements::{statements, texts};
