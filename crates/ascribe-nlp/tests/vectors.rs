//! Replays what PyTorch makes of sentences: their pieces, and their vectors before any rounding.
//!
//! `training/sentences.py` writes them.

use ascribe_nlp::Vectors;
use ascribe_types::Vector;
use serde::Deserialize;

/// How near a vector must come to the one before rounding.
const LEAST_COSINE: f32 = 0.99;

#[derive(Deserialize)]
struct Expected {
    text: String,
    /// In thousandths.
    vector: Vec<f32>,
}

fn expected() -> Vec<Expected> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../testdata/parity/sentences.json");
    serde_json::from_str(&std::fs::read_to_string(path).expect("the file is there"))
        .expect("it is as training wrote it")
}

fn vectors(threads: usize) -> Vectors {
    let (model, english) = (ascribe_model_sentences::MODEL, ascribe_model_en::MODEL);
    Vectors::new(model, english, ascribe_model_en::VOCABULARY, threads).expect("the model is sound")
}

fn cosine(vector: &Vector, expected: &[f32]) -> f32 {
    let found = vector.0.map(f32::from);
    let dot = |left: &[f32], right: &[f32]| left.iter().zip(right).map(|(left, right)| left * right).sum::<f32>();
    dot(&found, expected) / (dot(&found, &found) * dot(expected, expected)).sqrt()
}

#[test]
fn comes_close_to_what_was_before_rounding() {
    let expected = expected();
    let texts: Vec<&str> = expected.iter().map(|expected| expected.text.as_str()).collect();
    for (expected, found) in expected.iter().zip(vectors(1).encode(&texts)) {
        let cosine = cosine(&found, &expected.vector);
        assert!(cosine >= LEAST_COSINE, "{cosine}: {}", expected.text);
    }
}

#[test]
fn depends_on_the_text_alone() {
    let texts: Vec<String> = expected().into_iter().map(|expected| expected.text).collect();
    let together = vectors(3).encode(&texts);
    let one = vectors(1);
    let alone: Vec<Vector> = texts.iter().flat_map(|text| one.encode(&[text])).collect();
    assert_eq!(together, alone);
}

#[test]
fn takes_any_text() {
    let long = "word ".repeat(100_000);
    let texts = ["", " \n", "\u{0}", "\u{301}", "🦀", &long];
    assert_eq!(vectors(1).encode(&texts).len(), texts.len());
    assert!(vectors(1).encode::<&str>(&[]).is_empty());
}
