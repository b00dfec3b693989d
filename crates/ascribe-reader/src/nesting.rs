//! Refuses pages that are nested or decorated beyond what any page of the web is.
//!
//! HTML parsers and what works on their trees take time that grows with the square of the depth, and recursion would exhaust the
//! stack. The deepest of some hundred news pages nests 52 elements; browsers stop at 512.

use dom_query::{Document, NodeRef};

use crate::Error;

/// The most elements that may stand within each other.
const DEEPEST: usize = 256;

/// The most elements left open, and attributes in one tag, that a page may have before it is parsed: enough for any page, and few
/// enough that parsing is quick. It is only a first sieve, and counts what scripts hold too.
const SIEVE: usize = 4096;

/// Elements that hold none, or that need not be closed and close each other.
const SELF_CLOSING: &[&str] = &[
    "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "option", "p",
    "param", "source", "tbody", "td", "tfoot", "th", "thead", "tr", "track", "wbr",
];

/// Whether `html` may be parsed.
pub(crate) fn sieve(html: &str) -> Result<(), Error> {
    let mut open = 0_usize;
    for tag in html.split('<').skip(1) {
        match tag.as_bytes() {
            [b'/', ..] => open = open.saturating_sub(1),
            [first, ..] if first.is_ascii_alphabetic() => open += usize::from(!is_self_closing(tag)),
            _ => {}
        }
        if open > SIEVE || attributes(tag) > SIEVE {
            return Err(Error::too_nested());
        }
    }
    Ok(())
}

/// Whether the element of `tag` ("img src=…>") cannot nest by being left open.
fn is_self_closing(tag: &str) -> bool {
    let name = tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default().to_ascii_lowercase();
    SELF_CLOSING.contains(&name.as_str())
}

/// At least as many as `tag` has attributes.
fn attributes(tag: &str) -> usize {
    tag.split(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '"' | '\''))
        .filter(|name| !name.is_empty())
        .count()
}

/// Whether the tree of `page` may be walked.
pub(crate) fn check(page: &Document) -> Result<(), Error> {
    let mut open: Vec<(NodeRef<'_>, usize)> = vec![(page.root(), 0)];
    while let Some((node, depth)) = open.pop() {
        if depth > DEEPEST {
            return Err(Error::too_nested());
        }
        open.extend(node.children_it(false).map(|child| (child, depth + 1)));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_page(html: &str, expected: bool) {
        let sane = sieve(html).and_then(|()| check(&Document::from(html)));
        assert_eq!(sane.is_ok(), expected, "{}", &html[..html.len().min(40)]);
    }

    #[test]
    fn ordinary_pages_pass() {
        check_page("<p>He said so.</p>", true);
        check_page(&"<p>said".repeat(10_000), true);
        check_page(&"<div><b>said</b></div>".repeat(10_000), true);
        check_page(&format!("{}said", "<div>".repeat(200)), true);
    }

    #[test]
    fn towers_do_not() {
        check_page(&"<div>".repeat(300), false);
        check_page(&"<div>".repeat(1_000_000), false);
        check_page(&format!("<svg><style>{}", "<g>".repeat(3000)), false);
        check_page(&format!("<p {}>", "a=1 ".repeat(100_000)), false);
    }
}
