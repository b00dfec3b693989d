//! The element that an XML feed is: what tells it from other XML, and how its end and those of its items are written.

/// How far into a file its namespaces are looked for.
const NAMESPACES: usize = 4096;

/// How far from its key the version of a JSON feed stands.
const VERSION: usize = 48;

/// The root element of a feed.
pub(super) struct Root<'a> {
    /// Its name as it is written, with its prefix.
    name: &'a str,
}

/// Whether a file that begins so is a feed.
pub(super) fn is_feed(start: &[u8]) -> bool {
    if start.starts_with(b"{") { is_json_feed(start) } else { Root::of(start).is_some() }
}

/// Whether bytes are in UTF-16.
pub(super) fn is_wide(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF")
}

/// Whether a file that begins so is a feed in UTF-16.
pub(super) fn is_wide_feed(bytes: &[u8]) -> bool {
    is_wide(bytes) && is_feed(&bytes[2..].iter().copied().filter(|&byte| byte != 0).collect::<Vec<_>>())
}

/// Whether an object says that it is a JSON Feed. Slashes are escaped in some.
fn is_json_feed(start: &[u8]) -> bool {
    let start = &start[..start.len().min(NAMESPACES)];
    let Some(at) = find(start, b"\"version\"") else { return false };
    let value = &start[at..start.len().min(at + VERSION)];
    has(value, b"jsonfeed.org/version/") || has(value, b"jsonfeed.org\\/version\\/")
}

impl<'a> Root<'a> {
    /// The root element of a feed; none where the file is another thing.
    pub(super) fn of(bytes: &'a [u8]) -> Option<Self> {
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let rest = after_prolog(bytes)?;
        let length = rest.iter().position(|byte| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/'))?;
        let name = std::str::from_utf8(&rest[..length]).ok()?;
        let begins = &rest[..rest.len().min(NAMESPACES)];
        let is_feed = match local(name) {
            "rss" => true,
            "feed" => has(begins, b"http://www.w3.org/2005/Atom") || has(begins, b"http://purl.org/atom/ns#"),
            "RDF" => has(begins, b"http://purl.org/rss/1.0/") || has(begins, b"rdf/simple/0.9/"),
            _ => false,
        };
        is_feed.then_some(Self { name })
    }

    /// Whether a feed has its end.
    pub(super) fn is_closed(&self, bytes: &[u8]) -> bool {
        let end = format!("</{}", self.name);
        bytes.windows(end.len()).rev().any(|window| window == end.as_bytes())
    }

    /// What closes a feed after an item.
    pub(super) fn closing(&self) -> String {
        let channel = if self.name == "rss" { "</channel>" } else { "" };
        format!("{channel}</{}>", self.name)
    }

    /// Where its items end, in order.
    pub(super) fn ends_of_items(&self, bytes: &[u8]) -> Vec<usize> {
        let item = if local(self.name) == "feed" { self.name.replace("feed", "entry") } else { "item".to_owned() };
        let end = format!("</{item}>");
        let ends = bytes.windows(end.len()).enumerate().filter(|(_, window)| *window == end.as_bytes());
        ends.map(|(at, _)| at + end.len()).collect()
    }
}

/// The name without its prefix.
fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// What follows the first `<` of an element: declarations, comments and document types stand before it.
fn after_prolog(mut bytes: &[u8]) -> Option<&[u8]> {
    loop {
        bytes = bytes.trim_ascii_start().strip_prefix(b"<")?;
        let end: &[u8] = match bytes {
            [b'?', ..] => b"?>",
            [b'!', b'-', b'-', ..] => b"-->",
            [b'!', ..] => b">",
            _ => return Some(bytes),
        };
        bytes = &bytes[find(bytes, end)? + end.len()..];
    }
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

/// Whether `what` stands in `bytes`.
pub(super) fn has(bytes: &[u8], what: &[u8]) -> bool {
    find(bytes, what).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: bool) {
        assert_eq!(is_feed(text.as_bytes()), expected, "{text}");
    }

    #[test]
    fn feeds() {
        check("<?xml version='1.0'?><!-- a > b --><rss version='2.0'>", true);
        check("<!DOCTYPE rss SYSTEM 'rss.dtd'>\n<rss version='0.91'>", true);
        check("<a:feed xmlns:a='http://www.w3.org/2005/Atom'>", true);
        check("<rdf:RDF xmlns:rdf='x' xmlns='http://purl.org/rss/1.0/'>", true);
        check("{\"version\": \"https:\\/\\/jsonfeed.org\\/version\\/1.1\"", true);
    }

    #[test]
    fn other_things() {
        check("<html><rss>", false);
        check("<feed><cow/></feed>", false);
        check("<rdf:RDF xmlns:rdf='x'>", false);
        check("{\"text\":\"It rained on jsonfeed.org/version/1.\"}", false);
        check("<!-- rss", false);
        check("", false);
    }
}
