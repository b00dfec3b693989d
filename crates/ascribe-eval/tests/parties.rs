//! The project's own cases of parties, read with the model that ships: how many of those who are one are put together, and how many of those put together are one.
//!
//! Floors are a little below what is reached, so that a better model may lose a case and win two. What is wrong is printed by the bin `parties`.

use std::path::Path;

use ascribe_eval::parties::{PartyScore, read, score};
use ascribe_nlp::English;

fn scored() -> PartyScore {
    let english = English::new(ascribe_model_en::MODEL, ascribe_model_en::VOCABULARY, 2).expect("the model is sound");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/parties");
    score(&read(&folder).expect("the cases are sound"), &english)
}

#[test]
fn who_is_one_and_who_speaks_for_whom() {
    let PartyScore { pairs, voices, misses } = scored();
    let reached = [pairs.precision(), pairs.recall(), voices.precision(), voices.recall()].map(|share| 100.0 * share);
    let floors = [90.0, 75.0, 85.0, 80.0];
    assert!(reached.iter().zip(floors).all(|(share, floor)| *share >= floor), "{reached:.1?}: {misses:#?}");
}
