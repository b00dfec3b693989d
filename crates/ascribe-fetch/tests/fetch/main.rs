//! The client, on a server that answers as servers do, and on one that answers as none should.

mod server;

use std::io::{Read, Write};
use std::time::Duration;

use ascribe_fetch::{Address, Answer, Client, Error, Manners, Reach, Version, Wanted};

use server::{Asked, Reply, Server, nothing, reply};

const QUICK: Manners =
    Manners { pause: Duration::ZERO, patience: Duration::from_secs(2), silence: Duration::from_millis(400) };

/// A server without rules for robots.
fn open(answer: impl Fn(&Asked) -> Reply + Send + Sync + 'static) -> Server {
    Server::new(move |asked| if asked.path == "/robots.txt" { nothing() } else { answer(asked) })
}

fn address(written: &str) -> Address {
    Address::parse(written).expect("an address")
}

fn fetch(server: &Server, path: &str) -> Result<Answer, Error> {
    let address = address(&server.url(path));
    Client::new(QUICK).fetch(&Wanted::of(&address))
}

/// What is at a path: "text", "unchanged", or "!reason".
fn told(server: &Server, path: &str) -> String {
    match fetch(server, path) {
        Ok(Answer::Unchanged) => "unchanged".to_owned(),
        Ok(Answer::Fresh(mut page)) => {
            let mut bytes = Vec::new();
            match page.body.by_ref().take(9 << 20).read_to_end(&mut bytes) {
                Ok(_) => String::from_utf8_lossy(&bytes).into_owned(),
                Err(error) => format!("{}!{error}", String::from_utf8_lossy(&bytes[..bytes.len().min(9)])),
            }
        }
        Err(error) => format!("!{error}"),
    }
}

#[track_caller]
fn check(server: &Server, path: &str, expected: &str) {
    assert_eq!(told(server, path), expected, "{path}");
}

#[test]
fn a_page() {
    let server =
        open(|_| reply("200 OK", &["Content-Type: text/html; charset=ISO-8859-1", "ETag: \"a\""], "It rained."));
    check(&server, "/a?b#c", "It rained.");
    let Ok(Answer::Fresh(page)) = fetch(&server, "/") else { panic!("a page") };
    assert_eq!(page.media.as_deref(), Some("text/html; charset=ISO-8859-1"));
    assert_eq!(page.version, Version { tag: Some("\"a\"".to_owned()), modified: None });
    let asked = &server.asked()[1];
    assert_eq!(asked.path, "/a?b");
    let presents = format!("user-agent: ascribe/{} (+https://", env!("CARGO_PKG_VERSION"));
    assert!(asked.headers.to_lowercase().contains(&presents), "{}", asked.headers);
}

#[test]
fn what_is_not_there() {
    let server = open(|asked| match asked.path.as_str() {
        "/gone" => reply("410 Gone", &[], ""),
        "/down" => reply("500 Internal Server Error", &[], ""),
        _ => nothing(),
    });
    check(&server, "/", "!404 not found");
    check(&server, "/gone", "!410 gone");
    check(&server, "/down", "!500 internal server error");
    assert!(fetch(&server, "/gone").is_err_and(|error| error.is_lasting()));
    assert!(fetch(&server, "/down").is_err_and(|error| !error.is_lasting()));
    let closed = std::net::TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a port");
    let nobody = Client::new(QUICK).fetch(&Wanted::of(&address(&format!("http://{closed}/"))));
    assert_eq!(nobody.map(drop).unwrap_err().to_string(), "the connection was refused");
}

#[test]
fn what_has_not_changed_is_not_sent_again() {
    let server = open(|asked| match asked.headers.to_lowercase() {
        headers if headers.contains("if-none-match: \"a\"") && headers.contains("if-modified-since: mon") => {
            reply("304 Not Modified", &[], "")
        }
        _ => reply("200 OK", &["ETag: \"a\"", "Last-Modified: Mon, 02 Apr 2012 10:30:00 GMT"], "It rained."),
    });
    let (client, address) = (Client::new(QUICK), address(&server.url("/")));
    let Ok(Answer::Fresh(page)) = client.fetch(&Wanted::of(&address)) else { panic!("a page") };
    let version = page.version.clone();
    drop(page);
    let wanted = Wanted { known: Some(&version), ..Wanted::of(&address) };
    assert!(matches!(client.fetch(&wanted), Ok(Answer::Unchanged)));
    assert_eq!(server.paths(), ["/robots.txt", "/", "/"], "the rules for robots are asked for once");
}

