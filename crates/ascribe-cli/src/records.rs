//! Files that hold a report a line (JSON lines): their records one after the other, so that a file may be larger than memory.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::iter;
use std::path::Path;
use std::sync::Arc;

use ascribe::{Line, Lines};

use crate::arguments::KindName;
use crate::input::{Failure, Found, Input};
use crate::output::reason;

/// How much of a file is looked at to tell what it is.
const HEAD: usize = 64 << 10;

/// One record of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Record {
    /// The name of the file.
    pub(crate) file: Arc<str>,
    /// Which line of it, counted from 1.
    pub(crate) number: u32,
    /// The line; none where it is too long.
    pub(crate) bytes: Option<Vec<u8>>,
}

/// The same inputs, with the records of files that hold many in place of the file.
pub(crate) fn spread(inputs: impl IntoIterator<Item = Found>, kind: Option<KindName>) -> impl Iterator<Item = Found> {
    inputs.into_iter().flat_map(move |input| match input {
        Ok(input) => within(input, kind),
        failure => Box::new(iter::once(failure)),
    })
}

/// The records of an input, or the input itself.
fn within(input: Input, kind: Option<KindName>) -> Box<dyn Iterator<Item = Found>> {
    match stream(&input, kind) {
        Some(stream) => Box::new(records(input, stream)),
        None => Box::new(iter::once(Ok(input))),
    }
}

/// The stream of an input that holds records. Why one cannot be opened is told when it is read.
fn stream(input: &Input, kind: Option<KindName>) -> Option<Box<dyn BufRead>> {
    let (mut stream, named): (Box<dyn BufRead>, bool) = match input {
        Input::Stdin => (Box::new(io::stdin().lock()), false),
        Input::File(path) => (Box::new(BufReader::with_capacity(HEAD, File::open(path).ok()?)), is_named_so(path)),
        Input::Record(_) => return None,
    };
    let holds = match kind {
        Some(kind) => kind == KindName::Jsonl,
        None => named || begins_with_record(stream.fill_buf().ok()?),
    };
    holds.then_some(stream)
}

/// Whether a file is named as files of JSON lines are.
fn is_named_so(path: &Path) -> bool {
    let extension = path.extension().unwrap_or_default();
    ["jsonl", "ndjson"].iter().any(|known| extension.eq_ignore_ascii_case(known))
}

/// Whether the first line is a record; of one that goes on, whether it begins as one: `{"text": "It rain`.
fn begins_with_record(head: &[u8]) -> bool {
    let start = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    match start.iter().position(|&byte| byte == b'\n') {
        Some(end) => start[0] == b'{' && ascribe::Record::read(&start[..end]).is_ok(),
        None => start.strip_prefix(b"{").is_some_and(|rest| rest.trim_ascii_start().starts_with(b"\"")),
    }
}

/// The records of a stream. One that breaks off is named.
fn records(input: Input, stream: Box<dyn BufRead>) -> impl Iterator<Item = Found> {
    let file: Arc<str> = input.name().into();
    let mut lines = Lines::new(stream).peekable();
    let none = lines.peek().is_none().then(|| Err(Failure::new(&input, "empty: no records")));
    let record = move |line: io::Result<Line>| match line {
        Ok(Line { number, bytes }) => Ok(Input::Record(Record { file: Arc::clone(&file), number, bytes })),
        Err(error) => Err(Failure::new(&input, reason(&error))),
    };
    let mut broken = false;
    none.into_iter().chain(lines.map(record).take_while(move |found| !std::mem::replace(&mut broken, found.is_err())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, content: &str, kind: Option<KindName>, expected: &[&str]) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join(name);
        std::fs::write(&path, content).expect("a file");
        let found = spread([Ok(Input::File(path))], kind);
        let names = found.map(|found| found.map_or_else(|failure| failure.to_string(), |input| input.name()));
        let prefix = format!("{}/", folder.path().display());
        assert_eq!(names.map(|name| name.replace(&prefix, "")).collect::<Vec<_>>(), expected, "{content}");
    }

    #[test]
    fn records_are_known_by_name_or_first_line_or_word() {
        check("a.jsonl", "{\"text\":\"a\"}\n\nbroken\n", None, &["a.jsonl:1", "a.jsonl:3"]);
        check("a.txt", "\u{FEFF}{\"text\":\"a\"}\n{}\n", None, &["a.txt:1", "a.txt:2"]);
        check("a", "{ \"text\":\"a\"}", None, &["a:1"]);
        check("a.txt", "It rained.\n", Some(KindName::Jsonl), &["a.txt:1"]);
        check("a.NDJSON", "", None, &["a.NDJSON: empty: no records"]);
    }

    #[test]
    fn other_files_are_what_they_are() {
        check("a.txt", "It rained.\n{\"text\":\"a\"}\n", None, &["a.txt"]);
        check("a.txt", "{rain}\n", None, &["a.txt"]);
        check("a.json", "{\n\"text\":\"a\"\n}\n", None, &["a.json"]);
        check("a.jsonl", "{\"text\":\"a\"}\n", Some(KindName::Text), &["a.jsonl"]);
        check("a.txt", "", None, &["a.txt"]);
    }

    #[test]
    fn a_stream_that_breaks_off_ends() {
        struct Breaks;
        impl io::Read for Breaks {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::Error::other("the disk is gone"))
            }
        }
        let found: Vec<Found> = records(Input::Stdin, Box::new(BufReader::new(Breaks))).collect();
        let messages: Vec<String> = found.into_iter().filter_map(Result::err).map(|error| error.to_string()).collect();
        assert_eq!(messages, ["-: the disk is gone"]);
    }
}
