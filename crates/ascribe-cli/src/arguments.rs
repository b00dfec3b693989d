//! What the command line may say. The comments are the help texts.

pub(crate) mod corrections;
pub(crate) mod export;
pub(crate) mod questions;

use std::path::PathBuf;

use ascribe::{Columns, Field, Hints, Kind};
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};

use corrections::{
    CorrectArguments, CorrectionsArguments, GradeArguments, MergeArguments, RejectArguments, SplitArguments,
    UndoArguments,
};
use export::ExportArguments;
use questions::{ClaimArguments, ClaimsArguments, SearchArguments, TraceArguments, WhoArguments};

/// Who said it, on whose word, and who denies it
#[derive(Debug, Parser)]
#[command(name = "ascribe", version, arg_required_else_help = true)]
pub(crate) struct Arguments {
    /// What to do
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Print who said what in reports
    ///
    /// Exit code: 0 if attributions were found, 1 if there were none, 2 if something could not be read.
    Read(ReadArguments),
    /// Print the words, trees, names and entities of reports as CoNLL-U
    ///
    /// Exit code: 0 if all was read, 2 if something could not be read.
    Parse(ParseArguments),
    /// Read reports and record them in a ledger; again, only what is new or has changed
    ///
    /// Exit code: 0 if all was read, 2 if something could not be read.
    Add(AddArguments),
    /// Watch feeds on the web: record what is new in them in a ledger, and print a line for each report that is new
    ///
    /// Exit code: 0 if all was had, or Ctrl-C ended it; 2 if something failed.
    Watch(WatchArguments),
    /// Print which claims a ledger has, the most contested first
    ///
    /// Exit code: 0 if there are some, 1 if there are none, 2 if the ledger could not be asked.
    Claims(ClaimsArguments),
    /// Print all that was said on a claim, party by party, and what it rests on
    ///
    /// Exit code: 0 if something was said on it, 1 if nothing was, 2 if the ledger could not be asked.
    Claim(ClaimArguments),
    /// Print what a party and whoever speaks for it hold, claim by claim through time
    ///
    /// Exit code: 0 if it holds something, 1 if not, or if no party or more than one is called so, 2 if the ledger could not be asked.
    Who(WhoArguments),
    /// Print the way from reports back to the first word of what they say
    ///
    /// Exit code: 0 if there is one, 1 if not, 2 if the ledger could not be asked.
    Trace(TraceArguments),
    /// Print the sentences that have these words, and who said them
    ///
    /// Exit code: 0 if there are some, 1 if there are none, 2 if the ledger could not be asked.
    Search(SearchArguments),
    /// Write what a ledger holds in forms that other tools take
    ///
    /// Exit code: 0 if it was written, 2 if something failed.
    Export(ExportArguments),
    /// Correct a ledger: claims that are one matter, parties that are the same
    ///
    /// Exit code of all that correct: 0 if it was done, 2 if not.
    Merge(MergeArguments),
    /// Correct a ledger: statements that are about another matter, parties that are never the same
    Split(SplitArguments),
    /// Correct a ledger: documents, attributions or propositions that were read wrongly
    ///
    /// They count nowhere and are shown only among the corrections.
    Reject(RejectArguments),
    /// Grade a publisher or a passage on the Admiralty scale
    Grade(GradeArguments),
    /// Undo a correction
    Undo(UndoArguments),
    /// Print all corrections, also those that were undone
    ///
    /// Exit code: 0 if there are some, 1 if there are none, 2 if the ledger could not be asked.
    Corrections(CorrectionsArguments),
    /// Make the corrections that were made in another ledger
    Correct(CorrectArguments),
    /// Print a script that completes commands and flags in a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    Man,
}

#[derive(Debug, Args)]
pub(crate) struct ReadArguments {
    #[command(flatten)]
    pub(crate) inputs: InputArguments,

    /// When reports were published that do not tell it: "last month" is counted from this day
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(crate) date: Option<String>,

    /// How to print what was found
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: FormatName,

    /// When to use colours (`--format text`)
    #[arg(long, value_enum, default_value_t, value_name = "WHEN")]
    pub(crate) color: When,

    /// Write one .txt and one .ann file for each report into this folder (`--format brat`)
    #[arg(long, value_name = "FOLDER")]
    pub(crate) output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct ParseArguments {
    #[command(flatten)]
    pub(crate) inputs: InputArguments,
}

#[derive(Debug, Args)]
pub(crate) struct AddArguments {
    #[command(flatten)]
    pub(crate) inputs: InputArguments,

    #[command(flatten)]
    pub(crate) ledger: LedgerArguments,

    /// Who published the reports that do not tell it
    #[arg(long, value_name = "NAME")]
    pub(crate) publisher: Option<String>,

