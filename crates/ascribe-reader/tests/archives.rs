//! Reads the archives and mails in `testdata/formats`, whole and damaged.

use std::fs::{self, File};
use std::io::{Cursor, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use ascribe_reader::{Packed, unpack_file, unpack_stream};
use proptest::prelude::*;

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/formats").join(name)
}

/// What was found: "place=first line | title | author | publisher | date | address", or "place!reason".
fn told(Packed { place, content, .. }: Packed) -> String {
    let record = match content.and_then(|raw| raw.read()) {
        Ok(record) => record,
        Err(error) => return format!("{place}!{error}"),
    };
    let document = record.document;
    let fields = [document.title, document.author, document.publisher, document.published, document.address];
    let start = document.text.lines().next().unwrap_or_default().chars().take(30).collect::<String>();
    fields.into_iter().fold(format!("{place}={start}"), |line, field| format!("{line}|{}", field.unwrap_or_default()))
}

/// What is in a file, and how many records were passed over.
fn unpacked(name: &str) -> (Vec<String>, u64) {
    let mut found = Vec::new();
    let passed = unpack_file(name, File::open(path(name)).expect("a file"), None, |packed| {
        found.push(told(packed));
        ControlFlow::Continue(())
    });
    (found, passed)
}

#[track_caller]
fn check(name: &str, expected: &[&str]) {
    assert_eq!(unpacked(name).0, expected);
}

const FERRY: &str = "The ferry is safe, the harbour";

#[test]
fn compressed_files() {
    for ending in ["gz", "bz2", "xz", "zst"] {
        check(&format!("ferry.txt.{ending}"), &[&format!("={FERRY}|||||")]);
    }
}

#[test]
fn archives() {
    check("reports.tar.gz", &[&format!("/2031/ferry.txt={FERRY}|||||")]);
    let page = "The mayor of Tideford, Grace O|Mayor rejects harbour plan|Ada Quill|The Tideford Gazette|2031-03-04T09:30:00Z|";
    check(
        "reports.zip",
        &[
            &format!("/2031/ferry.txt={FERRY}|||||"),
            &format!("/2031/harbour.html={page}"),
            "/more.zip/rain.txt=It rained.|||||",
            "/../up.txt!its path leads out of the archive",
        ],
    );
}

#[test]
fn web_archives() {
    let page = |number: u32, thing: &str, path: &str| {
        let date = "2031-03-04T09:30:00Z|https://gazette.example";
        format!(
            ":{number}=The mayor of Tideford, Grace O|Mayor rejects {thing} plan|Ada Quill|The Tideford Gazette|{date}/{path}"
        )
    };
    let mut expected = vec![page(3, "harbour", "harbour")];
    let packed = ["gzip", "zlib", "deflate", "br", "chunked", "not-chunked"];
    expected.extend(packed.iter().zip(6..).map(|(path, number)| page(number, "mill", path)));
    expected.push(page(12, "caf", "latin"));
    expected.extend(
        [(13, "note.txt"), (14, "words")]
            .map(|(number, path)| format!(":{number}={FERRY}|||||https://gazette.example/{path}")),
    );
    for name in ["pages.warc", "pages.warc.gz"] {
        assert_eq!(unpacked(name), (expected.clone(), 4), "{name}");
    }
}

const RELEASE: &str = "Ferry declared safe — café reopens|Harbour Office of Tideford||2031-03-04T09:30:00+01:00|";

#[test]
fn mails() {
    let text = "“The ferry is safe,” the harbo";
    assert_eq!(unpacked("release.eml"), (vec![format!("={text}|{RELEASE}"), format!("/note.txt={FERRY}|||||")], 1));
    check(
        "box.mbox",
        &[
            &format!(":1={text}|{RELEASE}"),
            &format!(":1/note.txt={FERRY}|||||"),
            ":2=It rained.|Second|Harbour Office of Tideford||2031-03-04T09:30:00+01:00|",
        ],
    );
}

#[test]
fn documents_of_office_programs_are_told_from_archives_of_them() {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for name in ["one.docx", "two.docx"] {
        archive.start_file(name, stored).expect("a member");
        archive.write_all(&fs::read(path("report.docx")).expect("a file")).expect("its bytes");
    }
    let found = found(archive.finish().expect("an archive").get_ref());
    let starts: Vec<&str> = found.iter().map(|line| line.split('=').next().unwrap_or_default()).collect();
    assert_eq!(starts, ["/one.docx", "/two.docx"]);
}

/// All that is found in bytes, at most a thousand things.
fn found(bytes: &[u8]) -> Vec<String> {
    let mut found = Vec::new();
    unpack_stream("", &mut &bytes[..], None, |packed| {
        found.push(told(packed));
        if found.len() < 1000 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    found
}

#[test]
fn a_damaged_record_of_a_web_archive_costs_itself_alone() {
    let mut bytes = fs::read(path("pages.warc.gz")).expect("a file");
    let whole = found(&bytes);
    let third =
        bytes.windows(3).enumerate().filter(|(_, window)| *window == b"\x1F\x8B\x08").nth(2).expect("a member").0;
    bytes[third + 200..third + 260].fill(0xAA);
    let damaged = found(&bytes);
    assert!(damaged.iter().any(|line| line.contains("!damaged")), "{damaged:?}");
    // The numbers of records that follow may shift by what was lost.
    assert_eq!(
        damaged.last().and_then(|line| line.split_once('=')).map(|line| line.1),
        whole.last().and_then(|line| line.split_once('=')).map(|line| line.1)
    );
    assert!(damaged.len() >= whole.len() - 1);
}

#[test]
fn what_is_cut_off_gives_what_it_holds() {
    for (name, least) in [("pages.warc", 5), ("pages.warc.gz", 4), ("reports.zip", 1), ("box.mbox", 1)] {
        let bytes = fs::read(path(name)).expect("a file");
        let found = found(&bytes[..bytes.len() * 6 / 10]);
        assert!(found.iter().filter(|line| line.contains('=')).count() >= least, "{name}: {found:?}");
    }
}

fn files() -> impl Strategy<Value = &'static str> {
    let names = [
        "pages.warc",
        "pages.warc.gz",
        "release.eml",
        "box.mbox",
        "reports.zip",
        "reports.tar.gz",
        "ferry.txt.gz",
        "ferry.txt.bz2",
        "ferry.txt.xz",
        "ferry.txt.zst",
    ];
    proptest::sample::select(names.to_vec())
}

proptest! {
    #[test]
    fn damage_is_survived(name in files(), cut in 0.0..1.0_f64, flips in proptest::collection::vec((0.0..1.0_f64, any::<u8>()), 0..8)) {
        let mut bytes = fs::read(path(name)).expect("a file");
        let at = |share: f64, length: usize| ((length as f64 * share) as usize).min(length.saturating_sub(1));
        for (share, flip) in flips {
            let place = at(share, bytes.len());
            bytes[place] ^= flip;
        }
        if cut > 0.5 {
            bytes.truncate(at(cut, bytes.len()));
        }
        prop_assert!(!found(&bytes).iter().any(String::is_empty));
    }
}
