//! Turns the bytes of a file into a document.
//!
//! What a file is, is told by its bytes and not by its name: [`read`] finds out whether they are text or something else, in which
//! encoding the text is, and whether it is a plain text or an HTML page. It is given bytes, never a path or an address.
//!
//! # What happens to the text
//!
//! - **Plain text** is decoded and otherwise left as it is: line ends, spaces and control characters stay, so that a position in
//!   the document is a position in the file. A byte order mark is not text: it is taken off, and positions are counted from the
//!   character after it.
//! - **An HTML page** gives its report only, as paragraphs with an empty line between them, and what the page says of itself:
//!   title, author, publisher, date, address and language. White space within a paragraph is folded, as a browser does.
//! - **A record** is a JSON object with the report's text and what is known of it ([`Record`]); a file holds one, an array
//!   of them, or one a line. A side-car is such an object without the text.
//! - **Damage** is shown, not hidden. Where a text is UTF-8 but for a few bytes, each damaged place becomes one U+FFFD
//!   REPLACEMENT CHARACTER (as Python's `errors="replace"` has it) and the report is kept; with more than one such place in a
//!   hundred characters the bytes are refused. Text that cannot be UTF-8 is read in the older encoding that fits it best.
//!
//! # Example
//!
//! ```
//! let document = ascribe_reader::read(b"The caf\xE9 is closed, the owner said.", None)?;
//! assert_eq!(document.text, "The café is closed, the owner said.");
//!
//! let picture = ascribe_reader::read(b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR", None).unwrap_err();
//! assert!(picture.is_binary());
//! assert_eq!(picture.to_string(), "not text: looks like image/png");
//! # Ok::<(), ascribe_reader::Error>(())
//! ```

mod bombs;
mod charset;
mod columns;
mod error;
mod faults;
mod formats;
mod html;
mod length;
mod nesting;
mod ninjs;
mod origin;
mod paragraphs;
mod portion;
mod record;
mod stream;
mod unpack;
mod xml;

use std::ops::ControlFlow;

use ascribe_types::Document;

pub use columns::{Columns, Field};
pub use error::Error;
pub use formats::Kind;
pub use formats::opml::feeds;
pub use length::{LONGEST, words};
pub use record::Record;
pub use unpack::{Hints, Packed, Place, Raw, unpack_file, unpack_stream};

/// The most bytes that a document may have. The longest reports have some hundred kilobytes; a bound keeps memory bounded.
pub const LARGEST: u64 = 16 << 20;

/// Reads the bytes of one document. `kind` says what they are, where the caller knows better than the bytes tell.
///
/// # Errors
///
/// If there is nothing to read, if the bytes are no text, if too many of them are damaged, if there are more of them than can be
/// worked with, or if they hold several documents ([`unpack_stream`] hands these on). See [`Error`] for the predicates.
pub fn read(bytes: &[u8], kind: Option<Kind>) -> Result<Document, Error> {
    let mut found = Vec::new();
    unpack_stream("", &mut &bytes[..], kind, |packed| {
        found.push(packed);
        if found.len() < 2 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    match <[Packed; 1]>::try_from(found) {
        Ok([packed]) => Ok(packed.content?.read()?.document),
        Err(found) => Err(if found.is_empty() { Error::no_bytes() } else { Error::several() }),
    }
}

/// `text`, if it holds something and not too much.
fn checked(text: String) -> Result<String, Error> {
    if text.len() as u64 > LARGEST {
        return Err(Error::too_large(LARGEST));
    }
    if is_blank(&text) { Err(Error::empty()) } else { Ok(text) }
}

/// Whether `text` holds nothing that a person could read.
fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || c.is_control() || c == charset::DAMAGE || c == '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(bytes: &[u8], expected: &str) {
        assert_eq!(read(bytes, None).expect("a text").text, expected);
    }

    #[track_caller]
    fn refused(bytes: &[u8], expected: &str) -> Error {
        let error = read(bytes, None).expect_err("no text");
        assert_eq!(error.to_string(), expected);
        error
    }

    #[test]
    fn plain_text_stays_as_it_is() {
        check(b"One.\r\n\r\n  Two.\t \n", "One.\r\n\r\n  Two.\t \n");
    }

    #[test]
    fn nothing_to_read() {
        assert!(refused(b"", "empty: no bytes").is_empty());
        assert!(refused(b" \r\n\t\xC2\xA0", "empty: nothing but white space").is_empty());
        assert!(refused(b"\xEF\xBB\xBF", "empty: nothing but white space").is_empty());
        assert!(refused(b"\0", "empty: nothing but white space").is_empty());
    }

    #[test]
    fn a_hint_is_stronger_than_the_bytes() {
        let page = b"<p>The minister said nothing.</p>";
        assert_eq!(read(page, Some(Kind::TEXT)).expect("a text").text, "<p>The minister said nothing.</p>");
        assert_eq!(read(page, None).expect("a page").text, "The minister said nothing.");
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            let _ = read(&bytes, None);
            let _ = read(&bytes, Some(Kind::HTML));
        }

        #[test]
        fn any_page_is_read_or_refused(page in "(<(/?(p|b|div|a|td|table|li|script|!--|svg|title)|!DOCTYPE html)( a='?\"?)?>?|[a-z <>&é]{0,9}){0,60}") {
            let _ = read(page.as_bytes(), Some(Kind::HTML));
        }

        #[test]
        fn any_printable_text_is_verbatim(text in "[^\\x00-\\x08\\x0B\\x0E-\\x1F\\x7F<\u{FEFF}\u{FFFD}]{0,80}[a-z]") {
            // What begins as a record or an array of records does is taken for one.
            prop_assume!(!text.trim_start().starts_with(['{', '[']));
            prop_assert_eq!(read(text.as_bytes(), None).expect("a text").text, text);
        }
    }
}
