//! What `ascribe export` may be told.

use std::path::PathBuf;

use ascribe_ledger::tables::TABLES;
use clap::builder::PossibleValuesParser;
use clap::{Args, ValueEnum};

use super::LedgerArguments;

#[derive(Debug, Args)]
pub(crate) struct ExportArguments {
    #[command(flatten)]
    pub(crate) ledger: LedgerArguments,

    /// In which form
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: ExportFormat,

    /// Which table (`--format csv`, `jsonl`, `parquet`); positions to stdout, and all into a folder, if not given
    #[arg(long, value_name = "NAME", value_parser = PossibleValuesParser::new(TABLES.iter().map(|table| table.name)))]
    pub(crate) table: Option<String>,

    /// Write into this folder, a file for each table
    #[arg(long, value_name = "FOLDER")]
    pub(crate) output: Option<PathBuf>,

    /// Whose grades they are (`--format claimreview`)
    #[arg(long, value_name = "NAME")]
    pub(crate) reviewer: Option<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExportFormat {
    /// Comma-separated values, for spreadsheets
    #[default]
    Csv,
    /// A row a line as JSON, for programs
    Jsonl,
    /// Typed columns, for pandas, DuckDB, Spark and R
    Parquet,
    /// schema.org's Claim and ClaimReview, as JSON-LD
    Claimreview,
    /// W3C PROV: what comes from where, as PROV-JSON
    Prov,
    /// W3C Web Annotation: each passage with what it states, as JSON-LD
    Annotations,
}

impl ExportFormat {
    pub(crate) fn has_tables(self) -> bool {
        matches!(self, Self::Csv | Self::Jsonl | Self::Parquet)
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Jsonl => "jsonl",
            Self::Parquet => "parquet",
            Self::Claimreview => "claimreview",
            Self::Prov => "prov",
            Self::Annotations => "annotations",
        }
    }

    /// What file names end with.
    pub(crate) fn extension(self) -> &'static str {
        match self {
            Self::Claimreview | Self::Annotations => "jsonld",
            Self::Prov => "json",
            tables => tables.name(),
        }
    }
}
