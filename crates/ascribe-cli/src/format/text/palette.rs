//! How marks look: colours, or characters where there are none.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};

/// A part that can be marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Part {
    /// What is said.
    Content,
    /// Who said it.
    Source,
    /// That it was said.
    Cue,
}

/// The colours of contents, from the outermost in.
const CONTENTS: [AnsiColor; 3] = [AnsiColor::Green, AnsiColor::Magenta, AnsiColor::Blue];

/// How marks look.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Palette {
    colored: bool,
}

impl Palette {
    /// Colours, or plain characters.
    pub(crate) fn new(colored: bool) -> Self {
        Self { colored }
    }

    /// Whether marks are colours.
    pub(crate) fn is_colored(self) -> bool {
        self.colored
    }

    /// The style of a part of an attribution that is within so many others: a content within a content must look otherwise.
    pub(crate) fn style(part: Part, depth: usize) -> Style {
        match part {
            Part::Source => AnsiColor::Cyan.on_default().bold(),
            Part::Cue => AnsiColor::Yellow.on_default().underline(),
            Part::Content => CONTENTS[depth % CONTENTS.len()].on_default(),
        }
    }

    /// The characters around a part where there are no colours.
    pub(crate) fn brackets(part: Part) -> (char, char) {
        match part {
            Part::Source => ('[', ']'),
            Part::Cue => ('_', '_'),
            Part::Content => ('{', '}'),
        }
    }

    /// `words` as a part of an attribution in the list, where no brackets are wanted.
    pub(crate) fn paint(self, part: Part, depth: usize, words: &str) -> String {
        self.styled(Self::style(part, depth), words)
    }

    /// The name of a report.
    pub(crate) fn name(self, name: &str) -> String {
        self.styled(Style::new().bold(), name)
    }

    /// What is not in the report, but said about it.
    pub(crate) fn aside(self, words: &str) -> String {
        self.styled(Style::new().dimmed(), words)
    }

    /// What a content comes to.
    pub(crate) fn restated(self, words: &str) -> String {
        self.styled(Style::new().italic(), words)
    }

    /// `words` in a style, if there are colours.
    pub(crate) fn styled(self, style: Style, words: &str) -> String {
        if self.colored && !words.is_empty() { format!("{style}{words}{style:#}") } else { words.to_owned() }
    }
}

/// Numbers as raised digits: 1 and 12 are "¹,¹²".
pub(crate) fn raised(numbers: &[u32]) -> String {
    let mut text = String::new();
    for (index, number) in numbers.iter().enumerate() {
        let comma = if index > 0 { "," } else { "" };
        write!(text, "{comma}{number}").expect("writing to a string does not fail");
    }
    text.chars().map(|c| c.to_digit(10).map_or(c, |digit| RAISED[digit as usize])).collect()
}

/// Whether a character is a raised digit.
pub(crate) fn is_raised(c: char) -> bool {
    RAISED.contains(&c)
}

/// The digits from 0 to 9.
const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_raised() {
        assert_eq!(raised(&[1, 20]), "¹,²⁰");
    }
}
