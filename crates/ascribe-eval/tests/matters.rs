//! The project's own matters, taken the whole road into ledgers with the models that ship: how much of what is said on one claim is gathered, on the right side.
//!
//! Floors are a little below what is reached, so that a better model may lose a statement and win two. What becomes of each is printed by the bin `matters`.

use std::path::Path;

use ascribe_eval::matters::{MatterScore, read, results};

/// What becomes of the matters of both halves, each in a ledger of its own and all in one.
fn scored() -> [MatterScore; 2] {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/ledger");
    let matters = read(&folder).expect("the matters are sound");
    let english = ascribe::english(2).expect("the model is sound");
    let vectors = ascribe::vectors(2).expect("the model is sound");
    let enter = |documents| ascribe::entries(ascribe::read_all(documents, &english), &english, &vectors);
    let temporary = tempfile::tempdir().expect("there is room for ledgers");
    let results = results(&matters, &enter, temporary.path()).expect("ledgers are written and read");
    [results.apart(None), results.together(None)]
}

/// That each measure that has a floor reaches it, in per cent.
#[track_caller]
fn check(score: &MatterScore, floors: &[(&str, f64)]) {
    let measures = score.measures();
    let reached = |name: &str| measures.iter().find(|(measure, _)| *measure == name).map(|(_, share)| 100.0 * share);
    let below = floors.iter().find(|(name, floor)| reached(name).is_none_or(|reached| reached < *floor));
    assert!(below.is_none(), "below its floor: {below:?}\n{measures:.3?}");
}

#[test]
fn who_holds_what() {
    let [apart, together] = scored();
    let floors = [
        ("gathered, of told", 77.0),
        ("gathered, of all", 22.0),
        ("right side", 90.0),
        ("origins", 25.0),
        ("parties, of told", 90.0),
        ("parties, of all", 47.0),
        ("copies", 95.0),
    ];
    check(&apart, &floors);
    check(&together, &floors);
}
