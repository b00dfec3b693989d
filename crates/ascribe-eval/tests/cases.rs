//! The project's own cases, read with the model that ships: how many come out as they should.
//!
//! A better model may lose one and win ten, so that shares count and no case alone. What becomes of each is printed by the bin `cases`.

use std::path::Path;

use ascribe_eval::cases::{Case, CaseMeasure, CaseScore, judge, read};

/// How the cases of a folder come out.
fn score(folder: &str) -> CaseScore {
    let english = ascribe::english(2).expect("the model is sound");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata").join(folder);
    let suite = read(&folder).expect("the cases are sound");
    let cases: Vec<&Case> = suite.iter().flat_map(|(_, cases)| cases).collect();
    let reports = ascribe::read_all(cases.iter().map(|case| case.document()).collect(), &english);
    cases.into_iter().zip(&reports).map(|(case, report)| judge(case, report).score).sum()
}

/// That of all gold at least so many per cent come out rightly.
#[track_caller]
fn check(folder: &str, floors: &[(CaseMeasure, f64)]) {
    let score = score(folder);
    let below = floors.iter().find(|(measure, floor)| 100.0 * score[*measure].recall() < *floor);
    assert!(below.is_none(), "{folder}: below its floor: {below:?}\n{score}");
}

#[test]
fn development() {
    check(
        "attribution",
        &[
            (CaseMeasure::Passed, 75.0),
            (CaseMeasure::Found, 88.0),
            (CaseMeasure::Chain, 65.0),
            (CaseMeasure::Stance, 87.0),
            (CaseMeasure::Answers, 75.0),
            (CaseMeasure::Text, 85.0),
        ],
    );
}

#[test]
fn kept_aside() {
    check(
        "attribution/kept",
        &[
            (CaseMeasure::Found, 90.0),
            (CaseMeasure::Chain, 60.0),
            (CaseMeasure::Stance, 88.0),
            (CaseMeasure::Answers, 55.0),
        ],
    );
}
