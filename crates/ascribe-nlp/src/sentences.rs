//! Gathers words into sentences and paragraphs.

use std::ops::Range;

use ascribe_types::{Sentence, Token, TokenIdx};

use crate::words::words;

/// Reads `text` as words, and the words as sentences. Every character that is not white space belongs to one word, every word to one
/// sentence.
pub fn tokenize(text: &str) -> (Vec<Token>, Vec<Sentence>) {
    let tokens = words(text);
    let sentences = sentences(text, &tokens);
    (tokens, sentences)
}

fn sentences(text: &str, tokens: &[Token]) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut starts_paragraph = true;
    for next in 1..=tokens.len() {
        let paragraph = next == tokens.len() || breaks_paragraph(text, tokens, next);
        if paragraph || ends_sentence(text, tokens, next) {
            sentences.push(Sentence { tokens: range(start, next), starts_paragraph });
            (start, starts_paragraph) = (next, paragraph);
        }
    }
    sentences
}

fn range(start: usize, end: usize) -> Range<TokenIdx> {
    let index = |at: usize| TokenIdx(u32::try_from(at).expect("a text has no more words than bytes"));
    index(start)..index(end)
}

/// Whether a blank line stands before token `next`.
fn breaks_paragraph(text: &str, tokens: &[Token], next: usize) -> bool {
    gap(text, tokens, next).bytes().filter(|byte| *byte == b'\n').count() > 1
}

/// The white space before token `next`.
fn gap<'a>(text: &'a str, tokens: &[Token], next: usize) -> &'a str {
    &text[tokens[next - 1].span.end as usize..tokens[next].span.start as usize]
}

/// Whether a sentence ends before token `next`.
fn ends_sentence(text: &str, tokens: &[Token], next: usize) -> bool {
    let follows = tokens[next].span.of(text);
    if gap(text, tokens, next).is_empty() || follows.starts_with(char::is_lowercase) {
        return false;
    }
    let mut last = next - 1;
    while last > 0 && is_closing(tokens[last].span.of(text)) {
        last -= 1;
    }
    matches!(tokens[last].span.of(text).chars().next_back(), Some('.' | '!' | '?' | '…'))
        && !is_title(tokens[last].span.of(text))
}

fn is_closing(word: &str) -> bool {
    matches!(word, "\"" | "”" | "’" | "'" | ")" | "]" | "''" | "»")
}

/// Whether `word` is an abbreviation that a name follows.
fn is_title(word: &str) -> bool {
    word.len() > 1
        && word.ends_with('.')
        && !word.starts_with('.')
        && word.len() <= 5
        && word != "U.S."
        && word != "etc."
        && word != "Inc."
}
