//! The suite of cases: short texts in which everything that should be found is marked.
//!
//! `testdata/attribution/*.toml` holds them, a file a phenomenon, so that the library, the command and every binding run the
//! same ones; `testdata/attribution/kept/*.toml` holds those that nobody looks at who makes the program better. A case is a text in
//! the [notation] of marks, and what else should be found out; only `name` and `text` must be there:
//!
//! ```toml
//! [[case]]
//! name = "a promise of a ministry, as a paper has it"
//! published = "2012-04-02"
//! text = "[T1 [T2 It will repair the bridge next month], [S2 the ministry] [C2 promised]], [C1 according to] [S1 the Courier]."
//! form = "indirect"
//! stance = ["says affirms certain", "promises affirms certain"]
//! answers = {}
//! [case.proposition.2]
//! text = "the ministry will repair the bridge next month"
//! actor = "the ministry"
//! time = "2012-05"
//! ```
//!
//! A text without marks says that nothing is to be found in it. `form` and `stance` are one for all attributions, or a list in the order
//! of their numbers, in which "" leaves one out. Where `answers` is given (`{ 3 = [1, 2] }`: the third answers the first and the second), all
//! others must answer nothing. Of a proposition the fields that are given are compared; "" says that there must be none. What an attribution
//! is within follows from the marks. Spans are compared as the [measures](crate::attribution) compare them.

mod difference;
mod judge;
mod matching;
pub mod notation;
mod propositions;
mod score;
mod within;
mod written;

use std::fs;
use std::path::Path;

use ascribe_types::{Attribution, Document, Form, Modality, Stance};

use crate::Error;
use crate::attribution::Triple;
use crate::polnear::files;
pub use difference::{Aspect, Difference};
pub use judge::{Judgement, judge};
pub use score::{CaseMeasure, CaseScore};

/// A text and all that should be found in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// What it shows; unique in its file.
    pub name: String,
    /// The text, without marks.
    pub text: String,
    /// When it was published, where the case says so.
    pub published: Option<String>,
    /// What should be found, in the order of the numbers of their marks.
    pub expected: Vec<Expected>,
    /// Whether it says which attributions answer which.
    pub tells_answers: bool,
}

/// An attribution that should be found. Others of its case are told by their positions among those expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// The number of its marks.
    pub number: u32,
    /// Its source, cue and content.
    pub triple: Triple,
    /// Its form, where the case says one.
    pub form: Option<Form>,
    /// Its stance, where the case says one.
    pub stance: Option<Stance>,
    /// The one whose content holds it.
    pub within: Option<usize>,
    /// Those that it answers, in order.
    pub answers: Vec<usize>,
    /// Its proposition, where the case says one.
    pub proposition: Option<ExpectedProposition>,
}

impl From<(u32, Triple)> for Expected {
    /// An attribution of which nothing but its marks is known.
    fn from((number, triple): (u32, Triple)) -> Self {
        Self { number, triple, form: None, stance: None, within: None, answers: Vec::new(), proposition: None }
    }
}

/// A proposition that should be found: of what a case does not say, nothing is asked. Empty words say that there must be none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExpectedProposition {
    /// The restated content.
    pub text: Option<String>,
    /// Who does it.
    pub actor: Option<String>,
    /// What is done.
    pub action: Option<String>,
    /// To whom or what it is done.
    pub target: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// Whether it says that something is not so.
    pub negative: Option<bool>,
    /// Of what kind of world it speaks.
    pub modality: Option<Modality>,
    /// When, as TIMEX3 writes values.
    pub time: Option<String>,
    /// Whether its words are other than those of the content: a statement made of it, or of what it points at.
    pub restated: Option<bool>,
}

impl Case {
    /// The report that it is.
    pub fn document(&self) -> Document {
        Document { published: self.published.clone(), ..Document::from(self.text.as_str()) }
    }

    /// The text with the marks that it should have, and with those of what was found.
    pub fn marked(&self, found: &[Attribution]) -> [String; 2] {
        let wanted: Vec<Triple> = self.expected.iter().map(|expected| expected.triple.clone()).collect();
        let found: Vec<Triple> = found.iter().filter_map(|attribution| Triple::of(&self.text, attribution)).collect();
        [wanted, found].map(|triples| notation::write(&self.text, &triples))
    }

    /// Whether exactly the expected sources, cues and contents were found, in any order, with the forms that are given.
    fn agrees(&self, found: &[Attribution]) -> bool {
        let mut left: Vec<&Expected> = self.expected.iter().collect();
        let counted =
            found.iter().filter_map(|attribution| Some((Triple::of(&self.text, attribution)?, attribution.form)));
        for (triple, form) in counted {
            let fits =
                |expected: &&Expected| expected.triple == triple && expected.form.is_none_or(|wanted| wanted == form);
            match left.iter().position(fits) {
                Some(at) => left.swap_remove(at),
                None => return false,
            };
        }
        left.is_empty()
    }
}

/// Reads the cases of a folder, without those of folders in it: for each file, in order of their names, its name without extension
/// and its cases.
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
    written::parse(&written).map_err(|what| Error::malformed(path, what))
}

#[cfg(test)]
mod tests;
