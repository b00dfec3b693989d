//! A passage as schema.org has it: a quotation in an article.

use serde_json::{Value, json};

use super::set;
use crate::Error;
use crate::iri::iri;
use crate::row::Named;
use crate::selectors::selectors;

/// The passage of a position, whose own it is, and where it is from.
pub(super) fn quotation(row: &Named<'_, '_>) -> Result<Value, Error> {
    let mut quotation = json!({
        "@type": "Quotation",
        "@id": iri("proposition", row.id("proposition")?),
        "text": row.quote().exact,
        "isPartOf": article(row)?,
        "selector": selectors(row.quote()),
    });
    set(&mut quotation, "description", row.text("position"));
    set(&mut quotation, "spokenByCharacter", agent(row.text("party"), row.text("party_name")));
    Ok(quotation)
}

fn article(row: &Named<'_, '_>) -> Result<Value, Error> {
    let mut article = json!({"@type": "NewsArticle", "@id": iri("document", row.id("document")?)});
    set(&mut article, "headline", row.text("title"));
    set(&mut article, "datePublished", row.text("published"));
    set(&mut article, "url", row.text("address"));
    let publisher = row.text("publisher").map(|name| json!({"@type": "Organization", "name": name}));
    set(&mut article, "publisher", publisher);
    Ok(article)
}

/// A party. schema.org lets only persons and organizations speak, so whatever is neither a person nor unnamed is an organization.
pub(super) fn agent(id: Option<&str>, name: Option<&str>) -> Option<Value> {
    let is_person = id.is_none_or(|id| id.starts_with("person:") || id.starts_with("unnamed:"));
    let mut agent = json!({"@type": if is_person { "Person" } else { "Organization" }, "name": name?});
    set(&mut agent, "@id", id.map(|id| iri("party", id)));
    Some(agent)
}
