//! A page for people: how parts of answers look.

use anstyle::{AnsiColor, Style};
use ascribe::Position;

use crate::arguments::When;
use crate::format::text::palette::Palette;
use crate::format::text::wrap::{entry, printable};
use crate::format::text::{palette_of, width};

/// A page that is being written.
pub(crate) struct Page {
    palette: Palette,
    width: usize,
    text: String,
}

impl Page {
    /// An empty page for whoever reads stdout.
    pub(crate) fn on_stdout(color: When) -> Self {
        Self { palette: palette_of(color), width: width(), text: String::new() }
    }

    #[cfg(test)]
    pub(super) fn plain(width: usize) -> Self {
        Self { palette: Palette::new(false), width, text: String::new() }
    }

    /// The page as it was written.
    pub(crate) fn finish(self) -> String {
        self.text
    }

    /// Writes a paragraph.
    pub(crate) fn line(&mut self, text: &str) {
        self.entry("", text);
    }

    /// Writes a paragraph, `lead` standing out at its left.
    pub(crate) fn entry(&mut self, lead: &str, text: &str) {
        self.text.push_str(&entry(lead, text, self.width));
    }

    /// The same with a lead that is painted, which takes no more room for it.
    pub(super) fn painted(&mut self, lead: &str, paint: impl Fn(&Self, &str) -> String, text: &str) {
        let painted = paint(self, lead);
        let paragraph = entry(lead, text, self.width);
        self.text.push_str(&paragraph.replacen(lead, &painted, 1));
    }

    /// Writes a paragraph with a bar at the left of each of its lines: the words of a report.
    pub(super) fn quote(&mut self, indent: usize, text: &str) {
        let bar = format!("{}│ ", " ".repeat(indent));
        let wrapped = entry("", text, self.width.saturating_sub(bar.chars().count()));
        for line in wrapped.lines() {
            self.text.push_str(&format!("{bar}{line}\n"));
        }
    }

    /// Writes an empty line, unless the page ends with one or is empty.
    pub(super) fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// Writes what a part of the page is about.
    pub(super) fn heading(&mut self, words: &str) {
        self.gap();
        let heading = self.strong(words);
        self.entry("", &heading);
    }

    /// What matters most.
    pub(crate) fn strong(&self, words: &str) -> String {
        self.palette.name(words)
    }

    /// What is said about a report, and does not stand in it.
    pub(crate) fn aside(&self, words: &str) -> String {
        self.palette.aside(words)
    }

    /// What is a report's words put so that they stand alone.
    pub(super) fn restated(&self, words: &str) -> String {
        self.palette.restated(words)
    }

    /// What should not be overlooked.
    pub(super) fn alert(&self, words: &str) -> String {
        self.palette.styled(AnsiColor::Yellow.on_default().bold(), words)
    }

    /// Words in the colour of a position.
    pub(super) fn side(&self, position: Position, words: &str) -> String {
        let style = match position {
            Position::Affirms => AnsiColor::Green.on_default(),
            Position::Denies => AnsiColor::Red.on_default(),
            Position::Doubts => AnsiColor::Yellow.on_default(),
            Position::Neither => Style::new().dimmed(),
        };
        self.palette.styled(style, words)
    }

    /// The palette, where parts of a passage are to be painted.
    pub(super) fn palette(&self) -> Palette {
        self.palette
    }
}

/// Words from a report on one line, without what could command a terminal.
pub(crate) fn line(words: &str) -> String {
    let words = printable(words);
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A number and what it counts: "1 report", "2 reports".
pub(super) fn count(number: u32, one: &str) -> String {
    format!("{number} {one}{}", if number == 1 { "" } else { "s" })
}

/// From one day to another: "2012-04-02 to 2025-07-01". None where no day is known: a page tells what is known, and is silent of the rest.
pub(super) fn span(first: Option<&str>, last: Option<&str>) -> Option<String> {
    match (first, last) {
        (Some(first), Some(last)) if first != last => Some(format!("{first} to {last}")),
        (Some(day), _) | (None, Some(day)) => Some(day.to_owned()),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quotation_has_a_bar_at_each_line() {
        let mut page = Page::plain(24);
        page.quote(2, "The dam leaks, and the owner knew it.");
        assert_eq!(page.finish(), "  │ The dam leaks, and\n  │ the owner knew it.\n");
    }

    #[test]
    fn gaps_do_not_add_up() {
        let mut page = Page::plain(24);
        page.gap();
        page.heading("one");
        page.gap();
        page.heading("two");
        assert_eq!(page.finish(), "one\n\ntwo\n");
    }

    #[test]
    fn days_are_told_as_far_as_they_are_known() {
        let check = |first, last, expected: Option<&str>| assert_eq!(span(first, last).as_deref(), expected);
        check(Some("2031-01-01"), Some("2032-01-01"), Some("2031-01-01 to 2032-01-01"));
        check(Some("2031-01-01"), Some("2031-01-01"), Some("2031-01-01"));
        check(None, None, None);
    }

    #[test]
    fn a_report_does_not_command_the_terminal() {
        assert_eq!(line("a\n\x1b[2J  b"), "a \u{FFFD}[2J b");
    }
}
