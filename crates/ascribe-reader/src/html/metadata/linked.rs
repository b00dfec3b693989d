//! What a page says in JSON-LD, in the words of schema.org.

use serde_json::Value;

use super::line;
use crate::html::tree::{ROOT, Tree};

/// The most objects of a page that are looked at.
const MOST: usize = 4096;

/// What is said of the report, and of the site that it is on.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Linked {
    pub(super) headline: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) author: Option<String>,
    pub(super) published: Option<String>,
    pub(super) address: Option<String>,
    pub(super) language: Option<String>,
    /// The name of the site or of the organization behind it.
    pub(super) site: Option<String>,
}

impl Linked {
    pub(super) fn of(tree: &Tree) -> Self {
        let is_data = |kind: &str| kind.trim().eq_ignore_ascii_case("application/ld+json");
        let scripts =
            tree.all(ROOT).filter(|&id| tree.name(id) == "script" && tree.attribute(id, "type").is_some_and(is_data));
        let values: Vec<Value> = scripts.filter_map(|id| read(&tree.words(id))).collect();
        Self::said(&objects(&values))
    }

    fn said(objects: &[&Value]) -> Self {
        let report = objects.iter().copied().find(|object| kinds(object).any(is_report));
        let page = objects.iter().copied().find(|object| kinds(object).any(|kind| kind.ends_with("WebPage")));
        let of = |key: &str| report.and_then(|report| text(report.get(key)?));
        let of_either = |key: &str| of(key).or_else(|| page.and_then(|page| text(page.get(key)?)));
        Self {
            headline: of("headline"),
            publisher: of_either("publisher").or_else(|| of("sourceOrganization")),
            author: report.and_then(|report| names(report.get("author")?)),
            published: of_either("datePublished"),
            address: of("url").or_else(|| of("mainEntityOfPage")),
            language: of_either("inLanguage"),
            site: site(objects),
        }
    }
}

/// The name of the site, or of the organization behind it.
fn site(objects: &[&Value]) -> Option<String> {
    let named = |kind: &str| {
        objects.iter().find(|object| kinds(object).any(|one| one == kind)).and_then(|object| text(object.get("name")?))
    };
    named("WebSite").or_else(|| named("NewsMediaOrganization")).or_else(|| named("Organization"))
}

/// Reads JSON as pages have it: with line breaks in strings, in comments, with a semicolon at the end.
fn read(script: &str) -> Option<Value> {
    let bare =
        script.trim().trim_start_matches("<!--").trim_start_matches("//<![CDATA[").trim_start_matches("<![CDATA[");
    let bare =
        bare.trim_end_matches("-->").trim_end_matches("//]]>").trim_end_matches("]]>").trim().trim_end_matches(';');
    serde_json::from_str(bare).ok().or_else(|| {
        let spaced: String = bare.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        serde_json::from_str(&spaced).ok()
    })
}

/// The objects of some values: in lists, in graphs, and what is the main entity of a page.
fn objects(values: &[Value]) -> Vec<&Value> {
    let mut found = Vec::new();
    let mut open: Vec<&Value> = values.iter().rev().collect();
    while let Some(value) = open.pop().filter(|_| found.len() < MOST) {
        match value {
            Value::Array(list) => open.extend(list.iter().rev()),
            Value::Object(fields) => {
                found.push(value);
                open.extend(["mainEntity", "mainEntityOfPage", "@graph"].iter().filter_map(|key| fields.get(*key)));
            }
            _ => {}
        }
    }
    found
}

/// The types of an object.
fn kinds(object: &Value) -> impl Iterator<Item = &str> {
    let kind = object.get("@type");
    let list = kind.and_then(Value::as_array).into_iter().flatten();
    kind.into_iter().chain(list).filter_map(Value::as_str).map(|kind| kind.rsplit('/').next().unwrap_or(kind))
}

/// Whether a type is one of reports: `NewsArticle`, `BlogPosting`, `MedicalWebPage` …
fn is_report(kind: &str) -> bool {
    kind.ends_with("Article")
        || kind.ends_with("Posting")
        || matches!(kind, "Report" | "Review" | "ClaimReview" | "MedicalWebPage")
}

/// A text, or the name or address of an object; of a list the first.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => line(text),
        Value::Array(list) => text(list.first()?),
        Value::Object(fields) => fields.get("name").or_else(|| fields.get("@id")).and_then(|name| line(name.as_str()?)),
        _ => None,
    }
}

/// The names in a value, with commas between them.
fn names(value: &Value) -> Option<String> {
    let Value::Array(list) = value else { return text(value) };
    let names: Vec<String> = list.iter().filter_map(text).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::parse::parse;

    #[track_caller]
    fn check(json: &str, expected: &Linked) {
        let page = format!("<script type='application/ld+json'>{json}</script>");
        assert_eq!(&Linked::of(&parse(&page)), expected, "{json}");
    }

    fn some(text: &str) -> Option<String> {
        Some(text.to_owned())
    }

    #[test]
    fn a_report_is_found_in_lists_and_graphs() {
        let expected = Linked { headline: some("Rain"), ..Linked::default() };
        check(r#"{"@type":"NewsArticle","headline":"Rain"}"#, &expected);
        check(r#"[{"@type":"Thing"},{"@type":["Article","Thing"],"headline":"Rain"}]"#, &expected);
        check(
            r#"{"@graph":[{"@type":"WebPage"},{"@type":"http://schema.org/ReportageNewsArticle","headline":"Rain"}]}"#,
            &expected,
        );
        check(r#"{"@type":"WebPage","mainEntity":{"@type":"BlogPosting","headline":"Rain"}}"#, &expected);
    }

    #[test]
    fn names_in_all_forms() {
        let expected =
            Linked { publisher: some("The Gazette"), author: some("Ada Quill, Bo Ink"), ..Linked::default() };
        check(
            r#"{"@type":"Article","publisher":[{"name":"The Gazette"}],"author":[{"name":"Ada Quill"},"Bo Ink"]}"#,
            &expected,
        );
        check(
            "{\"@type\":\"WebSite\",\"name\":\"Tide &amp;\n Ford\"};",
            &Linked { site: some("Tide & Ford"), ..Linked::default() },
        );
    }

    #[test]
    fn what_is_no_json_says_nothing() {
        check("{\"@type\":", &Linked::default());
        check(&"[".repeat(10_000), &Linked::default());
    }
}
