//! What web archives give: pages told from the rest, and damage that costs itself alone.

use std::ops::ControlFlow;

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

#[track_caller]
fn check(archive: &str, expected: &[&str]) {
    let mut found = Vec::new();
    unpack_stream("", &mut archive.as_bytes(), None, |packed| {
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
    check(&response("200 OK\r\nContent-Type: text/plain", "It rained."), &[":1=It rained."]);
    check(&response("200", "It rained."), &[":1=It rained."]);
    check(&response("301 Moved\r\nContent-Type: text/plain", "It rained."), &[]);
    check(&response("200 OK\r\nContent-Type: text/css", "It rained."), &[]);
    check(&record("request", "application/http; msgtype=request", "GET / HTTP/1.1", 0), &[]);
    check(&record("response", "text/dns", "gazette.example. 300 IN A 192.0.2.1", 0), &[]);
}

#[test]
fn damaged_records_cost_themselves_alone() {
    let sound = record("resource", "text/plain", "It rained.", 0);
    let headless = sound.replace("Content-Length", "Content Length");
    check(&format!("{headless}{sound}"), &[":1!damaged record: its header cannot be read", ":2=It rained."]);
}

#[test]
fn what_should_follow_is_missing() {
    let cut = "broken off: it ends where more should follow";
    check(&record("resource", "text/plain", "It rained.", 9), &[":1=It rained.\r\n\r\n", &format!("!{cut}")]);
    check(&response("200 OK\r\nTransfer-Encoding: chunked", "a\r\nIt rained.\r\n0\r\n\r\n"), &[":1=It rained."]);
    let answer = "damaged record: it holds no answer of a web server";
    check(&record("response", "application/http", "It rained.", 0), &[&format!(":1!{answer}")]);
}
