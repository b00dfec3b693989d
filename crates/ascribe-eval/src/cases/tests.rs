//! The reading of cases, and that the suite itself is sound.

use ascribe_types::{AttributionId, Source, Stance};

use super::*;

const BRIDGE: &str = r#"
[[case]]
name = "a bridge"
text = "[T The bridge will close], [S the ministry] [C said]."
form = "indirect"
"#;

/// The attribution that the words give, as a program might have found it.
fn found(text: &str, [source, cue, content]: [&str; 3], form: Form) -> Attribution {
    let span = |words: &str| {
        let start = text.find(words).expect("the words stand in the text");
        ascribe_types::Span::new(start, start + words.len())
    };
    Attribution {
        id: AttributionId(1),
        source: if source.is_empty() { Source::Unstated } else { Source::Stated(span(source).into()) },
        cue: Some(span(cue)),
        content: vec![span(content)],
        form,
        stance: Stance::default(),
        within: None,
        answers: Vec::new(),
    }
}

fn check(words: [&str; 3], form: Form, expected: Option<&str>) {
    let case = &parse(BRIDGE).unwrap()[0];
    let found = [found(&case.text, words, form)];
    assert_eq!(case.difference(&found).as_deref(), expected);
}

#[test]
fn what_was_expected_passes() {
    check(["the ministry", "said", "The bridge will close,"], Form::Indirect, None);
}

#[test]
fn a_difference_shows_both() {
    check(
        ["ministry", "said", "The bridge will close"],
        Form::Indirect,
        Some(
            "a bridge\n  wanted: [T The bridge will close], [S the ministry] [C said].\
             \n  found:  [T The bridge will close], the [S ministry] [C said].",
        ),
    );
}

#[test]
fn the_form_counts_where_it_is_given() {
    let case = &parse(BRIDGE).unwrap()[0];
    let wrong = found(&case.text, ["the ministry", "said", "The bridge will close"], Form::Direct);
    assert!(case.difference(std::slice::from_ref(&wrong)).is_some());
    let silent = Case { expected: vec![Expected { form: None, ..case.expected[0].clone() }], ..case.clone() };
    assert_eq!(silent.difference(&[wrong]), None);
}

#[test]
fn finding_less_or_more_fails() {
    let case = &parse(BRIDGE).unwrap()[0];
    let right = found(&case.text, ["the ministry", "said", "The bridge will close"], Form::Indirect);
    let tally = run([case], |_| Vec::new());
    assert_eq!((tally.passed, tally.failed.len()), (0, 1));
    assert_eq!(run([case], |_| vec![right.clone()]), Tally { passed: 1, failed: Vec::new() });
    assert_eq!(run([case], |_| vec![right.clone(), right.clone()]).passed, 0);
}

fn check_refused(written: &str, expected: &str) {
    let error = parse(written).unwrap_err();
    assert!(error.contains(expected), "{error}");
}

#[test]
fn refuses_what_is_no_case() {
    check_refused("[[case]]\nname = \"x\"\n", "missing field `text`");
    check_refused("[[case]]\nname = \"x\"\ntext = \"[T a\"\n", "x: a mark is not closed");
    check_refused(&BRIDGE.replace("form", "shape"), "unknown field `shape`");
    check_refused(&BRIDGE.replace("\"indirect\"", "[\"direct\", \"mixed\"]"), "a bridge: 2 forms of 1 attributions");
}

#[test]
fn the_suite_is_sound() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/attribution");
    let suite = read(&folder).unwrap();
    let mut names: Vec<&str> = suite.iter().flat_map(|(_, cases)| cases).map(|case| case.name.as_str()).collect();
    let cases = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), cases, "two cases of one name");
    let negative = suite.iter().flat_map(|(_, cases)| cases).filter(|case| case.expected.is_empty()).count();
    assert!(cases >= 60 && negative >= 10, "{cases} cases, {negative} without attributions");
}
