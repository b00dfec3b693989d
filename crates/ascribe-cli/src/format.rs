//! The ways to print what was found. Each published format is written out in one file.

pub(crate) mod brat;
pub(crate) mod conllu;
mod csv;
mod json;
mod jsonl;
pub(crate) mod restated;
mod source;
pub(crate) mod text;

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
pub(crate) mod samples;
