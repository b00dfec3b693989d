//! Takes the matters of a folder into ledgers and prints what became of them:
//! `cargo run --release -p ascribe-eval --bin matters -- testdata/ledger [--file NAME]... [--half dev|check] [--show WHAT]... [--keep FOLDER] [--reveal]`.
//!
//! WHAT is misses (elsewhere or unread), wrong (wrong side or otherwise), strays, holders or all. Those who set thresholds look at the half `dev` alone. `--keep`
//! leaves the ledgers in a folder, new or empty, to be looked at.
//!
//! The matters of a folder `kept` are shown by nothing but their sums, unless `--reveal` asks for them: who tunes must not see them.

use std::path::PathBuf;

use anyhow::{Context, bail};
use ascribe_eval::matters::{self, HEADING, Half, MatterScore, Outcome, Recorded, results};

#[allow(clippy::print_stdout, reason = "it prints")]
fn main() -> anyhow::Result<()> {
    let asked = Asked::from(std::env::args().skip(1))?;
    let mut matters = matters::read(&asked.folder)?;
    matters.retain(|(file, matter)| asked.wants(file, matter.half));
    let temporary = tempfile::tempdir()?;
    let folder = asked.keep.as_deref().unwrap_or(temporary.path());
    std::fs::create_dir_all(folder)?;
    if folder.read_dir()?.next().is_some() {
        bail!("not empty: {}", folder.display());
    }
    let (english, vectors) = (ascribe::english(2)?, ascribe::vectors(2)?);
    let enter = |documents| ascribe::entries(ascribe::read_all(documents, &english), &english, &vectors);
    let results = results(&matters, &enter, folder)?;
    let shown = if asked.sums { &[] } else { results.apart.as_slice() };
    shown.iter().for_each(|recorded| show(recorded, &asked.show));
    println!("{:24}{HEADING}", "");
    for recorded in shown {
        println!("{:24}{}", recorded.file, recorded.judgement.score);
    }
    let has = |half: &Half| matters.iter().any(|(_, matter)| matter.half == *half);
    let halves: Vec<Half> = Half::ALL.into_iter().filter(has).collect();
    let all = (halves.len() > 1).then_some(None);
    for half in halves.into_iter().map(Some).chain(all) {
        let [apart, together]: [MatterScore; 2] = [results.apart(half), results.together(half)];
        let name = half.map_or("all", Half::name);
        println!("{:24}{apart}\n{:24}{together}", format!("{name}, apart"), format!("{name}, in one ledger"));
    }
    Ok(())
}

#[allow(clippy::print_stdout, reason = "it prints")]
fn show(recorded: &Recorded<'_>, wanted: &[String]) {
    let wants = |what: &str| wanted.iter().any(|wanted| wanted == what || wanted == "all");
    let Recorded { file, matter, held, judgement, .. } = recorded;
    for (at, outcome, found) in &judgement.outcomes {
        let statement = &matter.statements[*at];
        let report = &matter.reports[statement.report];
        let claim = statement.claim.map_or("", |claim| &matter.claims[claim].id);
        let told = found.map(|at| &held.statements[at]);
        let told = told.map(|told| format!(": told {}, claim {}: {}", told.position.name(), told.claim, told.text));
        let shown = match outcome {
            Outcome::Right => wanted.iter().any(|wanted| wanted == "all"),
            Outcome::Otherwise | Outcome::Wrong => wants("wrong"),
            Outcome::Elsewhere | Outcome::Unread => wants("misses"),
        };
        if shown {
            let (quote, position) = (statement.quote.of(&report.document.text), statement.position.name());
            println!(
                "{file}: {}: {claim}: {}: {position}: {quote}{}",
                report.id,
                outcome.name(),
                told.unwrap_or_default()
            );
        }
    }
    for (claim, at) in judgement.strays.iter().filter(|_| wants("strays")) {
        let told = &held.statements[*at];
        let (report, claim) = (&matter.reports[told.report].id, &matter.claims[*claim].id);
        println!("{file}: {report}: {claim}: stray: {}: claim {}: {}", told.position.name(), told.claim, told.text);
    }
    for (holder, party) in judgement.holders.iter().filter(|_| wants("holders")) {
        println!("{file}: {holder:?}: {}", party.as_deref().unwrap_or("nobody"));
    }
}

/// What the arguments ask for.
struct Asked {
    folder: PathBuf,
    files: Vec<String>,
    half: Option<Half>,
    show: Vec<String>,
    sums: bool,
    keep: Option<PathBuf>,
}

impl Asked {
    fn from(mut arguments: impl Iterator<Item = String>) -> anyhow::Result<Self> {
        let (mut folder, mut half, mut keep) = (None, None, None);
        let (mut files, mut show, mut reveal) = (Vec::new(), Vec::new(), false);
        while let Some(argument) = arguments.next() {
            let mut value = || arguments.next().with_context(|| format!("{argument} wants a word after it"));
            match argument.as_str() {
                "--file" => files.push(value()?.trim_end_matches(".toml").to_owned()),
                "--half" => half = Some(Half::from_name(&value()?).context("--half wants dev, check or kept")?),
                "--show" => show.push(value()?),
                "--keep" => keep = Some(PathBuf::from(value()?)),
                "--reveal" => reveal = true,
                _ if folder.is_none() => folder = Some(PathBuf::from(argument)),
                _ => bail!("not known: {argument}"),
            }
        }
        let folder = folder.context("no folder is given")?;
        let sums = folder.canonicalize()?.ends_with("kept") && !reveal;
        if sums && (!files.is_empty() || keep.is_some()) {
            bail!("kept aside: only the sums of all are told without --reveal");
        }
        Ok(Self { folder, files, half, show, sums, keep })
    }

    fn wants(&self, file: &str, half: Half) -> bool {
        self.half.is_none_or(|wanted| wanted == half) && (self.files.is_empty() || self.files.iter().any(|f| f == file))
    }
}
