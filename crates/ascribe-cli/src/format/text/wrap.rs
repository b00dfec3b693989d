//! Breaks lines for the width of a terminal.

use textwrap::core::Word;
use textwrap::{Options, WordSeparator, WordSplitter, wrap};

use super::palette::is_raised;

/// `text` broken at `width`; its own line breaks stay, so that paragraphs do. `textwrap` knows that colours take no room.
pub(crate) fn body(text: &str, width: usize) -> String {
    lines(text, Options::new(width))
}

/// An entry of a list, `lead` standing out at its left.
pub(crate) fn entry(lead: &str, text: &str, width: usize) -> String {
    let room = " ".repeat(lead.chars().count());
    lines(text, Options::new(width).initial_indent(lead).subsequent_indent(&room))
}

fn lines(text: &str, options: Options<'_>) -> String {
    let options = options
        .word_separator(WordSeparator::Custom(words))
        .word_splitter(WordSplitter::NoHyphenation)
        .break_words(false);
    let mut carried = String::new();
    let mut output = String::new();
    for line in text.trim_end().lines().flat_map(|line| wrap(line, &options)) {
        let line = line.trim_end();
        output.push_str(&carried);
        output.push_str(line);
        carried = colour_at_end(&carried, line);
        output.push_str(if carried.is_empty() { "\n" } else { "\x1b[0m\n" });
    }
    output
}

/// Where a line may be broken: where Unicode says so, but never before the number of a mark.
fn words(line: &str) -> Box<dyn Iterator<Item = Word<'_>> + '_> {
    let mut starts: Vec<usize> = Vec::new();
    let mut at = 0;
    for word in WordSeparator::UnicodeBreakProperties.find_words(line) {
        if !(at > 0 && word.word.starts_with(is_raised)) {
            starts.push(at);
        }
        at += word.word.len() + word.whitespace.len();
    }
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([line.len()]).collect();
    Box::new(starts.into_iter().zip(ends).map(|(start, end)| Word::from(&line[start..end])))
}

/// The colour that is on at the end of `line`, if `carried` is at its beginning. A pager shows lines one by one, so that each must
/// put on its colours itself.
fn colour_at_end(carried: &str, line: &str) -> String {
    let mut colour = carried.to_owned();
    for code in line.split('\x1b').skip(1).filter_map(|rest| rest.split_once('m')).map(|(code, _)| code) {
        match code {
            "[0m" | "[0" => colour.clear(),
            _ => colour.push_str(&format!("\x1b{code}m")),
        }
    }
    colour
}

/// `text` without what could command a terminal: a report is data from anywhere. Line breaks become plain ones.
pub(crate) fn printable(text: &str) -> String {
    let plain = |c: char| match c {
        '\n' => '\n',
        '\t' => ' ',
        c if c.is_control() => char::REPLACEMENT_CHARACTER,
        c => c,
    };
    text.replace("\r\n", "\n").chars().map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_stay() {
        assert_eq!(body("one two three\n\n  four five\n\n", 9), "one two\nthree\n\n  four\nfive\n");
    }

    #[test]
    fn colours_end_with_each_line() {
        assert_eq!(body("a \x1b[0m\x1b[32mone two\x1b[0m b", 6), "a \x1b[0m\x1b[32mone\x1b[0m\n\x1b[32mtwo\x1b[0m b\n");
    }

    #[test]
    fn a_number_stays_with_its_mark() {
        assert_eq!(body("one {two!}¹² three", 9), "one\n{two!}¹²\nthree\n");
        assert_eq!(body("one ¹ two", 5), "one ¹\ntwo\n");
        assert_eq!(body("a\u{2014}b c", 3), "a\u{2014}b\nc\n");
    }

    #[test]
    fn entries_stand_out() {
        assert_eq!(entry(" 1  ", "one two three", 12), " 1  one two\n    three\n");
    }

    #[test]
    fn nothing_commands_the_terminal() {
        assert_eq!(printable("a\x1b[2Jb\u{9b}c\r\nd\te"), "a\u{FFFD}[2Jb\u{FFFD}c\nd e");
    }
}
