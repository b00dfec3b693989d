//! What web archives give: pages told from the rest, and damage that costs itself alone.

use std::io::Write;
use std::ops::ControlFlow;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::unpack_stream;

/// A record whose header says that it has so many bytes more than it has.
fn record(kind: &str, media: &str, block: &str, more: usize) -> String {
    let length = block.len() + more;
    format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: <https://gazette.example/rain>\r\nContent-Type: {media}\r\n\
         Content-Length: {length}\r\n\r\n{block}\r\n\r\n"
    )
}

fn response(head: &str, body: &str) -> String {
    record("response", "application/http; msgtype=response", &format!("HTTP/1.1 {head}\r\n\r\n{body}"), 0)
}

/// A record in whose block each character is one byte, as in Latin-1.
fn latin(kind: &str, media: &str, block: &str) -> Vec<u8> {
    let block: Vec<u8> = block.chars().map(|c| u8::try_from(c).expect("a byte")).collect();
    let header = record(kind, media, "", block.len());
    [header.trim_end().as_bytes(), b"\r\n\r\n", &block, b"\r\n\r\n"].concat()
}

fn latin_response(head: &str, body: &str) -> Vec<u8> {
    latin("response", "application/http; msgtype=response", &format!("HTTP/1.1 {head}\r\n\r\n{body}"))
}

#[track_caller]
fn check(archive: impl AsRef<[u8]>, expected: &[&str]) {
    let mut found = Vec::new();
    unpack_stream("", &mut archive.as_ref(), None, |packed| {
        let text = packed.content.and_then(|raw| raw.read()).map(|record| record.document.text);
        found.push(format!(
            "{}{}",
            packed.place,
            text.map_or_else(|error| format!("!{error}"), |text| format!("={text}"))
        ));
        ControlFlow::Continue(())
    });
    assert_eq!(found, expected);
}

#[test]
fn pages_are_told_from_the_rest() {
    check(response("200 OK\r\nContent-Type: text/plain", "It rained."), &[":1=It rained."]);
    check(response("200", "It rained."), &[":1=It rained."]);
    check(response("301 Moved\r\nContent-Type: text/plain", "It rained."), &[]);
    check(response("200 OK\r\nContent-Type: text/css", "It rained."), &[]);
    check(record("request", "application/http; msgtype=request", "GET / HTTP/1.1", 0), &[]);
    check(record("response", "text/dns", "gazette.example. 300 IN A 192.0.2.1", 0), &[]);
}

#[test]
fn damaged_records_cost_themselves_alone() {
    let sound = record("resource", "text/plain", "It rained.", 0);
    let headless = sound.replace("Content-Length", "Content Length");
    check(format!("{headless}{sound}"), &[":1!damaged record: its header cannot be read", ":2=It rained."]);
}

/// A member of a compressed archive.
fn packed(record: &str) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(record.as_bytes()).expect("bytes");
    encoder.finish().expect("a member")
}

#[test]
fn what_was_refused_is_not_named_again_for_damage_behind_it() {
    let letters: String = (0_u64..200_000).map(|at| char::from(b'a' + (at * at / 7 % 26) as u8)).collect();
    let mut refused = packed(&record("resource", "text/plain", &format!("{{\\rtf1 {letters}}}"), 0));
    let checksum = refused.len() - 8;
    refused[checksum] ^= 1;
    let sound = packed(&record("resource", "text/plain", "It rained.", 0));
    let expected = [
        ":1!not read: it is in RTF, which can be saved as DOCX or as plain text",
        ":2!damaged: corrupt gzip stream does not have a matching checksum",
        ":3=It rained.",
    ];
    check([refused, sound].concat(), &expected);
}

#[test]
fn servers_say_in_which_encoding_it_is() {
    let polish = "text/plain; charset=iso-8859-2";
    let words = "Lech Wa\u{B3}\u{EA}sa said so.";
    check(latin("resource", polish, words), &[":1=Lech Wałęsa said so."]);
    check(latin_response(&format!("200 OK\r\nContent-Type: {polish}"), words), &[":1=Lech Wałęsa said so."]);
    let page = "<html><meta charset=windows-1252><article><p>Lech Wa\u{B3}\u{EA}sa said on Tuesday that it rained.";
    let html = "200 OK\r\nContent-Type: text/html; charset=iso-8859-2";
    check(latin_response(html, page), &[":1=Lech Wałęsa said on Tuesday that it rained."]);
}

#[test]
fn a_pdf_file_has_no_encoding_whatever_is_said_of_it() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../testdata/formats/page.pdf");
    let pdf: String = std::fs::read(file).expect("a file").into_iter().map(char::from).collect();
    let text = |archive: Vec<u8>| {
        let mut texts = Vec::new();
        unpack_stream("", &mut archive.as_slice(), None, |packed| {
            texts.push(packed.content.and_then(|raw| raw.read()).expect("a report").document.text);
            ControlFlow::Continue(())
        });
        texts
    };
    let served = |media: &str| text(latin_response(&format!("200 OK\r\nContent-Type: {media}"), &pdf));
    assert_eq!(served("application/pdf").len(), 1);
    assert_eq!(served("application/pdf; charset=iso-8859-2"), served("application/pdf"));
}

#[test]
fn feeds_are_decoded_once() {
    let feed = |declaration: &str, said: &str| {
        let content = format!("<p>{said} said on Tuesday that it rained.</p><p>It snowed.</p><p>It hailed.</p>");
        format!(
            "{declaration}<rss version=\"2.0\"><channel><item><description><![CDATA[{content}]]></description></item></channel></rss>"
        )
    };
    let polish = "200 OK\r\nContent-Type: application/rss+xml; charset=iso-8859-2";
    let expected = [":1:1=Wałęsa said on Tuesday that it rained.\n\nIt snowed.\n\nIt hailed."];
    let declared = "<?xml version=\"1.0\" encoding=\"iso-8859-2\"?>";
    check(latin_response(polish, &feed(declared, "Wa\u{B3}\u{EA}sa")), &expected);
    check(latin_response(polish, &feed("", "Wa\u{B3}\u{EA}sa")), &expected);
    check(response(polish, &feed("", "Wałęsa")), &expected);
}

#[test]
fn what_should_follow_is_missing() {
    let cut = "broken off: it ends where more should follow";
    check(record("resource", "text/plain", "It rained.", 9), &[":1=It rained.\r\n\r\n", &format!("!{cut}")]);
    check(response("200 OK\r\nTransfer-Encoding: chunked", "a\r\nIt rained.\r\n0\r\n\r\n"), &[":1=It rained."]);
    let answer = "damaged record: it holds no answer of a web server";
    check(record("response", "application/http", "It rained.", 0), &[&format!(":1!{answer}")]);
}
