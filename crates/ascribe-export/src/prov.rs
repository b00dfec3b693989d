//! W3C PROV, as PROV-JSON: what was taken from where, and on whose account.
//!
//! Documents, attributions, propositions and claims are entities; parties and publishers are agents. An attribution was quoted from its document and
//! is attributed to its source, a proposition was derived from its attribution, and a claim has propositions as members. A document was derived from that of
//! which it is a copy, and from those that it cites; a proposition has the report in which its origin is as primary source.

use std::io::Write;

use ascribe_ledger::tables::Snapshot;
use serde_json::{Map, Value, json};

use crate::Error;
use crate::iri::{NAMESPACE, name};
use crate::members::Members;

mod entities;
mod relations;

/// Kinds of things, each a prefix of names.
const PREFIXES: [&str; 8] =
    ["document", "attribution", "proposition", "claim", "party", "publisher", "cited", "ascribe"];

/// Writes all that the ledger knows of where things come from.
///
/// # Errors
///
/// If the ledger cannot be read, or `out` not written to.
pub fn prov(now: &Snapshot<'_>, mut out: impl Write) -> Result<(), Error> {
    write!(out, "{{\"prefix\":{}", prefixes())?;
    section(&mut out, "entity", |members| entities::entities(now, members))?;
    section(&mut out, "agent", |members| entities::agents(now, members))?;
    section(&mut out, "wasDerivedFrom", |members| relations::derived(now, members))?;
    section(&mut out, "wasAttributedTo", |members| relations::attributed(now, members))?;
    section(&mut out, "actedOnBehalfOf", |members| relations::on_behalf(now, members))?;
    section(&mut out, "hadMember", |members| relations::members(now, members))?;
    out.write_all(b"}\n")?;
    Ok(out.flush()?)
}

fn prefixes() -> Value {
    let ours = PREFIXES.map(|prefix| (prefix.to_owned(), Value::from(format!("{NAMESPACE}{prefix}:"))));
    let others = [("dcterms", "http://purl.org/dc/terms/"), ("oa", "http://www.w3.org/ns/oa#")];
    ours.into_iter().chain(others.map(|(prefix, iri)| (prefix.to_owned(), iri.into()))).collect::<Map<_, _>>().into()
}

fn section<W: Write>(
    out: &mut W,
    name: &str,
    fill: impl FnOnce(&mut Members<'_, W>) -> Result<(), Error>,
) -> Result<(), Error> {
    write!(out, ",\n\"{name}\":{{")?;
    fill(&mut Members::of(out))?;
    Ok(out.write_all(b"}")?)
}

/// A name as a value: "prov:Quotation".
fn qualified(name: &str) -> Value {
    json!({"$": name, "type": "prov:QUALIFIED_NAME"})
}

/// Attributes of which some may be unknown.
fn known<'a>(attributes: impl IntoIterator<Item = (&'a str, Option<Value>)>) -> Value {
    let known = attributes.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    known.collect::<Map<_, _>>().into()
}

/// The report of a publisher that is cited and that the ledger does not have.
fn cited(publisher: &str) -> String {
    name("cited", publisher)
}
