//! The list below a report: on whose word, who, how, and what; and what that comes to.

use ascribe::{Attribution, Form, Naming, Report, Source, Span, Stated};

use super::facts;
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
    let outer = outer(attribution, report);
    let through: String = outer.map(|outer| through(outer, report)).unwrap_or_default();
    let source = match &attribution.source {
        Source::Stated(stated) => source(stated, report, palette),
        Source::Unstated => palette.aside("(source not stated)"),
    };
    let cue = match attribution.cue {
        Some(span) => palette.paint(Part::Cue, 0, &passage(span, text)),
        None => palette.aside("(goes on)"),
    };
    let depth =
        std::iter::successors(outer, |outer| self::outer(outer, report)).take(report.attributions.len()).count();
    let pieces: Vec<String> = attribution.content.iter().map(|&piece| passage(piece, text)).collect();
    let content = palette.paint(Part::Content, depth, &shortened(&pieces.join(" … ")));
    let facts = facts::of(attribution, report);
    let aside =
        [form(attribution.form)].into_iter().chain(facts.iter().map(String::as_str)).collect::<Vec<_>>().join("; ");
    format!("{}{source} — {cue} — {content} {}", palette.aside(&through), palette.aside(&format!("({aside})")))
}

/// The attribution whose content holds another.
fn outer<'a>(inner: &Attribution, report: &'a Report) -> Option<&'a Attribution> {
    let within = inner.within?;
    report.attributions.iter().find(|attribution| attribution.id == within)
}

/// The sources that an attribution came through: "The Courier → Al → ".
fn through(outer: &Attribution, report: &Report) -> String {
    report.chain(outer).into_iter().map(|name| one_line(name) + " → ").collect()
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

    #[test]
    fn long_contents_are_shortened_between_words() {
        let long = "word ".repeat(100) + "end";
        let short = shortened(&long);
        assert!(short.chars().count() <= SHOWN + 5, "{short}");
        assert!(short.starts_with("word word") && short.ends_with("word end") && short.contains("word […] word"));
        assert_eq!(shortened("short"), "short");
    }
}
