//! What tables and items of news hold for a document: characters that are decoded already. They are not asked for on the command line.

use ascribe_types::Document;

use super::{Format, Kind, Way, html};
use crate::{Error, LARGEST, Record, checked};

/// A text.
static TEXT: Format =
    Format { name: "cell", what: "a text in a table", most: LARGEST, knows: |_| false, way: Way::One(text) };

/// A page.
static PAGE: Format =
    Format { name: "page in a cell", what: "a page in a table", most: LARGEST, knows: |_| false, way: Way::One(page) };

/// What the cell is: a page in it is read as one.
pub(crate) fn kind(cell: &str) -> Kind {
    if html::is_page(cell.as_bytes()) { Kind(&PAGE) } else { Kind(&TEXT) }
}

/// The form of a text.
pub(super) const fn as_text() -> Kind {
    Kind(&TEXT)
}

fn text(bytes: &[u8]) -> Result<Record, Error> {
    let text = checked(String::from_utf8_lossy(bytes).into_owned())?;
    Ok(Document { text, ..Document::default() }.into())
}

/// The places of its words are those in the cell, and say nothing of the file.
fn page(bytes: &[u8]) -> Result<Record, Error> {
    let page = crate::html::read(&checked(String::from_utf8_lossy(bytes).into_owned())?)?;
    Ok(Document { places: None, ..page }.into())
}
