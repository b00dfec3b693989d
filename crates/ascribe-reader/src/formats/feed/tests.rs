//! What is found in feeds.

use crate::formats::found;

/// What is found in an RSS feed with these items.
#[track_caller]
fn check(items: &str, expected: &[&str]) {
    let feed = format!(
        "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>The Gazette</title>{items}</channel></rss>"
    );
    assert_eq!(found("a", feed.as_bytes()), expected);
}

const WHOLE: &str = "<item><title>Rain &amp;amp; wind</title><description>Short.</description>\
    <content:encoded><![CDATA[<p>It <b>rained</b>.</p><p>Much.</p>]]></content:encoded></item>";

#[test]
fn a_report_that_is_whole() {
    check(WHOLE, &[":1 It rained.\n\nMuch. {Rain & wind}"]);
    check(
        "<item><description>&lt;p>One.&lt;/p>&lt;p>Two.&lt;/p>&lt;p>Three.&lt;/p></description></item>",
        &[":1 One.\n\nTwo.\n\nThree. {}"],
    );
}

#[test]
fn a_summary_is_not_the_report() {
    let at = ":1!only a summary of a report: the whole is at https://a.example/1";
    check("<item><link>https://a.example/1</link><description>It rained.</description></item>", &[at]);
    let cut = "<content:encoded>&lt;p>It rained and [&amp;#8230;]&lt;/p>&lt;p>It appeared first in The Gazette.&lt;/p></content:encoded>";
    check(&format!("<item><link>https://a.example/1</link>{cut}</item>"), &[at]);
    check(
        "<item><title>Rain</title></item>",
        &[":1!only a summary of a report, and the feed does not say where the whole is"],
    );
}

#[test]
fn what_is_damaged_costs_no_more_than_itself() {
    let feed = format!(
        "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel>{WHOLE}{WHOLE}<item><ti"
    );
    let found = found("a", feed.as_bytes());
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(found[0].starts_with(":1 It rained.") && found[1].starts_with(":2 It rained."), "{found:?}");
    assert!(found[2].starts_with(":3!damaged feed: "), "{found:?}");
}

#[test]
fn a_feed_with_nothing_in_it() {
    check("", &["!empty: no records"]);
}

#[test]
fn utf_16_is_refused_by_name() {
    let wide: Vec<u8> = "\u{FEFF}<rss version='2.0'>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(found("a", &wide), ["!not read: it is a feed in UTF-16"]);
}

#[test]
fn deep_nesting_is_refused_or_read() {
    let deep = "<b>".repeat(100_000);
    check(
        &format!("<item><content:encoded><![CDATA[{deep}]]></content:encoded></item>"),
        &[":1!damaged page: its elements are too many, nested too deep, or have too many attributes"],
    );
    let feed = format!("<rss version='2.0'><channel><item>{deep}");
    assert!(found("a", feed.as_bytes()).iter().all(|found| found.contains("!damaged feed")));
}
