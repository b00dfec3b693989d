//! What there is, and who.

use std::io::Write;

use ascribe_ledger::tables::Snapshot;
use serde_json::{Value, json};

use super::{cited, known, qualified};
use crate::Error;
use crate::iri::name;
use crate::members::Members;
use crate::row::{Named, each_of};

pub(super) fn entities<W: Write>(now: &Snapshot<'_>, members: &mut Members<'_, W>) -> Result<(), Error> {
    each_of(now, "documents", |row| members.member(&name("document", row.id("document")?), &document(row)))?;
    each_of(now, "attributions", |row| {
        members.member(&name("attribution", row.id("attribution")?), &attribution(row))
    })?;
    each_of(now, "propositions", |row| {
        members.member(&name("proposition", row.id("proposition")?), &proposition(row))
    })?;
    each_of(now, "claims", |row| members.member(&name("claim", row.id("claim")?), &claim(row)))?;
    each_of(now, "publishers", |row| {
        let label = row.text("name").map(Value::from);
        let cited_report = [("prov:type", Some(qualified("ascribe:cited"))), ("prov:label", label)];
        members.member(&cited(row.id("publisher")?), &known(cited_report))
    })
}

pub(super) fn agents<W: Write>(now: &Snapshot<'_>, members: &mut Members<'_, W>) -> Result<(), Error> {
    each_of(now, "parties", |row| {
        if row.text("party") != row.text("same_as") {
            return Ok(());
        }
        members.member(&name("party", row.id("party")?), &party(row))
    })?;
    each_of(now, "publishers", |row| {
        let of = row.text("party").map(|party| qualified(&name("party", party)));
        let attributes = [
            ("prov:type", Some(qualified("prov:Organization"))),
            ("prov:label", row.text("name").map(Value::from)),
            ("ascribe:party", of),
        ];
        members.member(&name("publisher", row.id("publisher")?), &known(attributes))
    })
}

fn document(row: &Named<'_, '_>) -> Value {
    let typed = |column: &str, of: &str| row.text(column).map(|value| json!({"$": value, "type": of}));
    known([
        ("prov:type", Some(qualified("ascribe:document"))),
        ("prov:label", row.text("title").map(Value::from)),
        ("dcterms:creator", row.text("author").map(Value::from)),
        ("dcterms:issued", typed("published", "xsd:date")),
        ("dcterms:source", typed("address", "xsd:anyURI")),
        ("dcterms:language", row.text("language").map(Value::from)),
    ])
}

/// The passage, with its selectors as attributes: PROV has no values inside of values.
fn passage(row: &Named<'_, '_>) -> [(&'static str, Option<Value>); 5] {
    let quote = row.quote();
    [
        ("oa:exact", Some(quote.exact.into())),
        ("oa:start", Some(quote.start.into())),
        ("oa:end", Some(quote.end.into())),
        ("oa:prefix", Some(quote.prefix.into())),
        ("oa:suffix", Some(quote.suffix.into())),
    ]
}

fn attribution(row: &Named<'_, '_>) -> Value {
    let attributes = [
        ("prov:type", Some(qualified("ascribe:attribution"))),
        ("ascribe:act", row.text("act").map(Value::from)),
        ("ascribe:polarity", row.text("polarity").map(Value::from)),
        ("ascribe:certainty", row.text("certainty").map(Value::from)),
    ];
    known(attributes.into_iter().chain(passage(row)))
}

fn proposition(row: &Named<'_, '_>) -> Value {
    let attributes = [
        ("prov:type", Some(qualified("ascribe:proposition"))),
        ("prov:value", row.text("text").map(Value::from)),
        ("ascribe:polarity", row.text("polarity").map(Value::from)),
        ("ascribe:position", row.text("position").map(Value::from)),
        ("ascribe:certainty", row.text("certainty").map(Value::from)),
    ];
    known(attributes.into_iter().chain(passage(row)))
}

fn claim(row: &Named<'_, '_>) -> Value {
    known([
        ("prov:type", Some(qualified("prov:Collection"))),
        ("prov:value", row.text("text").map(Value::from)),
        ("ascribe:negative", Some(row.flag("negative").into())),
    ])
}

fn party(row: &Named<'_, '_>) -> Value {
    let kind = match row.text("kind") {
        Some("person") => Some(qualified("prov:Person")),
        Some("organization" | "outlet" | "country") => Some(qualified("prov:Organization")),
        _ => None,
    };
    known([
        ("prov:type", kind),
        ("prov:label", row.text("name").map(Value::from)),
        ("ascribe:kind", row.text("kind").map(Value::from)),
        ("ascribe:country", row.text("country").map(Value::from)),
    ])
}
