//! What could not be read in a run or was left out: each is filed where a program finds it, and all are counted for people.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

use anyhow::Context;
use serde_json::json;

use crate::input::{Failure, Input};

/// Of more failures than these a person is shown how many there are of each reason: fewer can be seen where each was named.
const MANY: u64 = 10;

/// What could not be read in a run or was left out.
#[derive(Debug, Default)]
pub(crate) struct Unread {
    reasons: BTreeMap<String, Reason>,
    /// How many were left out for their language.
    languages: BTreeMap<&'static str, u64>,
    /// How many records were passed over.
    passed: u64,
    report: Option<File>,
}

/// How often something happened, and where first.
#[derive(Debug)]
struct Reason {
    count: u64,
    first: Input,
}

impl Unread {
    /// Nothing so far. What will be noted is also written to the file `report`.
    pub(crate) fn filed(report: Option<&Path>) -> anyhow::Result<Self> {
        let create = |path: &Path| File::create(path).with_context(|| path.display().to_string());
        Ok(Self { report: report.map(create).transpose()?, ..Self::default() })
    }

    /// Notes what failed or was left out. A line of the report is written at once, so that it is there whatever becomes of the run.
    pub(crate) fn note(&mut self, failure: &Failure) -> io::Result<()> {
        self.count(failure);
        let Some(report) = &mut self.report else { return Ok(()) };
        report.write_all(format!("{}\n", line(failure)).as_bytes())
    }

    /// Counts records that were passed over, since no reports come in such.
    pub(crate) fn pass(&mut self, records: u64) {
        self.passed += records;
    }

    fn count(&mut self, failure: &Failure) {
        if let Some(language) = failure.language {
            *self.languages.entry(language).or_default() += 1;
            return;
        }
        let first = || Reason { count: 0, first: failure.input.clone() };
        self.reasons.entry(group(&failure.reason).to_owned()).or_insert_with(first).count += 1;
    }

    /// How many failed.
    pub(crate) fn failed(&self) -> u64 {
        self.reasons.values().map(|reason| reason.count).sum()
    }

    /// What a person should know at the end of the run.
    pub(crate) fn summary(&self) -> impl Iterator<Item = String> {
        self.passed().into_iter().chain(self.languages()).chain(self.table())
    }

    fn passed(&self) -> Option<String> {
        let records = if self.passed == 1 { "record" } else { "records" };
        (self.passed > 0).then(|| format!("{} {records} passed over: no reports come in such", self.passed))
    }

    /// How many are in which other language, the most frequent first.
    fn languages(&self) -> Option<String> {
        let mut languages: Vec<_> = self.languages.iter().collect();
        languages.sort_by_key(|(_, count)| Reverse(**count));
        let all: u64 = self.languages.values().sum();
        let each: Vec<_> = languages.iter().map(|(language, count)| format!("{count} {language}")).collect();
        (all > 0).then(|| format!("{all} in other languages: {}", each.join(", ")))
    }

    /// A table of the reasons, the most frequent first; nothing where there are few failures.
    fn table(&self) -> Option<String> {
        let mut reasons: Vec<_> = self.reasons.iter().collect();
        reasons.sort_by_key(|(_, reason)| Reverse(reason.count));
        let all = self.failed();
        let wide = reasons.first().map_or(0, |(_, reason)| reason.count.to_string().len());
        let row = |(group, Reason { count, first }): &(&String, &Reason)| {
            format!("\n  {count:wide$}  {group}, first {}", first.name())
        };
        (all > MANY).then(|| format!("{all} failed:{}", reasons.iter().map(row).collect::<String>()))
    }
}

/// What failures have in common: "damaged text" of "damaged text: 12 places cannot be decoded".
fn group(reason: &str) -> &str {
    reason.split_once(": ").map_or(reason, |(group, _)| group)
}

/// The line of the report.
fn line(Failure { input, reason, language }: &Failure) -> serde_json::Value {
    let member = Some(&input.place.member).filter(|member| !member.is_empty());
    let record = Some(input.place.record).filter(|record| *record > 0);
    let kind = if language.is_some() { "skipped" } else { "failed" };
    json!({ "path": input.source, "member": member, "record": record, "kind": kind, "reason": reason })
}

#[cfg(test)]
mod tests {
    use ascribe::Place;

    use super::*;

    fn failure(source: &str, record: u32, reason: &str) -> Failure {
        let place = Place { record, ..Place::default() };
        Failure::new(&Input { source: source.to_owned(), place }, reason)
    }

    fn check(failures: &[(&str, u32, &str)], expected: &str) {
        let mut unread = Unread::default();
        for (source, record, reason) in failures {
            unread.note(&failure(source, *record, reason)).expect("no file");
        }
        assert_eq!(unread.summary().collect::<String>(), expected);
    }

    #[test]
    fn many_failures_are_counted_by_reason() {
        check(&[("a", 0, "permission denied")], "");
        let damaged = [("c.jsonl", 7, "damaged text: 3 places cannot be decoded"); 9];
        let empty = [("a.txt", 0, "empty: no bytes"), ("b.txt", 0, "empty: no text in the record")];
        let table = "11 failed:\n  9  damaged text, first c.jsonl:7\n  2  empty, first a.txt";
        check(&[&empty[..], &damaged[..]].concat(), table);
    }

    #[test]
    fn languages_are_counted() {
        let mut unread = Unread::default();
        for language in ["French", "German", "German"] {
            unread.note(&Failure::skipped(&Input::default(), language)).expect("no file");
        }
        assert_eq!(unread.summary().collect::<Vec<_>>(), ["3 in other languages: 2 German, 1 French"]);
    }

    #[test]
    fn what_was_passed_over_is_counted() {
        let mut unread = Unread::default();
        unread.pass(1);
        assert_eq!(unread.summary().collect::<Vec<_>>(), ["1 record passed over: no reports come in such"]);
        unread.pass(811);
        assert_eq!(unread.summary().collect::<Vec<_>>(), ["812 records passed over: no reports come in such"]);
    }

    #[test]
    fn the_report_tells_where_and_why() {
        let expected = r#"{"kind":"failed","member":null,"path":"c.jsonl","reason":"empty: no bytes","record":7}"#;
        assert_eq!(line(&failure("c.jsonl", 7, "empty: no bytes")).to_string(), expected);
    }
}
