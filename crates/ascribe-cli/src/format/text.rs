//! For people: the report with source, cue and content marked in it, and a numbered list of who said what.
//!
//! On a terminal the marks are colours; elsewhere sources stand in `[brackets]`, cues between `_underscores_` and contents in
//! `{braces}`. Behind each mark a raised number says which attribution it belongs to, as a footnote's would. A content within a content has a
//! colour of its own.

mod facts;
mod list;
mod marks;
pub(crate) mod palette;
pub(crate) mod wrap;

use anstream::{AutoStream, ColorChoice};
use ascribe::{Document, Report};

use super::Format;
use crate::arguments::When;
use palette::Palette;

/// The widest that a line of the report gets: longer ones are tiring to read.
const WIDEST: usize = 100;

/// The width where there is no terminal to ask.
const USUAL: usize = 80;

/// The narrowest that makes sense.
const NARROWEST: usize = 24;

/// For people.
pub(crate) struct Text {
    palette: Palette,
    width: usize,
}

impl Text {
    /// For whoever reads stdout.
    pub(crate) fn on_stdout(color: When) -> Self {
        Self { palette: palette_of(color), width: width() }
    }
}

/// The palette for whoever reads stdout.
pub(crate) fn palette_of(color: When) -> Palette {
    Palette::new(match color {
        When::Always => true,
        When::Never => false,
        When::Auto => AutoStream::choice(&std::io::stdout()) != ColorChoice::Never,
    })
}

/// How wide lines may be for whoever reads stdout.
pub(crate) fn width() -> usize {
    let width = terminal_size::terminal_size().map_or(USUAL, |(width, _)| usize::from(width.0));
    width.clamp(NARROWEST, WIDEST)
}

impl Format for Text {
    fn report(&self, name: &str, report: &Report) -> String {
        let body = marks::marked(report, &self.palette);
        [
            self.head(name, &report.document),
            wrap::body(&body, self.width),
            "\n".to_owned(),
            list::of(report, &self.palette, self.width),
        ]
        .concat()
    }

    fn between(&self) -> &str {
        "\n\n"
    }
}

impl Text {
    /// What the report is: its path, and what is known of it.
    fn head(&self, name: &str, document: &Document) -> String {
        let known = [&document.title, &document.author, &document.publisher, &document.published];
        let known: Vec<&str> = known.into_iter().flatten().map(String::as_str).collect();
        let name = self.palette.name(&wrap::printable(name));
        if known.is_empty() {
            format!("{name}\n\n")
        } else {
            format!("{name}\n{}\n\n", wrap::printable(&known.join(" · ")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::samples;

    #[track_caller]
    fn check(colored: bool, expected: &str) {
        let text = Text { palette: Palette::new(colored), width: 60 };
        assert_eq!(text.report("a.txt", &samples::report()), expected);
    }

    #[test]
    fn plain() {
        check(false, include_str!("text/golden/plain.txt"));
    }

    #[test]
    fn colored() {
        check(true, include_str!("text/golden/colored.txt"));
    }

    #[test]
    fn nothing_found() {
        let report = Report { document: Document::from("It rained.\n"), ..Report::default() };
        let text = Text { palette: Palette::new(false), width: 60 };
        assert_eq!(text.report("a.txt", &report), "a.txt\n\nIt rained.\n\nno attributions\n");
    }
}
