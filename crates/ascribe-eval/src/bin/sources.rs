//! Prints what becomes of each source of the project's own reports: `cargo run -p ascribe-eval --bin sources -- testdata/sources`.

use std::path::Path;

use anyhow::Context;
use ascribe_attribution::find;
use ascribe_eval::sources::{self, Outcome, SourceScore, outcomes};
use ascribe_nlp::English;
use ascribe_types::Document;

#[allow(clippy::print_stdout, reason = "it prints")]
fn main() -> anyhow::Result<()> {
    let folder = std::env::args().nth(1).context("no folder is given")?;
    let english = English::new(ascribe_model_en::MODEL, ascribe_model_en::VOCABULARY, 2)?;
    let mut total = SourceScore::default();
    for (file, reports) in sources::read(Path::new(&folder))? {
        for report in &reports {
            let document = Document::from(report.text.as_str());
            let analysis = english.analyze(&document);
            let found = find(&document, &analysis);
            for (marked, outcome) in report.sources.iter().zip(outcomes(report, &analysis, &found)) {
                total += &outcome;
                if outcome != Outcome::Right {
                    println!(
                        "{file}: {}: {} = {:?}: {outcome:?}",
                        report.name,
                        marked.span.of(&report.text),
                        marked.who
                    );
                }
            }
        }
    }
    println!(
        "{total:?}: {:.1} % of those found, {:.1} % of those not left open",
        100.0 * total.share(),
        100.0 * total.precision()
    );
    Ok(())
}
