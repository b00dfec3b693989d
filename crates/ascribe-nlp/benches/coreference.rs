//! How long the resolver takes on documents of growing length: `cargo bench -p ascribe-nlp --bench coreference [MODEL]`.
//!
//! The documents are made up: sentences of six words with two mentions each, names and descriptions that come back again and again. The time
//! for a thousand words must not grow with the length.

#![allow(clippy::print_stdout)]

use std::time::Instant;

use ascribe_nlp::{Model, resolve, tokenize};
use ascribe_types::{Analysis, Deprel, Features, Kind, Mention, MentionForm, Referent, TokenIdx, Upos, Word};

/// Sentences of a document.
const LENGTHS: [usize; 3] = [170, 1_700, 17_000];
/// Elements of the three word vectors of a mention.
const WIDTH: usize = 3 * 384;

fn main() {
    let path = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    let bytes =
        path.map_or_else(|| ascribe_model_en::MODEL.to_vec(), |path| std::fs::read(path).expect("a model file"));
    let model = Model::from_bytes(&bytes).expect("a model");
    for sentences in LENGTHS {
        let text: String = (0..sentences).map(sentence).collect();
        let analysis = analysis(&text);
        let vectors = vec![0.1; analysis.mentions.len() * WIDTH];
        let start = Instant::now();
        let links = resolve(&model, &text, &analysis, &vectors).expect("a resolver");
        let (time, words) = (start.elapsed().as_secs_f64(), analysis.tokens.len());
        println!("{words} words, {} mentions: {:.1} ms for 1,000 words", links.len(), time * 1e6 / words as f64);
    }
}

fn sentence(at: usize) -> String {
    let names = ["Ana Ruiz", "the minister", "Bo Brik", "she", "the old bridge", "they", "Oslo", "a report"];
    format!("{} met {} there. ", names[at % names.len()], names[(at * 7 + at / 5) % names.len()])
}

/// An analysis in which each sentence's first words, and those between its verb and its last word, are mentions.
fn analysis(text: &str) -> Analysis {
    let (tokens, sentences) = tokenize(text);
    let word = |at: usize| Word {
        upos: if at.is_multiple_of(2) { Upos::Propn } else { Upos::Noun },
        features: Features::from("Number=Sing"),
        lemma: tokens[at].span.of(text).into(),
        head: None,
        deprel: Deprel::Nsubj,
    };
    let words = (0..tokens.len()).map(word).collect();
    let mention = |start: usize, end: usize| Mention {
        tokens: TokenIdx(start as u32)..TokenIdx(end as u32),
        head: TokenIdx(end as u32 - 1),
        kind: Kind::Person,
        form: if end - start == 1 { MentionForm::Pronoun } else { MentionForm::Name },
        referent: Referent::Unsure,
    };
    let mut mentions = Vec::new();
    for sentence in &sentences {
        let (start, end) = (sentence.tokens.start.get(), sentence.tokens.end.get());
        let verb = (start..end).find(|&at| tokens[at].span.of(text) == "met");
        if let Some(verb) = verb.filter(|&verb| verb > start && verb + 3 < end) {
            mentions.extend([mention(start, verb), mention(verb + 1, end - 2)]);
        }
    }
    Analysis { tokens, words, sentences, mentions, ..Analysis::default() }
}
