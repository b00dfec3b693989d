//! The IPTC's NewsML-G2, as agencies send it: an item of news, or a message with several; their bodies in NITF, XHTML, or as text.

mod item;

use super::{Format, Way, cell};
use crate::portion::{Portion, Portions};
use crate::stream::{Head, Stream};
use crate::unpack::{Stop, Unpacking};
use crate::xml::{Node, Xml, attribute};
use crate::{Error, LARGEST};

use item::Item;

/// NewsML-G2.
pub(crate) static FORMAT: Format =
    Format { name: "newsml", what: "items of news in NewsML-G2", most: LARGEST, knows, way: Way::Many(unpack) };

/// How far into a file its root element is looked for: comments on rights stand before some.
const ROOT: usize = 4096;

fn knows(head: &Head<'_>) -> bool {
    let start = head.start();
    let root = &start[..start.len().min(ROOT)];
    let has = |name: &[u8]| root.windows(name.len()).any(|window| window == name);
    start.starts_with(b"<") && has(b"http://iptc.org/std/nar/2006-10-01/") && (has(b"newsItem") || has(b"newsMessage"))
}

/// Reads a file to its end. Items of other kinds than news (packages, concepts, plans) hold no report and are passed over.
fn unpack(stream: Stream<'_>, unpacking: &mut Unpacking<'_>) -> Result<(), Stop> {
    let (stream, portion) = Portions::new(stream);
    let mut xml = Xml::new(stream, "NewsML-G2 file")?;
    let mut number = 0_u32;
    while let Some(node) = xml.next()? {
        if let Node::Begins(name, attributes) = node
            && name == "newsItem"
        {
            number = number.saturating_add(1);
            let language = attribute(&attributes, "lang").map(str::to_owned);
            hand_on(number, item(&mut xml, &portion, language)?, unpacking)?;
        }
    }
    if number == 0 { Err(Error::no_records().into()) } else { Ok(()) }
}

/// The item that has begun.
fn item<R: std::io::Read>(xml: &mut Xml<R>, portion: &Portion, language: Option<String>) -> Result<Item, Error> {
    portion.next();
    let mut item = Item::new(language);
    while let Some(node) = xml.next()? {
        if item.take(node) {
            break;
        }
    }
    Ok(item)
}

fn hand_on(number: u32, item: Item, unpacking: &mut Unpacking<'_>) -> Result<(), Stop> {
    match item.report() {
        Ok((known, text)) => unpacking.document(number, cell::as_text(), known, text.into_bytes()),
        Err(error) => unpacking.broken(number, error),
    }
}

#[cfg(test)]
mod tests {
    use crate::formats::found;

    /// What is found in a message with these items.
    #[track_caller]
    fn check(items: &str, expected: &[&str]) {
        let message = format!(
            "<?xml version='1.0'?><newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'><itemSet>{items}</itemSet></newsMessage>"
        );
        assert_eq!(found("a.xml", message.as_bytes()), expected);
    }

    #[test]
    fn bodies_of_all_kinds() {
        let xhtml = "<newsItem><contentMeta><headline>Rain</headline></contentMeta><contentSet><inlineXML contenttype='application/xhtml+xml'>\
            <html><head><title>x</title></head><body><p>It <b>rained</b>.</p>\n<p>Much.</p></body></html></inlineXML></contentSet></newsItem>";
        let nitf = "<newsItem><contentSet><inlineXML><nitf><body><body.head><hedline><hl1>Rain</hl1></hedline></body.head><body.content>\
            <p>It rained.</p><media><media-caption>A cloud</media-caption></media></body.content><body.end>end</body.end></body></nitf></inlineXML></contentSet></newsItem>";
        let text = "<newsItem><contentSet><inlineData contenttype='text/plain'>It rained.\n\nMuch.</inlineData></contentSet></newsItem>";
        let html = "<newsItem><contentSet><inlineData contenttype='text/html'>&lt;p>It rained.&lt;/p></inlineData></contentSet></newsItem>";
        check(xhtml, &[":1 It rained.\n\nMuch. {Rain}"]);
        check(
            &format!("{nitf}<packageItem/>{text}{html}"),
            &[":1 It rained. {Rain}", ":2 It rained.\n\nMuch. {}", ":3 It rained. {}"],
        );
    }

    #[test]
    fn what_is_broken_is_named() {
        let withdrawn = "<newsItem><itemMeta><pubStatus qcode='stat:canceled'/></itemMeta></newsItem>";
        check(
            &format!("{withdrawn}<newsItem/>"),
            &[":1!withdrawn by its publisher: canceled", ":2!empty: no text in the record"],
        );
        let cut = b"<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/'><contentSet>";
        assert_eq!(found("a", cut), ["!damaged NewsML-G2 file: it ends within an element"]);
    }
}
