//! The command as a user runs it: the binary itself, on files of its own.

mod add;
mod archive;
mod corrections;
mod damage;
mod documents;
mod duplicates;
mod export;
mod failures;
mod kept;
mod kill;
mod older;
mod parse;
mod place;
mod questions;
mod read;
#[allow(dead_code, reason = "it also answers as only the tests of the client want it to")]
#[path = "../../../ascribe-fetch/tests/fetch/server.rs"]
mod server;
mod watch;
mod web;
