//! The measures on cases small enough to be counted by hand.

use ascribe_types::Span;

use super::*;

const TEXT: &str = "Ann said that it rains. Bob denied that it snows.";

fn span(words: &str) -> Vec<Span> {
    if words.is_empty() {
        return Vec::new();
    }
    let start = TEXT.find(words).expect("the words stand in the text");
    vec![Span::new(start, start + words.len())]
}

fn triple(source: &str, cue: &str, content: &str) -> Triple {
    Triple::new(TEXT, &span(source), &span(cue), &span(content)).expect("there is content")
}

fn gold() -> Vec<Triple> {
    vec![triple("Ann", "said", "that it rains"), triple("Bob", "denied", "that it snows.")]
}

fn check(predicted: &[Triple], measure: Measure, (right, wrong, missed): (usize, usize, usize)) {
    let counts = score(TEXT, &gold(), predicted)[measure];
    let expected = Counts { right, predicted: right + wrong, gold: right + missed };
    assert_eq!(counts, expected, "{measure:?}");
}

#[test]
fn the_same_agrees_in_everything() {
    let all = score(TEXT, &gold(), &gold());
    for measure in Measure::ALL {
        assert_eq!(all[measure].f1(), 1.0, "{measure:?}");
    }
}

#[test]
fn a_shorter_content_is_found_but_not_exact() {
    let predicted = [triple("Ann", "said", "it rains")];
    check(&predicted, Measure::Source, (1, 0, 1));
    check(&predicted, Measure::Cue, (1, 0, 1));
    check(&predicted, Measure::Content, (0, 1, 2));
    check(&predicted, Measure::AllThree, (0, 1, 2));
    check(&predicted, Measure::Found, (1, 0, 1));
    check(&predicted, Measure::SourceOfFound, (1, 0, 0));
    check(&predicted, Measure::ContentByCharacter, (8, 0, 18));
}

#[test]
fn a_wrong_source_is_found_all_the_same() {
    let predicted = [triple("Bob", "said", "that it rains"), triple("", "denied", "that it snows")];
    check(&predicted, Measure::Found, (2, 0, 0));
    check(&predicted, Measure::SourceOfFound, (0, 2, 2));
    check(&predicted, Measure::Source, (1, 0, 1));
    check(&predicted, Measure::SourceByCharacter, (3, 0, 3));
}

#[test]
fn a_content_that_overlaps_by_less_than_half_is_not_found() {
    let predicted = [triple("Ann", "said", "that")];
    check(&predicted, Measure::Found, (0, 1, 2));
    check(&predicted, Measure::SourceOfFound, (0, 0, 0));
}

#[test]
fn each_gold_attribution_is_found_once_by_its_best() {
    let predicted = [triple("", "", "it rains"), triple("Ann", "said", "that it rains"), triple("", "", "it rains")];
    check(&predicted, Measure::Found, (1, 2, 1));
    check(&predicted, Measure::SourceOfFound, (1, 0, 0));
}

#[test]
fn the_same_span_counts_as_often_as_it_is_gold() {
    let predicted = vec![triple("Ann", "said", "that it rains"); 3];
    check(&predicted, Measure::Source, (1, 2, 1));
    check(&predicted, Measure::ContentByCharacter, (13, 0, 13));
}

#[test]
fn the_table_reads_as_people_expect() {
    let printed = score(TEXT, &gold(), &gold()[..1]).to_string();
    assert!(
        printed.starts_with("source                 P 100.0  R  50.0  F1  66.7   (1 of 1 predicted, 2 gold)\n"),
        "{printed}"
    );
}
