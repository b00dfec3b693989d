//! HTML pages: the report on them, and what they say of themselves.

use super::{Format, Way};
use crate::charset::Told;
use crate::stream::Head;
use crate::{Error, LARGEST, Record, charset, checked, html, origin};

/// An HTML page.
pub(crate) static FORMAT: Format =
    Format { name: "html", what: "HTML pages", most: LARGEST, knows, way: Way::Text(read) };

fn knows(head: &Head<'_>) -> bool {
    is_page(head.start()) || is_wide_page(head.bytes)
}

/// Whether `bytes` are a page in UTF-16.
fn is_wide_page(bytes: &[u8]) -> bool {
    let wide = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
    wide && is_page(&bytes[2..].iter().copied().filter(|&byte| byte != 0).collect::<Vec<_>>())
}

fn read(bytes: &[u8], told: Told) -> Result<Record, Error> {
    let page = checked(charset::decode(bytes, true, told)?)?;
    html::read(&page).map(|report| origin::placed(report, bytes, &page)).map(Record::from)
}

/// Elements that only pages have.
const OPENING: &[&[u8]] = &[b"<article", b"<main", b"<section", b"<meta", b"<link"];

/// How far into an XML file the root element is looked for.
const XML_HEAD: usize = 1024;

/// Whether `bytes` begin as a page does: the patterns by which browsers know HTML (the WHATWG's MIME sniffing), and XHTML.
pub(crate) fn is_page(bytes: &[u8]) -> bool {
    infer::text::is_html(bytes) || opens_page(bytes) || is_xhtml(bytes)
}

/// Whether `bytes` begin with an element that only pages have and that the browsers' patterns leave out, since a page saved as a
/// fragment begins with them.
fn opens_page(bytes: &[u8]) -> bool {
    let start = bytes.trim_ascii_start();
    let opens = |tag: &&[u8]| {
        let (name, rest) = start.split_at_checked(tag.len()).unwrap_or_default();
        name.eq_ignore_ascii_case(tag) && matches!(rest.first(), Some(b' ' | b'>' | b'\n' | b'\r' | b'\t'))
    };
    OPENING.iter().any(opens)
}

/// Whether an XML file has HTML's root element.
fn is_xhtml(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(XML_HEAD)];
    infer::text::is_xml(bytes) && head.windows(5).any(|window| window.eq_ignore_ascii_case(b"<html"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: bool) {
        assert_eq!(is_page(text.as_bytes()), expected, "{text}");
    }

    #[test]
    fn pages() {
        check("<!DOCTYPE html>\n<html>", true);
        check("\n  <!doctype HTML >", true);
        check("<!-- saved from url --><html>", true);
        check("<article><p>He said so.", true);
        check("<?xml version=\"1.0\"?>\n<html xmlns=\"http://www.w3.org/1999/xhtml\">", true);
    }

    #[test]
    fn texts() {
        check("", false);
        check("BERLIN <b>(own report)</b>", false);
        check("<3 is what she said", false);
        check("<article-like> é", false);
        check("<?xml version=\"1.0\"?><rss>", false);
    }
}
