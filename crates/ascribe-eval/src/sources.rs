//! The suite of sources: reports of the project's own in which each source is marked with who it is.
//!
//! `testdata/sources/*.toml` holds a report or two for each phenomenon, with all that is to be known of a source; `testdata/pronouns/*.toml` holds
//! reports in which pronouns speak, with their entities alone. A report is a text in the [notation] of marks:
//!
//! ```toml
//! [[report]]
//! name = "a mayor"
//! text = """
//! [Mayor Ana Ruiz = Ana Ruiz; person; named] said it rained. [She = Ana Ruiz] smiled, [an aide = ; person; unnamed; as aide] said.
//! """
//! ```
//!
//! Right is a source whose entity has that name, and of which every other fact that is marked holds too. An attribution without a mark counts for nothing:
//! whether attributions are found is asked by the [cases](crate::cases).

pub mod notation;
mod score;

use std::fs;
use std::path::Path;

use ascribe_types::{Office, SourceKind, Span};
use serde::Deserialize;

pub use score::{Outcome, SourceScore, outcomes};

use crate::Error;
use crate::polnear::files;

/// A report with its sources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceReport {
    /// What it is about; unique in its file.
    pub name: String,
    /// The text, without marks.
    pub text: String,
    /// The sources, in the order of the text.
    pub sources: Vec<Marked>,
}

/// A source that is marked, and what is to be known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// Its words.
    pub span: Span,
    /// Who it is.
    pub who: Who,
    /// What it is, where the mark says so.
    pub kind: Option<SourceKind>,
    /// Whether it is named, where the mark says so.
    pub named: Option<bool>,
    /// As what it speaks, where the mark says so.
    pub role: Option<Role>,
    /// The words on why it is not named; of the mark `no reason`, none.
    pub anonymity: Option<Option<String>>,
}

/// Who a source is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// An entity whose fullest name or description is this.
    Called(String),
    /// Whoever its own words say.
    Itself,
    /// A reader cannot tell.
    Unknown,
}

/// As what a source speaks: an office, or for what is no single person what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// An office that is held.
    Holds(Office),
    /// An office that was held.
    Held(Office),
    /// What is no single person speaks as this.
    Speaks(SourceKind),
}

/// A file of reports as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenFile {
    report: Vec<WrittenReport>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenReport {
    name: String,
    text: String,
}

/// Reads the reports of a folder: for each file, in order of their names, its name without extension and its reports.
///
/// # Errors
///
/// If a file cannot be read or is not a list of reports.
pub fn read(folder: &Path) -> Result<Vec<(String, Vec<SourceReport>)>, Error> {
    files(folder, "toml")?.iter().map(|path| Ok((name(path), read_file(path)?))).collect()
}

fn name(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn read_file(path: &Path) -> Result<Vec<SourceReport>, Error> {
    let written = fs::read_to_string(path).map_err(|cause| Error::io(path, cause))?;
    parse(&written).map_err(|what| Error::malformed(path, what))
}

/// Reads a file of reports.
fn parse(written: &str) -> Result<Vec<SourceReport>, String> {
    let file: WrittenFile = toml::from_str(written).map_err(|cause| cause.to_string())?;
    file.report.into_iter().map(report).collect()
}

fn report(written: WrittenReport) -> Result<SourceReport, String> {
    let WrittenReport { name, text } = written;
    let (text, sources) = notation::read(&text).map_err(|what| format!("{name}: {what}"))?;
    Ok(SourceReport { name, text, sources })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_suite_is_sound() {
        let testdata = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata");
        let [sources, pronouns] = ["sources", "pronouns"].map(|folder| read(&testdata.join(folder)).unwrap());
        let reports: usize = sources.iter().map(|(_, reports)| reports.len()).sum();
        let marks = pronouns.iter().flat_map(|(_, reports)| reports).map(|report| report.sources.len());
        assert!(reports >= 12 && marks.sum::<usize>() >= 60);
        let silent =
            sources.iter().chain(&pronouns).flat_map(|(_, reports)| reports).find(|report| report.sources.is_empty());
        assert_eq!(silent, None, "a report without marks");
    }

    #[test]
    fn says_which_report_is_wrong() {
        let written = "[[report]]\nname = \"a\"\ntext = \"[He = ; wizard] said so.\"";
        assert_eq!(parse(written).unwrap_err(), "a: He: not known of sources: wizard");
    }
}