    /// When reports were published that do not tell it
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(crate) date: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct WatchArguments {
    /// What to watch: addresses of feeds, and lists of feeds (OPML files)
    #[arg(value_name = "FEED", required = true)]
    pub(crate) feeds: Vec<PathBuf>,

    #[command(flatten)]
    pub(crate) ledger: LedgerArguments,

    /// How often to poll: `15m`, `2h`; not more often than once a minute
    #[arg(long, value_name = "DURATION", default_value = "15m", value_parser = interval)]
    pub(crate) every: humantime::Duration,

    /// Poll each feed once, and end
    #[arg(long)]
    pub(crate) once: bool,

    #[command(flatten)]
    pub(crate) run: RunArguments,
}

/// A time between polls that servers can live with.
fn interval(written: &str) -> Result<humantime::Duration, String> {
    let interval: humantime::Duration = written.parse().map_err(|error| format!("{error}"))?;
    if interval.as_secs() >= 60 { Ok(interval) } else { Err("too often: at most once a minute, 1m".to_owned()) }
}

/// A day of the calendar, as ISO 8601 writes it.
fn day(written: &str) -> Result<String, String> {
    let shape = |(at, c): (usize, char)| if matches!(at, 4 | 7) { c == '-' } else { c.is_ascii_digit() };
    let is_iso = written.len() == 10 && written.chars().enumerate().all(shape);
    let is_day = is_iso && ascribe::date(written).is_some();
    if is_day { Ok(written.to_owned()) } else { Err("not a day of the calendar, like 2012-04-02".to_owned()) }
}

/// What is read, and by how many.
#[derive(Debug, Args)]
pub(crate) struct InputArguments {
    /// Reports to read: text files, HTML pages, JSON lines, folders of them, addresses on the web; `-` or none for standard input
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    /// What the reports are, where their bytes do not tell
    #[arg(long = "as", value_parser = kind(), value_name = "KIND")]
    pub(crate) kind: Option<Kind>,

    /// Which column of tables holds what, where it is not called so: text, title, publisher, author, published, address or language
    #[arg(long = "column", value_parser = column, value_name = "FIELD=NAME")]
    pub(crate) columns: Vec<(Field, String)>,

    #[command(flatten)]
    pub(crate) run: RunArguments,
}

/// How reports are read, wherever they come from.
#[derive(Debug, Args)]
pub(crate) struct RunArguments {
    /// Read reports in other languages as if they were English, instead of leaving them out
    #[arg(long)]
    pub(crate) any_language: bool,

    /// Write a line of JSON into this file for each thing that could not be read or was left out
    #[arg(long, value_name = "FILE")]
    pub(crate) report: Option<PathBuf>,

    /// How many threads to use; as many as the machine has, if not given
    #[arg(long, visible_alias = "jobs", value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) threads: Option<u16>,

    /// Which model reads
    #[arg(long, value_enum, default_value_t)]
    pub(crate) model: ModelName,

    /// How long to leave a host on the web alone after each request; longer where it asks for that
    #[arg(long, value_name = "DURATION", default_value = "1s")]
    pub(crate) pause: humantime::Duration,
}

impl InputArguments {
    /// What is said of the inputs.
    pub(crate) fn hints(&self) -> Hints {
        let columns = self.columns.iter().fold(Columns::default(), |columns, (field, name)| columns.with(*field, name));
        Hints { kind: self.kind, columns, media: None }
    }
}

/// A column and what it holds: "text=Body".
fn column(written: &str) -> Result<(Field, String), String> {
    let (field, name) = written.split_once('=').ok_or("not a field and the name of a column, like text=Body")?;
    let known = Field::ALL.into_iter().find(|known| known.name() == field);
    let fields = || Field::ALL.map(Field::name).join(", ");
    known.map(|field| (field, name.to_owned())).ok_or_else(|| format!("{field} is none of {}", fields()))
}

/// Which ledger: the same for all commands that write or ask one.
#[derive(Debug, Args)]
pub(crate) struct LedgerArguments {
    /// The ledger, an SQLite file
    #[arg(long, value_name = "FILE", env = "ASCRIBE_LEDGER", default_value = "ascribe.db")]
    pub(crate) ledger: PathBuf,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum FormatName {
    /// The report with marks in it and a list below, for people
    #[default]
    Text,
    /// One attribution a line, for programs
    Jsonl,
    /// One array of reports, each with its text and attributions
    Json,
    /// One attribution a row, for spreadsheets
    Csv,
    /// Standoff annotation, for brat
    Brat,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ModelName {
    /// The one that reads best
    #[default]
    Full,
    /// One with half of its layers: quicker, and somewhat less exact
    Fast,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum When {
    /// On a terminal, unless the environment says otherwise
    #[default]
    Auto,
    /// In any case
    Always,
    /// Never
    Never,
}

/// The names of the forms that reports come in.
fn kind() -> impl TypedValueParser<Value = Kind> {
    let names = Kind::all().map(|kind| PossibleValue::new(kind.name()).help(kind.what()));
    PossibleValuesParser::new(names).map(|name| Kind::named(&name).expect("only their names are let through"))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn a_column_holds_a_field() {
        assert_eq!(column("text=The body=1"), Ok((Field::Text, "The body=1".to_owned())));
        assert!(column("text").is_err());
        let expected = "body is none of text, publisher, title, author, published, address, language";
        assert_eq!(column("body=text"), Err(expected.to_owned()));
    }

    #[test]
    fn a_day_is_one_of_the_calendar() {
        assert_eq!(day("2012-02-29").as_deref(), Ok("2012-02-29"));
        for wrong in ["2011-02-29", "2012-13-01", "2012-4-2", "02/04/2012", "April 2, 2012", "2012-04-02T10", ""] {
            assert!(day(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_command_line_is_sound() {
        Arguments::command().debug_assert();
    }
}
