//! What trees, names, mentions and entities cost on top of attribution: `cargo bench -p ascribe-nlp --bench heads [-- FILE ...]`.
//!
//! Reads the example report, or the texts of the files, over and over: in turn once with all heads, and once with those of attribution
//! alone. Prints words a second of each, and how much longer all heads take, on one thread and on all.
//!
//! With `--only attribution` or `--only all` it does one of the two for ten seconds on one thread and prints how many words it read, to be looked
//! at with a profiler, or timed by the processor's time on a machine that is busy with other work.

#![allow(clippy::print_stdout)]

use std::time::{Duration, Instant};

use ascribe_nlp::{English, tokenize};
use ascribe_types::Document;

/// Words that are read in a round, at least.
const WORDS: usize = 20_000;
/// Rounds of each kind; the quickest counts, which other work on the machine disturbed least.
const ROUNDS: usize = 7;

fn main() {
    let documents = documents();
    let words: usize = documents.iter().map(|document| tokenize(&document.text).0.len()).sum();
    println!("{words} words in {} documents", documents.len());
    let arguments: Vec<String> = std::env::args().collect();
    let only = arguments.iter().position(|argument| argument == "--only").and_then(|at| arguments.get(at + 1));
    match only.map(String::as_str) {
        Some("all") => spend(words, |english| drop(english.analyze_all(&documents))),
        Some(_) => spend(words, |english| drop(english.readings(&documents))),
        None => {
            let all = std::thread::available_parallelism().map_or(1, usize::from);
            [1, all].into_iter().for_each(|threads| report(&documents, words, threads));
        }
    }
}

/// The texts to read, as often as there must be.
fn documents() -> Vec<Document> {
    let files = std::env::args().skip(1).filter(|argument| !argument.starts_with("--"));
    let files: Vec<String> = files.filter(|argument| !matches!(argument.as_str(), "attribution" | "all")).collect();
    let read = |file: &String| std::fs::read_to_string(file).expect("a text");
    let mut texts: Vec<String> = files.iter().map(read).collect();
    if texts.is_empty() {
        texts.push(include_str!("../../../examples/harbour.txt").to_owned());
    }
    let words: usize = texts.iter().map(|text| tokenize(text).0.len()).sum();
    let times = WORDS.div_ceil(words.max(1));
    texts.iter().cycle().take(texts.len() * times).map(|text| Document::from(text.as_str())).collect()
}

fn report(documents: &[Document], words: usize, threads: usize) {
    let english = english(threads);
    let [mut alone, mut whole] = [Duration::MAX; 2];
    for _ in 0..ROUNDS {
        alone = alone.min(time(|| english.readings(documents)));
        whole = whole.min(time(|| english.analyze_all(documents)));
    }
    let speed = |time: Duration| words as f64 / time.as_secs_f64();
    let more = (whole.as_secs_f64() / alone.as_secs_f64() - 1.0) * 100.0;
    println!(
        "{threads} threads: attribution alone {:.0} words/s, all {:.0} words/s, {more:.1} % more time",
        speed(alone),
        speed(whole)
    );
}

/// How long one of the two is done with `--only`.
const SPENT: Duration = Duration::from_secs(10);

fn spend(words: usize, work: impl Fn(&English)) {
    let english = english(1);
    let (start, mut rounds) = (Instant::now(), 0);
    while start.elapsed() < SPENT {
        work(&english);
        rounds += 1;
    }
    println!("{} words", words * rounds);
}

fn english(threads: usize) -> English {
    English::new(ascribe_model_en::MODEL, ascribe_model_en::VOCABULARY, threads).expect("a model")
}

fn time<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    std::hint::black_box(work());
    start.elapsed()
}
