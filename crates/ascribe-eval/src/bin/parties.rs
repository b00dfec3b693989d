//! Prints what is wrong in the cases of parties, or who the parties of reports are:
//! `cargo run -p ascribe-eval --bin parties -- testdata/parties`, or with files of text.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use ascribe_eval::parties::{read, score};
use ascribe_nlp::English;
use ascribe_party::parties;
use ascribe_types::{DocumentId, Parties, Party, Report, Span};

fn main() -> Result<()> {
    let english = ascribe::english(2)?;
    std::env::args().skip(1).try_for_each(|path| show(Path::new(&path), &english))
}

#[expect(clippy::print_stdout, reason = "it prints")]
fn show(path: &Path, english: &English) -> Result<()> {
    if path.is_dir() {
        let score = score(&read(path)?, english);
        score.misses.iter().for_each(|miss| println!("{miss}"));
        println!("pairs {:?}\nvoices {:?}", score.pairs, score.voices);
        return Ok(());
    }
    let bytes = fs::read(path).with_context(|| path.display().to_string())?;
    let report = ascribe::read(&bytes, None, english)?;
    println!("== {}", path.display());
    lines(&report, &parties(&report, DocumentId(0))).iter().for_each(|line| println!("{line}"));
    Ok(())
}

/// The parties of a report, each after how many attributions it is the source of, and the sources that are nobody.
fn lines(report: &Report, parties: &Parties) -> Vec<String> {
    let mut says: BTreeMap<&str, usize> = BTreeMap::new();
    parties.of_sources.iter().flatten().for_each(|key| *says.entry(key.0.as_str()).or_default() += 1);
    let count = |party: &Party| says.get(party.key.0.as_str()).copied().unwrap_or_default();
    let told = parties.all.iter().map(|party| format!("{:3} {}", count(party), line(report, party)));
    let sources = report.attributions.iter().zip(&parties.of_sources).filter(|(_, key)| key.is_none());
    let nobody = sources.filter_map(|(attribution, _)| attribution.source.span());
    told.chain(nobody.map(|span| format!("  ? {}", span.of(&report.document.text)))).collect()
}

fn line(report: &Report, party: &Party) -> String {
    let of = |span: Span| span.of(&report.document.text).replace('\n', " ");
    let country = party.country.map(|country| format!(" | {}", country.code()));
    let office = party.office.map(|office| format!(" | office “{}”", of(office)));
    let acts_for = party.acts_for.as_ref().map(|acts| format!(" | for {} by “{}”", acts.party, of(acts.evidence)));
    let told: String = [country, office, acts_for].into_iter().flatten().collect();
    format!("{} | {} {:?}{told}", party.key, party.name, party.other_names)
}
