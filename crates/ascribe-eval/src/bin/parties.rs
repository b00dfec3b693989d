//! Prints who the parties of reports are: `parties FILE…`.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result};
use ascribe_party::parties;
use ascribe_types::{DocumentId, Parties, Party, Report};

fn main() -> Result<()> {
    let english = ascribe::english(2)?;
    for path in std::env::args().skip(1) {
        let bytes = fs::read(&path).with_context(|| path.clone())?;
        let report = ascribe::read(&bytes, None, &english)?;
        println!("== {path}");
        show(&report, &parties(&report, DocumentId(0)));
    }
    Ok(())
}

#[expect(clippy::print_stdout, reason = "it prints")]
fn show(report: &Report, parties: &Parties) {
    let mut says: BTreeMap<&str, usize> = BTreeMap::new();
    for key in parties.of_sources.iter().flatten() {
        *says.entry(key.0.as_str()).or_default() += 1;
    }
    for party in &parties.all {
        println!("{:3} {}", says.get(party.key.0.as_str()).unwrap_or(&0), line(report, party));
    }
    for (attribution, key) in report.attributions.iter().zip(&parties.of_sources) {
        if let (Some(source), None) = (attribution.source.stated(), key) {
            println!("  ? {} {:?}", source.span.of(&report.document.text), source.naming);
        }
    }
}

fn line(report: &Report, party: &Party) -> String {
    let of = |span: ascribe_types::Span| span.of(&report.document.text).replace('\n', " ");
    let mut out = format!("{} | {} {:?}", party.key, party.name, party.other_names);
    if let Some(country) = party.country {
        out += &format!(" | {}", country.code());
    }
    if let Some(office) = party.office {
        out += &format!(" | office “{}”", of(office));
    }
    if let Some(acts_for) = &party.acts_for {
        out += &format!(" | for {} by “{}”", acts_for.party, of(acts_for.evidence));
    }
    out
}
