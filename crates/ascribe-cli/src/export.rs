//! `ascribe export`: writes what a ledger holds in forms that other tools take.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, bail};
use ascribe_export::Error;
use ascribe_ledger::Ledger;
use ascribe_ledger::tables::{Snapshot, TABLES, Table};

use crate::arguments::export::{ExportArguments, ExportFormat};

/// Exports what the arguments name.
pub(crate) fn run(arguments: &ExportArguments) -> anyhow::Result<ExitCode> {
    let path = &arguments.ledger.ledger;
    let ledger = Ledger::read(path).with_context(|| path.display().to_string())?;
    let now = ledger.snapshot().with_context(|| path.display().to_string())?;
    let export = Export { now: &now, arguments };
    match &arguments.output {
        Some(folder) => export.to_folder(folder)?,
        None => export.to_stdout()?,
    }
    Ok(ExitCode::SUCCESS)
}

struct Export<'a> {
    now: &'a Snapshot<'a>,
    arguments: &'a ExportArguments,
}

impl Export<'_> {
    /// A file for each table, or one of a form that has no tables.
    fn to_folder(&self, folder: &Path) -> anyhow::Result<()> {
        fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
        let extension = self.arguments.format.extension();
        if !self.arguments.format.has_tables() {
            let name = self.arguments.format.name();
            return self.file(&folder.join(format!("{name}.{extension}")), None);
        }
        let wanted = |table: &&Table| self.arguments.table.as_deref().is_none_or(|name| name == table.name);
        TABLES
            .iter()
            .filter(wanted)
            .try_for_each(|table| self.file(&folder.join(format!("{}.{extension}", table.name)), Some(table)))
    }

    /// A file, under a name of its own until it is whole.
    fn file(&self, path: &Path, table: Option<&Table>) -> anyhow::Result<()> {
        let mut unfinished = OsString::from(path);
        unfinished.push(".unfinished");
        let written = File::create(&unfinished).map_err(Error::from).and_then(|file| {
            let mut out = BufWriter::new(file);
            self.write(table, &mut out)?;
            Ok(out.flush()?)
        });
        written.and_then(|()| Ok(fs::rename(&unfinished, path)?)).with_context(|| path.display().to_string())
    }

    /// One table, the flat one if none is named, or a form that has no tables.
    fn to_stdout(&self) -> anyhow::Result<()> {
        if self.arguments.format == ExportFormat::Parquet && io::stdout().is_terminal() {
            bail!("parquet is not for terminals: give --output FOLDER");
        }
        let name = self.arguments.table.as_deref().unwrap_or("positions");
        let mut out = BufWriter::new(io::stdout());
        let written = self.write(Table::named(name), &mut out).and_then(|()| Ok(out.flush()?));
        // A closed pipe is told from other errors by its kind.
        written.map_err(|error| error.written().map_or_else(anyhow::Error::from, anyhow::Error::from))
    }

    fn write(&self, table: Option<&Table>, out: &mut (impl Write + Send)) -> Result<(), Error> {
        let table = table.unwrap_or(&TABLES[0]);
        match self.arguments.format {
            ExportFormat::Csv => ascribe_export::csv(self.now, table, out),
            ExportFormat::Jsonl => ascribe_export::jsonl(self.now, table, out),
            ExportFormat::Parquet => ascribe_export::parquet(self.now, table, out),
            ExportFormat::Claimreview => ascribe_export::claimreview(self.now, self.arguments.reviewer.as_deref(), out),
            ExportFormat::Prov => ascribe_export::prov(self.now, out),
            ExportFormat::Annotations => ascribe_export::annotations(self.now, out),
        }
    }
}
