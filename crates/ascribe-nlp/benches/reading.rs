//! How many words are read in a second, all heads and who is who included: `cargo bench -p ascribe-nlp --bench reading [-- FILE ...]`.
//!
//! Reads the example report, or the texts of the files, over and over; on one thread, and on all.

#![allow(clippy::print_stdout)]

use std::time::{Duration, Instant};

use ascribe_nlp::{English, tokenize};
use ascribe_types::Document;

/// Words that are read in a round, at least.
const WORDS: usize = 20_000;
/// Rounds; the quickest counts, which other work on the machine disturbed least.
const ROUNDS: usize = 7;

fn main() {
    let documents = documents();
    let words: usize = documents.iter().map(count).sum();
    println!("{words} words in {} documents", documents.len());
    let all = std::thread::available_parallelism().map_or(1, usize::from);
    for threads in [1, all] {
        let english = English::new(ascribe_model_en::MODEL, ascribe_model_en::VOCABULARY, threads).expect("a model");
        let quickest = (0..ROUNDS).map(|_| time(|| english.analyze_all(&documents))).min().expect("a round");
        println!("{threads} threads: {:.0} words/s", words as f64 / quickest.as_secs_f64());
    }
}

/// The texts to read, as often as there must be.
fn documents() -> Vec<Document> {
    let files = std::env::args().skip(1).filter(|argument| !argument.starts_with("--"));
    let read = |file: String| Document::from(&*std::fs::read_to_string(file).expect("a text"));
    let mut texts: Vec<Document> = files.map(read).collect();
    if texts.is_empty() {
        texts.push(Document::from(include_str!("../../../examples/harbour.txt")));
    }
    let words: usize = texts.iter().map(count).sum();
    let times = WORDS.div_ceil(words.max(1));
    texts.iter().cycle().take(texts.len() * times).cloned().collect()
}

fn count(document: &Document) -> usize {
    tokenize(&document.text).0.len()
}

fn time<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    std::hint::black_box(work());
    start.elapsed()
}
