//! Reports on the web, on a server in the process of the test.

use crate::kept::Kept;
use crate::place::Place;
use crate::server::{Asked, Reply, Server, nothing, reply};

pub(crate) const SAID: &str =
    "The mayor of Tideford, Grace Oduya, said on Tuesday that the town would not sell the old harbour to anybody.";
pub(crate) const ANSWER: &str =
    "The company behind the plan, Northline Ports, said that it had not been told of the decision and would wait.";

/// A page with a report.
pub(crate) fn page(title: &str, said: &str) -> String {
    format!(
        "<!DOCTYPE html><html lang='en'><head><title>{title}</title><meta property='og:site_name' content='The Tideford Gazette'>\
         <meta property='article:published_time' content='2031-03-04T09:30:00Z'></head><body><article><h1>{title}</h1><p>{said}</p>\
         <p>{ANSWER}</p></article></body></html>"
    )
}

/// A server without rules for robots.
pub(crate) fn open(answer: impl Fn(&Asked) -> Reply + Send + Sync + 'static) -> Server {
    Server::new(move |asked| if asked.path == "/robots.txt" { nothing() } else { answer(asked) })
}

fn run(place: &Place, arguments: &[&str]) -> (Option<i32>, String, String) {
    let run = place.run(&[arguments, &["--pause", "0s"]].concat());
    (run.code, run.stdout, run.stderr)
}

/// Adds what is there, and checks what is said at the end.
#[track_caller]
fn check(place: &Place, address: &str, said: &str, code: i32) {
    let (came, _, stderr) = run(place, &["add", address]);
    assert_eq!((stderr.as_str(), came), (said, Some(code)));
}

#[test]
fn a_page_is_read() {
    let server = open(|asked| match asked.path.as_str() {
        "/moved" => reply("301 Moved Permanently", &["Location: /a"], ""),
        "/a" => reply("200 OK", &["Content-Type: text/html; charset=utf-8"], page("Harbour", SAID)),
        _ => nothing(),
    });
    let place = Place::new();
    let (code, stdout, stderr) = run(&place, &["read", "--format", "jsonl", &server.url("/moved")]);
    assert_eq!((code, stderr.as_str()), (Some(0), ""));
    assert!(stdout.contains("Northline Ports") && stdout.contains(&server.url("/moved")), "{stdout}");
    let (code, _, stderr) = run(&place, &["read", &server.url("/b"), "ftp://a.example"]);
    let said = format!(
        "ascribe: {}: 404 not found\nascribe: ftp://a.example: only http and https are fetched\n",
        server.url("/b")
    );
    assert_eq!((code, stderr), (Some(2), said));
}

#[test]
fn what_has_not_changed_is_not_fetched_again() {
    let server = open(|asked| {
        let is_known = asked.headers.to_lowercase().contains("if-none-match: \"1\"");
        if is_known {
            reply("304 Not Modified", &[], "")
        } else {
            reply("200 OK", &["ETag: \"1\""], page("Harbour", SAID))
        }
    });
    let (place, address) = (Place::new(), server.url("/a"));
    check(&place, &address, "ascribe: ascribe.db: 1 read, 1 new\n", 0);
    let kept = Kept::open(place.path("ascribe.db"));
    assert_eq!(kept.rows("SELECT address, published, title FROM documents"), [format!("{address}|2031-03-04|Harbour")]);
    assert_eq!(kept.rows("SELECT path, record FROM appearances"), [format!("{address}|0")]);
    assert_eq!(kept.rows("SELECT address, tag, failure FROM fetches"), [format!("{address}|\"1\"|-")]);
    check(&place, &address, "ascribe: ascribe.db: 0 read, 0 new, 1 unchanged\n", 0);
    let (code, _, stderr) = run(&place, &["add", "--publisher", "Post", &address]);
    assert_eq!(
        (code, stderr.as_str()),
        (Some(0), "ascribe: ascribe.db: 0 read, 0 new, 1 found before\n"),
        "it is asked for anew"
    );
}

#[test]
fn an_item_of_a_feed_stands_at_its_own_address() {
    let feed = |items: &str| {
        format!(
            "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>The Gazette</title>{items}</channel></rss>"
        )
    };
    let item = |link: &str, said: &str| {
        format!("<item><link>{link}</link><content:encoded><![CDATA[<p>{said}</p>]]></content:encoded></item>")
    };
    let count = std::sync::atomic::AtomicUsize::new(0);
    let server = open(move |_| {
        let (first, second) = (item("https://g.example/1", SAID), item("https://g.example/2", ANSWER));
        let is_first = count.fetch_add(1, std::sync::atomic::Ordering::Relaxed) == 0;
        reply("200 OK", &[], feed(&if is_first { first } else { second }))
    });
    let (place, address) = (Place::new(), server.url("/feed"));
    for said in ["1 read, 1 new (1 without a date)", "1 read, 1 new (1 without a date)"] {
        check(&place, &address, &format!("ascribe: ascribe.db: {said}\n"), 0);
    }
    let documents = "SELECT path, address, current FROM appearances JOIN documents USING (document) ORDER BY path";
    let expected = ["https://g.example/1|https://g.example/1|1", "https://g.example/2|https://g.example/2|1"];
    assert_eq!(
        Kept::open(place.path("ascribe.db")).rows(documents),
        expected,
        "what is no longer in the feed is still current"
    );
}
