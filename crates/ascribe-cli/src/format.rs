//! The ways to print what was found. Each published format is written out in one file.

pub(crate) mod brat;
mod csv;
mod json;
mod jsonl;
mod text;

use ascribe::Report;

use crate::arguments::{FormatName, When};

/// A way to print reports one after the other.
pub(crate) trait Format: Sync {
    /// What stands before the first report.
    fn opening(&self) -> &str {
        ""
    }

    /// One report, called `name`.
    fn report(&self, name: &str, report: &Report) -> String;

    /// What stands between two reports.
    fn between(&self) -> &str {
        ""
    }

    /// What stands after the last report.
    fn closing(&self) -> &str {
        ""
    }
}

/// The format called `name`; `color` says when it uses colours, if it does.
pub(crate) fn new(name: FormatName, color: When) -> Box<dyn Format> {
    match name {
        FormatName::Text => Box::new(text::Text::on_stdout(color)),
        FormatName::Jsonl => Box::new(jsonl::Jsonl),
        FormatName::Json => Box::new(json::Json),
        FormatName::Csv => Box::new(csv::Csv::new()),
        FormatName::Brat => Box::new(brat::Brat),
    }
}

#[cfg(test)]
pub(crate) mod samples {
    //! A report made by hand, with one of each: the formats are tested on it.

    use ascribe::{Attribution, AttributionId, Document, Form, Report, Source, Span, Stance};

    /// Three paragraphs with a quotation in two pieces, one that goes on, and one without a source.
    pub(crate) const TEXT: &str = "“We won’t sell,” Grace Oduya, the mayor, said on Tuesday, “not for any price.”\n\n“Not now.”\n\nIt is said that Northline’s café plan would go on.\n";

    /// [`TEXT`] with its attributions.
    pub(crate) fn report() -> Report {
        let document =
            Document { text: TEXT.to_owned(), title: Some("Mayor rejects plan".to_owned()), ..Document::default() };
        let first = attribution(
            1,
            Some("Grace Oduya, the mayor,"),
            Some("said"),
            &["“We won’t sell,”", "“not for any price.”"],
            Form::Direct,
        );
        let second = attribution(2, Some("Grace Oduya, the mayor,"), None, &["“Not now.”"], Form::Direct);
        let third =
            attribution(3, None, Some("It is said"), &["that Northline’s café plan would go on"], Form::Indirect);
        Report { document, attributions: vec![first, second, third] }
    }

    fn attribution(id: u32, source: Option<&str>, cue: Option<&str>, content: &[&str], form: Form) -> Attribution {
        Attribution {
            id: AttributionId(id),
            source: source.map_or(Source::Unstated, |words| Source::Stated(span(words))),
            cue: cue.map(span),
            content: content.iter().map(|words| span(words)).collect(),
            form,
            stance: Stance::default(),
            within: None,
        }
    }

    fn span(words: &str) -> Span {
        let start = TEXT.find(words).expect("words of the sample");
        Span::new(start, start + words.len())
    }
}
