//! Cases held against what might have been found in them.

use ascribe_types::{
    Act, Argument, Attribution, AttributionId, Basis, Change, Form, Modality, Piece, Polarity, Proposition, Source,
    Span,
};

use super::*;
use crate::cases::{CaseMeasure, Expected, notation, within, written};

const FERRY: &str = r#"
[[case]]
name = "a ferry"
text = "[T1 [T2 The ferry leaks], [S2 Al] [C2 stated]], [C1 according to] [S1 Bo]. [S3 Cy] [C3 denied] [T3 that it leaks]."
stance = ["says affirms certain", "says affirms certain", "denies denies certain"]
answers = { 3 = [2] }
[case.proposition.2]
text = "the ferry leaks"
actor = "ferry"
place = ""
modality = "actual"
"#;

/// What is marked in a text, as if a program had found it; denials are denials, and answer the second.
fn found(marked: &str) -> Report {
    let (text, triples) = notation::read(marked).unwrap();
    let mut marks: Vec<Expected> = triples.into_iter().map(Expected::from).collect();
    within::tell(&text, &mut marks).unwrap();
    let attributions = (1..).zip(&marks).map(|(id, mark)| attribution(id, mark, &text)).collect();
    let propositions = vec![None; marks.len()];
    Report { document: text.as_str().into(), attributions, propositions, ..Report::default() }
}

fn attribution(id: u32, mark: &Expected, text: &str) -> Attribution {
    let cue = mark.triple.cue().first().copied();
    let denies = cue.is_some_and(|cue| cue.of(text) == "denied");
    let denial = Stance { act: Act::Denies, polarity: Polarity::Denies, ..Stance::default() };
    Attribution {
        id: AttributionId(id),
        source: mark.triple.source().first().map_or(Source::Unstated, |span| Source::Stated((*span).into())),
        cue,
        content: mark.triple.content().to_vec(),
        form: Form::Indirect,
        stance: if denies { denial } else { Stance::default() },
        within: mark.within.map(|at| AttributionId(at as u32 + 1)),
        answers: if denies && id != 2 { vec![AttributionId(2)] } else { Vec::new() },
    }
}

/// "The ferry leaks", with the ferry as who does it.
fn proposition(report: &Report) -> Proposition {
    let words = |words: &str| {
        let start = report.document.text.find(words).unwrap();
        Span::new(start, start + words.len())
    };
    let piece = |text: &str, span, change| Piece { text: text.to_owned(), span, change };
    Proposition {
        pieces: vec![
            piece("The ferry ", words("The ferry"), Change::Kept),
            piece("leaks", words("leaks"), Change::Inflected),
        ],
        basis: Basis::Content,
        actor: Some(Argument { span: words("The ferry"), entity: None }),
        action: Some(words("leaks")),
        target: None,
        place: Some(Argument { span: words("Bo"), entity: None }),
        negative: false,
        modality: Modality::Actual,
        time: None,
    }
}

fn judged(report: &Report) -> Judgement {
    judge(&written::parse(FERRY).unwrap()[0], report)
}

/// What is told to differ, and the measures asked for: right, told, gold.
#[track_caller]
fn check(report: &Report, differences: &[&str], measures: &[(CaseMeasure, [usize; 3])]) {
    let judgement = judged(report);
    let told: Vec<String> = judgement.differences.iter().map(ToString::to_string).collect();
    assert_eq!(told, differences);
    for (measure, expected) in measures {
        let Counts { right, predicted, gold } = judgement.score[*measure];
        assert_eq!([right, predicted, gold], *expected, "{measure:?}");
    }
}

const ALL: &str = "[T1 [T2 The ferry leaks], [S2 Al] [C2 stated]], [C1 according to] [S1 Bo]. [S3 Cy] [C3 denied] [T3 that it leaks].";

#[test]
fn all_is_right() {
    let mut report = found(ALL);
    report.propositions[1] = Some(Proposition { place: None, ..proposition(&report) });
    check(
        &report,
        &[],
        &[
            (CaseMeasure::Passed, [1, 1, 1]),
            (CaseMeasure::Whole, [1, 1, 1]),
            (CaseMeasure::Found, [3, 3, 3]),
            (CaseMeasure::Within, [3, 3, 3]),
            (CaseMeasure::Chain, [1, 1, 1]),
            (CaseMeasure::Stance, [3, 3, 3]),
            (CaseMeasure::Answers, [1, 1, 1]),
            (CaseMeasure::Links, [1, 1, 1]),
            (CaseMeasure::Text, [1, 1, 1]),
            (CaseMeasure::Place, [1, 1, 1]),
            (CaseMeasure::Time, [0, 0, 0]),
        ],
    );
}

#[test]
fn what_is_not_found_is_wrong_of_all_and_not_of_what_was_told() {
    let report =
        found("[T1 The ferry leaks, Al stated], [C1 according to] [S1 Bo]. [S3 Cy] [C3 denied] [T3 that it leaks].");
    check(
        &report,
        &["found 2: - Al | stated | The ferry leaks", "answers 3: [] for [2]: Cy | denied | that it leaks"],
        &[
            (CaseMeasure::Found, [2, 2, 3]),
            (CaseMeasure::Within, [2, 2, 3]),
            (CaseMeasure::Chain, [0, 0, 1]),
            (CaseMeasure::Act, [2, 2, 3]),
            (CaseMeasure::Text, [0, 0, 1]),
        ],
    );
}

#[test]
fn the_right_level_is_paired_by_its_cue() {
    let report = found("[T1 The ferry leaks], Al stated, [C1 according to] [S1 Bo]. Cy denied that it leaks.");
    let judgement = judged(&report);
    let what = "spans 1: Bo | according to | The ferry leaks for Bo | according to | The ferry leaks, Al stated";
    assert_eq!(judgement.differences[0].to_string(), what);
}

#[test]
fn a_wrong_source_is_not_found_and_too_much_is_told() {
    let mut report = found(ALL);
    report.attributions[2].source = report.attributions[0].source.clone();
    report.attributions.drain(..2);
    let judgement = judged(&report);
    let told: Vec<String> = judgement.differences.iter().map(ToString::to_string).collect();
    assert!(
        told.contains(&"found 3: wrong source: Bo | denied | that it leaks for Cy | denied | that it leaks".to_owned()),
        "{told:?}"
    );
    assert_eq!(judgement.score[CaseMeasure::Found], Counts { right: 0, predicted: 1, gold: 3 });
}

#[test]
fn what_is_told_wrongly_differs() {
    let mut report = found(ALL);
    report.attributions[1].within = None;
    report.attributions[0].stance.act = Act::Warns;
    report.attributions[0].answers = vec![AttributionId(3)];
    report.propositions[1] = Some(proposition(&report));
    check(
        &report,
        &[
            "stance 1: warns affirms certain for says affirms certain: Bo | according to | The ferry leaks, Al stated",
            "answers 1: [3] for []: Bo | according to | The ferry leaks, Al stated",
            "chain 2: within nothing for 1",
            "proposition 2: its place: “Bo” for “”",
        ],
        &[
            (CaseMeasure::Passed, [1, 1, 1]),
            (CaseMeasure::Whole, [0, 1, 1]),
            (CaseMeasure::Chain, [0, 0, 1]),
            (CaseMeasure::Links, [1, 2, 1]),
            (CaseMeasure::Act, [2, 3, 3]),
            (CaseMeasure::Polarity, [3, 3, 3]),
        ],
    );
}
