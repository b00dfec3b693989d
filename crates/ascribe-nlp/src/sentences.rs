//! Gathers words into sentences and paragraphs.
//!
//! A paragraph ends where the lines say so; a sentence, where a small network reads that the next one starts. The network also finds
//! words that lost their apostrophe, which no rule can tell ("its" for "it's").

mod features;
mod gaps;
mod network;

use std::ops::Range;

use ascribe_types::{Sentence, Span, Token, TokenIdx};

pub use crate::words::lost_apostrophe;
use crate::words::words;
pub use features::FEATURES;
use features::features;
use gaps::{Gap, gaps};
use network::Scores;

/// Reads `text` as words, and the words as sentences. Every character that is not white space belongs to one word, every word to one
/// sentence.
pub fn tokenize(text: &str) -> (Vec<Token>, Vec<Sentence>) {
    let words = words(text);
    let gaps = gaps(text, &words);
    let scores = network::scores(&rows(text, &words, &gaps));
    let mut gathered = Gathered { tokens: Vec::with_capacity(words.len()), sentences: Vec::new() };
    for ((word, gap), scores) in words.iter().zip(gaps).zip(scores) {
        gathered.begin(word, gap, scores);
        gathered.add(text, word, scores);
    }
    gathered.finish()
}

/// The words of `text` before any is parted for a lost apostrophe, and the rows of the network's table that each picks: what
/// `training/segmentation.py` learns from.
pub fn boundary_features(text: &str) -> (Vec<Token>, Vec<[u16; FEATURES]>) {
    let words = words(text);
    let rows = rows(text, &words, &gaps(text, &words));
    (words, rows)
}

fn rows(text: &str, words: &[Token], gaps: &[Gap]) -> Vec<[u16; FEATURES]> {
    words.iter().zip(gaps).map(|(word, gap)| features(text, word, *gap)).collect()
}

/// The words and sentences so far.
struct Gathered {
    tokens: Vec<Token>,
    sentences: Vec<Sentence>,
}

impl Gathered {
    /// Begins a sentence if one starts with `word`.
    fn begin(&mut self, word: &Token, gap: Gap, scores: Scores) {
        let starts_paragraph = gap == Gap::Paragraph;
        if starts_paragraph || scores.starts > 0.0 && !word.joined {
            self.end();
            let start = index(self.tokens.len());
            self.sentences.push(Sentence { tokens: start..start, starts_paragraph });
        }
    }

    /// Adds the word, or the two that it is.
    fn add(&mut self, text: &str, word: &Token, scores: Scores) {
        match lost_apostrophe(word.span.of(text)).filter(|_| scores.parts > 0.0) {
            Some(at) => {
                let Range { start, end } = word.span.range();
                self.tokens.push(Token { span: Span::new(start, start + at), joined: word.joined });
                self.tokens.push(Token { span: Span::new(start + at, end), joined: true });
            }
            None => self.tokens.push(*word),
        }
    }

    fn end(&mut self) {
        let end = index(self.tokens.len());
        if let Some(sentence) = self.sentences.last_mut() {
            sentence.tokens.end = end;
        }
    }

    fn finish(mut self) -> (Vec<Token>, Vec<Sentence>) {
        self.end();
        (self.tokens, self.sentences)
    }
}

fn index(at: usize) -> TokenIdx {
    TokenIdx(u32::try_from(at).expect("a text has no more words than bytes"))
}

#[cfg(test)]
mod tests;