#[test]
fn robots() {
    let rules = "User-agent: ascribe\nDisallow: /private\n";
    let server = Server::new(move |asked| match asked.path.as_str() {
        "/robots.txt" => reply("200 OK", &[], rules),
        "/leads" => reply("302 Found", &["Location: /private/b"], ""),
        _ => reply("200 OK", &[], "It rained."),
    });
    check(&server, "/open", "It rained.");
    check(&server, "/private/a", "!not fetched: the site's robots.txt does not allow it");
    check(&server, "/leads", "!not fetched: the site's robots.txt does not allow it");
    assert!(!server.paths().iter().any(|path| path.starts_with("/private")));
}

#[test]
fn robots_that_cannot_be_had() {
    let server = Server::new(|asked| match asked.path.as_str() {
        "/robots.txt" => reply("503 Service Unavailable", &[], ""),
        _ => reply("200 OK", &[], "It rained."),
    });
    check(&server, "/", "!not fetched: the site's robots.txt cannot be had: 503 service unavailable");
    let moved = Server::new(|asked| match asked.path.as_str() {
        "/robots.txt" => reply("301 Moved Permanently", &["Location: /rules"], ""),
        "/rules" => reply("200 OK", &[], "User-agent: *\nDisallow: /"),
        _ => reply("200 OK", &[], "It rained."),
    });
    check(&moved, "/", "!not fetched: the site's robots.txt does not allow it");
}

#[test]
fn redirects() {
    let server = open(|asked| match asked.path.as_str() {
        "/a" => reply("301 Moved Permanently", &["Location: b/c?d"], ""),
        "/b/c?d" => reply("307 Temporary Redirect", &["Location: /end"], ""),
        "/end" => reply("200 OK", &[], "It rained."),
        "/circle" => reply("302 Found", &["Location: /circle"], ""),
        "/file" => reply("302 Found", &["Location: file:///etc/passwd"], ""),
        "/nowhere" => reply("302 Found", &[], ""),
        on => reply("302 Found", &[&format!("Location: {on}x")], ""),
    });
    check(&server, "/a", "It rained.");
    let Ok(Answer::Fresh(page)) = fetch(&server, "/a") else { panic!("a page") };
    assert_eq!(page.address.as_str(), server.url("/end"));
    check(&server, "/circle", "!redirected in a circle");
    check(&server, "/x", "!redirected more than 10 times");
    check(&server, "/file", "!redirected to what cannot be fetched: only http and https are fetched");
    check(&server, "/nowhere", "!302 found");
}

#[test]
fn who_asks_to_wait_is_waited_for() {
    let answered = std::sync::atomic::AtomicBool::new(false);
    let server = open(move |asked| match asked.path.as_str() {
        "/long" => reply("503 Service Unavailable", &["Retry-After: 3600"], ""),
        "/always" => reply("429 Too Many Requests", &["Retry-After: 0"], ""),
        "/silent" => reply("429 Too Many Requests", &[], ""),
        _ if answered.swap(true, std::sync::atomic::Ordering::Relaxed) => reply("200 OK", &[], "It rained."),
        _ => reply("429 Too Many Requests", &["Retry-After: 1"], ""),
    });
    check(&server, "/", "It rained.");
    let asked = server.asked();
    assert_eq!(asked.len(), 3);
    assert!(asked[2].when - asked[1].when >= Duration::from_millis(990));
    check(&server, "/silent", "!429 too many requests");
    assert_eq!(fetch(&server, "/always").unwrap_err().wait(), Some(Duration::ZERO));
    let client = Client::new(QUICK);
    let told = |path: &str| client.fetch(&Wanted::of(&address(&server.url(path)))).map(drop).unwrap_err();
    assert!(told("/long").wait().is_some_and(|wait| wait > Duration::from_secs(3500)));
    let before = server.asked().len();
    assert!(told("/").wait().is_some(), "the whole host is left alone");
    assert_eq!(server.asked().len(), before);
}

