//! The project's chores: `cargo xtask tidy`, `cargo xtask accuracy`, `cargo xtask picture`.

mod picture;
mod tidy;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Context, bail};

const USAGE: &str = "\
usage: cargo xtask CHORE

  tidy [--data DIR]       check what ARCHITECTURE.md promises; with corpora, also that no text of theirs is in the tree
  accuracy [--data DIR] [--fast]
                         measure every step on the development sets and file the table in eval/accuracy.md
  picture                 draw the README's pictures from what the command prints";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match chore(&arguments) {
        Ok(code) => code,
        Err(error) => {
            tidy::say(&format!("xtask: {error:#}"));
            ExitCode::FAILURE
        }
    }
}

fn chore(arguments: &[String]) -> anyhow::Result<ExitCode> {
    let root = root();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["tidy"] => tidy::run(&root, None),
        ["tidy", "--data", data] => tidy::run(&root, Some(Path::new(data))),
        ["accuracy", rest @ ..] => accuracy(&root, rest),
        ["picture"] => picture::draw(&root),
        _ => bail!("{USAGE}"),
    }
}

/// The cargo that runs this chore, which knows its toolchain; the one on the path where none does.
fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Where the workspace lies.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the workspace").to_owned()
}

/// Measures, in a release build and in a process of its own, so that the other chores need not build the model.
fn accuracy(root: &Path, arguments: &[&str]) -> anyhow::Result<ExitCode> {
    let status = cargo()
        .args(["run", "--quiet", "--release", "--package", "ascribe-eval", "--bin", "accuracy", "--"])
        .args(arguments)
        .current_dir(root)
        .status()
        .context("cargo does not start")?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
