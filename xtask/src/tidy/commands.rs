//! Each command and flag of `ascribe` is in docs/cli.md, by asking the command itself.

use anyhow::{Context, ensure};

use super::{Finding, Tree};

const MANUAL: &str = "docs/cli.md";

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let missing = ask(tree.text(MANUAL));
    missing.unwrap_or_else(|error| vec![Finding::new("ascribe-cli", format!("does not say what it can: {error:#}"))])
}

/// Asks the command for its commands and flags, and finds those that the manual leaves out.
fn ask(manual: &str) -> anyhow::Result<Vec<Finding>> {
    let overview = help(&[])?;
    let mut missing = undocumented(manual, flags(&overview));
    for command in commands(&overview).filter(|command| *command != "help") {
        missing.extend(undocumented(manual, [command]));
        missing.extend(undocumented(manual, flags(&help(&[command])?)));
    }
    missing.dedup();
    Ok(missing)
}

/// What `ascribe COMMAND --help` prints.
fn help(command: &[&str]) -> anyhow::Result<String> {
    let output = crate::cargo()
        .args(["run", "--quiet", "--package", "ascribe-cli", "--"])
        .args(command)
        .arg("--help")
        .output()
        .context("cargo does not start")?;
    ensure!(output.status.success(), "ascribe --help fails: {}", String::from_utf8_lossy(&output.stderr).trim());
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The commands that a help text lists.
fn commands(help: &str) -> impl Iterator<Item = &str> {
    let listed = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| line.starts_with("  "));
    listed.filter(|line| !line.starts_with("   ")).filter_map(|line| line.split_whitespace().next())
}

/// The long flags that a help text defines.
fn flags(help: &str) -> impl Iterator<Item = &str> {
    let defined = help.lines().map(str::trim_start).filter(|line| line.starts_with('-'));
    defined.filter_map(|line| {
        let flag = line.split_whitespace().find(|word| word.starts_with("--"))?;
        flag.split(['=', '[', ',']).next()
    })
}

fn undocumented<'a>(manual: &str, names: impl IntoIterator<Item = &'a str>) -> Vec<Finding> {
    let missing = names
        .into_iter()
        .filter(|name| !manual.contains(&format!("`{name}")) && !manual.contains(&format!(" {name}`")));
    missing.map(|name| Finding::new(MANUAL, format!("does not say what this is: {name}"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HELP: &str = "Finds.\n\nUsage: ascribe <COMMAND>\n\nCommands:\n  read  Prints who said what\n        in a report\n  help  Print this\n\n\
                        Options:\n  -f, --format <FORMAT>  How\n      --color[=<WHEN>]   Whether\n  -h, --help             Print help\n";

    #[test]
    fn reads_what_the_command_says_of_itself() {
        assert_eq!(commands(HELP).collect::<Vec<_>>(), ["read", "help"]);
        assert_eq!(flags(HELP).collect::<Vec<_>>(), ["--format", "--color", "--help"]);
    }

    #[test]
    fn what_the_manual_leaves_out_is_found() {
        let manual = "## `ascribe read`\n| `--format NAME` | how |\n| `-h`, `--help` | help |";
        let missing = undocumented(manual, flags(HELP));
        assert_eq!(missing, [Finding::new(MANUAL, "does not say what this is: --color")]);
        assert_eq!(undocumented(manual, ["read"]), []);
    }
}
