//! JSON lines: one attribution a line, for programs.
//!
//! Positions count the Unicode code points of the document's text. `source` is null where the report names none, `cue` where a
//! quotation simply goes on. `chain` holds the sources from the outermost in, without the document's own publisher. What a source
//! is, and who, is as [`Shown`] has it.

mod proposition;

use ascribe::{Attribution, Report, Span, Stance, Stated};
use serde::Serialize;

use super::Format;
use super::source::Shown;
use ascribe::CodePoints;
use proposition::PropositionRecord;

/// JSON lines.
pub(crate) struct Jsonl;

impl Format for Jsonl {
    fn report(&self, name: &str, report: &Report) -> String {
        records(report).map(|record| to_json(&Line { document: name, record }) + "\n").collect()
    }
}

/// One line: an attribution and the document that it is in.
#[derive(Serialize)]
struct Line<'a> {
    document: &'a str,
    #[serde(flatten)]
    record: Record<'a>,
}

/// An attribution, as JSON has it.
#[derive(Serialize)]
pub(super) struct Record<'a> {
    id: u32,
    within: Option<u32>,
    source: Option<SourceRecord<'a>>,
    cue: Option<Passage<'a>>,
    content: Vec<Passage<'a>>,
    form: &'static str,
    stance: StanceRecord,
    chain: Vec<&'a str>,
    answers: Vec<u32>,
    proposition: Option<PropositionRecord<'a>>,
}

#[derive(Serialize)]
struct SourceRecord<'a> {
    #[serde(flatten)]
    passage: Passage<'a>,
    kind: Option<&'static str>,
    named: Option<bool>,
    entity: &'a str,
    resolved: bool,
    role: Option<String>,
    anonymity: Option<Passage<'a>>,
    description: Option<&'a str>,
    affiliation: Option<&'a str>,
    country: Option<&'a str>,
}

#[derive(Serialize)]
struct Passage<'a> {
    text: &'a str,
    start: u32,
    end: u32,
    /// Where it stands in the bytes of the page, where the text is not those bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    bytes: Option<[u64; 2]>,
}

#[derive(Serialize)]
struct StanceRecord {
    act: &'static str,
    polarity: &'static str,
    certainty: &'static str,
}

/// A report, and how its positions are counted.
struct Places<'a> {
    report: &'a Report,
    points: CodePoints<'a>,
}

impl<'a> Places<'a> {
    fn passage(&self, span: Span) -> Passage<'a> {
        let (start, end) = self.points.of(span);
        let document = &self.report.document;
        let bytes =
            document.places.as_ref().and_then(|places| places.bytes(span)).map(|bytes| [bytes.start, bytes.end]);
        Passage { text: span.of(&document.text), start, end, bytes }
    }
}

/// The attributions of `report` as JSON has them.
pub(super) fn records(report: &Report) -> impl Iterator<Item = Record<'_>> {
    let places = Places { report, points: CodePoints::new(&report.document.text) };
    report.attributions.iter().map(move |attribution| record(attribution, &places))
}

/// `value` as JSON on one line.
pub(super) fn to_json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("texts and numbers are always JSON")
}

fn record<'a>(attribution: &Attribution, places: &Places<'a>) -> Record<'a> {
    Record {
        id: attribution.id.0,
        within: attribution.within.map(|id| id.0),
        source: attribution.source.stated().map(|stated| source(stated, places)),
        cue: attribution.cue.map(|cue| places.passage(cue)),
        content: attribution.content.iter().map(|&piece| places.passage(piece)).collect(),
        form: attribution.form.name(),
        stance: stance(attribution.stance),
        chain: places.report.chain(attribution),
        answers: attribution.answers.iter().map(|id| id.0).collect(),
        proposition: proposition::record(attribution, places),
    }
}

fn source<'a>(stated: &Stated, places: &Places<'a>) -> SourceRecord<'a> {
    let shown = Shown::of(stated, places.report);
    SourceRecord {
        passage: places.passage(shown.span),
        kind: shown.kind,
        named: shown.named,
        entity: shown.entity,
        resolved: shown.is_resolved(),
        anonymity: shown.anonymity.map(|span| places.passage(span)),
        description: shown.description,
        affiliation: shown.affiliation,
        country: shown.country,
        role: shown.role,
    }
}

fn stance(stance: Stance) -> StanceRecord {
    StanceRecord { act: stance.act.name(), polarity: stance.polarity.name(), certainty: stance.certainty.name() }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::format::samples;
    use ascribe::Stretch;

    #[test]
    fn each_attribution_has_its_line() {
        assert_eq!(Jsonl.report("a.txt", &samples::report()), include_str!("golden/report.jsonl"));
    }

    #[test]
    fn a_passage_of_a_page_has_its_place_in_the_bytes() {
        let mut report = samples::report();
        let places = vec![Stretch { text: Span::new(0, 30), bytes: 100..130 }];
        report.document.places = Some(ascribe::Places::new(places));
        let shown = Places { points: CodePoints::new(&report.document.text), report: &report };
        assert_eq!(shown.passage(Span::new(3, 5)).bytes, Some([103, 105]));
        assert_eq!(shown.passage(Span::new(3, 50)).bytes, None);
    }

    /// Every object with a position in it, at any depth.
    fn passages<'a>(value: &'a Value, into: &mut Vec<&'a Value>) {
        match value {
            Value::Object(fields) => {
                into.extend(fields.contains_key("start").then_some(value));
                fields.values().for_each(|field| passages(field, into));
            }
            Value::Array(items) => items.iter().for_each(|item| passages(item, into)),
            _ => {}
        }
    }

    #[test]
    fn read_back_it_points_at_the_same_words() {
        let characters: Vec<char> = samples::TEXT.chars().collect();
        for line in Jsonl.report("a.txt", &samples::report()).lines() {
            let value: Value = serde_json::from_str(line).expect("JSON");
            let mut found = Vec::new();
            passages(&value, &mut found);
            assert!(!found.is_empty());
            for passage in found {
                let at = |key: &str| passage[key].as_u64().expect("a position") as usize;
                let words: String = characters[at("start")..at("end")].iter().collect();
                assert_eq!(passage["text"], words);
            }
        }
    }
}
