//! Gathers words into sentences and paragraphs.
//!
//! A paragraph ends where the lines say so; a sentence, where a small network reads that the next one starts.

mod features;
mod gaps;
mod network;

use ascribe_types::{Sentence, Token, TokenIdx};

use crate::words::{is_followed, words};
pub use features::FEATURES;
use features::features;
use gaps::{Gap, gaps};

/// Reads `text` as words, and the words as sentences. Every character that is not white space belongs to one word, every word to one
/// sentence.
pub fn tokenize(text: &str) -> (Vec<Token>, Vec<Sentence>) {
    let words = words(text);
    let gaps = gaps(text, &words);
    let scores = network::scores(&rows(text, &words, &gaps));
    let sentences = gather(text, &words, &gaps, &scores);
    (words, sentences)
}

/// The words of `text`, and the rows of the boundary network's table that each picks: what `training/segmentation.py` learns from.
pub fn boundary_features(text: &str) -> (Vec<Token>, Vec<[u16; FEATURES]>) {
    let words = words(text);
    let rows = rows(text, &words, &gaps(text, &words));
    (words, rows)
}

fn rows(text: &str, words: &[Token], gaps: &[Gap]) -> Vec<[u16; FEATURES]> {
    words.iter().zip(gaps).map(|(word, gap)| features(text, word, *gap)).collect()
}

/// The sentences that start where a paragraph does or the network says so.
fn gather(text: &str, words: &[Token], gaps: &[Gap], scores: &[f32]) -> Vec<Sentence> {
    let mut sentences: Vec<Sentence> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let starts_paragraph = gaps[at] == Gap::Paragraph;
        if starts_paragraph || !word.joined && scores[at] > 0.0 && scores[at] > doubt(text, &words[..at]) {
            sentences.push(Sentence { tokens: index(at)..index(at), starts_paragraph });
        }
        if let Some(sentence) = sentences.last_mut() {
            sentence.tokens.end = index(at + 1);
        }
    }
    sentences
}

/// The score that a sentence needs to start after these words: more where none of them ends with a stop, and none is enough
/// after "Mr.". A wrong start in a report costs more than a missed one in a list.
fn doubt(text: &str, before: &[Token]) -> f32 {
    let word = |token: &Token| token.span.of(text);
    let last = before.iter().rev().take(CLOSING).map(word).find(|word| !is_closing(word)).unwrap_or_default();
    match last.chars().next_back() {
        Some('.') if is_followed(last) => f32::INFINITY,
        Some('.') if last.starts_with(char::is_alphabetic) => BARE,
        Some('.' | '!' | '?' | '…') => 0.0,
        _ => BARE,
    }
}

/// How sure the network must be of a start that follows no stop, or the stop of an abbreviation.
const BARE: f32 = 1.0;

/// So many marks may close a sentence after its stop.
const CLOSING: usize = 4;

fn is_closing(word: &str) -> bool {
    matches!(word, "\"" | "”" | "’" | "'" | "''" | ")" | "]" | "»")
}

fn index(at: usize) -> TokenIdx {
    TokenIdx(u32::try_from(at).expect("a text has no more words than bytes"))
}

#[cfg(test)]
mod tests;
