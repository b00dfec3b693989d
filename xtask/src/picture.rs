//! Draws the README's picture from what the command really prints.

use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, ensure};

/// The report that the picture shows being read.
const REPORT: &str = "examples/harbour.txt";
/// Where the picture goes.
const PICTURE: &str = "docs/read.svg";
/// As much as fits a page.
const LINES: usize = 32;
/// Characters in a line of the terminal that is drawn.
const WIDTH: usize = 100;

pub(crate) fn draw(root: &Path) -> anyhow::Result<ExitCode> {
    let printed = crate::cargo()
        .args(["run", "--quiet", "--release", "--package", "ascribe-cli", "--", "read", "--color", "always", REPORT])
        .env("COLUMNS", WIDTH.to_string())
        .current_dir(root)
        .output()
        .context("cargo does not start")?;
    ensure!(printed.status.success(), "ascribe fails: {}", String::from_utf8_lossy(&printed.stderr).trim());
    let lines: Vec<String> = String::from_utf8_lossy(&printed.stdout).lines().take(LINES).map(str::to_owned).collect();
    let shown = format!("$ ascribe read {REPORT}\n{}\n", lines.join("\n"));
    let svg = anstyle_svg::Term::new().render_svg(&shown);
    std::fs::write(root.join(PICTURE), svg).context(PICTURE)?;
    Ok(ExitCode::SUCCESS)
}
