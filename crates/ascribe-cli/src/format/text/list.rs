//! The list below a report: who, how, and what.

use ascribe::{Attribution, Form, Naming, Report, Source, Span, Stated};

use super::palette::{Palette, Part};
use super::wrap::{entry, printable};

/// How much of a content the list shows; the rest is in the text above.
const SHOWN: usize = 160;

/// The attributions of `report`, one under the other.
pub(super) fn of(report: &Report, palette: &Palette, width: usize) -> String {
    if report.attributions.is_empty() {
        return format!("{}\n", palette.aside("no attributions"));
    }
    let digits = report.attributions.iter().map(|attribution| attribution.id.0.to_string().len()).max().unwrap_or(1);
    let line = |attribution: &Attribution| {
        let lead = format!("{:>digits$}  ", attribution.id.0);
        entry(&lead, &words(attribution, report, *palette), width)
    };
    report.attributions.iter().map(line).collect()
}

/// "Grace Oduya — said — “We won’t sell” (direct)".
fn words(attribution: &Attribution, report: &Report, palette: Palette) -> String {
    let text = report.document.text.as_str();
    let source = match &attribution.source {
        Source::Stated(stated) => source(stated, report, palette),
        Source::Unstated => palette.aside("(source not stated)"),
    };
    let cue = match attribution.cue {
        Some(span) => palette.paint(Part::Cue, &passage(span, text)),
        None => palette.aside("(goes on)"),
    };
    let pieces: Vec<String> = attribution.content.iter().map(|&piece| passage(piece, text)).collect();
    let content = palette.paint(Part::Content, &shortened(&pieces.join(" … ")));
    format!("{source} — {cue} — {content} {}", palette.aside(form(attribution.form)))
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
    let own = palette.paint(Part::Source, &own);
    aside.map_or_else(|| own.clone(), |aside| format!("{own} {}", palette.aside(&aside)))
}

/// The words of a passage on one line.
fn passage(span: Span, text: &str) -> String {
    let words: Vec<&str> = span.of(text).split_whitespace().collect();
    printable(&words.join(" "))
}

fn form(form: Form) -> &'static str {
    match form {
        Form::Direct => "(direct)",
        Form::Indirect => "(indirect)",
        Form::Mixed => "(mixed)",
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

    #[test]
    fn long_contents_are_shortened_between_words() {
        let long = "word ".repeat(100) + "end";
        let short = shortened(&long);
        assert!(short.chars().count() <= SHOWN + 5, "{short}");
        assert!(short.starts_with("word word") && short.ends_with("word end") && short.contains("word […] word"));
        assert_eq!(shortened("short"), "short");
    }
}
