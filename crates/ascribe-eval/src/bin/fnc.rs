//! Prints how reports bear on headlines by FNC-1: `cargo run --release -p ascribe-eval --bin fnc -- FOLDER [train|dev|held]`; the held-out part unless
//! told otherwise. With `features` it prints what is weighed for each pair of all parts, for `training/bearing.py`.

use std::io::{BufWriter, Write, stdout};
use std::num::NonZero;
use std::path::Path;

use anyhow::{Context, bail};
use ascribe_eval::fnc::{self, Accounts, BEARINGS, Corpus, Pair, Part};

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let folder = arguments.first().context("no folder is given")?;
    let corpus = fnc::read(Path::new(folder))?;
    let threads = std::thread::available_parallelism().map_or(1, NonZero::get);
    let (english, vectors) = (ascribe::english(threads)?, ascribe::vectors(threads)?);
    let read = |documents| fnc::accounts(documents, &english, &vectors);
    match arguments.get(1).map(String::as_str) {
        Some("features") => features(&corpus, &read),
        Some("train") => print(&corpus, Part::Train, &read),
        Some("dev") => print(&corpus, Part::Dev, &read),
        None | Some("held") => print(&corpus, Part::Held, &read),
        Some(other) => bail!("no part of the corpus: {other}"),
    }
}

fn print(corpus: &Corpus, part: Part, read: fnc::Read<'_>) -> anyhow::Result<()> {
    for (name, share) in fnc::score(corpus, part, read).figures() {
        writeln!(stdout(), "{name}\t{:.1}", 100.0 * share)?;
    }
    Ok(())
}

/// A line for each pair: its part, body and bearing, then the features.
fn features(corpus: &Corpus, read: fnc::Read<'_>) -> anyhow::Result<()> {
    let pairs: Vec<&Pair> = corpus.pairs.iter().collect();
    let accounts = Accounts::of(corpus, &pairs, read);
    let mut out = BufWriter::new(stdout().lock());
    for pair in pairs {
        let Some((headline, body)) = accounts.pair(corpus, pair) else { continue };
        let name = BEARINGS.iter().find(|(bearing, _)| *bearing == pair.bearing).map_or("", |(_, name)| name);
        write!(out, "{}\t{}\t{name}", Part::of(&pair.body).name(), pair.body)?;
        for feature in ascribe_claim::evidence(headline, body) {
            write!(out, "\t{feature}")?;
        }
        writeln!(out)?;
    }
    Ok(out.flush()?)
}
