//! The suite of cases: short texts in which everything that should be found is marked.
//!
//! `testdata/attribution/*.toml` holds them, a file a phenomenon, so that the library, the command and every binding run the
//! same ones. A case is a text in the [notation] of marks:
//!
//! ```toml
//! [[case]]
//! name = "the source after its content"
//! text = "[T The bridge will close in May], [S the ministry] [C said]."
//! form = "indirect"
//! ```
//!
//! A text without marks says that nothing is to be found in it. `form` is optional, and a list where the text holds several
//! attributions. Spans are compared as the [measures](crate::attribution) compare them.

pub mod notation;

use std::fs;
use std::path::Path;

use ascribe_types::{Attribution, Form};
use serde::Deserialize;

use crate::Error;
use crate::attribution::Triple;
use crate::polnear::files;

/// A text and all that should be found in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// What it shows; unique in its file.
    pub name: String,
    /// The text, without marks.
    pub text: String,
    /// What should be found, in the order of the numbers of their marks.
    pub expected: Vec<Expected>,
}

/// An attribution that should be found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Expected {
    /// Its source, cue and content.
    pub triple: Triple,
    /// Its form, where the case says one.
    pub form: Option<Form>,
}

/// How a run over many cases went.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many cases came out as they should.
    pub passed: usize,
    /// Those that did not: the name of each with what was wanted and what was found.
    pub failed: Vec<String>,
}

impl Case {
    /// What is wrong with what was found, if anything is: the wanted and the found text, both with their marks.
    pub fn difference(&self, found: &[Attribution]) -> Option<String> {
        if self.agrees(found) {
            return None;
        }
        let wanted: Vec<Triple> = self.expected.iter().map(|expected| expected.triple.clone()).collect();
        let found: Vec<Triple> = found.iter().filter_map(|attribution| Triple::of(&self.text, attribution)).collect();
        let [wanted, found] = [wanted, found].map(|triples| notation::write(&self.text, &triples));
        Some(format!("{}\n  wanted: {wanted}\n  found:  {found}", self.name))
    }

    /// Whether exactly what was expected was found, in any order.
    fn agrees(&self, found: &[Attribution]) -> bool {
        let mut left = self.expected.clone();
        let counted =
            found.iter().filter_map(|attribution| Some((Triple::of(&self.text, attribution)?, attribution.form)));
        for (triple, form) in counted {
            let fits =
                |expected: &Expected| expected.triple == triple && expected.form.is_none_or(|wanted| wanted == form);
            match left.iter().position(fits) {
                Some(at) => left.swap_remove(at),
                None => return false,
            };
        }
        left.is_empty()
    }
}

/// Runs cases through `find`, which is given a text and says what it found there.
pub fn run<'a>(cases: impl IntoIterator<Item = &'a Case>, find: impl Fn(&str) -> Vec<Attribution>) -> Tally {
    let mut tally = Tally::default();
    for case in cases {
        match case.difference(&find(&case.text)) {
            None => tally.passed += 1,
            Some(difference) => tally.failed.push(difference),
        }
    }
    tally
}

/// Reads the cases of a folder: for each file, in order of their names, its name without extension and its cases.
///
/// # Errors
///
/// If a file cannot be read or is not a list of cases.
pub fn read(folder: &Path) -> Result<Vec<(String, Vec<Case>)>, Error> {
    files(folder, "toml")?.iter().map(|path| Ok((name(path), read_file(path)?))).collect()
}

fn name(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn read_file(path: &Path) -> Result<Vec<Case>, Error> {
    let written = fs::read_to_string(path).map_err(|cause| Error::io(path, cause))?;
    parse(&written).map_err(|what| Error::malformed(path, what))
}

/// A file of cases as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenFile {
    case: Vec<WrittenCase>,
}

/// A case as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenCase {
    name: String,
    text: String,
    #[serde(default)]
    form: WrittenForms,
}

/// One form, or one for each attribution.
#[derive(Default, Deserialize)]
#[serde(untagged)]
enum WrittenForms {
    #[default]
    Unsaid,
    One(WrittenForm),
    Each(Vec<WrittenForm>),
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum WrittenForm {
    Direct,
    Indirect,
    Mixed,
}

impl From<WrittenForm> for Form {
    fn from(written: WrittenForm) -> Self {
        match written {
            WrittenForm::Direct => Form::Direct,
            WrittenForm::Indirect => Form::Indirect,
            WrittenForm::Mixed => Form::Mixed,
        }
    }
}

/// Reads a file of cases.
fn parse(written: &str) -> Result<Vec<Case>, String> {
    let file: WrittenFile = toml::from_str(written).map_err(|cause| cause.to_string())?;
    let cases = file.case.into_iter();
    cases
        .map(|case| {
            let name = case.name.clone();
            parse_case(case).map_err(|what| format!("{name}: {what}"))
        })
        .collect()
}

fn parse_case(case: WrittenCase) -> Result<Case, String> {
    let (text, triples) = notation::read(&case.text)?;
    let forms = match case.form {
        WrittenForms::Unsaid => vec![None; triples.len()],
        WrittenForms::One(form) => vec![Some(form.into())],
        WrittenForms::Each(forms) => forms.into_iter().map(|form| Some(form.into())).collect(),
    };
    if forms.len() != triples.len() {
        return Err(format!("{} forms of {} attributions", forms.len(), triples.len()));
    }
    let expected = triples.into_iter().zip(forms).map(|(triple, form)| Expected { triple, form }).collect();
    Ok(Case { name: case.name, text, expected })
}

#[cfg(test)]
mod tests;
