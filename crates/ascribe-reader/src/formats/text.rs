//! Plain text: whatever is nothing else.

use ascribe_types::Document;

use super::{Format, Way};
use crate::charset::Told;
use crate::{Error, LARGEST, Record, charset, checked};

/// Plain text.
pub(crate) static FORMAT: Format =
    Format { name: "text", what: "plain text", most: LARGEST, knows: |_| true, way: Way::Text(read) };

fn read(bytes: &[u8], told: Told) -> Result<Record, Error> {
    let text = checked(charset::decode(bytes, false, told)?)?;
    Ok(Document { text, ..Document::default() }.into())
}
