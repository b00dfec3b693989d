//! Files made to do harm.

use std::io::{self, Cursor, Read, Write};

use flate2::Compression;
use flate2::write::{GzEncoder, ZlibEncoder};
use tar::{EntryType, Header};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// All of them, by name.
pub(super) fn all() -> Vec<(String, Vec<u8>)> {
    let bombs = [
        ("zips-in-zips.zip", (0..6).fold(zip_of(1, &vec![0; 2 << 20]), |inner, _| zip_of(16, &inner))),
        ("overlapping.zip", overlapping(2000)),
        ("hundred-deep.gz", (0..100).fold(b"It rained.".to_vec(), |inner, _| gzip(&mut &inner[..]))),
        ("endless.gz", gzip(&mut io::repeat(0).take(16 << 20)).repeat(64)),
        ("endless.txt.gz", gzip(&mut io::repeat(b'x').take(16 << 20)).repeat(64)),
        ("endless-members.gz", gzip(&mut &b"x"[..]).repeat(20_000)),
        ("long-line.jsonl", [&b"{\"text\":\"a\"}\n{\"text\":\""[..], &vec![b'x'; 20 << 20]].concat()),
        ("long-line.txt", vec![b'x'; 17 << 20]),
        ("zeros.txt", vec![0; 15 << 20]),
        ("members.tar", tar(&(0..5000).map(|number| format!("{number}.txt")).collect::<Vec<_>>())),
        ("links.tar", links()),
        ("names.tar", tar(&["../../up.txt".into(), "/etc/up.txt".into(), "a/../../b.txt".into(), "..\\c.txt".into()])),
        ("deep.html", nested("<div>", "</div>", 200_000)),
        ("tables.html", nested("<table><tr><td>", "", 300_000)),
        ("attributes.html", [&b"<!DOCTYPE html><p "[..], &b"a=1 ".repeat(200_000)].concat()),
        ("deep.json", nested("{\"text\":", "", 200_000)),
        ("deep-array.json", nested("[", "]", 200_000)),
        ("deep-value.jsonl", format!("{{\"text\":\"a\",\"x\":{}}}\n", "[".repeat(200_000)).into_bytes()),
        ("deep.rss", nested("<rss version=\"2.0\"><channel><item>", "", 300_000)),
        ("deep.newsml", nested("<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\">", "", 200_000)),
        ("laughs.rss", laughs("<rss version=\"2.0\"><channel><item><title>&lol9;</title></item></channel></rss>")),
        ("laughs.newsml", laughs("<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><p>&lol9;</p></newsItem>")),
        ("laughs.html", laughs("<html><p>&lol9;</p></html>")),
        ("stream.pdf", pdf(40 << 20)),
        ("streams.pdf", [b"%PDF-1.4 /LZWDecode ".to_vec(), b"stream ".repeat(2_000_000)].concat()),
        ("parts.eml", mail_of_mails(2000)),
        ("boxes.mbox", b"From a@b.example\nFrom: a\nMessage-ID: 1\n\n".repeat(2000)),
        ("chunks.warc", warc(b"ffffffffffffffff\r\nx")),
        ("long.warc", b"WARC/1.0\r\nContent-Length: 18446744073709551615\r\n\r\nx".to_vec()),
        ("quotes.csv", [&b"title,text\n\""[..], &b"a,".repeat(10 << 20)].concat()),
    ];
    bombs.into_iter().map(|(name, bytes)| (name.to_owned(), bytes)).chain(texts()).collect()
}

/// Texts that go on as none does: each so long that it has to be read, and so long that nobody could.
fn texts() -> impl Iterator<Item = (String, Vec<u8>)> {
    let texts = [
        ("dashes", "-"),
        ("marks", "\""),
        ("brackets", "("),
        ("lines", "\n"),
        ("hyphens", "a-"),
        ("numbers", "1,"),
        ("Chinese", "新聞"),
        ("clauses", "the mayor and "),
        ("cues", "said "),
        ("quotations", "“It rained,” said Ann Lee. "),
    ];
    let sizes = [4 << 10, 15 << 20];
    texts.into_iter().flat_map(move |(name, text)| {
        sizes.map(|size: usize| (format!("{name}-{size}.txt"), text.repeat(size / text.len()).into_bytes()))
    })
}

