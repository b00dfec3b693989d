//! The file whose records are being read, so that it can be said when all of them have been.

use ascribe_ledger::Appearance;

use super::book::Stamp;
use super::recording::{Came, Item};

/// The file whose records are being read, if there is one.
#[derive(Debug, Default)]
pub(super) struct Open(Option<File>);

#[derive(Debug)]
struct File {
    /// As it was when its first record was read: what is written to it later makes another file of it.
    appearance: Appearance,
    /// The last record that was read.
    last: u32,
    /// Whether all of them could be.
    sound: bool,
}

impl Open {
    /// Passes the next input, which `came` to something or not; the end of the file before it, if that was its end.
    pub(super) fn pass(&mut self, input: Option<&Appearance>, came: bool, stamp: &Stamp) -> Option<Item> {
        let record = input.filter(|input| input.record > 0);
        let goes_on = match (&self.0, input) {
            (Some(file), Some(input)) => file.appearance.path == input.path && input.record > 0,
            // What cannot be opened has no place: it may be the rest of this file.
            (Some(_), None) => true,
            (None, _) => false,
        };
        let ended = if goes_on { None } else { self.end() };
        if let Some(record) = record {
            let new = || File { appearance: stamp.file(&record.path), last: 0, sound: true };
            self.0.get_or_insert_with(new).last = record.record;
        }
        if let Some(file) = &mut self.0 {
            file.sound &= came;
        }
        ended
    }

    /// The end of the file. Of one in which something failed there is none, so that it is read again.
    pub(super) fn end(&mut self) -> Option<Item> {
        let File { appearance, last, sound } = self.0.take()?;
        sound.then_some(Item { appearance, bytes: 0, came: Came::Ended(last) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Given;

    /// Passes "path:record" and "path" in order; one with a "!" failed, and "!" alone could not be opened. Gives "path=last" for each end.
    #[track_caller]
    fn check(inputs: &str, expected: &[&str]) {
        let (mut open, stamp) = (Open::default(), Stamp::of(&Given::default()));
        let mut ended = Vec::new();
        for input in inputs.split_whitespace() {
            let (name, record) = input.trim_end_matches('!').split_once(':').unwrap_or((input, "0"));
            let place = Appearance { record: record.parse().expect("a number"), ..stamp.file(name) };
            ended.extend(open.pass(Some(&place).filter(|_| input != "!"), !input.ends_with('!'), &stamp));
        }
        ended.extend(open.end());
        let ended = ended.iter().map(|item| match item.came {
            Came::Ended(last) => format!("{}={last}", item.appearance.path),
            _ => "something else".to_owned(),
        });
        assert_eq!(ended.collect::<Vec<_>>(), expected, "{inputs}");
    }

    #[test]
    fn a_file_ends_where_another_begins() {
        check("a b", &[]);
        check("a:1 a:3 b c:1 d:1 d:2", &["a=3", "c=1", "d=2"]);
    }

    #[test]
    fn a_file_in_which_something_failed_does_not_end() {
        check("a:1 a:2! a:3 b:1", &["b=1"]);
        check("a:1 ! b:1", &["b=1"]);
    }
}
