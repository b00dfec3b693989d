//! The suite of matters: a few reports each that tell of one affair, with what is contested in it, who holds what, and who is who.
//!
//! `testdata/ledger/*.toml` holds them, a file a matter; its README says how they are written and what they mean. Each goes through the
//! whole road into a ledger of its own, and all of them into one, and what the ledger makes of them is held against the gold.

mod held;
mod judge;
mod record;
mod score;
mod written;

use std::fs;
use std::ops::Range;
use std::path::Path;

use ascribe_types::{Document, Position, Span};

use crate::Error;
use crate::polnear::files;
pub use held::{Held, HeldClaim, HeldStatement, held};
pub use judge::{MatterJudgement, judge};
pub use record::{Enter, Recorded, Results, results};
pub use score::{HEADING, MatterScore, Outcome};

/// An affair, as some reports tell of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matter {
    /// What it is about.
    pub name: String,
    /// Whether it is for setting thresholds, for checking them, or kept aside.
    pub half: Half,
    /// The reports.
    pub reports: Vec<MatterReport>,
    /// What is contested.
    pub claims: Vec<MatterClaim>,
    /// What is stated on the claims, and some things that might be taken for that.
    pub statements: Vec<MatterStatement>,
    /// Who is who. Nobody here acts for another: who does, is one of the names of the party that it acts for.
    pub parties: Vec<MatterParty>,
}

/// What a matter is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Half {
    /// Thresholds are set by it.
    Dev,
    /// It says how well they do.
    Check,
    /// It says so too, and nobody who makes the program better looks at it.
    Kept,
}

impl Half {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Dev, Self::Check, Self::Kept];

    /// The half of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "dev" => Some(Self::Dev),
            "check" => Some(Self::Check),
            "kept" => Some(Self::Kept),
            _ => None,
        }
    }

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Dev => "dev",
            Self::Check => "check",
            Self::Kept => "kept",
        }
    }
}

/// A report of a matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatterReport {
    /// What the file calls it.
    pub id: String,
    /// Its text, and what is known of it.
    pub document: Document,
    /// The report that it is an edited copy of.
    pub copy_of: Option<usize>,
}

/// Something that is contested.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatterClaim {
    /// What the file calls it.
    pub id: String,
    /// What is claimed, in words of the gold.
    pub text: String,
    /// How many reports and publishers its statements come from.
    pub origins: u32,
}

/// An attribution, or a part of one, and what its source holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatterStatement {
    /// The report in which it stands.
    pub report: usize,
    /// The words for its source, wherever the report has them; none where it states no source.
    pub sources: Vec<Span>,
    /// The words by which it is found.
    pub quote: Span,
    /// The claim that it is on.
    pub claim: Option<usize>,
    /// What the source holds on it.
    pub position: Position,
    /// Whether its words say the contrary of the claim without a negation.
    pub opposite: bool,
    /// Who holds it; none where that is not judged.
    pub party: Option<Holder>,
}

/// Who holds a position.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Holder {
    /// A party that the file lists, by its name.
    Listed(String),
    /// Somebody whom a report describes, and no other report can mean.
    Described {
        /// The position of the report in its file.
        report: usize,
        /// The words for it.
        words: String,
    },
}

/// Somebody who is spoken of in a matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatterParty {
    /// Its name; the same in all files.
    pub name: String,
    /// What the reports call it and who acts for it.
    pub names: Vec<String>,
}

/// Reads the matters of a folder: for each file, in order of their names, its name without extension and its matter.
///
/// # Errors
///
/// If a file cannot be read or is no sound matter; all that is wrong in it is told.
pub fn read(folder: &Path) -> Result<Vec<(String, Matter)>, Error> {
    files(folder, "toml")?.iter().map(|path| Ok((name(path), read_file(path)?))).collect()
}

fn name(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn read_file(path: &Path) -> Result<Matter, Error> {
    let written = fs::read_to_string(path).map_err(|cause| Error::io(path, cause))?;
    written::parse(&written).map_err(|what| Error::malformed(path, what))
}

/// Where words stand in a text, each time as words of their own and not as a part of longer ones.
fn occurrences(text: &str, words: &str) -> Vec<Span> {
    let whole = |range: &Range<usize>| {
        let [before, after] = [text[..range.start].chars().next_back(), text[range.end..].chars().next()];
        let joins = |inside: Option<char>, outside: Option<char>| {
            inside.is_some_and(char::is_alphanumeric) && outside.is_some_and(char::is_alphanumeric)
        };
        !joins(words.chars().next(), before) && !joins(words.chars().next_back(), after)
    };
    let found = text.match_indices(words).map(|(start, found)| start..start + found.len());
    found.filter(whole).map(|range| Span::new(range.start, range.end)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many matters of a folder are of each half.
    fn halves(folder: &str) -> [usize; Half::ALL.len()] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata").join(folder);
        let matters = read(&folder).unwrap_or_else(|error| panic!("{error}"));
        Half::ALL.map(|half| matters.iter().filter(|(_, matter)| matter.half == half).count())
    }

    #[test]
    fn the_suite_is_sound() {
        let [dev, check, kept] = halves("ledger");
        assert!(dev.abs_diff(check) <= 1 && kept == 0, "{dev}, {check} and {kept} matters");
        assert_eq!(halves("ledger/kept"), [0, 0, 8]);
    }

    #[track_caller]
    fn check(text: &str, words: &str, expected: &[usize]) {
        let starts: Vec<usize> = occurrences(text, words).iter().map(|span| span.range().start).collect();
        assert_eq!(starts, expected);
    }

    #[test]
    fn words_are_found_whole() {
        check("The bank and the banker of the bank's", "the bank", &[27]);
        check("She said she would", "she", &[9]);
        check("“He left,” he", "“He", &[0]);
        check("rain", "snow", &[]);
    }
}
