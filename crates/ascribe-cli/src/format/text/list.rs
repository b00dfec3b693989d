//! The list below a report: on whose word, who, how, and what; and what that comes to.

use ascribe::{Attribution, Form, Naming, Report, Source, Span, Stated};

use super::facts;
use super::palette::{Palette, Part};
use super::wrap::{entry, printable};

/// How much of a content the list shows; the rest is in the text above.
const SHOWN: usize = 160;

/// What stands for a source that a report does not name.
const UNSTATED: &str = "(source not stated)";

/// The attributions of `report`, one under the other.
pub(super) fn of(report: &Report, palette: &Palette, width: usize) -> String {
    if report.attributions.is_empty() {
        return format!("{}\n", palette.aside("no attributions"));
    }
    let digits = report.attributions.iter().map(|attribution| attribution.id.0.to_string().len()).max().unwrap_or(1);
    let lines = |attribution: &Attribution| {
        let lead = format!("{:>digits$}  ", attribution.id.0);
        let first = entry(&lead, &words(attribution, report, *palette), width);
        let restated = facts::restated(attribution, report, SHOWN);
        let second = restated.map(|restated| {
            entry(&format!("{:digits$}  = ", ""), &palette.restated(&shortened(&one_line(&restated))), width)
        });
        first + &second.unwrap_or_default()
    };
    report.attributions.iter().map(lines).collect()
}

/// "The Courier → Grace Oduya — denied — “We won’t sell” (direct; denies; answers 3)".
fn words(attribution: &Attribution, report: &Report, palette: Palette) -> String {
    let text = report.document.text.as_str();
    let levels = report.levels(attribution);
    let outer = levels.split_last().map_or(&[][..], |(_, outer)| outer);
    let source = match &attribution.source {
        Source::Stated(stated) => source(stated, report, palette),
        Source::Unstated => palette.aside(UNSTATED),
    };
    let cue = match attribution.cue {
        Some(span) => palette.paint(Part::Cue, 0, &passage(span, text)),
        None => palette.aside("(goes on)"),
    };
    let pieces: Vec<String> = attribution.content.iter().map(|&piece| passage(piece, text)).collect();
    let content = palette.paint(Part::Content, outer.len(), &shortened(&pieces.join(" … ")));
    let facts = facts::of(attribution, report);
    let aside =
        [form(attribution.form)].into_iter().chain(facts.iter().map(String::as_str)).collect::<Vec<_>>().join("; ");
    format!(
        "{}{source} — {cue} — {content} {}",
        palette.aside(&through(outer, report)),
        palette.aside(&format!("({aside})"))
    )
}

/// The sources that an attribution came through: "The Courier → Al → ". The report's publisher is none of them.
fn through(outer: &[&Attribution], report: &Report) -> String {
    let name = |attribution: &&Attribution| match attribution.source {
        Source::Stated(stated) => {
            let name = report.analysis.fullest(&stated).of(&report.document.text);
            report.chain(attribution).last().filter(|last| **last == name).map(|name| one_line(name))
        }
        Source::Unstated => Some(UNSTATED.to_owned()),
    };
    outer.iter().filter_map(name).map(|name| name + " → ").collect()
}

/// The source's words, and who it is where they do not say so themselves: "he (Isaac Herzog)".
fn source(source: &Stated, report: &Report, palette: Palette) -> String {
    let text = report.document.text.as_str();
    let own = passage(source.span, text);
    let name = passage(report.analysis.fullest(source), text);
    let aside = match source.naming {
        Naming::Unsure => Some("(unsure who)".to_owned()),
        Naming::Named | Naming::Unnamed { .. } => (!own.contains(&name)).then(|| format!("({name})")),
    };
    let own = palette.paint(Part::Source, 0, &own);
    aside.map_or_else(|| own.clone(), |aside| format!("{own} {}", palette.aside(&aside)))
}

/// The words of a passage on one line.
fn passage(span: Span, text: &str) -> String {
    one_line(span.of(text))
}

fn one_line(words: &str) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    printable(&words.join(" "))
}

fn form(form: Form) -> &'static str {
    match form {
        Form::Direct => "direct",
        Form::Indirect => "indirect",
        Form::Mixed => "mixed",
    }
}

/// The first words of `content`, and the last ones where it is long: what was said often turns at its end.
fn shortened(content: &str) -> String {
    let length = content.chars().count();
    if length <= SHOWN {
        return content.to_owned();
    }
    let head: String = content.chars().take(SHOWN * 2 / 3).collect();
    let tail: String = content.chars().skip(length - SHOWN / 3).collect();
    let head = head.rsplit_once(' ').map_or(head.as_str(), |(whole, _)| whole);
    let tail = tail.split_once(' ').map_or(tail.as_str(), |(_, whole)| whole);
    format!("{head} […] {tail}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::samples;

    #[test]
    fn the_way_through_other_sources_is_told() {
        let mut report = samples::report();
        let way = |report: &Report| through(&report.levels(&report.attributions[7])[..1], report);
        assert_eq!(way(&report), "The Tribune → ");
        report.document.publisher = Some("Tribune".to_owned());
        assert_eq!(way(&report), "");
        report.attributions[6].source = Source::Unstated;
        assert_eq!(way(&report), "(source not stated) → ");
    }

    #[test]
    fn long_contents_are_shortened_between_words() {
        let long = "word ".repeat(100) + "end";
        let short = shortened(&long);
        assert!(short.chars().count() <= SHOWN + 5, "{short}");
        assert!(short.starts_with("word word") && short.ends_with("word end") && short.contains("word […] word"));
        assert_eq!(shortened("short"), "short");
    }
}