fn gzip(bytes: &mut dyn Read) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    io::copy(bytes, &mut encoder).expect("bytes");
    encoder.finish().expect("a file")
}

/// An archive of the same bytes so many times.
fn zip_of(times: usize, bytes: &[u8]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for number in 0..times {
        archive.start_file(format!("{number}.zip"), SimpleFileOptions::default()).expect("a member");
        archive.write_all(bytes).expect("its bytes");
    }
    archive.finish().expect("an archive").into_inner()
}

/// An archive whose table of contents has the same bytes so many times.
fn overlapping(times: u16) -> Vec<u8> {
    let one = zip_of(1, &vec![b'x'; 1 << 20]);
    let table = one.windows(4).position(|window| window == b"PK\x01\x02").expect("a table");
    let end = one.windows(4).position(|window| window == b"PK\x05\x06").expect("an end");
    let entries = one[table..end].repeat(usize::from(times));
    let mut tail = one[end..].to_vec();
    tail[8..10].copy_from_slice(&times.to_le_bytes());
    tail[10..12].copy_from_slice(&times.to_le_bytes());
    tail[12..16].copy_from_slice(&u32::try_from(entries.len()).expect("some megabytes").to_le_bytes());
    [&one[..table], &entries, &tail].concat()
}

fn header(name: &str, size: u64, kind: EntryType) -> Header {
    let mut header = Header::new_gnu();
    header.set_size(size);
    header.set_entry_type(kind);
    // The library does not write paths that climb out.
    header.as_gnu_mut().expect("a header").name[..name.len()].copy_from_slice(name.as_bytes());
    header.set_cksum();
    header
}

fn tar(names: &[String]) -> Vec<u8> {
    let mut archive = tar::Builder::new(Vec::new());
    for name in names {
        archive.append(&header(name, 0, EntryType::Regular), io::empty()).expect("a member");
    }
    archive.into_inner().expect("an archive")
}

fn links() -> Vec<u8> {
    let mut archive = tar::Builder::new(Vec::new());
    for kind in [EntryType::Symlink, EntryType::Link] {
        let mut link = header("link.txt", 0, kind);
        link.set_link_name_literal("../../../etc/passwd").expect("a name");
        link.set_cksum();
        archive.append(&link, io::empty()).expect("a member");
    }
    archive.append(&header("a.txt", 10, EntryType::Regular), &b"It rained."[..]).expect("a member");
    archive.into_inner().expect("an archive")
}

fn nested(open: &str, close: &str, times: usize) -> Vec<u8> {
    format!("{}It rained.{}", open.repeat(times), close.repeat(times)).into_bytes()
}

/// Entities of entities of entities.
fn laughs(page: &str) -> Vec<u8> {
    let entity = |number: usize| format!("<!ENTITY lol{number} \"{}\">", format!("&lol{};", number - 1).repeat(10));
    let entities: String = (2..10).map(entity).collect();
    format!("<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY lol1 \"lol\">{entities}]>{page}").into_bytes()
}

fn pdf(bytes: u64) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    io::copy(&mut io::repeat(b' ').take(bytes), &mut encoder).expect("bytes");
    let stream = encoder.finish().expect("a stream");
    let head = "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Count 1/Kids[3 0 R]>>\nendobj\n\
        3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>\nendobj\n";
    let begin = format!("{head}4 0 obj\n<</Filter/FlateDecode/Length {}>>\nstream\n", stream.len());
    [begin.as_bytes(), &stream, b"\nendstream\nendobj\ntrailer\n<</Root 1 0 R>>\n"].concat()
}

fn mail_of_mails(depth: usize) -> Vec<u8> {
    "From: a@b.example\nMessage-ID: <1@b>\nContent-Type: message/rfc822\n\n".repeat(depth).into_bytes()
}

fn warc(body: &[u8]) -> Vec<u8> {
    let http =
        [&b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"[..], body].concat();
    let head =
        "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nWARC-Target-URI: https://a.example/\r\n";
    [format!("{head}Content-Length: {}\r\n\r\n", http.len()).as_bytes(), &http, b"\r\n\r\n"].concat()
}
