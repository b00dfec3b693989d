//! Reads reports marked with TimeML: `<TEXT>` with `<TIMEX3 type="DATE" value="1998-08-07">Friday</TIMEX3>` in it, and the report's date in
//! `<DCT>`.

use std::path::Path;

use ascribe_types::{Span, TimeKind};
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::{GoldTime, TimedText};
use crate::Error;
use crate::polnear::files;

/// All `.tml` files of a folder, in the order of their names. Hidden ones are what archives leave behind.
///
/// # Errors
///
/// If one cannot be read, or is not such a file.
pub fn read(folder: &Path) -> Result<Vec<TimedText>, Error> {
    let hidden = |path: &Path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
    files(folder, "tml")?.iter().filter(|path| !hidden(path)).map(|path| read_file(path)).collect()
}

fn read_file(path: &Path) -> Result<TimedText, Error> {
    let xml = std::fs::read_to_string(path).map_err(|cause| Error::io(path, cause))?;
    let mut text = parse(&xml).map_err(|what| Error::malformed(path, what))?;
    text.name = path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(text)
}

/// What was read so far.
#[derive(Default)]
struct Reading {
    report: TimedText,
    in_text: bool,
    /// Where the time began that is open, and what it is.
    open: Option<GoldTime>,
}

fn parse(xml: &str) -> Result<TimedText, String> {
    let mut reader = Reader::from_str(xml);
    let mut reading = Reading::default();
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(tag) => reading.open(&tag)?,
            Event::End(tag) => reading.close(tag.name().as_ref()),
            Event::Text(text) => reading.add(&text.xml10_content()),
            Event::GeneralRef(name) => reading.add(&character(&name)?),
            Event::Eof => return Ok(reading.report),
            _ => {}
        }
    }
}

/// What a reference like `&amp;` stands for.
fn character(name: &quick_xml::events::BytesRef) -> Result<String, String> {
    if let Some(character) = name.resolve_char_ref().map_err(|error| error.to_string())? {
        return Ok(character.to_string());
    }
    let name = name.xml10_content();
    let entity = quick_xml::escape::resolve_predefined_entity(&name);
    entity.map(str::to_owned).ok_or_else(|| format!("unknown reference: {name}"))
}

impl Reading {
    fn open(&mut self, tag: &BytesStart) -> Result<(), String> {
        match tag.name().as_ref() {
            "TEXT" => self.in_text = true,
            "TIMEX3" if self.in_text => self.open = Some(self.time(tag)?),
            "TIMEX3" if attribute(tag, "functionInDocument")?.as_deref() == Some("CREATION_TIME") => {
                self.report.document.published = attribute(tag, "value")?;
            }
            _ => {}
        }
        Ok(())
    }

    /// The time that a tag opens.
    fn time(&self, tag: &BytesStart) -> Result<GoldTime, String> {
        let kind = attribute(tag, "type")?.as_deref().and_then(TimeKind::from_name).ok_or("a time without a type")?;
        let value = attribute(tag, "value")?.ok_or("a time without a value")?;
        let start = self.report.document.text.len();
        Ok(GoldTime { span: Span::new(start, start), kind, value })
    }

    fn close(&mut self, name: &str) {
        let text = &self.report.document.text;
        match name {
            "TEXT" => self.in_text = false,
            "TIMEX3" => {
                let closed = self.open.take().map(|time| GoldTime { span: trimmed(text, time.span), ..time });
                self.report.times.extend(closed);
            }
            _ => {}
        }
    }

    fn add(&mut self, text: &str) {
        if self.in_text {
            self.report.document.text.push_str(text);
        }
    }
}

/// From where a time began to the end of the text, without the blanks around.
fn trimmed(text: &str, open: Span) -> Span {
    let words = &text[open.start as usize..];
    let start = text.len() - words.trim_start().len();
    Span::new(start, start + words.trim().len())
}

fn attribute(tag: &BytesStart, name: &str) -> Result<Option<String>, String> {
    let attribute = tag.try_get_attribute(name).map_err(|error| error.to_string())?;
    let value =
        attribute.map(|attribute| attribute.normalized_value(XmlVersion::Implicit1_0).map(|value| value.into_owned()));
    value.transpose().map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    const REPORT: &str = r#"<?xml version="1.0" ?><TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2011-05-03"
        functionInDocument="CREATION_TIME">2011-05-03</TIMEX3></DCT><TITLE>Not the text</TITLE><TEXT>The ferry
<EVENT eid="e1">sank</EVENT> <TIMEX3 tid="t1" type="TIME" value="2011-05-02TNI">Monday night</TIMEX3>, Ruiz &amp; Pell said.</TEXT></TimeML>"#;

    #[test]
    fn text_date_and_times_are_read() {
        let report = parse(REPORT).unwrap();
        let time = &report.times[0];
        assert_eq!(report.document.text, "The ferry\nsank Monday night, Ruiz & Pell said.");
        assert_eq!(report.document.published.as_deref(), Some("2011-05-03"));
        assert_eq!((time.span.of(&report.document.text), time.value.as_str()), ("Monday night", "2011-05-02TNI"));
        assert_eq!((report.times.len(), time.kind), (1, TimeKind::Time));
    }

    #[test]
    fn what_is_no_timeml_is_refused() {
        assert!(parse("<TEXT><TIMEX3 type=\"DATE\">today</TIMEX3></TEXT>").is_err());
        assert!(parse("<TEXT>a &nothing; b</TEXT>").is_err());
    }
}
