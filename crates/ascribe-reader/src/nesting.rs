//! Refuses pages that are nested or decorated beyond what any page of the web is.
//!
//! HTML parsers and what works on their trees take time that grows with the square of the depth, and recursion would exhaust the
//! stack. The deepest of some hundred news pages nests 52 elements; browsers stop at 512.

use crate::Error;
use crate::html::Tree;

/// The most elements that may stand within each other.
const DEEPEST: usize = 256;

/// The most elements that a page may leave open, as far as can be told before it is parsed. It is a first sieve, so that parsing is
/// quick, and a wide one: it takes each "<" for a tag, in scripts too, since what is a script is known only to who parses.
const MOST_OPEN: usize = 16_384;

/// The most attributes that a tag may have.
const MOST_ATTRIBUTES: usize = 4096;

/// How often the bytes of a page may be read in search of the ends of its tags. Pages need it about once; only tags within tags
/// that never end take more.
const ROUNDS: usize = 64;

/// Elements that hold none, or that need not be closed and close each other.
const SELF_CLOSING: &[&str] = &[
    "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "option", "p",
    "param", "source", "tbody", "td", "tfoot", "th", "thead", "tr", "track", "wbr",
];

/// Whether `html` may be parsed.
pub(crate) fn sieve(html: &str) -> Result<(), Error> {
    let (mut open, mut read) = (0_usize, 0_usize);
    for (start, _) in html.match_indices('<') {
        let tag = &html[start + 1..];
        match tag.as_bytes() {
            [b'/', ..] => open = open.saturating_sub(1),
            [first, ..] if first.is_ascii_alphabetic() => {
                let (attributes, length) = extent(tag.as_bytes());
                read += length;
                open += usize::from(!is_self_closing(tag));
                if open > MOST_OPEN || attributes > MOST_ATTRIBUTES || read > html.len() * ROUNDS {
                    return Err(Error::too_nested());
                }
            }
            _ => {}
        }
    }
    Ok(())
}

/// Where in a tag a byte stands.
#[derive(Clone, Copy)]
enum Place {
    Name,
    Between,
    BeforeValue,
    Value,
    Quoted(u8),
}

/// How many attributes the tag at the beginning of `bytes` ("img src=…>") has, and how many bytes; it is followed as browsers do,
/// but no further than to [`MOST_ATTRIBUTES`].
fn extent(bytes: &[u8]) -> (usize, usize) {
    let mut place = Place::Name;
    let mut attributes = 0;
    for (index, &byte) in bytes.iter().enumerate() {
        place = match (place, byte) {
            (Place::Quoted(mark), _) if byte == mark => Place::Between,
            (Place::Quoted(_), _) => place,
            (_, b'>') => return (attributes, index),
            (Place::BeforeValue, b'"' | b'\'') => Place::Quoted(byte),
            (Place::BeforeValue, _) if byte.is_ascii_whitespace() => Place::BeforeValue,
            (Place::Name | Place::Between, b'=') => Place::BeforeValue,
            (Place::Name | Place::Between, b'/') => Place::Between,
            (_, _) if byte.is_ascii_whitespace() => Place::Between,
            (Place::BeforeValue | Place::Value, _) => Place::Value,
            (Place::Name, _) => Place::Name,
            (Place::Between, _) => {
                attributes += 1;
                Place::Name
            }
        };
        if attributes > MOST_ATTRIBUTES {
            return (attributes, index);
        }
    }
    (attributes, bytes.len())
}

/// Whether the element of `tag` ("img src=…>") cannot nest by being left open.
fn is_self_closing(tag: &str) -> bool {
    let name = tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default().to_ascii_lowercase();
    SELF_CLOSING.contains(&name.as_str())
}

/// Whether the tree of a page may be walked.
pub(crate) fn check(tree: &Tree) -> Result<(), Error> {
    if tree.is_full() || tree.depth() > DEEPEST { Err(Error::too_nested()) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_page(html: &str, expected: bool) {
        let sane = sieve(html).and_then(|()| check(&crate::html::parse(html)));
        assert_eq!(sane.is_ok(), expected, "{}", &html[..html.len().min(40)]);
    }

    #[test]
    fn ordinary_pages_pass() {
        check_page("<p>He said so.</p>", true);
        check_page(&"<p>said".repeat(10_000), true);
        check_page(&"<div><b>said</b></div>".repeat(10_000), true);
        check_page(&format!("{}said", "<div>".repeat(200)), true);
        check_page(&format!("<script>{{{}}}</script>", r#"i<n;f=a=>"b", "d": 'e', "#.repeat(10_000)), true);
        check_page(&format!("<p>{}", "1 <b and so on. ".repeat(100)), true);
    }

    #[test]
    fn long_scripts_pass() {
        check_page(&format!("<script type='x'>{{{}}}</script><p>He said so.</p>", "\"key\": 1, ".repeat(10_000)), true);
        check_page(&format!("<p data='{}'>He said so.</p>", "key: 1, ".repeat(10_000)), true);
    }

    #[test]
    fn towers_do_not() {
        check_page(&"<div>".repeat(300), false);
        check_page(&"<i>a</i>".repeat(600_000), false);
        check_page(&"<div>".repeat(1_000_000), false);
        check_page(&format!("<svg><style>{}", "<g>".repeat(3000)), false);
        check_page(&format!("<p {}>", "a=1 ".repeat(100_000)), false);
        check_page(&format!("<svg><script></script><p x='>' {}>", "a ".repeat(100_000)), false);
        check_page(&"<a".repeat(100_000), false);
        check_page(&format!("<p b='>' {}>", "a=1 ".repeat(100_000)), false);
        check_page(&format!("<p b' {}>", "a=1 ".repeat(100_000)), false);
    }
}
