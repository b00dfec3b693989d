//! Reads back what `ascribe read --format jsonl` prints, to score it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use ascribe_types::Span;
use serde::Deserialize;

use crate::attribution::Triple;
use crate::polnear::Report;
use crate::{Error, positions::Positions};

/// One line: an attribution, as far as scores need it.
#[derive(Deserialize)]
struct Row {
    document: String,
    #[serde(default)]
    within: Option<u32>,
    source: Option<Passage>,
    cue: Option<Passage>,
    content: Vec<Passage>,
}

/// Words and where they stand, in code points.
#[derive(Deserialize)]
struct Passage {
    text: String,
    start: usize,
    end: usize,
}

/// Reads predictions for some reports: for each of them, in their order, what was predicted.
///
/// A prediction belongs to the report whose file name its `document` ends with. One that stands within another is left out: PolNeAR marks nothing
/// inside a content, none of 22,466 in its training texts, so that gold says neither yes nor no to it.
///
/// # Errors
///
/// If the file cannot be read, a line is not an attribution, its document is none of the reports, or its words do not stand
/// at its positions.
pub fn read(path: &Path, reports: &[Report]) -> Result<Vec<Vec<Triple>>, Error> {
    let lines = fs::read_to_string(path).map_err(|cause| Error::io(path, cause))?;
    let names = reports.iter().enumerate().map(|(index, report)| (report.name.as_str(), index)).collect();
    let positions: Vec<Positions> = reports.iter().map(|report| Positions::of(&report.text)).collect();
    let mut predictions = vec![Vec::new(); reports.len()];
    for (number, line) in (1..).zip(lines.lines()).filter(|(_, line)| !line.trim().is_empty()) {
        let malformed = |what: String| Error::malformed(path, what).at_line(number);
        let row: Row = serde_json::from_str(line).map_err(|cause| malformed(cause.to_string()))?;
        let report = named(&names, &row.document).map_err(malformed)?;
        let triple = triple(&reports[report].text, &positions[report], &row).map_err(malformed)?;
        predictions[report].extend(triple.filter(|_| row.within.is_none()));
    }
    Ok(predictions)
}

/// Which report a document is.
fn named(names: &BTreeMap<&str, usize>, document: &str) -> Result<usize, String> {
    let file = document.rsplit('/').next().unwrap_or(document);
    let name = file.strip_suffix(".txt").unwrap_or(file);
    names.get(name).copied().ok_or_else(|| format!("no gold text for document: {document}"))
}

/// The line's attribution, if its content holds a word.
fn triple(text: &str, positions: &Positions, row: &Row) -> Result<Option<Triple>, String> {
    let spans = |passages: &[&Passage]| -> Result<Vec<Span>, String> {
        passages.iter().map(|passage| span(text, positions, passage)).collect()
    };
    let source = spans(row.source.as_ref().as_slice())?;
    let cue = spans(row.cue.as_ref().as_slice())?;
    let content = spans(&row.content.iter().collect::<Vec<_>>())?;
    Ok(Triple::new(text, &source, &cue, &content))
}

/// Where a passage stands, if its words do stand there.
fn span(text: &str, positions: &Positions, passage: &Passage) -> Result<Span, String> {
    let span = positions.span(passage.start, passage.end);
    let span = span.filter(|span| span.of(text) == passage.text);
    span.ok_or_else(|| format!("not the text from {} to {}: {:?}", passage.start, passage.end, passage.text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_lines(lines: &str) -> Result<Vec<Vec<Triple>>, Error> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("predictions.jsonl");
        fs::write(&path, lines).unwrap();
        let text = "Bo said: “Ärger.”".to_owned();
        read(&path, &[Report { name: "a".into(), text, annotators: vec![Vec::new()] }])
    }

    #[test]
    fn reads_what_the_command_prints() {
        let read = read_lines(
            r#"{"document":"x/a.txt","id":1,"source":{"text":"Bo","start":0,"end":2,"kind":"unknown"},"cue":null,"content":[{"text":"“Ärger.”","start":9,"end":17}]}"#,
        );
        let text = "Bo said: “Ärger.”";
        let expected = Triple::new(text, &[Span::new(0, 2)], &[], &[Span::new(12, 18)]);
        assert_eq!(read.unwrap(), [expected.into_iter().collect::<Vec<_>>()]);
    }

    #[test]
    fn leaves_out_what_stands_within_another() {
        let line =
            r#"{"document":"a","within":1,"source":null,"cue":null,"content":[{"text":"Ärger","start":10,"end":15}]}"#;
        assert_eq!(read_lines(line).unwrap(), [Vec::new()]);
        assert_eq!(read_lines(&line.replace("1,\"source", "null,\"source")).unwrap()[0].len(), 1);
    }

    fn check_refused(line: &str, expected: &str) {
        let error = read_lines(&format!("\n{line}\n")).unwrap_err().to_string();
        assert!(error.ends_with(expected), "{error}");
        assert!(error.contains("predictions.jsonl:2: "), "{error}");
    }

    #[test]
    fn refuses_words_that_stand_elsewhere() {
        check_refused(
            r#"{"document":"a","source":null,"cue":null,"content":[{"text":"Ärger","start":9,"end":14}]}"#,
            r#"not the text from 9 to 14: "Ärger""#,
        );
        check_refused(
            r#"{"document":"b.txt","source":null,"cue":null,"content":[]}"#,
            "no gold text for document: b.txt",
        );
    }
}
