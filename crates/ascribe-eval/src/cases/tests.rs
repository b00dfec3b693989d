//! The reading of cases, and that the suite itself is sound.

use ascribe_types::{AttributionId, Source, Stance};

use super::written::parse;
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

/// What is marked in the text of the one case that is written.
fn marks_of(written: &str) -> String {
    let text = written.lines().find_map(|line| line.strip_prefix("text = ")).unwrap();
    text.trim_matches('"').to_owned()
}

fn check(words: [&str; 3], form: Form, expected: Option<&str>) {
    let case = &parse(BRIDGE).unwrap()[0];
    let found = [found(&case.text, words, form)];
    assert_eq!(case.agrees(&found), expected.is_none());
    if let Some(marked) = expected {
        assert_eq!(case.marked(&found), [marks_of(BRIDGE), marked.to_owned()]);
    }
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
        Some("[T The bridge will close], the [S ministry] [C said]."),
    );
}

#[test]
fn the_form_counts_where_it_is_given() {
    let case = &parse(BRIDGE).unwrap()[0];
    let wrong = found(&case.text, ["the ministry", "said", "The bridge will close"], Form::Direct);
    assert!(!case.agrees(std::slice::from_ref(&wrong)));
    let silent = Case { expected: vec![Expected { form: None, ..case.expected[0].clone() }], ..case.clone() };
    assert!(silent.agrees(&[wrong]));
}

#[test]
fn finding_less_or_more_fails() {
    let case = &parse(BRIDGE).unwrap()[0];
    let right = found(&case.text, ["the ministry", "said", "The bridge will close"], Form::Indirect);
    assert!(!case.agrees(&[]));
    assert!(case.agrees(std::slice::from_ref(&right)));
    assert!(!case.agrees(&[right.clone(), right]));
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
    check_refused(&BRIDGE.replace("\"indirect\"", "[\"direct\", \"mixed\"]"), "a bridge: form: 2 of 1 attributions");
}

/// Two attributions of which all is said that can be.
const TUNNEL: &str = r#"
[[case]]
name = "a tunnel"
published = "2012-04-02"
text = "[T1 [T2 It will close next month], [S2 the ministry] [C2 promised]], [C1 said] [S1 Bo]. [S4 Al] [C4 denied] [T4 it]."
form = "indirect"
stance = ["says affirms certain", "", "denies denies certain"]
answers = { 4 = [2] }
[case.proposition.2]
text = "the tunnel will close next month"
actor = ""
polarity = "positive"
modality = "future"
time = "2012-05"
restated = false
"#;

#[test]
fn reads_all_that_can_be_said() {
    let case = &parse(TUNNEL).unwrap()[0];
    assert_eq!((case.published.as_deref(), case.tells_answers), (Some("2012-04-02"), true));
    let [first, second, third] = &case.expected[..] else { panic!("three attributions") };
    assert_eq!((second.within, third.number, third.within), (Some(0), 4, None));
    assert_eq!((first.stance, second.stance), (Some(Stance::default()), None));
    assert_eq!((first.answers.as_slice(), third.answers.as_slice()), (&[][..], &[1][..]));
    let proposition = second.proposition.as_ref().unwrap();
    assert_eq!((proposition.actor.as_deref(), proposition.place.as_deref()), (Some(""), None));
    assert_eq!((proposition.negative, proposition.modality), (Some(false), Some(Modality::Future)));
}

#[test]
fn refuses_what_is_said_of_nothing() {
    let changed = |from: &str, to: &str, expected: &str| check_refused(&TUNNEL.replace(from, to), expected);
    changed("4 = [2]", "3 = [2]", "a tunnel: answers: no attribution 3");
    changed("4 = [2]", "4 = [4]", "a tunnel: answers: 4 answers itself");
    changed("proposition.2", "proposition.3", "a tunnel: proposition 3: no attribution 3");
    changed("\"future\"", "\"past\"", "a tunnel: proposition 2: not a modality: past");
    changed("2012-04-02", "April 2012", "a tunnel: published: no date: April 2012");
    changed("denies denies certain", "denies certain", "a tunnel: stance: not an act, a polarity and a certainty");
    changed("actor", "agent", "unknown field `agent`");
}

/// Reads the cases of a folder of the suite; one case a name.
fn suite(folder: &str) -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata").join(folder);
    let suite = read(&folder).unwrap_or_else(|error| panic!("{error}"));
    for (file, cases) in &suite {
        let mut names: Vec<&str> = cases.iter().map(|case| case.name.as_str()).collect();
        names.sort_unstable();
        let twice = names.windows(2).find(|pair| pair[0] == pair[1]);
        assert_eq!(twice, None, "two cases of one name in {file}");
    }
    suite.into_iter().flat_map(|(_, cases)| cases).collect()
}

#[test]
fn the_suite_is_sound() {
    let cases = suite("attribution");
    let negative = cases.iter().filter(|case| case.expected.is_empty()).count();
    assert!(cases.len() >= 60 && negative >= 10, "{} cases, {negative} without attributions", cases.len());
}

#[test]
fn the_cases_kept_aside_are_sound() {
    if Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/attribution/kept").is_dir() {
        suite("attribution/kept");
    }
}
