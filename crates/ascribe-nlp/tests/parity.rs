//! Replays what training left: readings of the unrounded model in PyTorch, which the rounded one here must come close to.
//!
//! `training/parity.py` writes them. A difference in the tokenizer, the pieces, the encoder, a head or the decoding shows here.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};

use ascribe_nlp::English;
use ascribe_types::{Document, Reading, Role, TokenIdx};
use serde::Deserialize;

/// The largest difference in an anchor's probability that rounding may make.
const TOLERANCE: f32 = 0.15;

/// The share of stretches, of all that were left, that must be the same to the token.
const SAME: f64 = 0.95;

#[derive(Deserialize)]
struct Expected {
    anchor: u32,
    probability: f32,
    roles: Vec<(usize, u32, u32)>,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/parity")
}

fn expected_readings() -> BTreeMap<String, Vec<Expected>> {
    let file = std::fs::read_to_string(folder().join("readings.json")).expect("the readings are there");
    serde_json::from_str(&file).expect("the readings are as training writes them")
}

/// Roles as training numbers them, from 1.
fn stretch(&(role, start, end): &(usize, u32, u32)) -> (Role, Range<TokenIdx>) {
    ([Role::Source, Role::Cue, Role::Content][role - 1], TokenIdx(start)..TokenIdx(end))
}

#[test]
fn reads_as_training_left_it() {
    let english = English::new(ascribe_model_en::MODEL, ascribe_model_en::VOCABULARY, 1).expect("the model is sound");
    let (mut same, mut all) = (0, 0);
    for (name, expected) in expected_readings() {
        let text = std::fs::read_to_string(folder().join(format!("{name}.txt"))).expect("each text is there");
        let found = english.analyze(&Document::from(text.as_str())).readings;
        for expected in expected {
            let reading = reading_at(&found, expected.anchor)
                .unwrap_or_else(|| panic!("{name}: nothing read at token {}", expected.anchor));
            let difference = (reading.probability - expected.probability).abs();
            assert!(difference < TOLERANCE, "{name}: probability off by {difference} at token {}", expected.anchor);
            same += expected.roles.iter().filter(|own| reading.roles.contains(&stretch(own))).count();
            all += expected.roles.len();
        }
    }
    assert!(all > 0 && same as f64 >= SAME * f64::from(all as u32), "{same} of {all} stretches are the same");
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