#[test]
fn requests_are_apart() {
    let server = Server::new(|asked| match asked.path.as_str() {
        "/robots.txt" => reply("200 OK", &[], "User-agent: *\nCrawl-delay: 0.4"),
        _ => reply("200 OK", &[], "It rained."),
    });
    let client = Client::new(Manners { pause: Duration::from_millis(100), ..QUICK });
    for path in ["/a", "/b"] {
        let page = client.fetch(&Wanted::of(&address(&server.url(path))));
        assert!(matches!(page, Ok(Answer::Fresh(_))));
    }
    let asked = server.asked();
    assert!(asked.windows(2).all(|pair| pair[1].when - pair[0].when >= Duration::from_millis(390)));
}

#[test]
fn bodies_are_bounded() {
    let server = open(|_| Reply::Endless(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".to_vec()));
    let address = address(&server.url("/"));
    let wanted = Wanted { most: 3 << 20, ..Wanted::of(&address) };
    let Ok(Answer::Fresh(mut page)) = Client::new(QUICK).fetch(&wanted) else { panic!("a page") };
    let mut bytes = Vec::new();
    let error = page.body.read_to_end(&mut bytes).expect_err("no end");
    assert_eq!(error.to_string(), "the server sends more than 3 MiB");
    assert!(bytes.len() <= 3 << 20);
}

#[test]
fn servers_that_are_slow() {
    let head = b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n";
    let server = open(move |asked| match asked.path.as_str() {
        "/drip" => Reply::Drip(head.to_vec(), Duration::from_millis(50)),
        "/mute" => Reply::Drip(Vec::new(), Duration::from_secs(60)),
        _ => Reply::Drip([&head[..], b"It rained"].concat(), Duration::from_secs(60)),
    });
    check(&server, "/stops", "It rained!the server takes too long");
    check(&server, "/mute", "!the server takes too long");
    assert!(told(&server, "/drip").ends_with("!the server sends too slowly"));
}

#[test]
fn bodies_that_are_not_what_was_announced() {
    let server = open(|asked| match asked.path.as_str() {
        "/short" => Reply::Bytes(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nIt rained".to_vec()),
        "/long" => Reply::Bytes(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nIt rained and snowed".to_vec()),
        "/chunk" => {
            Reply::Bytes(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nIt rained\r\nzz\r\n".to_vec())
        }
        _ => Reply::Bytes(b"SSH-2.0-OpenSSH\r\n".to_vec()),
    });
    check(&server, "/short", "It rained!the connection was closed before the end");
    check(&server, "/long", "It rained");
    check(&server, "/chunk", "!damaged answer: chunk length cannot be read as a number");
    assert!(told(&server, "/").starts_with("!damaged answer: "), "{}", told(&server, "/"));
}

#[test]
fn packed_bodies_are_unpacked() {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(b"It rained.").expect("bytes");
    let packed = packed.finish().expect("bytes");
    let server = open(move |asked| {
        let packed = if asked.path == "/cut" { &packed[..12] } else { &packed[..] };
        reply("200 OK", &["Content-Encoding: gzip"], packed)
    });
    check(&server, "/", "It rained.");
    assert!(told(&server, "/cut").contains('!'), "{}", told(&server, "/cut"));
}

#[test]
fn what_comes_from_outside_leads_to_no_private_network() {
    let server = open(|_| reply("200 OK", &[], "secret"));
    let client = Client::new(QUICK);
    let port = server.at.rsplit(':').next().expect("a port");
    for host in ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]", "0.0.0.0"] {
        let address = address(&format!("http://{host}:{port}/"));
        let wanted = Wanted { reach: Reach::Public, ..Wanted::of(&address) };
        let error = client.fetch(&wanted).map(drop).expect_err("a private address");
        assert_eq!(error.to_string(), "not fetched: it leads from outside into a private network", "{host}");
        assert!(error.is_refused() && error.is_lasting());
    }
    assert!(server.asked().is_empty());
    let Ok(Answer::Fresh(page)) = fetch(&server, "/") else { panic!("who names it himself gets it") };
    assert_eq!(page.reach, Reach::Anywhere);
}

#[test]
fn who_does_not_encrypt_is_not_trusted() {
    let server = open(|_| reply("200 OK", &[], "It rained."));
    let address = address(&format!("https://{}/", server.at));
    let error = Client::new(QUICK).fetch(&Wanted::of(&address)).map(drop).expect_err("no TLS");
    assert_eq!(error.to_string(), "the connection was closed before the end");
}
