//! Gathers words into sentences and paragraphs.
//!
//! A paragraph ends where the lines say so; a sentence, where a small network reads that the next one starts.

mod features;
mod gaps;
mod network;

use ascribe_types::{Sentence, Token, TokenIdx};

use crate::words::words;
pub use features::FEATURES;
use features::features;
use gaps::{Gap, gaps};

/// Reads `text` as words, and the words as sentences. Every character that is not white space belongs to one word, every word to one
/// sentence.
pub fn tokenize(text: &str) -> (Vec<Token>, Vec<Sentence>) {
    let words = words(text);
    let gaps = gaps(text, &words);
    let starts = network::starts(&rows(text, &words, &gaps));
    let sentences = gather(&words, &gaps, &starts);
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
fn gather(words: &[Token], gaps: &[Gap], starts: &[bool]) -> Vec<Sentence> {
    let mut sentences: Vec<Sentence> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let starts_paragraph = gaps[at] == Gap::Paragraph;
        if starts_paragraph || starts[at] && !word.joined {
            sentences.push(Sentence { tokens: index(at)..index(at), starts_paragraph });
        }
        if let Some(sentence) = sentences.last_mut() {
            sentence.tokens.end = index(at + 1);
        }
    }
    sentences
}

fn index(at: usize) -> TokenIdx {
    TokenIdx(u32::try_from(at).expect("a text has no more words than bytes"))
}

#[cfg(test)]
mod tests;
