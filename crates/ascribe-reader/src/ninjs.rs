//! A news item in the IPTC's ninjs (1.x, 2.x and 3.x), as agencies send it: what its fields say of a report.

use ascribe_types::{Document, Teller};
use serde_json::{Map, Value};

use crate::{Error, html, paragraphs};

/// Where ninjs 1 has the report: as text, or as markup.
const BODIES: [&str; 4] = ["body_text", "body_xhtml", "body_html", "body_html5"];

/// Whether an object is an item of news: it has a body by one of ninjs' names, and no key of our own for the text.
pub(crate) fn is_item(object: &Map<String, Value>) -> bool {
    let has_bodies = object.get("bodies").is_some_and(Value::is_array);
    !object.contains_key("text") && (has_bodies || BODIES.iter().any(|key| object.contains_key(*key)))
}

/// The report that an item is.
pub(crate) fn read(item: &Map<String, Value>) -> Result<Document, Error> {
    if let Some(status @ ("canceled" | "withheld")) = item.get("pubstatus").and_then(Value::as_str) {
        return Err(Error::withdrawn(status));
    }
    let published =
        line(item, "versioncreated").or_else(|| line(item, "contentcreated")).or_else(|| line(item, "firstcreated"));
    Ok(Document {
        text: body(item)?,
        publisher: publisher(item),
        title: line(item, "headline").or_else(|| of_list(item, "headlines", "value")),
        author: line(item, "byline").or_else(|| line(item, "by")),
        published_by: published.is_some().then_some(Teller::Metadata),
        published,
        address: line(item, "uri").filter(|uri| uri.starts_with("https://") || uri.starts_with("http://")),
        language: line(item, "language"),
        places: None,
    })
}

/// What a key says, on one line.
fn line(item: &Map<String, Value>, key: &str) -> Option<String> {
    let said = item.get(key)?.as_str().map(paragraphs::fold)?;
    Some(said).filter(|said| !said.is_empty())
}

/// What the main one of a list of objects says: the one with the role "main", or the first.
fn of_list(item: &Map<String, Value>, list: &str, key: &str) -> Option<String> {
    line(main(item.get(list)?)?, key)
}

fn main(list: &Value) -> Option<&Map<String, Value>> {
    let mut objects = list.as_array()?.iter().filter_map(Value::as_object);
    let first = objects.clone().next();
    objects.find(|object| object.get("role").and_then(Value::as_str) == Some("main")).or(first)
}

/// Who published the item: the one party that it names as its source, else whose it is. Of several sources nobody can say which one
/// published it.
fn publisher(item: &Map<String, Value>) -> Option<String> {
    let sources = ["infosources", "infosource"].iter().find_map(|key| item.get(*key)?.as_array());
    match sources.map(Vec::as_slice) {
        Some([source]) => line(source.as_object()?, "name"),
        _ => line(item, "copyrightholder"),
    }
}

/// The report: as text where there is one, or else taken out of the markup.
fn body(item: &Map<String, Value>) -> Result<String, Error> {
    for key in BODIES {
        if let Some(body) = item.get(key).and_then(Value::as_str) {
            return if key == "body_text" { Ok(body.to_owned()) } else { html::fragment(body) };
        }
    }
    let Some(body) = item.get("bodies").and_then(main) else { return Err(Error::no_text()) };
    let text = body.get("value").and_then(Value::as_str).ok_or_else(Error::no_text)?;
    let kind = ["contenttype", "contentType"].iter().find_map(|key| body.get(*key)?.as_str());
    if kind.is_some_and(|kind| kind.contains("html")) { html::fragment(text) } else { Ok(text.to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(json: &str, expected: Result<&str, &str>) {
        let item: Map<String, Value> = serde_json::from_str(json).expect("an object");
        assert!(is_item(&item));
        let told = read(&item).map_err(|error| error.to_string()).map(|document| {
            let said = [&document.title, &document.publisher, &document.author, &document.published, &document.address];
            let said = said.map(|said| said.as_deref().unwrap_or("-")).join(" | ");
            format!("{} | {said}", document.text)
        });
        assert_eq!(told.as_deref().map_err(String::as_str), expected);
    }

    #[test]
    fn the_first_version() {
        check(
            r#"{"uri":"http://agency.example/1","headline":"Rain","byline":"Ada Quill","versioncreated":"2031-03-04T09:30:00Z",
                "copyrightholder":"Tideford Press","body_xhtml":"<p>It rained.</p><p>Much.</p>"}"#,
            Ok(
                "It rained.\n\nMuch. | Rain | Tideford Press | Ada Quill | 2031-03-04T09:30:00Z | http://agency.example/1",
            ),
        );
    }

    #[test]
    fn the_later_versions() {
        check(
            r#"{"uri":"urn:1","headlines":[{"role":"sub","value":"Wet"},{"role":"main","value":"Rain"}],"infosources":[{"name":"Tideford Press"}],
                "contentcreated":"2031-03-04","bodies":[{"contenttype":"text/plain","value":"It rained."}]}"#,
            Ok("It rained. | Rain | Tideford Press | - | 2031-03-04 | -"),
        );
        check(r#"{"bodies":[],"infosources":[{"name":"A"},{"name":"B"}]}"#, Err("empty: no text in the record"));
    }

    #[test]
    fn what_was_withdrawn_is_refused() {
        check(r#"{"pubstatus":"canceled","body_text":"It rained."}"#, Err("withdrawn by its publisher: canceled"));
    }
}
