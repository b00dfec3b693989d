//! Prints how stances go with the CommitmentBank: `cargo run --release -p ascribe-eval --bin commitment -- FOLDER`.

use std::path::Path;

use anyhow::Context;
use ascribe_attribution::find;
use ascribe_eval::commitment::{self, CommitmentScore, Item};
use ascribe_nlp::English;
use ascribe_types::{Analysis, Document};

#[allow(clippy::print_stdout, reason = "it prints")]
fn main() -> anyhow::Result<()> {
    let folder = std::env::args().nth(1).context("no folder is given")?;
    let english = English::new(ascribe_model_en::MODEL, ascribe_model_en::VOCABULARY, 2)?;
    let items = commitment::read(Path::new(&folder))?;
    let analyze = |text: &str| -> Analysis { english.analyze(&Document::from(text)) };
    let show = |name: &str, takes: &dyn Fn(&Item) -> bool| {
        let score = commitment::score(items.iter().filter(|item| takes(item)), &analyze, &find);
        println!("{name}: {}", shown(score));
    };
    show("all", &|_| true);
    show("first person", &|item| item.first_person);
    for under in ["negation", "question", "modal", "conditional"] {
        show(under, &|item| item.under == under);
        show(&format!("{under}, first person"), &|item| item.under == under && item.first_person);
    }
    Ok(())
}

fn shown(score: CommitmentScore) -> String {
    let CommitmentScore { items, read, sided, same, other, correlation } = score;
    format!(
        "{items} items, {read} read; of {sided} with a side {same} the same, {other} the other; correlation {correlation:.2}"
    )
}
