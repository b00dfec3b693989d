//! Prints how well copies are told: `cargo run --release -p ascribe-eval --bin copies -- DATA [JUDGED]`. DATA is the folder of the corpora; JUDGED the pairs of their texts that
//! people judged (`testdata/copies/judged.tsv`). Pairs that are found and that nobody judged count as wrong, and are listed.

use std::path::Path;
use std::time::Instant;

use anyhow::Context;
use ascribe_eval::copies::{self, Judged};

#[allow(clippy::print_stdout, reason = "it prints")]
fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let data = arguments.next().context("no folder is given")?;
    let judged = arguments.next().map_or(Ok(Judged::new()), |path| copies::judged(Path::new(&path)))?;
    let sheets = copies::sheets(copies::texts(Path::new(&data))?);
    let start = Instant::now();
    let found = copies::find(&sheets);
    let took = start.elapsed();
    let score = copies::score(&sheets, &found, &judged);
    println!("| edit | candidates | found | of |\n|---|---:|---:|---:|");
    for (edit, [candidates, copies, made]) in &score.edits {
        println!("| {edit} | {candidates} | {copies} | {made} |");
    }
    let [precision, recall, f1] =
        [score.pairs.precision(), score.pairs.recall(), score.pairs.f1()].map(|share| 100.0 * share);
    println!("\npairs: precision {precision:.1}, recall {recall:.1}, F1 {f1:.1}, of {}", score.pairs.gold);
    println!("{} texts, {} pairs compared, in {:.2} s", sheets.len(), found.candidates.len(), took.as_secs_f64());
    score.open.iter().for_each(|(one, other)| println!("open\t{one}\t{other}"));
    Ok(())
}
