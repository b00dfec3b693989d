//! Word's documents (DOCX): their paragraphs, with the rows of tables as lines.
//!
//! What Word says of itself (core properties) tells the title and the author. When the file was made is not when the report was
//! published, and is not handed on: a clipping that was typed yesterday may be ten years old.

use std::io::{Cursor, Read};

use ascribe_types::Document;
use zip::ZipArchive;
use zip::result::ZipError;

use super::{Format, Way};
use crate::stream::Head;
use crate::xml::{Node, Xml};
use crate::{Error, LARGEST, Record, checked, paragraphs};

/// A document of Word's.
pub(crate) static FORMAT: Format =
    Format { name: "docx", what: "Word documents (DOCX)", most: 4 * LARGEST, knows, way: Way::One(read) };

/// The most bytes that a part may unpack to: it is read as a stream, and its markup is some ten times its text.
const MOST: u64 = 8 * LARGEST;

/// Whether it is a zip archive with the parts of an office document. Those of other programs are refused by name, and not taken
/// for archives of files in XML.
fn knows(head: &Head<'_>) -> bool {
    let has = |name: &[u8]| head.bytes.windows(name.len()).any(|window| window == name);
    let is_office = || has(b"word/document.xml") || has(b"[Content_Types].xml") || has(b"mimetypeapplication/");
    head.bytes.starts_with(b"PK\x03\x04") && begins_with_part(head.bytes) && is_office()
}

/// Whether the first file in an archive is a part of a document. A zip archive of documents has their parts' names in it as well.
fn begins_with_part(bytes: &[u8]) -> bool {
    let parts = ["[Content_Types].xml", "_rels/", "docProps/", "word/", "xl/", "ppt/", "customXml/", "mimetype"];
    bytes.get(30..).is_some_and(|name| parts.iter().any(|part| name.starts_with(part.as_bytes())))
}

fn read(bytes: &[u8]) -> Result<Record, Error> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| told(&error))?;
    let mut body = Body::default();
    walk(&mut archive, "word/document.xml", |node| body.take(node))?;
    let mut about = About::default();
    // A file whose properties are missing or damaged still has its text.
    let _ = walk(&mut archive, "docProps/core.xml", |node| about.take(node));
    let text = checked(body.lines.join("\n\n"))?;
    Ok(Document { text, ..about.document }.into())
}

/// Gives each node of a part of the file to `take`.
fn walk(archive: &mut ZipArchive<Cursor<&[u8]>>, part: &str, take: impl FnMut(Node)) -> Result<(), Error> {
    let part = archive.by_name(part).map_err(|error| told(&error))?;
    nodes(part.take(MOST), take)
}

fn nodes(part: impl Read, mut take: impl FnMut(Node)) -> Result<(), Error> {
    let mut xml = Xml::new(part, "Word document")?;
    while let Some(node) = xml.next()? {
        take(node);
    }
    Ok(())
}

fn told(error: &ZipError) -> Error {
    match error {
        ZipError::FileNotFound => Error::refused("it is a file of an office program, but no Word document"),
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Error::refused("it is encrypted"),
        other => Error::damaged_form("Word document", &other.to_string()),
    }
}

/// The text of a document, put together from its elements as they come.
#[derive(Default)]
struct Body {
    lines: Vec<String>,
    /// The paragraphs that are open: a text box stands within another paragraph.
    open: Vec<String>,
    /// The cells of the rows that are open: a table may stand within a cell of another.
    rows: Vec<Vec<String>>,
    /// How many elements are open whose content is not shown or is shown already.
    hidden: usize,
    is_text: bool,
}

impl Body {
    fn take(&mut self, node: Node) {
        match node {
            Node::Begins(name, _) => self.begin(&name),
            Node::Words(words) if self.is_text && self.hidden == 0 => self.push(&words),
            Node::Words(_) => {}
            Node::Ends(name) => self.end(&name),
        }
    }

    fn push(&mut self, words: &str) {
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.push_str(words);
        }
    }

    fn begin(&mut self, name: &str) {
        match name {
            // What was there before a change was made, and what older programs show in place of what newer ones do.
            "del" | "moveFrom" | "Fallback" => self.hidden += 1,
            _ if self.hidden > 0 => {}
            "p" => self.open.push(String::new()),
            "tr" => self.rows.push(Vec::new()),
            "tc" => {
                if let Some(row) = self.rows.last_mut() {
                    row.push(String::new());
                }
            }
            "t" => self.is_text = true,
            "tab" => self.push("\t"),
            "br" | "cr" => self.push("\n"),
            "noBreakHyphen" => self.push("-"),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "del" | "moveFrom" | "Fallback" => self.hidden = self.hidden.saturating_sub(1),
            _ if self.hidden > 0 => {}
            "t" => self.is_text = false,
            "p" => {
                let paragraph = self.open.pop().unwrap_or_default();
                self.end_line(&paragraphs::fold(&paragraph));
            }
            "tr" => {
                let cells = self.rows.pop().unwrap_or_default();
                let cells: Vec<String> = cells.into_iter().filter(|cell| !cell.is_empty()).collect();
                self.end_line(&cells.join("\t"));
            }
            _ => {}
        }
    }

    /// Ends a line: of a cell, if one is open, or else of the text.
    fn end_line(&mut self, line: &str) {
        if line.is_empty() {
            return;
        }
        match self.rows.last_mut().and_then(|row| row.last_mut()) {
            Some(cell) if cell.is_empty() => cell.push_str(line),
            Some(cell) => *cell = format!("{cell} {line}"),
            None => self.lines.push(line.to_owned()),
        }
    }
}

/// What a document says of itself.
#[derive(Default)]
struct About {
    document: Document,
    words: String,
}

impl About {
    fn take(&mut self, node: Node) {
        match node {
            Node::Begins(..) => self.words.clear(),
            Node::Words(words) => self.words += &words,
            Node::Ends(name) => {
                let said = Some(paragraphs::fold(&self.words)).filter(|said| !said.is_empty());
                match name.as_str() {
                    "title" => self.document.title = said,
                    "creator" => self.document.author = said,
                    "language" => self.document.language = said,
                    _ => {}
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;
    use crate::formats::found;

    #[test]
    fn files_of_other_programs_are_refused() {
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        archive.start_file("[Content_Types].xml", stored).expect("a part");
        archive.write_all(b"<Types/>").expect("bytes");
        let bytes = archive.finish().expect("an archive").into_inner();
        assert_eq!(found("a.xlsx", &bytes), ["!not read: it is a file of an office program, but no Word document"]);
    }

    #[track_caller]
    fn check(body: &str, expected: &[&str]) {
        let mut found = Body::default();
        let body = format!("<w:document xmlns:w='w'><w:body>{body}</w:body></w:document>");
        nodes(body.as_bytes(), |node| found.take(node)).expect("a body");
        assert_eq!(found.lines, expected);
    }

    #[test]
    fn paragraphs_and_changes() {
        check(
            "<w:p><w:r><w:t>It </w:t></w:r><w:ins><w:r><w:t>rained.</w:t></w:r></w:ins></w:p><w:p/>",
            &["It rained."],
        );
        check(
            "<w:p><w:del><w:r><w:t>Much </w:t></w:r></w:del><w:r><w:t>more</w:t><w:br/><w:t>rain</w:t></w:r></w:p>",
            &["more rain"],
        );
    }

    #[test]
    fn rows_are_lines() {
        let cell = |words: &str| format!("<w:tc><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>");
        check(&format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell("Rain"), cell("4 mm")), &["Rain\t4 mm"]);
    }
}
