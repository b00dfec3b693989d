//! Writes what a ledger holds in forms that other tools take.
//!
//! Three forms write one of the [tables](ascribe_ledger::tables::TABLES): [`csv`], [`jsonl`] and [`parquet`]. Three write a document of a form that
//! others defined: [`claimreview`] (schema.org), [`prov`] (W3C PROV) and [`annotations`] (W3C Web Annotation). All of them go through the rows one at
//! a time, so that a ledger need not fit into memory, and the same ledger gives the same bytes. docs/exports.md shows each of them.

mod admiralty;
mod annotations;
mod claimreview;
mod csv;
mod error;
mod iri;
mod jsonl;
mod members;
mod parquet;
mod prov;
mod row;
mod selectors;

pub use annotations::annotations;
pub use claimreview::claimreview;
pub use csv::csv;
pub use error::Error;
pub use jsonl::jsonl;
pub use parquet::parquet;
pub use prov::prov;
