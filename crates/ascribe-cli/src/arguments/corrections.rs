//! What the commands that correct a ledger may be told.

use std::path::PathBuf;

use ascribe_ledger::Wanted;
use clap::{Args, Subcommand};

use super::LedgerArguments;
use super::questions::{AnswerFormat, AskingArguments};

#[derive(Debug, Args)]
pub(crate) struct MergeArguments {
    /// What is one
    #[command(subcommand)]
    pub(crate) what: Merged,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Merged {
    /// Claims that are one matter
    Claim {
        /// The claims: their numbers, their ids, or the beginnings of these
        #[arg(value_name = "CLAIM", required = true, num_args = 2..)]
        claims: Vec<String>,

        /// The others say the contrary of the first: who affirms them denies it
        #[arg(long)]
        opposed: bool,

        #[command(flatten)]
        correcting: CorrectingArguments,
    },
    /// Parties that are the same
    Party {
        /// The parties: their names, parts of them, or their ids
        #[arg(value_name = "PARTY", required = true, num_args = 2..)]
        parties: Vec<String>,

        #[command(flatten)]
        correcting: CorrectingArguments,
    },
}

#[derive(Debug, Args)]
pub(crate) struct SplitArguments {
    /// What is not one
    #[command(subcommand)]
    pub(crate) what: Split,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Split {
    /// Statements that are about another matter than the rest of their claim
    Claim {
        /// The claim: its number, its id, or the beginning of its id
        #[arg(value_name = "CLAIM")]
        claim: String,

        /// The ids of propositions, or of attributions or documents for all that these state on the claim
        #[arg(value_name = "STATEMENT", required = true)]
        statements: Vec<String>,

        #[command(flatten)]
        correcting: CorrectingArguments,
    },
    /// Parties that are never the same
    Party {
        /// The parties: their ids, or the names that stand for them
        #[arg(value_name = "PARTY", required = true, num_args = 2..)]
        parties: Vec<String>,

        #[command(flatten)]
        correcting: CorrectingArguments,
    },
}

#[derive(Debug, Args)]
pub(crate) struct RejectArguments {
    /// The ids of documents, attributions or propositions, or the beginnings of these
    #[arg(value_name = "ID", required = true)]
    pub(crate) ids: Vec<String>,

    #[command(flatten)]
    pub(crate) correcting: CorrectingArguments,
}

#[derive(Debug, Args)]
pub(crate) struct GradeArguments {
    /// What is graded
    #[command(subcommand)]
    pub(crate) what: Graded,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Graded {
    /// How reliable a publisher is
    ///
    /// A completely reliable, B usually reliable, C fairly reliable, D not usually reliable, E unreliable, F cannot be judged.
    Publisher {
        /// Its name, or a part of it that no other has
        #[arg(value_name = "NAME")]
        name: String,

        /// A, B, C, D, E or F
        #[arg(value_name = "GRADE")]
        grade: String,

        #[command(flatten)]
        correcting: CorrectingArguments,
    },
    /// How credible a passage is
    ///
    /// 1 confirmed by other sources, 2 probably true, 3 possibly true, 4 doubtful, 5 improbable, 6 cannot be judged. A letter before it says how reliable
    /// its source is: B2.
    Passage {
        /// The id of a proposition, or of an attribution or document for all that it states; or the beginning of one
        #[arg(value_name = "ID")]
        id: String,

        /// 1 to 6, or A1 to F6
        #[arg(value_name = "GRADE")]
        grade: String,

        #[command(flatten)]
        correcting: CorrectingArguments,
    },
}

#[derive(Debug, Args)]
pub(crate) struct UndoArguments {
    /// The number of the correction; the last one that holds, if not given
    #[arg(value_name = "NUMBER")]
    pub(crate) number: Option<i64>,

    #[command(flatten)]
    pub(crate) correcting: WritingArguments,
}

#[derive(Debug, Args)]
pub(crate) struct CorrectionsArguments {
    #[command(flatten)]
    pub(crate) asking: AskingArguments,
}

#[derive(Debug, Args)]
pub(crate) struct CorrectArguments {
    /// Corrections as `ascribe corrections --format jsonl` prints them; `-` for standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,

    #[command(flatten)]
    pub(crate) correcting: WritingArguments,
}

/// Which ledger is corrected, and why.
#[derive(Debug, Args)]
pub(crate) struct CorrectingArguments {
    /// Why; kept with the correction
    #[arg(long, value_name = "TEXT")]
    pub(crate) note: Option<String>,

    #[command(flatten)]
    pub(crate) writing: WritingArguments,
}

/// Which ledger is written to, and how it is said what was done.
#[derive(Debug, Args)]
pub(crate) struct WritingArguments {
    #[command(flatten)]
    pub(crate) ledger: LedgerArguments,

    /// How to print what was done
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: AnswerFormat,
}

impl MergeArguments {
    /// What is wanted, and where.
    pub(crate) fn wanted(self) -> (Wanted, CorrectingArguments) {
        match self.what {
            Merged::Claim { claims, opposed, correcting } => (Wanted::MergeClaims { claims, opposed }, correcting),
            Merged::Party { parties, correcting } => (Wanted::MergeParties(parties), correcting),
        }
    }
}

impl SplitArguments {
    /// What is wanted, and where.
    pub(crate) fn wanted(self) -> (Wanted, CorrectingArguments) {
        match self.what {
            Split::Claim { claim, statements, correcting } => (Wanted::SplitClaim { claim, statements }, correcting),
            Split::Party { parties, correcting } => (Wanted::SplitParties(parties), correcting),
        }
    }
}

impl GradeArguments {
    /// What is wanted, and where.
    pub(crate) fn wanted(self) -> (Wanted, CorrectingArguments) {
        match self.what {
            Graded::Publisher { name, grade, correcting } => (Wanted::GradePublisher(name, grade), correcting),
            Graded::Passage { id, grade, correcting } => (Wanted::GradePassages(vec![id], grade), correcting),
        }
    }
}
