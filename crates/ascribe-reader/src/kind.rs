//! What a text is: plain, or the source of a page.

/// What the bytes of a report are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Plain text.
    Text,
    /// An HTML page.
    Html,
}

/// How far into an XML file the root element is looked for.
const XML_HEAD: usize = 1024;

/// What `text` is, by its beginning: the patterns by which browsers know HTML (the WHATWG's MIME sniffing), and XHTML.
pub(crate) fn of(text: &str) -> Kind {
    let bytes = text.as_bytes();
    if infer::text::is_html(bytes) || opens_page(text) || is_xhtml(bytes) { Kind::Html } else { Kind::Text }
}

/// Whether `text` begins with an element that only pages have and that the browsers' patterns leave out, since a page saved as a
/// fragment begins with them.
fn opens_page(text: &str) -> bool {
    let start = text.trim_start().get(..9).unwrap_or_default().to_ascii_lowercase();
    ["<article", "<main", "<section", "<meta", "<link"]
        .iter()
        .any(|tag| start.strip_prefix(tag).is_some_and(|rest| rest.starts_with([' ', '>', '\n'])))
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
    fn check(text: &str, expected: Kind) {
        assert_eq!(of(text), expected, "{text}");
    }

    #[test]
    fn pages() {
        check("<!DOCTYPE html>\n<html>", Kind::Html);
        check("\n  <!doctype HTML >", Kind::Html);
        check("<!-- saved from url --><html>", Kind::Html);
        check("<article><p>He said so.", Kind::Html);
        check("<?xml version=\"1.0\"?>\n<html xmlns=\"http://www.w3.org/1999/xhtml\">", Kind::Html);
    }

    #[test]
    fn texts() {
        check("", Kind::Text);
        check("BERLIN <b>(own report)</b>", Kind::Text);
        check("<3 is what she said", Kind::Text);
        check("<article-like> é", Kind::Text);
        check("<?xml version=\"1.0\"?><rss>", Kind::Text);
    }
}
