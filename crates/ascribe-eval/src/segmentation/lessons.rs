//! What the sentence boundaries are learned from: each word's features, and whether a sentence starts with it.

use std::collections::BTreeSet;

use ascribe_nlp::FEATURES;
use serde::Serialize;

use crate::conllu::SplitDocument;

/// A document to learn from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Lesson {
    /// How it was changed: not at all, put in one line, or its quotation marks taken out.
    pub variant: &'static str,
    /// The rows of the network's table that each word picks.
    pub features: Vec<[u16; FEATURES]>,
    /// For each word 1 if a sentence starts with it, else 0.
    pub starts: Vec<u8>,
    /// For each word 1 if it is two words in one, 0 if it could be, -1 if it could not.
    pub parts: Vec<i8>,
}

/// The document as it is, in one line, and without quotation marks. Reports arrive in each of these ways.
pub fn lessons(gold: &SplitDocument) -> [Lesson; 3] {
    let one_line = blanked(&gold.text, |c| c == '\n');
    let no_marks = blanked(&gold.text, |c| matches!(c, '"' | '“' | '”' | '„'));
    [lesson(gold, "as it is", &gold.text), lesson(gold, "one line", &one_line), lesson(gold, "no marks", &no_marks)]
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

fn lesson(gold: &SplitDocument, variant: &'static str, text: &str) -> Lesson {
    let (tokens, features) = ascribe_nlp::boundary_features(text);
    let begins = |at: usize| gold.tokens[at].span.start;
    let starts: Vec<u32> = gold.sentences.iter().map(|sentence| begins(sentence.tokens.start.get())).collect();
    let joined: BTreeSet<u32> = gold.tokens.iter().filter(|token| token.joined).map(|token| token.span.start).collect();
    let mut from = 0;
    let mut starts_at = |start: u32| {
        let passed = starts[from..].partition_point(|gold| *gold <= start);
        from += passed;
        u8::from(passed > 0)
    };
    let parts_at = |start: u32, word: &str| match ascribe_nlp::lost_apostrophe(word) {
        Some(at) => i8::from(joined.contains(&(start + at as u32))),
        None => -1,
    };
    Lesson {
        variant,
        features,
        starts: tokens.iter().map(|token| starts_at(token.span.start)).collect(),
        parts: tokens.iter().map(|token| parts_at(token.span.start, token.span.of(text))).collect(),
    }
}

#[cfg(test)]
mod tests {
    use ascribe_types::{Sentence, Span, Token, TokenIdx};

    use super::*;

    #[test]
    fn starts_move_to_the_next_word_where_marks_fall() {
        let token = |start, end, joined| Token { span: Span::new(start, end), joined };
        let sentence = |start, end| Sentence { tokens: TokenIdx(start)..TokenIdx(end), starts_paragraph: start == 0 };
        let gold = SplitDocument {
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
        let [as_it_is, one_line, no_marks] = lessons(&gold);
        assert_eq!(as_it_is.starts, [1, 0, 0, 0, 0, 1]);
        assert_eq!(as_it_is.parts, [-1, -1, 1, -1, -1, 0]);
        assert_eq!(one_line.starts, as_it_is.starts);
        assert_ne!(one_line.features, as_it_is.features);
        assert_eq!(no_marks.starts, [1, 0, 0, 1]);
    }
}
