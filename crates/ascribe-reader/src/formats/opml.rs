//! Lists of feeds (OPML), as feed readers write them. They hold no reports, but say where some are.

use super::{Format, Way};
use crate::stream::Head;
use crate::xml::{Node, Xml, attribute};
use crate::{Error, LARGEST};

/// A list of feeds.
pub(crate) static FORMAT: Format = Format {
    name: "opml",
    what: "lists of feeds (OPML), which are watched and not read",
    most: LARGEST,
    knows,
    way: Way::One(|_| Err(Error::refused("it is a list of feeds, which can be watched"))),
};

/// How far into a file its root element is looked for.
const HEAD: usize = 2048;

fn knows(head: &Head<'_>) -> bool {
    let start = head.start();
    let root = start[..start.len().min(HEAD)].windows(5).position(|window| window.eq_ignore_ascii_case(b"<opml"));
    // Only declarations and comments stand before a root element.
    root.is_some_and(|at| !start[..at].windows(2).any(|pair| pair[0] == b'<' && pair[1].is_ascii_alphabetic()))
        && start.starts_with(b"<")
}

/// The addresses of the feeds in a list of feeds (OPML), in its order, each once.
///
/// # Errors
///
/// If it is no such list, or is damaged, or there is no feed in it.
pub fn feeds(list: &[u8]) -> Result<Vec<String>, Error> {
    if !knows(&Head::new(list, "")) {
        return Err(Error::refused("it is no list of feeds (OPML)"));
    }
    let mut xml = Xml::new(list, "list of feeds")?;
    let mut feeds = Vec::new();
    while let Some(node) = xml.next()? {
        if let Node::Begins(name, attributes) = node
            && name.eq_ignore_ascii_case("outline")
            && let Some(address) = attribute(&attributes, "xmlUrl").or_else(|| attribute(&attributes, "xmlurl"))
        {
            let address = address.trim().to_owned();
            if !address.is_empty() && !feeds.contains(&address) {
                feeds.push(address);
            }
        }
    }
    if feeds.is_empty() { Err(Error::no_records()) } else { Ok(feeds) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(list: &str, expected: &[&str]) {
        assert_eq!(feeds(list.as_bytes()).expect("a list"), expected);
    }

    #[track_caller]
    fn refused(list: &str, expected: &str) {
        assert_eq!(feeds(list.as_bytes()).expect_err("no list").to_string(), expected);
    }

    #[test]
    fn lists() {
        let list = "<?xml version='1.0'?><!-- my feeds --><opml version='2.0'><head><title>Feeds</title></head><body>\
            <outline text='Coast'><outline type='rss' text='Gazette' xmlUrl='https://gazette.example/feed?a=1&amp;b=2'/>\
            <outline text='Herald' xmlUrl=' https://herald.example/atom.xml '/></outline>\
            <outline text='again' xmlUrl='https://herald.example/atom.xml'/><outline text='a note'/></body></opml>";
        check(list, &["https://gazette.example/feed?a=1&b=2", "https://herald.example/atom.xml"]);
    }

    #[test]
    fn what_is_no_list() {
        refused("<rss version='2.0'/>", "not read: it is no list of feeds (OPML)");
        refused("<html><p><opml></html>", "not read: it is no list of feeds (OPML)");
        refused("", "not read: it is no list of feeds (OPML)");
        refused("<opml><body/></opml>", "empty: no records");
        refused(
            "<opml><body><outline xmlUrl='https://a.example/'/>",
            "damaged list of feeds: it ends within an element",
        );
    }

    #[test]
    fn a_list_is_no_report() {
        let told = crate::read(b"<opml><body><outline xmlUrl='https://a.example/'/></body></opml>", None);
        assert_eq!(told.expect_err("no report").to_string(), "not read: it is a list of feeds, which can be watched");
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = feeds(&[b"<opml>", &bytes[..]].concat());
        }
    }
}
