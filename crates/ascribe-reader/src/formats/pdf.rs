//! PDF files: the words on their pages, in the order in which people read them, put together to paragraphs.
//!
//! A page is letters at places and nothing more. Letters that follow each other on a baseline make lines (`lines.rs`), lines have an order
//! on their page (`order.rs`), what every page repeats is left out (`margins.rs`), and the rest becomes paragraphs (`paragraphs.rs`).

mod bounds;
mod letters;
mod lines;
mod margins;
mod order;
mod paragraphs;
mod words;

use ascribe_types::Document;
use hayro_interpret::InterpreterCache;
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::{Format, Way};
use crate::stream::Head;
use crate::{Error, LARGEST, Record, checked, faults};

use letters::Letters;
use lines::Line;

/// A PDF file.
pub(crate) static FORMAT: Format =
    Format { name: "pdf", what: "PDF files", most: 4 * LARGEST, knows, way: Way::One(read) };

/// The most pages that are read.
const MOST_PAGES: usize = 5000;

/// Of how many letters one may be unknown: in files whose fonts do not tell their letters most are.
const SOUND: usize = 20;

/// How far into a file its mark may stand: readers of PDF are so lenient.
const MARK: usize = 1024;

fn knows(head: &Head<'_>) -> bool {
    let start = &head.bytes[..head.bytes.len().min(MARK)];
    head.bytes.starts_with(b"%PDF-") || (head.is_named(&["pdf"]) && start.windows(5).any(|window| window == b"%PDF-"))
}

fn read(bytes: &[u8]) -> Result<Record, Error> {
    bounds::check(bytes)?;
    faults::caught(|| document(bytes)).unwrap_or_else(|| Err(damaged("it cannot be taken apart")))
}

fn damaged(why: &str) -> Error {
    Error::damaged_form("PDF file", why)
}

fn document(bytes: &[u8]) -> Result<Record, Error> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(told)?;
    if pdf.pages().len() > MOST_PAGES {
        return Err(damaged("it has too many pages"));
    }
    let mut pages = pages(&pdf)?;
    margins::leave_out(&mut pages);
    let text = checked(paragraphs::paragraphs(&pages).join("\n\n"))?;
    let about = pdf.metadata();
    let said = |field: &Option<Box<[u8]>>| field.as_deref().and_then(stated);
    Ok(Document { text, title: said(&about.title), author: said(&about.author), ..Document::default() }.into())
}

fn told(error: LoadPdfError) -> Error {
    match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => {
            Error::refused("it is encrypted, and wants a password")
        }
        LoadPdfError::Decryption(_) => Error::refused("it is encrypted"),
        LoadPdfError::Invalid => damaged("it has no pages that could be found"),
    }
}

/// The lines of each page, in their order.
fn pages(pdf: &Pdf) -> Result<Vec<Vec<Line>>, Error> {
    let cache = InterpreterCache::new();
    let mut letters = Letters::default();
    let (mut pages, mut work) = (Vec::new(), order::WORK);
    for page in pdf.pages().iter() {
        // A page that is damaged beyond reading costs the file: nobody could tell what is missing.
        faults::caught(|| letters.read(page, pdf, &cache)).ok_or_else(|| damaged("a page cannot be taken apart"))?;
        pages.push(order::ordered(lines::lines(letters.take()), &mut work));
    }
    match letters {
        Letters { known: 0, unknown: 0, .. } if letters.pictures > 0 => {
            Err(Error::refused("its pages are pictures (a scan), and have no letters"))
        }
        Letters { known: 0, unknown: 0, .. } => Err(Error::empty()),
        Letters { known, unknown, .. } if unknown * SOUND > known => {
            Err(Error::refused("its fonts do not tell which letters they show"))
        }
        _ => Ok(pages),
    }
}

/// What a field says: in UTF-16, in UTF-8, or in PDF's own encoding, which is Latin-1 for all that matters. Programs that were told
/// nothing write that they were not.
fn stated(field: &[u8]) -> Option<String> {
    let said = match field {
        [0xFE, 0xFF, wide @ ..] => encoding_rs::UTF_16BE.decode_without_bom_handling(wide).0.into_owned(),
        [0xEF, 0xBB, 0xBF, text @ ..] => String::from_utf8_lossy(text).into_owned(),
        latin => latin.iter().map(|&byte| char::from(byte)).collect(),
    };
    let said = crate::paragraphs::fold(&said.replace(|c: char| c.is_control(), " "));
    let says_nothing = said.is_empty()
        || (said.starts_with('(') && said.ends_with(')'))
        || said.starts_with("Microsoft Word - ")
        || ["untitled", "anonymous", "unspecified", "unknown"].contains(&said.to_ascii_lowercase().as_str());
    (!says_nothing).then_some(said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_that_say_something() {
        let check = |field: &[u8], expected: Option<&str>| assert_eq!(stated(field).as_deref(), expected);
        check(b"\xFE\xFF\0R\0a\0i\0n", Some("Rain"));
        check(b"Caf\xE9", Some("Caf\u{e9}"));
        check(b"(anonymous)", None);
        check(b"Microsoft Word - rain.doc", None);
        check(b"", None);
    }

    #[test]
    fn what_is_no_file_is_refused() {
        let told = |bytes: &[u8]| read(bytes).expect_err("no file").to_string();
        assert_eq!(told(b"%PDF-1.4\nnothing"), "damaged PDF file: it has no pages that could be found");
    }
}
