//! Takes matters the whole road into ledgers.

use std::path::{Path, PathBuf};

use ascribe_ledger::{Appearance, Ledger};
use ascribe_types::{Document, DocumentId, Entry};

use super::judge::same_party;
use super::{Half, Held, Holder, Matter, MatterJudgement, MatterReport, MatterScore, held, judge};
use crate::Error;
use crate::counts::total;

/// A matter, what a ledger holds of it, and what became of it.
#[derive(Clone, Debug)]
pub struct Recorded<'a> {
    /// The name of its file.
    pub file: &'a str,
    /// The matter.
    pub matter: &'a Matter,
    /// What the ledger holds.
    pub held: Held,
    /// The place of its first report among those of the ledger.
    pub offset: usize,
    /// What became of it.
    pub judgement: MatterJudgement,
}

/// What became of some matters.
#[derive(Clone, Debug)]
pub struct Results<'a> {
    /// Each in a ledger of its own.
    pub apart: Vec<Recorded<'a>>,
    /// All of them in one ledger.
    pub together: Vec<Recorded<'a>>,
}

impl Results<'_> {
    /// What became of those of a half in ledgers of their own; of all of them without one.
    pub fn apart(&self, half: Option<Half>) -> MatterScore {
        total(of_half(&self.apart, half).map(|recorded| recorded.judgement.score))
    }

    /// The same for the one ledger. Parties count across matters there.
    pub fn together(&self, half: Option<Half>) -> MatterScore {
        let score = total(of_half(&self.together, half).map(|recorded| recorded.judgement.score));
        let holders: Vec<_> = of_half(&self.together, half).flat_map(holders).collect();
        MatterScore { parties: same_party(holders.iter()), ..score }
    }
}

fn of_half<'a, 'b>(all: &'a [Recorded<'b>], half: Option<Half>) -> impl Iterator<Item = &'a Recorded<'b>> {
    all.iter().filter(move |recorded| half.is_none_or(|half| recorded.matter.half == half))
}

/// The holders of a matter; who is described in it is nobody of another.
fn holders<'a>(recorded: &'a Recorded<'_>) -> impl Iterator<Item = ((Option<&'a str>, &'a Holder), Option<String>)> {
    let of = |holder: &'a Holder| match holder {
        Holder::Listed(_) => (None, holder),
        Holder::Described { .. } => (Some(recorded.file), holder),
    };
    recorded.judgement.holders.iter().map(move |(holder, party)| (of(holder), party.clone()))
}

/// Makes the entries of some documents.
pub type Enter<'a> = &'a dyn Fn(Vec<Document>) -> Vec<Entry>;

/// Records matters in ledgers below `folder`, each in one of its own and all in one, and judges them.
///
/// # Errors
///
/// If a ledger cannot be written or read.
pub fn results<'a>(matters: &'a [(String, Matter)], enter: Enter<'_>, folder: &Path) -> Result<Results<'a>, Error> {
    let reports: Vec<&MatterReport> = matters.iter().flat_map(|(_, matter)| &matter.reports).collect();
    let entries = enter(reports.iter().map(|report| report.document.clone()).collect());
    let (mut apart, mut offset) = (Vec::new(), 0);
    for (file, matter) in matters {
        let end = offset + matter.reports.len();
        let held = record(&folder.join(file), &entries[offset..end], &reports[offset..end])?;
        apart.push(Recorded { file, matter, judgement: judge(matter, &held, 0), held, offset: 0 });
        offset = end;
    }
    let held = record(&folder.join("all matters"), &entries, &reports)?;
    let mut offset = 0;
    let together = matters.iter().map(|(file, matter)| {
        let judgement = judge(matter, &held, offset);
        let recorded = Recorded { file, matter, held: held.clone(), offset, judgement };
        offset += matter.reports.len();
        recorded
    });
    let together = together.collect();
    Ok(Results { apart, together })
}

/// Makes a new ledger of some reports, and reads what it holds of them.
fn record(name: &Path, entries: &[Entry], reports: &[&MatterReport]) -> Result<Held, Error> {
    let path: PathBuf = name.with_extension("ledger");
    let failed = |cause: ascribe_ledger::Error| Error::malformed(&path, cause.to_string());
    let mut ledger = Ledger::open(&path).map_err(failed)?;
    for (entry, report) in entries.iter().zip(reports) {
        ledger.record(entry, &appearance(report)).map_err(failed)?;
    }
    let ids: Vec<(DocumentId, &Document)> =
        entries.iter().zip(reports).map(|(entry, report)| (entry.id, &report.document)).collect();
    held(&path, &ids)
}

fn appearance(report: &MatterReport) -> Appearance {
    let size = report.document.text.len() as u64;
    Appearance { path: report.id.clone(), record: 0, size, modified: None, hash: report.id.clone() }
}
