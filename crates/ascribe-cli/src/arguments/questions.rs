//! What the commands that ask a ledger may be told.

use ascribe::{Act, Date, Position};
use ascribe_ledger::Filter;
use clap::{Args, ValueEnum};

use super::{LedgerArguments, When};

#[derive(Debug, Args)]
pub(crate) struct ClaimsArguments {
    /// Words that a statement on the claim has, its passage, or the name of who says so; all if none are given
    #[arg(value_name = "WORDS")]
    pub(crate) words: Vec<String>,

    /// Instead of claims, the statements that people rejected, which no other question shows
    #[arg(long)]
    pub(crate) rejected: bool,

    #[command(flatten)]
    pub(crate) filter: FilterArguments,

    #[command(flatten)]
    pub(crate) limit: LimitArguments,

    #[command(flatten)]
    pub(crate) asking: AskingArguments,
}

#[derive(Debug, Args)]
pub(crate) struct ClaimArguments {
    /// The claim: its number, its id, or the beginning of its id
    #[arg(value_name = "CLAIM")]
    pub(crate) claim: String,

    #[command(flatten)]
    pub(crate) filter: FilterArguments,

    #[command(flatten)]
    pub(crate) asking: AskingArguments,
}

#[derive(Debug, Args)]
pub(crate) struct WhoArguments {
    /// The party: its name, a part of it, or its id
    #[arg(value_name = "PARTY", required = true)]
    pub(crate) who: Vec<String>,

    #[command(flatten)]
    pub(crate) filter: FilterArguments,

    #[command(flatten)]
    pub(crate) limit: LimitArguments,

    #[command(flatten)]
    pub(crate) asking: AskingArguments,
}

#[derive(Debug, Args)]
pub(crate) struct TraceArguments {
    /// The number of a claim, or the id of a document, an attribution or a proposition, or the beginning of one
    #[arg(value_name = "ID")]
    pub(crate) id: String,

    #[command(flatten)]
    pub(crate) asking: AskingArguments,
}

#[derive(Debug, Args)]
pub(crate) struct SearchArguments {
    /// Words that a sentence has, all of them; "words in quotation marks" stand side by side, and a word with * at its end may go on
    #[arg(value_name = "WORDS", required = true)]
    pub(crate) words: Vec<String>,

    #[command(flatten)]
    pub(crate) filter: FilterArguments,

    #[command(flatten)]
    pub(crate) limit: LimitArguments,

    #[command(flatten)]
    pub(crate) asking: AskingArguments,
}

/// Which statements are asked for.
#[derive(Debug, Args)]
pub(crate) struct FilterArguments {
    /// Only what this party says, or others in its name: a name, a part of one, or an id
    #[arg(long, value_name = "NAME")]
    pub(crate) party: Option<String>,

    /// Only reports by publishers of this name, or with this in their name
    #[arg(long, value_name = "NAME")]
    pub(crate) publisher: Option<String>,

    /// Only reports published on this day or later
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub(crate) since: Option<Date>,

    /// Only reports published on this day or earlier
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub(crate) until: Option<Date>,

    /// Only what sources do in this way: says, denies, rejects, suspects, accuses, …
    #[arg(long, value_name = "ACT", value_parser = act)]
    pub(crate) act: Option<Act>,

    /// Only who takes this position: affirms, denies, doubts or neither
    #[arg(long, value_name = "POSITION", value_parser = position)]
    pub(crate) position: Option<Position>,

    /// Only publishers of this grade (A to F), or passages of this grade (1 to 6, or A1 to F6)
    #[arg(long, value_name = "GRADE", value_parser = grade)]
    pub(crate) grade: Option<String>,
}

impl FilterArguments {
    /// The filter, but for the party, whose id only the ledger knows, and with these words.
    pub(crate) fn filter(&self, words: &[String]) -> Filter {
        Filter {
            words: (!words.is_empty()).then(|| words.join(" ")),
            party: None,
            publisher: self.publisher.clone(),
            since: self.since,
            until: self.until,
            act: self.act,
            position: self.position,
            grade: self.grade.clone(),
        }
    }
}

/// How much is shown.
#[derive(Debug, Args)]
pub(crate) struct LimitArguments {
    /// How many at most; 0 for all. Without it 20 for people, and all for programs
    #[arg(long, value_name = "N")]
    pub(crate) limit: Option<usize>,
}

/// Which ledger is asked, and how the answer is printed.
#[derive(Debug, Args)]
pub(crate) struct AskingArguments {
    #[command(flatten)]
    pub(crate) ledger: LedgerArguments,

    /// How to print the answer
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: AnswerFormat,

    /// When to use colours (`--format text`)
    #[arg(long, value_enum, default_value_t, value_name = "WHEN")]
    pub(crate) color: When,

    /// Print long answers at once, without a pager
    #[arg(long)]
    pub(crate) no_pager: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum AnswerFormat {
    /// For people
    #[default]
    Text,
    /// One JSON value
    Json,
    /// JSON, one item a line
    Jsonl,
    /// One item a row, for spreadsheets
    Csv,
}

/// A day of the calendar, as ISO 8601 writes it.
fn date(written: &str) -> Result<Date, String> {
    let day = super::day(written)?;
    ascribe::date(&day).ok_or_else(|| "not a day of the calendar, like 2012-04-02".to_owned())
}

fn act(name: &str) -> Result<Act, String> {
    Act::from_name(name).ok_or_else(|| one_of(Act::ALL.iter().map(|act| act.name())))
}

fn position(name: &str) -> Result<Position, String> {
    Position::from_name(name).ok_or_else(|| one_of(Position::ALL.iter().map(|position| position.name())))
}

fn one_of(names: impl Iterator<Item = &'static str>) -> String {
    format!("one of {}", names.collect::<Vec<_>>().join(", "))
}

/// A grade of the Admiralty scale.
fn grade(written: &str) -> Result<String, String> {
    match written.to_ascii_uppercase().as_bytes() {
        [b'A'..=b'F' | b'1'..=b'6'] | [b'A'..=b'F', b'1'..=b'6'] => Ok(written.to_ascii_uppercase()),
        _ => Err("not a grade: A to F for publishers, 1 to 6 or A1 to F6 for passages".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grades_are_of_the_scale() {
        assert_eq!(grade("b").as_deref(), Ok("B"));
        assert_eq!(grade("6").as_deref(), Ok("6"));
        assert_eq!(grade("b2").as_deref(), Ok("B2"));
        for wrong in ["G", "7", "0", "1A", "G2", ""] {
            assert!(grade(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn names_are_those_of_the_formats() {
        assert_eq!(act("suspects"), Ok(Act::Suspects));
        assert_eq!(position("agrees"), Err("one of affirms, denies, doubts, neither".to_owned()));
    }
}
