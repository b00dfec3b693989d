//! What the sentence boundaries are learned from: each word's features, and whether a sentence starts with it.
//!
//! Treebanks say so by hand, but hold little news. Edited reports end their sentences with a stop, so there a rule is right wherever
//! it is sure: it teaches the network to trust stops in prose that looks like news.

use ascribe_nlp::FEATURES;
use ascribe_types::{Sentence, Token};
use serde::Serialize;

use crate::conllu::SplitDocument;

/// A document to learn from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Lesson {
    /// How it was changed: not at all, put in one line, its quotation marks taken out, or an abbreviation put before its stops.
    pub variant: &'static str,
    /// The rows of the network's table that each word picks.
    pub features: Vec<[u16; FEATURES]>,
    /// For each word 1 if a sentence starts with it, 0 if not, -1 if nobody knows.
    pub starts: Vec<i8>,
}

/// The document as it is, in one line, without quotation marks, and with abbreviations before its stops. Reports arrive in the first
/// three ways; sentences that end in an abbreviation are too rare in treebanks to learn from.
pub fn lessons(gold: &SplitDocument) -> [Lesson; 4] {
    let starts: Vec<u32> = gold.sentences.iter().map(|sentence| begin(&gold.tokens, sentence)).collect();
    let [as_it_is, one_line, no_marks] = copies(&gold.text);
    [as_it_is, one_line, no_marks, ("abbreviated", abbreviated(gold))].map(|(variant, text)| {
        let (tokens, features) = ascribe_nlp::boundary_features(&text);
        Lesson { variant, features, starts: marked(&tokens, &starts) }
    })
}

/// A report that nobody split: sentences start after a stop and before a capital, not after other words, and where that is not
/// sure, nobody knows.
pub fn report_lessons(text: &str) -> [Lesson; 3] {
    let (split, sentences) = ascribe_nlp::tokenize(text);
    let paragraphs: Vec<u32> =
        sentences.iter().filter(|sentence| sentence.starts_paragraph).map(|sentence| begin(&split, sentence)).collect();
    let (tokens, _) = ascribe_nlp::boundary_features(text);
    let known = by_rule(text, &tokens, &paragraphs);
    copies(text).map(|(variant, text)| {
        let (copy, features) = ascribe_nlp::boundary_features(&text);
        let at = |token: &Token| tokens.binary_search_by_key(&token.span.start, |token| token.span.start);
        let starts = copy.iter().map(|token| at(token).map_or(-1, |at| known[at])).collect();
        Lesson { variant, features, starts }
    })
}

/// A text as it is, in one line, and without quotation marks.
fn copies(text: &str) -> [(&'static str, String); 3] {
    let one_line = blanked(text, |c| c == '\n');
    let no_marks = blanked(text, |c| matches!(c, '"' | '“' | '”' | '„'));
    [("as it is", text.to_owned()), ("one line", one_line), ("no marks", no_marks)]
}

fn begin(tokens: &[Token], sentence: &Sentence) -> u32 {
    tokens[sentence.tokens.start.get()].span.start
}

/// 1 for each of the tokens that is the first at or after one of the starts.
fn marked(tokens: &[Token], starts: &[u32]) -> Vec<i8> {
    let mut from = 0;
    let mut mark = |token: &Token| {
        let passed = starts[from..].partition_point(|start| *start <= token.span.start);
        from += passed;
        i8::from(passed > 0)
    };
    tokens.iter().map(&mut mark).collect()
}

/// Whether a sentence starts with each of the tokens: 1, 0, or -1 where the rule is not sure.
fn by_rule(text: &str, tokens: &[Token], paragraphs: &[u32]) -> Vec<i8> {
    let word = |at: usize| tokens[at].span.of(text);
    let mut known = marked(tokens, paragraphs);
    for at in 1..tokens.len() {
        let last = (0..at).rev().take(4).find(|last| !is_closing(word(*last))).map_or("", word);
        let blank = tokens[at - 1].span.end < tokens[at].span.start;
        known[at] = match last.chars().next_back() {
            _ if known[at] == 1 => 1,
            Some('.' | '!' | '?') if !blank => -1,
            Some('.') if last.len() > 1 => -1,
            Some('.' | '!' | '?') if word(at).starts_with(char::is_lowercase) => 0,
            Some('.' | '!' | '?') => 1,
            Some(':' | ';' | '…') => -1,
            _ => 0,
        };
    }
    known
}

fn is_closing(word: &str) -> bool {
    matches!(word, "\"" | "”" | "’" | "'" | ")" | "]" | "''")
}

/// What stands for a last word, with as many letters or fewer.
const ABBREVIATED: [&str; 6] = ["U.S.", "U.N.", "D.C.", "Inc.", "p.m.", "Jr."];

/// The text with an abbreviation for the last word of each sentence that ends in a name and a stop, filled up with blanks.
fn abbreviated(gold: &SplitDocument) -> String {
    let mut text = gold.text.clone();
    for (sentence, abbreviation) in gold.sentences.iter().zip(ABBREVIATED.iter().cycle()) {
        let tokens = &gold.tokens[sentence.tokens.start.get()..sentence.tokens.end.get()];
        let [.., last, stop] = tokens else { continue };
        let whole = last.span.cover(stop.span);
        let is_name = last.span.of(&text).starts_with(char::is_uppercase) && stop.span.of(&text) == ".";
        if is_name && whole.len() >= abbreviation.len() && last.span.end == stop.span.start {
            let filled = format!("{abbreviation:width$}", width = whole.len());
            text.replace_range(whole.range(), &filled);
        }
    }
    text
}

/// The text with blanks for some characters, each as many as its bytes, so that positions hold.
fn blanked(text: &str, is_blank: impl Fn(char) -> bool) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut blanked, c| {
        if is_blank(c) {
            blanked.extend(std::iter::repeat_n(' ', c.len_utf8()));
        } else {
            blanked.push(c);
        }
        blanked
    })
}

#[cfg(test)]
mod tests {
    use ascribe_types::{Span, TokenIdx};

    use super::*;

    #[test]
    fn starts_move_to_the_next_word_where_marks_fall() {
        let token = |start, end, joined| Token { span: Span::new(start, end), joined };
        let sentence = |start, end| Sentence { tokens: TokenIdx(start)..TokenIdx(end), starts_paragraph: start == 0 };
        let gold = SplitDocument {
            words: Vec::new(),
            name: String::new(),
            text: "\"So its on\"\n\nCars".into(),
            tokens: vec![
                token(0, 1, false),
                token(1, 3, false),
                token(4, 6, false),
                token(6, 7, true),
                token(8, 10, false),
                token(10, 11, false),
                token(13, 17, false),
            ],
            sentences: vec![sentence(0, 6), sentence(6, 7)],
        };
        let [as_it_is, one_line, no_marks, _] = lessons(&gold);
        assert_eq!(as_it_is.starts, [1, 0, 0, 0, 0, 0, 1]);
        assert_eq!(one_line.starts, as_it_is.starts);
        assert_ne!(one_line.features, as_it_is.features);
        assert_eq!(no_marks.starts, [1, 0, 0, 0, 1]);
    }

    #[test]
    fn reports_are_known_where_stops_are_sure() {
        let check = |text: &str, expected: &[i8]| assert_eq!(report_lessons(text)[0].starts, expected);
        check("He left. She too.", &[1, 0, 0, 1, 0, 0]);
        check("“No,” Ms. Ode said.", &[1, 0, 0, 0, 0, -1, 0, 0]);
        check("Why?” he said: Go\n\nThen", &[1, 0, -1, 0, 0, 0, -1, 1]);
    }
}
