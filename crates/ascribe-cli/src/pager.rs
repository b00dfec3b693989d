//! Shows long answers page by page, as git does.
//!
//! Own code, since `pager` forks and replaces the process by unsafe code, and `minus` brings a pager of its own where people have theirs.

use std::env;
use std::io::{self, IsTerminal, Write};
use std::process::{Command, Stdio};

use crate::output;

/// Prints `text`: through the pager that the environment names, if there is a terminal and the text does not fit on it.
pub(crate) fn show(text: &str, wanted: bool) -> io::Result<()> {
    match pager().filter(|_| wanted && is_too_long(text)) {
        Some(pager) => through(&pager, text),
        None => output::write(&mut io::stdout().lock(), text.as_bytes()),
    }
}

/// The command of the pager; none where the environment asks for none.
fn pager() -> Option<String> {
    let named = env::var("ASCRIBE_PAGER").or_else(|_| env::var("PAGER")).unwrap_or_else(|_| "less".to_owned());
    Some(named).filter(|named| !named.trim().is_empty() && named.trim() != "cat")
}

/// Whether `text` has more lines than the terminal, if there is one.
fn is_too_long(text: &str) -> bool {
    let height = terminal_size::terminal_size().map(|(_, height)| usize::from(height.0));
    io::stdout().is_terminal() && height.is_some_and(|height| text.lines().count() >= height)
}

/// What a shell says of a command that it does not find.
const NOT_FOUND: i32 = 127;

/// Hands `text` to the pager; prints it where there is no such pager. Whoever leaves the pager early has seen enough.
fn through(pager: &str, text: &str) -> io::Result<()> {
    let mut command = if cfg!(windows) { Command::new("cmd") } else { Command::new("sh") };
    command.args([if cfg!(windows) { "/C" } else { "-c" }, pager]).stdin(Stdio::piped());
    // As git does: stop if it fits, keep colours, leave the text on the screen.
    for (name, value) in [("LESS", "FRX"), ("LV", "-c")] {
        if env::var_os(name).is_none() {
            command.env(name, value);
        }
    }
    let Ok(mut child) = command.spawn() else { return output::write(&mut io::stdout().lock(), text.as_bytes()) };
    if let Some(mut stdin) = child.stdin.take() {
        match stdin.write_all(text.as_bytes()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => return Err(error),
            _ => drop(stdin),
        }
    }
    match child.wait()?.code() {
        Some(NOT_FOUND) => output::write(&mut io::stdout().lock(), text.as_bytes()),
        _ => Ok(()),
    }
}
