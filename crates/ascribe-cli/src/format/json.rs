//! JSON: one array of reports, each with its text, what is known of it, and its attributions as the JSON lines have them.

use ascribe::Report;
use serde::Serialize;

use super::Format;
use super::jsonl::{Record, records, to_json};

/// One array of reports.
pub(crate) struct Json;

impl Format for Json {
    fn opening(&self) -> &str {
        "["
    }

    fn report(&self, name: &str, report: &Report) -> String {
        format!("\n{}", to_json(&entry(name, report)))
    }

    fn between(&self) -> &str {
        ","
    }

    fn closing(&self) -> &str {
        "\n]\n"
    }
}

/// One report. `length` counts the code points of `text`.
#[derive(Serialize)]
struct Entry<'a> {
    document: &'a str,
    publisher: Option<&'a str>,
    title: Option<&'a str>,
    author: Option<&'a str>,
    published: Option<&'a str>,
    address: Option<&'a str>,
    language: Option<&'a str>,
    length: usize,
    text: &'a str,
    attributions: Vec<Record<'a>>,
}

fn entry<'a>(name: &'a str, report: &'a Report) -> Entry<'a> {
    let document = &report.document;
    Entry {
        document: name,
        publisher: document.publisher.as_deref(),
        title: document.title.as_deref(),
        author: document.author.as_deref(),
        published: document.published.as_deref(),
        address: document.address.as_deref(),
        language: document.language.as_deref(),
        length: document.text.chars().count(),
        text: &document.text,
        attributions: records(report).collect(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::format::{jsonl::Jsonl, samples};

    fn printed(reports: &[(&str, &Report)]) -> String {
        let inside: Vec<String> = reports.iter().map(|(name, report)| Json.report(name, report)).collect();
        [Json.opening(), &inside.join(Json.between()), Json.closing()].concat()
    }

    #[test]
    fn any_number_of_reports_is_one_array() {
        assert_eq!(printed(&[]), "[\n]\n");
        let report = samples::report();
        let array: Value = serde_json::from_str(&printed(&[("a.txt", &report), ("b.txt", &report)])).expect("JSON");
        assert_eq!(array[1]["document"], "b.txt");
        assert_eq!(array[1]["title"], "Mayor rejects plan");
        assert_eq!(array[1]["publisher"], Value::Null);
        assert_eq!(array[1]["text"], samples::TEXT);
        assert_eq!(array[1]["length"], samples::TEXT.chars().count());
    }

    #[test]
    fn attributions_are_those_of_the_lines() {
        let report = samples::report();
        let array: Value = serde_json::from_str(&printed(&[("a.txt", &report)])).expect("JSON");
        for (line, attribution) in
            Jsonl.report("a.txt", &report).lines().zip(array[0]["attributions"].as_array().expect("them"))
        {
            let mut line: Value = serde_json::from_str(line).expect("JSON");
            line.as_object_mut().expect("an object").remove("document");
            assert_eq!(&line, attribution);
        }
    }
}
