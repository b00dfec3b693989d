//! `ascribe watch`, on feeds of a server in the process of the test.

use std::io::{BufRead, BufReader};
use std::process::Stdio;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use crate::kept::Kept;
use crate::place::{Place, Run};
use crate::server::{Asked, Reply, Server, nothing, reply};
use crate::web::{ANSWER, SAID, open, page};

/// A feed with a summary of what each link leads to.
fn feed(links: &[&str]) -> String {
    let item = |link: &&str| {
        format!(
            "<item><title>Of {link}</title><link>{link}</link><pubDate>Tue, 04 Mar 2031 09:30:00 GMT</pubDate><description>It rained.</description></item>"
        )
    };
    let items: String = links.iter().map(item).collect();
    format!("<rss version='2.0'><channel><title>The Tideford Gazette</title>{items}</channel></rss>")
}

/// A server of a feed in which these paths are, its version being a tag, and of what `answer` says is there.
fn gazette(paths: &'static [&str], answer: impl Fn(&Asked) -> Reply + Send + Sync + 'static) -> Server {
    open(move |asked| {
        let at = asked.headers.lines().find_map(|line| line.to_lowercase().strip_prefix("host: ").map(str::to_owned));
        let at = at.expect("a host");
        let links: Vec<String> = paths.iter().map(|path| format!("http://{at}{path}")).collect();
        let links: Vec<&str> = links.iter().map(String::as_str).collect();
        match asked.path.as_str() {
            "/feed" if asked.headers.to_lowercase().contains("if-none-match: \"1\"") => {
                reply("304 Not Modified", &[], "")
            }
            "/feed" => reply("200 OK", &["ETag: \"1\""], feed(&links)),
            _ => answer(asked),
        }
    })
}

fn watch(place: &Place, feeds: &[&str]) -> Run {
    place.run(&[&["watch", "--once", "--pause", "0s"], feeds].concat())
}

#[track_caller]
fn check(place: &Place, feeds: &[&str], printed: &str, said: &str, code: i32) {
    let run = watch(place, feeds);
    assert_eq!((run.stdout.as_str(), run.stderr.as_str(), run.code), (printed, said, Some(code)));
}

fn rows(place: &Place, sql: &str) -> Vec<String> {
    Kept::open(place.path("ascribe.db")).rows(sql)
}

#[test]
fn what_is_new_is_followed_and_told_once() {
    let server = gazette(&["/1", "/2"], |asked| match asked.path.as_str() {
        "/1" => reply("200 OK", &[], page("Harbour", SAID)),
        "/2" => {
            reply("200 OK", &[], format!("<html><body><article><p>{ANSWER}</p><p>{SAID}</p></article></body></html>"))
        }
        _ => nothing(),
    });
    let (place, at) = (Place::new(), server.url("/feed"));
    let list = format!("<opml version='2.0'><body><outline text='Gazette' xmlUrl='{at}'/></body></opml>");
    let place = place.with("feeds.opml", list);
    let (one, two) = (server.url("/1"), server.url("/2"));
    let printed = format!(
        "2031-03-04\tThe Tideford Gazette\tHarbour\t{one}\n2031-03-04\tThe Tideford Gazette\tOf {two}\t{two}\n"
    );
    check(&place, &["feeds.opml"], &printed, "ascribe: ascribe.db: 2 read, 2 new (1 copy)\n", 0);
    check(&place, &[&at, "feeds.opml"], "", "ascribe: ascribe.db: 0 read, 0 new\n", 0);
    assert_eq!(
        server.paths(),
        ["/robots.txt", "/feed", "/1", "/2", "/robots.txt", "/feed"],
        "the second time nothing is new"
    );
    assert_eq!(rows(&place, "SELECT path FROM appearances"), [one, two]);
}

#[test]
fn a_feed_that_has_its_reports_whole_is_not_followed() {
    let server = open(|asked| match asked.path.as_str() {
        "/feed" => reply(
            "200 OK",
            &[],
            format!(
                "{{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"The Gazette\",\"items\":[{{\"id\":\"1\",\"url\":\"https://g.example/1\",\"content_text\":\"{SAID}\"}}]}}"
            ),
        ),
        _ => nothing(),
    });
    let place = Place::new();
    let printed = "-\tThe Gazette\t-\thttps://g.example/1\n";
    check(&place, &[&server.url("/feed")], printed, "ascribe: ascribe.db: 1 read, 1 new (1 without a date)\n", 0);
    check(&place, &[&server.url("/feed")], "", "ascribe: ascribe.db: 0 read, 0 new\n", 0);
}

