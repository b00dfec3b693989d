//! JSON lines: one attribution a line, for programs.
//!
//! Positions count the Unicode code points of the document's text. `source` is null where the report names none, `cue` where a
//! quotation simply goes on. `chain` holds the sources from the outermost in, without the document's own publisher. What a source
//! is, and who, is as [`Shown`] has it.

use ascribe::{Attribution, Document, Form, Report, Span, Stance, Stated};
use serde::Serialize;

use super::Format;
use super::source::Shown;
use crate::code_points::CodePoints;

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
}

#[derive(Serialize)]
struct StanceRecord {
    act: &'static str,
    polarity: &'static str,
    certainty: &'static str,
}

/// The attributions of `report` as JSON has them.
pub(super) fn records(report: &Report) -> impl Iterator<Item = Record<'_>> {
    let points = CodePoints::new(&report.document.text);
    report.attributions.iter().map(move |attribution| record(attribution, report, &points))
}

/// `value` as JSON on one line.
pub(super) fn to_json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("texts and numbers are always JSON")
}

fn record<'a>(attribution: &Attribution, report: &'a Report, points: &CodePoints<'a>) -> Record<'a> {
    let passage = |span: Span| passage(span, &report.document, points);
    Record {
        id: attribution.id.0,
        within: attribution.within.map(|id| id.0),
        source: attribution.source.stated().map(|stated| source(stated, report, points)),
        cue: attribution.cue.map(passage),
        content: attribution.content.iter().copied().map(passage).collect(),
        form: form(attribution.form),
        stance: stance(attribution.stance),
        chain: chain(attribution, report),
    }
}

fn passage<'a>(span: Span, document: &'a Document, points: &CodePoints<'_>) -> Passage<'a> {
    let (start, end) = points.of(span);
    Passage { text: span.of(&document.text), start, end }
}

fn source<'a>(stated: &Stated, report: &'a Report, points: &CodePoints<'_>) -> SourceRecord<'a> {
    let shown = Shown::of(stated, report);
    let passage = |span: Span| passage(span, &report.document, points);
    SourceRecord {
        passage: passage(shown.span),
        kind: shown.kind,
        named: shown.named,
        entity: shown.entity,
        resolved: shown.is_resolved(),
        anonymity: shown.anonymity.map(passage),
        description: shown.description,
        affiliation: shown.affiliation,
        country: shown.country,
        role: shown.role,
    }
}

/// The sources that the content came through, from the outermost in.
fn chain<'a>(attribution: &Attribution, report: &'a Report) -> Vec<&'a str> {
    let mut chain = Vec::new();
    let mut link = Some(attribution);
    // An attribution can be within as many others as there are; a longer way would go in a circle.
    for _ in 0..report.attributions.len() {
        let Some(attribution) = link else { break };
        chain.extend(attribution.source.span().map(|span| span.of(&report.document.text)));
        link = attribution.within.and_then(|id| report.attributions.iter().find(|outer| outer.id == id));
    }
    chain.retain(|&source| Some(source) != report.document.publisher.as_deref());
    chain.reverse();
    chain
}

/// The published name of a form.
pub(super) fn form(form: Form) -> &'static str {
    match form {
        Form::Direct => "direct",
        Form::Indirect => "indirect",
        Form::Mixed => "mixed",
    }
}

fn stance(stance: Stance) -> StanceRecord {
    StanceRecord { act: stance.act.name(), polarity: stance.polarity.name(), certainty: stance.certainty.name() }
}

#[cfg(test)]
mod tests {
    use ascribe::{AttributionId, Source};
    use serde_json::Value;

    use super::*;
    use crate::format::samples;

    #[test]
    fn each_attribution_has_its_line() {
        assert_eq!(Jsonl.report("a.txt", &samples::report()), include_str!("golden/report.jsonl"));
    }

    #[test]
    fn read_back_it_points_at_the_same_words() {
        let characters: Vec<char> = samples::TEXT.chars().collect();
        for line in Jsonl.report("a.txt", &samples::report()).lines() {
            let value: Value = serde_json::from_str(line).expect("JSON");
            let content = value["content"].as_array().expect("pieces");
            for passage in content.iter().chain([&value["source"], &value["cue"]]).filter(|passage| !passage.is_null())
            {
                let at = |key: &str| passage[key].as_u64().expect("a position") as usize;
                let words: String = characters[at("start")..at("end")].iter().collect();
                assert_eq!(passage["text"], words);
            }
        }
    }

    #[test]
    fn a_chain_goes_from_the_outermost_in_and_leaves_the_publisher_out() {
        let mut report = samples::report();
        report.attributions[2].within = Some(AttributionId(1));
        report.attributions[2].source = report.attributions[0].source.clone();
        report.attributions[0].source = Source::Stated(Span::new(3, 5).into());
        assert_eq!(chain(&report.attributions[2], &report), ["We", "Grace Oduya, the mayor,"]);
        report.document.publisher = Some("We".to_owned());
        assert_eq!(chain(&report.attributions[2], &report), ["Grace Oduya, the mayor,"]);
    }
}
