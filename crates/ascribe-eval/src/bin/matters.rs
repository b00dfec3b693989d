//! Reads the matters of a folder: `cargo run --release -p ascribe-eval --bin matters -- testdata/ledger`.

use std::path::Path;

use anyhow::Context;
use ascribe_eval::matters;

#[allow(clippy::print_stdout, reason = "it prints")]
fn main() -> anyhow::Result<()> {
    let folder = std::env::args().nth(1).context("no folder is given")?;
    for (file, matter) in matters::read(Path::new(&folder))? {
        let on_claims = matter.statements.iter().filter(|statement| statement.claim.is_some()).count();
        let (reports, claims, statements) = (matter.reports.len(), matter.claims.len(), matter.statements.len());
        println!("{file}: {reports} reports, {claims} claims, {statements} statements, {on_claims} of them on a claim");
    }
    Ok(())
}
