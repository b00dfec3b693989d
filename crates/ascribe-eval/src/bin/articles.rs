//! Prints how well reports are taken out of saved pages: `cargo run --release -p ascribe-eval --bin articles -- FOLDER [all|even|odd] [sums]`. With
//! `even` or `odd` it takes every other page, so that rules can be made on one half and measured on the other; with `sums` it prints no more than the figures.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::Context;
use ascribe_eval::articles::{self, ArticleScore, labels};

#[allow(clippy::print_stdout, reason = "it prints")]
fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().context("no folder is given")?;
    let half = arguments.next().unwrap_or_default();
    let sums = arguments.next().as_deref() == Some("sums");
    let labels = labels::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/pages/labels.tsv"))?;
    let (mut total, mut taken) = (ArticleScore::default(), Duration::ZERO);
    for (at, page) in articles::read(Path::new(&folder))?.iter().enumerate() {
        if half == ["odd", "even"][at % 2] {
            continue;
        }
        let begun = Instant::now();
        let found = articles::document(page);
        taken += begun.elapsed();
        let score = articles::score(page, &found, labels.of(&page.name));
        total += score;
        if !sums {
            let [precision, recall] = [score.precision(), score.recall()].map(|share| 100.0 * share);
            let wrong: Vec<&str> =
                score.fields().iter().filter(|(_, it)| it.right < it.gold).map(|(name, _)| *name).collect();
            println!("{:.16}: precision {precision:.1}, recall {recall:.1}; wrong: {}", page.name, wrong.join(", "));
        }
    }
    let [precision, recall, f1] = [total.precision(), total.recall(), total.f1()].map(|share| 100.0 * share);
    println!("{} pages: precision {precision:.2}, recall {recall:.2}, F1 {f1:.2}; {taken:.1?}", total.pages);
    for (name, counts) in total.fields() {
        println!("{name}: {} of {} right, {:.1} %", counts.right, counts.gold, 100.0 * counts.recall());
    }
    Ok(())
}
