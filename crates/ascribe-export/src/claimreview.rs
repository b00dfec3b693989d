//! schema.org's `Claim` and `ClaimReview`, as JSON-LD.
//!
//! Each claim is a `Claim`, and each passage on it a `Quotation` in the article where it stands. A `ClaimReview` is only made of a grade that
//! a person gave to a passage: the program rates nothing.

use std::collections::BTreeMap;
use std::io::Write;

use ascribe_ledger::tables::Snapshot;
use serde_json::{Value, json};

use crate::Error;
use crate::members::Members;
use crate::row::{Named, each_of};
use claim::Claim;
use review::Grade;

mod claim;
mod quotation;
mod review;

/// Writes the claims of a ledger, and what `reviewer`, who is perhaps not named, made of them.
///
/// # Errors
///
/// If the ledger cannot be read, or `out` not written to.
pub fn claimreview(now: &Snapshot<'_>, reviewer: Option<&str>, mut out: impl Write) -> Result<(), Error> {
    write!(out, "{{\"@context\":{},\"@graph\":[", context())?;
    let mut graph = Members::of(&mut out);
    let grades = grades(now)?;
    let mut open: Option<Claim> = None;
    each_of(now, "positions", |row| {
        if let Some(done) = open.take_if(|claim| Some(claim.id()) != row.text("claim")) {
            graph.item(&done.finished())?;
        }
        match &mut open {
            Some(claim) => claim.add(row)?,
            None => open = Some(Claim::begun(row)?),
        }
        match grades.get(row.id("proposition")?) {
            Some(grade) => graph.item(&grade.review(row, reviewer)?),
            None => Ok(()),
        }
    })?;
    if let Some(last) = open {
        graph.item(&last.finished())?;
    }
    out.write_all(b"\n]}\n")?;
    Ok(out.flush()?)
}

/// schema.org's words, and the W3C's for where a passage stands, which schema.org has none for.
fn context() -> Value {
    let oa = |name: &str| format!("http://www.w3.org/ns/oa#{name}");
    json!([
        "https://schema.org",
        {
            "selector": oa("hasSelector"), "exact": oa("exact"), "prefix": oa("prefix"), "suffix": oa("suffix"),
            "start": oa("start"), "end": oa("end"), "type": "@type",
            "TextPositionSelector": oa("TextPositionSelector"), "TextQuoteSelector": oa("TextQuoteSelector"),
        },
    ])
}

/// What people gave passages, by proposition. People give few, so they are held.
fn grades(now: &Snapshot<'_>) -> Result<BTreeMap<String, Grade>, Error> {
    let mut grades = BTreeMap::new();
    each_of(now, "grades", |row| {
        if row.text("kind") == Some("passage") {
            grades.insert(row.id("object")?.to_owned(), Grade::of(row)?);
        }
        Ok(())
    })?;
    Ok(grades)
}

/// What is known of an object.
fn set(object: &mut Value, name: &str, value: Option<impl Into<Value>>) {
    if let Some(value) = value {
        object[name] = value.into();
    }
}

/// Whose position it is: for whom was spoken, else who spoke.
fn holder(row: &Named<'_, '_>) -> Option<Value> {
    let [id, name] = match row.text("acts_for") {
        Some(principal) => [Some(principal), row.text("acts_for_name")],
        None => [row.text("party"), row.text("party_name")],
    };
    quotation::agent(id, name)
}
