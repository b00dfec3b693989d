//! What stands between words: nothing, a blank, or the end of a paragraph.
//!
//! A blank line ends a paragraph. A single line end does so too, unless it only wraps a long line: then the next word would not have
//! fitted into the width of the lines around it, or goes on in lower case.

use ascribe_types::Token;

/// What stands before a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gap {
    /// Nothing: it is written in one with the word before.
    None,
    /// White space.
    Blank,
    /// The end of a paragraph, or the start of the text.
    Paragraph,
}

/// Wider lines are not wrapped by hand, and narrower ones are lists or verse.
const WRAPPED_WIDTHS: std::ops::RangeInclusive<usize> = 40..=120;

/// What stands before each of the words of `text`.
pub(crate) fn gaps(text: &str, tokens: &[Token]) -> Vec<Gap> {
    let lines = lines(text, tokens);
    let mut gaps = blanks(tokens);
    for block in lines.chunk_by(|_, next| next.line_ends < 2) {
        gaps[block[0].first] = Gap::Paragraph;
        let width = block.iter().map(|line| line.width).max().unwrap_or(0);
        for pair in block.windows(2) {
            if !is_wrapped(text, tokens, &pair[0], &pair[1], width) {
                gaps[pair[1].first] = Gap::Paragraph;
            }
        }
    }
    gaps
}

/// The gaps as if the text were one line.
fn blanks(tokens: &[Token]) -> Vec<Gap> {
    let first = tokens.first().map(|_| Gap::Paragraph);
    let others =
        tokens.windows(2).map(|pair| if pair[0].span.end == pair[1].span.start { Gap::None } else { Gap::Blank });
    first.into_iter().chain(others).collect()
}

/// A line that holds a word.
struct Line {
    /// Its first word.
    first: usize,
    /// The byte after its last word.
    end: usize,
    /// Its width in characters.
    width: usize,
    /// How many line ends stand before it.
    line_ends: usize,
}

/// The lines of `text` that hold a word.
fn lines(text: &str, tokens: &[Token]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        let (start, end) = (token.span.start as usize, token.span.end as usize);
        let from = lines.last().map_or(0, |line| line.end);
        let line_ends = if from == start { 0 } else { line_ends(&text[from..start]) };
        match lines.last_mut() {
            Some(line) if line_ends == 0 => {
                line.width += text[line.end..end].chars().count();
                line.end = end;
            }
            _ => lines.push(Line { first: index, end, width: token.span.of(text).chars().count(), line_ends }),
        }
    }
    lines
}

/// How many lines end in white space. A carriage return and a line feed together end one.
fn line_ends(space: &str) -> usize {
    let mut previous = ' ';
    let mut count = 0;
    for c in space.chars() {
        count += usize::from(matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}') && !(c == '\n' && previous == '\r'));
        count += if c == '\u{2029}' { 2 } else { 0 };
        previous = c;
    }
    count
}

/// Whether `line` goes on in `next`, in a block of lines this wide.
fn is_wrapped(text: &str, tokens: &[Token], line: &Line, next: &Line, width: usize) -> bool {
    let start = tokens[next.first].span.start as usize;
    let word = text[start..].split_whitespace().next().unwrap_or_default();
    if !WRAPPED_WIDTHS.contains(&width) {
        return false;
    }
    word.starts_with(char::is_lowercase) || line.width + 1 + word.chars().count() >= width
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::words;

    /// The words that begin paragraphs.
    fn check(text: &str, expected: &[&str]) {
        let tokens = words(text);
        let gaps = gaps(text, &tokens);
        let first =
            tokens.iter().zip(gaps).filter(|(_, gap)| *gap == Gap::Paragraph).map(|(token, _)| token.span.of(text));
        assert_eq!(first.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn blank_lines_part_paragraphs() {
        check("One two.\n\nThree.\r\n\r\nFour. \n \n Five\u{2029}Six", &["One", "Three", "Four", "Five", "Six"]);
        check("", &[]);
    }

    #[test]
    fn lines_without_a_wrap_are_paragraphs() {
        check("Minister resigns\nThe minister left on Friday.\n- first\n- second", &["Minister", "The", "-", "-"]);
    }

    #[test]
    fn wrapped_lines_are_one_paragraph() {
        check(
            "The minister of the interior, who had been in\noffice for two years, left on Friday. Nobody\nKnows why, and the government keeps silent\nabout it.\nThe opposition asks for an inquiry.",
            &["The", "The"],
        );
    }

    #[test]
    fn a_line_for_each_paragraph() {
        let long = "word ".repeat(60);
        check(&format!("{long}\nAnd {long}\nSo {long}"), &["word", "And", "So"]);
    }
}