#[test]
fn what_fails_is_named_and_asked_again_later() {
    let count = AtomicUsize::new(0);
    let server = gazette(&["/gone", "/down"], move |asked| match asked.path.as_str() {
        "/down" if count.fetch_add(1, Ordering::Relaxed) > 0 => reply("200 OK", &[], page("Harbour", SAID)),
        "/down" => reply("500 Internal Server Error", &[], ""),
        _ => nothing(),
    });
    let (place, at) = (Place::new(), server.url("/feed"));
    let (gone, down) = (server.url("/gone"), server.url("/down"));
    let said = format!(
        "ascribe: {gone}: 404 not found\nascribe: {down}: 500 internal server error; asked again in 30m\nascribe: ascribe.db: 0 read, 0 new, 2 failed\n"
    );
    check(&place, &[&at], "", &said, 2);
    check(&place, &[&at], "", "ascribe: ascribe.db: 0 read, 0 new\n", 0);
    assert_eq!(server.paths().iter().filter(|path| *path == "/down").count(), 1, "it is left alone for a while");
    let ledger = rusqlite::Connection::open(place.path("ascribe.db")).expect("a ledger");
    ledger.execute("UPDATE fetches SET after = 0 WHERE address = ?", [&down]).expect("a row");
    check(
        &place,
        &[&at],
        &format!("2031-03-04\tThe Tideford Gazette\tHarbour\t{down}\n"),
        "ascribe: ascribe.db: 1 read, 1 new\n",
        0,
    );
    assert_eq!(
        rows(&place, "SELECT tag FROM fetches WHERE failure IS NULL"),
        ["\"1\""],
        "now nothing in it is still to be had"
    );
    assert_eq!(server.paths().iter().filter(|path| *path == "/gone").count(), 1);
}

#[test]
fn feeds_that_fail_are_named_and_left_alone() {
    let server = open(|asked| match asked.path.as_str() {
        "/page" => reply("200 OK", &[], page("Harbour", SAID)),
        _ => nothing(),
    });
    let list = "<opml><body><outline xmlUrl='ftp://a.example/'/></body></opml>";
    let place = Place::new().with("feeds.opml", list).with("a.txt", "It rained.");
    let (none, no_feed) = (server.url("/none"), server.url("/page"));
    let run = watch(&place, &[&none, "feeds.opml", "a.txt", "none.opml", &no_feed]);
    let mut said: Vec<&str> = run.stderr.lines().collect();
    said[3..5].sort_unstable();
    let mut expected = [
        format!("ascribe: {none}: 404 not found; asked again in 30m"),
        format!("ascribe: {no_feed}: no feed is there; asked again in 30m"),
    ];
    expected.sort_unstable();
    let listed = [
        "ascribe: feeds.opml: ftp://a.example/: only http and https are fetched",
        "ascribe: a.txt: not read: it is no list of feeds (OPML)",
        "ascribe: none.opml: no such file or folder",
    ];
    assert_eq!(said[..3], listed);
    assert_eq!(said[3..5], expected);
    assert_eq!((said[5], run.code), ("ascribe: ascribe.db: 0 read, 0 new, 5 failed", Some(2)));
    let before = server.asked().len();
    check(&place, &[&none, &no_feed], "", "ascribe: ascribe.db: 0 read, 0 new\n", 0);
    assert_eq!(server.asked().len(), before);
    assert_eq!(
        watch(&place, &["a.txt"]).stderr,
        "ascribe: a.txt: not read: it is no list of feeds (OPML)\nascribe: there are no feeds to watch\n"
    );
}

#[test]
fn killed_it_goes_on() {
    let count = AtomicUsize::new(0);
    let server = gazette(&["/1", "/2"], move |asked| match asked.path.as_str() {
        "/1" => reply("200 OK", &[], page("Harbour", SAID)),
        _ if count.fetch_add(1, Ordering::Relaxed) > 0 => reply("200 OK", &[], page("Harbour", SAID)),
        _ => Reply::Drip(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n".to_vec(), Duration::from_millis(50)),
    });
    let (place, at) = (Place::new(), server.url("/feed"));
    let mut child = place.command(&["watch", "--pause", "0s", &at]).stderr(Stdio::null()).spawn().expect("a run");
    while !server.paths().iter().any(|path| path == "/2") {
        std::thread::sleep(Duration::from_millis(20));
    }
    child.kill().expect("a running process");
    child.wait().expect("an end");
    assert_eq!(
        rows(&place, "SELECT count(*) FROM fetches"),
        ["0"],
        "the feed is not known, since not all in it is recorded"
    );
    let run = watch(&place, &[&at]);
    assert_eq!(
        (run.stderr.as_str(), run.code),
        ("ascribe: ascribe.db: 1 read, 1 with the text of another, 2 new (1 copy)\n", Some(0))
    );
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_it_and_what_was_read_is_kept() {
    let server = gazette(&["/1"], |_| reply("200 OK", &[], page("Harbour", SAID)));
    let place = Place::new();
    let mut child = place
        .command(&["watch", "--pause", "0s", &server.url("/feed")])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("a run");
    let mut line = String::new();
    BufReader::new(child.stdout.take().expect("a pipe")).read_line(&mut line).expect("a line");
    assert_eq!(line, format!("2031-03-04\tThe Tideford Gazette\tHarbour\t{}\n", server.url("/1")));
    let interrupted = std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(interrupted.expect("kill").success());
    assert_eq!(child.wait().expect("an end").code(), Some(0));
    assert_eq!(rows(&place, "SELECT count(*) FROM documents"), ["1"]);
}
