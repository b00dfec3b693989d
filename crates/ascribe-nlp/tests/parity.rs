//! Replays what training left: what the unrounded model reads in PyTorch, which the rounded one here must come close to.
//!
//! `training/parity.py` writes them. A difference in the tokenizer, the pieces, the encoder, a head or the decoding shows here.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};

use ascribe_nlp::English;
use ascribe_types::{Analysis, Document, Kind, Reading, Role, TokenIdx};
use serde::Deserialize;

/// The largest difference in an anchor's probability that rounding may make.
const TOLERANCE: f32 = 0.15;

/// The share of stretches, of all that were left, that must be the same to the token.
const SAME: f64 = 0.95;

/// The share of them that must be the same as the smaller encoder reads: it was taught to give the larger one's vectors, and has half of the layers.
const SAME_WITH_FEWER_LAYERS: f64 = 0.8;

/// What training left of a text.
#[derive(Deserialize)]
struct Expected {
    readings: Vec<ExpectedReading>,
    /// Part of speech, features, head (-1 for a root), relation, label of a name.
    words: Vec<(String, String, i64, String, String)>,
}

#[derive(Deserialize)]
struct ExpectedReading {
    anchor: u32,
    probability: f32,
    roles: Vec<(usize, u32, u32)>,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/parity")
}

fn english() -> English {
    English::new(ascribe_model_en::MODEL, ascribe_model_en::VOCABULARY, 1).expect("the model is sound")
}

fn fast_english() -> English {
    let (model, layers) = (ascribe_model_en::MODEL, ascribe_model_en::FAST_LAYERS);
    English::with_layers(model, layers, ascribe_model_en::VOCABULARY, 1).expect("the model is sound")
}

/// What training left of each text, and what the program reads in it.
fn texts(english: &English) -> Vec<(String, Expected, Analysis)> {
    let file = std::fs::read_to_string(folder().join("readings.json")).expect("the readings are there");
    let expected: BTreeMap<String, Expected> = serde_json::from_str(&file).expect("they are as training writes them");
    let read = |(name, expected): (String, Expected)| {
        let text = std::fs::read_to_string(folder().join(format!("{name}.txt"))).expect("each text is there");
        let analysis = english.analyze(&Document::from(text.as_str()));
        (name, expected, analysis)
    };
    expected.into_iter().map(read).collect()
}

/// Roles as training numbers them, from 1.
fn stretch(&(role, start, end): &(usize, u32, u32)) -> (Role, Range<TokenIdx>) {
    ([Role::Source, Role::Cue, Role::Content][role - 1], TokenIdx(start)..TokenIdx(end))
}

#[test]
fn reads_as_training_left_it() {
    let (mut same, mut all) = (0, 0);
    for (name, expected, analysis) in texts(&english()) {
        for expected in expected.readings {
            let reading = reading_at(&analysis.readings, expected.anchor)
                .unwrap_or_else(|| panic!("{name}: nothing read at token {}", expected.anchor));
            let difference = (reading.probability - expected.probability).abs();
            assert!(difference < TOLERANCE, "{name}: probability off by {difference} at token {}", expected.anchor);
            same += expected.roles.iter().filter(|own| reading.roles.contains(&stretch(own))).count();
            all += expected.roles.len();
        }
    }
    assert!(all > 0 && same as f64 >= SAME * f64::from(all as u32), "{same} of {all} stretches are the same");
}

#[test]
fn the_smaller_encoder_reads_nearly_the_same() {
    let (mut same, mut all) = (0, 0_u32);
    for (_, expected, analysis) in texts(&fast_english()) {
        for expected in expected.readings {
            let read = reading_at(&analysis.readings, expected.anchor).map_or(&[][..], |reading| &*reading.roles);
            same += expected.roles.iter().filter(|own| read.contains(&stretch(own))).count();
            all += expected.roles.len() as u32;
        }
    }
    assert!(same as f64 >= SAME_WITH_FEWER_LAYERS * f64::from(all), "{same} of {all} stretches are the same");
}

#[test]
fn tags_parses_and_names_as_training_left_it() {
    let (mut same, mut all) = ([0; 4], 0_u32);
    for (_, expected, analysis) in texts(&english()) {
        assert_eq!(expected.words.len(), analysis.words.len());
        let labels = labels(&analysis);
        for (at, (expected, word)) in expected.words.iter().zip(&analysis.words).enumerate() {
            let (upos, features, head, deprel, label) = expected;
            let parts = [
                upos == word.upos.name(),
                features == word.features.as_str(),
                *head == word.head.map_or(-1, |head| i64::from(head.0)) && deprel == word.deprel.name(),
                *label == labels[at],
            ];
            same.iter_mut().zip(parts).for_each(|(same, part)| *same += usize::from(part));
            all += 1;
        }
    }
    assert!(all > 0 && same.iter().all(|&same| same as f64 >= SAME * f64::from(all)), "{same:?} of {all} are the same");
}

/// The label of each token as training writes it: "B-person", "I-person", "O".
fn labels(analysis: &Analysis) -> Vec<String> {
    let mut out = vec!["O".to_owned(); analysis.tokens.len()];
    for name in &analysis.names {
        let kind = if name.kind == Kind::Object { "other" } else { name.kind.name() };
        let tokens = name.tokens.start.get()..name.tokens.end.get();
        for at in tokens.clone() {
            out[at] = format!("{}-{kind}", if at == tokens.start { 'B' } else { 'I' });
        }
    }
    out
}

fn reading_at(readings: &[Reading], anchor: u32) -> Option<&Reading> {
    readings.iter().find(|reading| reading.anchor == TokenIdx(anchor))
}

#[test]
fn reads_the_same_at_any_number_of_threads() {
    let read = |threads| {
        let english =
            English::new(ascribe_model_en::MODEL, ascribe_model_en::VOCABULARY, threads).expect("the model is sound");
        let texts =
            ["harbour", "budget", "study"].map(|name| std::fs::read_to_string(folder().join(format!("{name}.txt"))));
        let documents: Vec<Document> =
            texts.into_iter().map(|text| Document::from(text.expect("each text is there").as_str())).collect();
        english.analyze_all(&documents)
    };
    assert_eq!(read(1), read(3));
}
