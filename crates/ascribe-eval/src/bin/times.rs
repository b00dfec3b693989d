//! Prints what becomes of each time that people marked: `cargo run -p ascribe-eval --bin times -- FOLDER [all|even|odd] [sums]`. With `even` or `odd`
//! it takes every other report, so that rules can be made on one half and measured on the other; with `sums` it prints no more than the figures.

use std::path::Path;

use anyhow::Context;
use ascribe_eval::times::{self, TimeScore, TimedText};
use ascribe_nlp::English;
use ascribe_types::{Analysis, Span};

#[allow(clippy::print_stdout, reason = "it prints")]
fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().context("no folder is given")?;
    let half = arguments.next().unwrap_or_default();
    let sums = arguments.next().as_deref() == Some("sums");
    let english = English::new(ascribe_model_en::MODEL, ascribe_model_en::VOCABULARY, 2)?;
    let mut total = TimeScore::default();
    for (at, report) in times::read(Path::new(&folder))?.iter().enumerate() {
        if half == ["odd", "even"][at % 2] {
            continue;
        }
        let analysis = english.analyze(&report.document);
        total += times::score(report, &analysis);
        if !sums {
            lines(report, &analysis).iter().for_each(|line| println!("{line}"));
        }
    }
    for (name, counts) in total.measures() {
        let [precision, recall, f1] = [counts.precision(), counts.recall(), counts.f1()].map(|share| 100.0 * share);
        println!("{name}: precision {precision:.1}, recall {recall:.1}, F1 {f1:.1}, of {}", counts.gold);
    }
    Ok(())
}

/// A line for each time whose value is wrong, and for each that is found where there is none, or not found.
fn lines(report: &TimedText, analysis: &Analysis) -> Vec<String> {
    let text = &report.document.text;
    let around = |span: Span| {
        let from = text[..span.start as usize].char_indices().rev().nth(40).map_or(0, |(at, _)| at);
        text[from..].chars().take(70 + span.len()).map(|c| if c == '\n' { ' ' } else { c }).collect::<String>()
    };
    let spans: Vec<Span> = report.times.iter().map(|time| time.span).collect();
    let at = ascribe_time::times_at(&report.document, analysis, &spans);
    let mut out = Vec::new();
    for (gold, told) in report.times.iter().zip(at) {
        let value = told.and_then(|time| time.value);
        if value.as_ref() != Some(&gold.value) {
            let date = report.document.published.as_deref().unwrap_or_default();
            out.push(format!(
                "value {} {:?} -> {value:?} ({date}): {}",
                gold.value,
                gold.span.of(text),
                around(gold.span)
            ));
        }
    }
    let found = ascribe_time::times(&report.document, analysis);
    for time in &found {
        if !spans.iter().any(|span| span.overlaps(time.span)) {
            out.push(format!("extra {:?} {:?}: {}", time.span.of(text), time.value, around(time.span)));
        }
    }
    for time in found.iter().filter(|time| !spans.contains(&time.span)) {
        if let Some(gold) = spans.iter().find(|span| span.overlaps(time.span)) {
            out.push(format!("place {:?}, gold {:?}", time.span.of(text), gold.of(text)));
        }
    }
    for span in spans.iter().filter(|span| !found.iter().any(|time| span.overlaps(time.span))) {
        out.push(format!("missed {:?}: {}", span.of(text), around(*span)));
    }
    out
}
