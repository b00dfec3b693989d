//! How many vectors a second are made of texts, one a line: `cargo bench -p ascribe-nlp --bench vectors -- FILE`.

#![allow(clippy::print_stdout)]

use std::time::Instant;

use ascribe_nlp::Vectors;

/// Rounds that are timed.
const ROUNDS: usize = 5;

fn main() {
    let path = std::env::args().skip(1).find(|argument| !argument.starts_with("--"));
    let own = concat!(env!("CARGO_MANIFEST_DIR"), "/../../testdata/parity/study.txt");
    let text = std::fs::read_to_string(path.as_deref().unwrap_or(own)).expect("a text file");
    let texts: Vec<&str> = text.lines().collect();
    for threads in [1, std::thread::available_parallelism().map_or(1, usize::from)] {
        let start = Instant::now();
        let (model, english) = (ascribe_model_sentences::MODEL, ascribe_model_en::MODEL);
        let vectors = Vectors::new(model, english, ascribe_model_en::VOCABULARY, threads).expect("the model is sound");
        let loaded = start.elapsed();
        let best = (0..ROUNDS).map(|_| round(&vectors, &texts)).fold(f64::INFINITY, f64::min);
        let rate = texts.len() as f64 / best;
        println!("{threads} threads: {rate:.0} texts/s; weights read in {:.0} ms", loaded.as_secs_f64() * 1e3);
    }
}

fn round(vectors: &Vectors, texts: &[&str]) -> f64 {
    let start = Instant::now();
    assert_eq!(vectors.encode(texts).len(), texts.len());
    start.elapsed().as_secs_f64()
}
