//! W3C Web Annotation Data Model: an annotation for each proposition, on the passage that says so.

use std::io::Write;

use ascribe_ledger::tables::Snapshot;
use serde_json::{Value, json};

use crate::Error;
use crate::iri::iri;
use crate::members::Members;
use crate::row::{Named, each_of};
use crate::selectors::selectors;

/// Writes a collection of annotations, a line each.
///
/// # Errors
///
/// If the ledger cannot be read, or `out` not written to.
pub fn annotations(now: &Snapshot<'_>, mut out: impl Write) -> Result<(), Error> {
    let mut total = 0_u64;
    write!(
        out,
        r#"{{"@context":"http://www.w3.org/ns/anno.jsonld","id":"{id}","type":"AnnotationCollection","first":{{"id":"{id}:1","type":"AnnotationPage","startIndex":0,"items":["#,
        id = "urn:ascribe:annotations",
    )?;
    let mut items = Members::of(&mut out);
    each_of(now, "positions", |row| {
        total += 1;
        items.item(&annotation(row)?)
    })?;
    writeln!(out, "\n]}},\"total\":{total}}}")?;
    Ok(out.flush()?)
}

/// The passage with what it states, who holds what on which claim by it.
fn annotation(row: &Named<'_, '_>) -> Result<Value, Error> {
    let id = row.id("proposition")?;
    let mut target = json!({
        "type": "SpecificResource",
        "source": iri("document", row.id("document")?),
        "selector": selectors(row.quote()),
    });
    // Positions are those of the report alone, without the page around it, so that the page is where it is to be seen and not what is counted in.
    if let Some(address) = row.text("address") {
        target["scope"] = address.into();
    }
    let holder = row.text("acts_for_name").or(row.text("party_name"));
    let tags = [holder, row.text("position"), row.text("act"), row.text("certainty")];
    let mut bodies = vec![json!({"type": "TextualBody", "purpose": "describing", "value": row.id("text")?})];
    let tag = |value: &str| json!({"type": "TextualBody", "purpose": "tagging", "value": value});
    bodies.extend(tags.into_iter().flatten().map(tag));
    bodies
        .push(json!({"type": "SpecificResource", "purpose": "classifying", "source": iri("claim", row.id("claim")?)}));
    Ok(json!({"type": "Annotation", "id": iri("annotation", id), "body": bodies, "target": target}))
}
