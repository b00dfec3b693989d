//! The command as a user runs it: the binary itself, on files of its own.

mod parse;
mod place;
mod read;
