//! Draws the README's pictures from what the command really prints.

use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, ensure};

/// A picture of what one command prints.
struct Picture {
    /// Where it goes.
    file: &'static str,
    /// What is asked of the command.
    arguments: &'static [&'static str],
    /// As much as fits a page.
    lines: usize,
}

/// The reports that ship with the project, which the ledger of the pictures holds.
const REPORTS: &str = "examples/reports";
/// That ledger, made anew each time.
const LEDGER: &str = "target/picture.db";
/// Characters in a line of the terminal that is drawn.
const WIDTH: usize = 100;
/// As on a terminal.
const COLORED: [&str; 2] = ["--color", "always"];

/// Stands for the number of the first claim that `claims` lists.
const MOST_CONTESTED: &str = "MOST CONTESTED";

const PICTURES: [Picture; 2] = [
    Picture { file: "docs/read.svg", arguments: &["read", "examples/harbour.txt"], lines: 32 },
    Picture { file: "docs/claim.svg", arguments: &["claim", MOST_CONTESTED], lines: 46 },
];

pub(crate) fn draw(root: &Path) -> anyhow::Result<ExitCode> {
    std::fs::create_dir_all(root.join("target")).context("target")?;
    for suffix in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(root.join(format!("{LEDGER}{suffix}")));
    }
    print(root, &["add", REPORTS])?;
    let contested = most_contested(root)?;
    for picture in &PICTURES {
        let filled = |argument: &&'static str| {
            if *argument == MOST_CONTESTED { contested.clone() } else { (*argument).to_owned() }
        };
        let arguments: Vec<String> = picture.arguments.iter().map(filled).collect();
        let printed = print(root, &arguments.iter().map(String::as_str).chain(COLORED).collect::<Vec<_>>())?;
        let lines: Vec<&str> = printed.lines().take(picture.lines).collect();
        let shown = format!("$ ascribe {}\n{}\n", arguments.join(" "), lines.join("\n"));
        let svg = anstyle_svg::Term::new().render_svg(&shown);
        std::fs::write(root.join(picture.file), svg).context(picture.file)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// The number of the first claim that `claims` lists.
fn most_contested(root: &Path) -> anyhow::Result<String> {
    let first = print(root, &["claims"])?;
    let number = first.split_whitespace().next().context("no claim in the ledger")?;
    Ok(number.to_owned())
}

/// What the command prints.
fn print(root: &Path, arguments: &[&str]) -> anyhow::Result<String> {
    let printed = crate::cargo()
        .args(["run", "--quiet", "--release", "--package", "ascribe-cli", "--"])
        .args(arguments)
        .env("COLUMNS", WIDTH.to_string())
        .env("ASCRIBE_LEDGER", LEDGER)
        .current_dir(root)
        .output()
        .context("cargo does not start")?;
    ensure!(printed.status.success(), "ascribe fails: {}", String::from_utf8_lossy(&printed.stderr).trim());
    Ok(String::from_utf8_lossy(&printed.stdout).into_owned())
}
