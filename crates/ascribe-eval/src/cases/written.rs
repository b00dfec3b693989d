//! Cases as they are written, in TOML.

use std::collections::BTreeMap;
use std::str::FromStr;

use ascribe_types::{Act, Certainty, Form, Modality, Polarity, Stance};
use serde::Deserialize;

use super::{Case, Expected, ExpectedProposition, notation, within};

/// Reads a file of cases; all that is malformed in it is told, a line each.
pub(super) fn parse(written: &str) -> Result<Vec<Case>, String> {
    let file: File = toml::from_str(written).map_err(|cause| cause.to_string())?;
    let (mut cases, mut wrong) = (Vec::new(), Vec::new());
    for written in file.case {
        let name = written.name.clone();
        match case(written) {
            Ok(case) => cases.push(case),
            Err(what) => wrong.push(format!("{name}: {what}")),
        }
    }
    if wrong.is_empty() { Ok(cases) } else { Err(wrong.join("\n")) }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    case: Vec<WrittenCase>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenCase {
    name: String,
    text: String,
    published: Option<String>,
    #[serde(default)]
    form: OneOrEach,
    #[serde(default)]
    stance: OneOrEach,
    answers: Option<BTreeMap<String, Vec<u32>>>,
    #[serde(default)]
    proposition: BTreeMap<String, WrittenProposition>,
}

/// Words for all attributions, or some for each.
#[derive(Default, Deserialize)]
#[serde(untagged)]
enum OneOrEach {
    #[default]
    Unsaid,
    One(String),
    Each(Vec<String>),
}

impl OneOrEach {
    /// What is said of each of so many; `what` is the name of it.
    fn of_each<T>(
        self,
        what: &str,
        many: usize,
        read: fn(&str) -> Result<T, String>,
    ) -> Result<Vec<Option<T>>, String> {
        let each = match self {
            Self::Unsaid => return Ok((0..many).map(|_| None).collect()),
            Self::One(words) => vec![words; many],
            Self::Each(words) if words.len() == many => words,
            Self::Each(words) => return Err(format!("{what}: {} of {many} attributions", words.len())),
        };
        let read = |words: String| if words.is_empty() { Ok(None) } else { read(&words).map(Some) };
        each.into_iter().map(read).collect::<Result<_, _>>().map_err(|wrong| format!("{what}: {wrong}"))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenProposition {
    text: Option<String>,
    actor: Option<String>,
    action: Option<String>,
    target: Option<String>,
    place: Option<String>,
    polarity: Option<String>,
    modality: Option<String>,
    time: Option<String>,
    restated: Option<bool>,
}

fn case(written: WrittenCase) -> Result<Case, String> {
    let WrittenCase { name, text, published, form: forms, stance: stances, answers, proposition } = written;
    let published = published.map(date).transpose()?;
    let (text, triples) = notation::read(&text)?;
    let many = triples.len();
    let mut expected: Vec<Expected> = triples.into_iter().map(Expected::from).collect();
    let facts = forms.of_each("form", many, form)?.into_iter().zip(stances.of_each("stance", many, stance)?);
    for (expected, (form, stance)) in expected.iter_mut().zip(facts) {
        (expected.form, expected.stance) = (form, stance);
    }
    within::tell(&text, &mut expected)?;
    let tells_answers = answers.is_some();
    for (number, answered) in answers.unwrap_or_default() {
        let at = position(&number, &expected).map_err(|what| format!("answers: {what}"))?;
        expected[at].answers = answered_by(at, &answered, &expected)?;
    }
    for (number, proposition) in proposition {
        let wrong = |what: String| format!("proposition {number}: {what}");
        let at = position(&number, &expected).map_err(wrong)?;
        expected[at].proposition = Some(read_proposition(proposition).map_err(wrong)?);
    }
    Ok(Case { name, text, published, expected, tells_answers })
}

/// A day as `2012-04-02`.
fn date(written: String) -> Result<String, String> {
    let shape = |(at, c): (usize, char)| if matches!(at, 4 | 7) { c == '-' } else { c.is_ascii_digit() };
    let is_date = written.len() == 10 && written.chars().enumerate().all(shape);
    if is_date { Ok(written) } else { Err(format!("published: no date: {written}")) }
}

/// Where the attribution of this number stands among those expected.
fn position(number: &str, expected: &[Expected]) -> Result<usize, String> {
    let number = u32::from_str(number).map_err(|_| format!("no number: {number}"))?;
    expected.iter().position(|expected| expected.number == number).ok_or_else(|| format!("no attribution {number}"))
}

/// The positions of those that the one at `at` answers.
fn answered_by(at: usize, numbers: &[u32], expected: &[Expected]) -> Result<Vec<usize>, String> {
    let positions = numbers.iter().map(|number| position(&number.to_string(), expected));
    let mut positions: Vec<usize> = positions.collect::<Result<_, _>>().map_err(|what| format!("answers: {what}"))?;
    positions.sort_unstable();
    positions.dedup();
    if positions.contains(&at) {
        return Err(format!("answers: {} answers itself", expected[at].number));
    }
    Ok(positions)
}

fn form(word: &str) -> Result<Form, String> {
    match word {
        "direct" => Ok(Form::Direct),
        "indirect" => Ok(Form::Indirect),
        "mixed" => Ok(Form::Mixed),
        _ => Err(format!("not a form: {word}")),
    }
}

/// A stance as three words: act, polarity, certainty.
fn stance(words: &str) -> Result<Stance, String> {
    let wrong = || format!("not an act, a polarity and a certainty: {words}");
    let [act, polarity, certainty] = words.split(' ').collect::<Vec<_>>()[..] else { return Err(wrong()) };
    let read = (Act::from_name(act), Polarity::from_name(polarity), Certainty::from_name(certainty));
    let (Some(act), Some(polarity), Some(certainty)) = read else { return Err(wrong()) };
    Ok(Stance { act, polarity, certainty })
}

fn read_proposition(written: WrittenProposition) -> Result<ExpectedProposition, String> {
    let WrittenProposition { text, actor, action, target, place, polarity, modality, time, restated } = written;
    let negative = polarity.map(|word| match word.as_str() {
        "negative" => Ok(true),
        "positive" => Ok(false),
        _ => Err(format!("not a polarity: {word}")),
    });
    let modality = modality.map(|word| Modality::from_name(&word).ok_or_else(|| format!("not a modality: {word}")));
    let (negative, modality) = (negative.transpose()?, modality.transpose()?);
    Ok(ExpectedProposition { text, actor, action, target, place, negative, modality, time, restated })
}
