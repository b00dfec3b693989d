//! Reads the files in `testdata/formats`, which programs wrote that write these forms; their script stands beside them.

use std::fs::{self, File};
use std::ops::ControlFlow;
use std::path::PathBuf;

use ascribe_reader::{Columns, Error, Field, Hints, Packed, Record, unpack_file, unpack_stream};
use ascribe_types::{Document, Teller};
use proptest::prelude::*;

const TITLE: &str = "Harbour master calls ferry safe";
const PARAGRAPHS: [&str; 3] = [
    "The ferry between Tideford and the islands is safe, the harbour master said on Tuesday, rejecting reports that its hull had been damaged in a storm.",
    "“We looked at every plate,” Grace Oduya told reporters. “There is no crack that anybody could find.” The company that owns the ferry, Northline, did not answer questions.",
    "Two members of the crew, who did not want to be named, said that water had come in. An international inspector is expected in the town on Friday, according to the café owners’ association.",
];

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../testdata/formats").join(name)
}

/// What a file holds.
fn found(name: &str, hints: Hints) -> Vec<Result<Document, Error>> {
    let mut found = Vec::new();
    unpack_file(name, File::open(path(name)).expect("a file"), hints, |packed| {
        found.push(read(packed));
        ControlFlow::Continue(())
    });
    found
}

fn read(Packed { content, .. }: Packed) -> Result<Document, Error> {
    content.and_then(|raw| raw.read()).map(|Record { document, .. }| document)
}

/// The one report that a file holds.
#[track_caller]
fn report(name: &str) -> Document {
    let found = found(name, Hints::default());
    assert_eq!(found.len(), 1);
    found.into_iter().next().expect("one").expect("a report")
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

/// Checks a table with the two reports.
#[track_caller]
fn check_table(name: &str) {
    let found: Vec<Document> =
        found(name, Hints::default()).into_iter().map(|report| report.expect("a report")).collect();
    assert_eq!(found.len(), 2);
    let first = Document {
        text: PARAGRAPHS.join("\n\n"),
        publisher: some("The Tideford Gazette"),
        title: some(TITLE),
        author: some("Ada Quill"),
        published: some("2031-03-04T09:30:00Z"),
        published_by: found[0].published_by,
        address: some("https://gazette.example/ferry"),
        language: some("en"),
        places: None,
    };
    assert_eq!(found[0], first);
    assert!(found[0].published_by.is_some());
    assert_eq!(found[1].text, "The inspector found nothing, Northline said a week later.");
    assert_eq!((&found[1].author, &found[1].address), (&None, &None));
}

#[test]
fn what_arrow_adds_to_a_parquet_file_may_be_damaged() {
    let mut bytes = fs::read(path("zstd.parquet")).expect("a file");
    let name = b"ARROW:schema";
    let at = bytes.windows(name.len()).position(|window| window == name).expect("a schema of Arrow's");
    bytes[at + 50..at + 150].fill(b'z');
    let mut texts = Vec::new();
    unpack_stream("damaged.parquet", &mut &bytes[..], None, |packed| {
        texts.push(read(packed).expect("a report").text);
        ControlFlow::Continue(())
    });
    let whole: Vec<String> =
        found("zstd.parquet", Hints::default()).into_iter().map(|report| report.expect("a report").text).collect();
    assert_eq!(texts, whole);
}

#[test]
fn tables() {
    check_table("table.csv");
    check_table("semicolons.csv");
    check_table("unicode.txt");
    check_table("snappy.parquet");
    check_table("zstd.parquet");
    check_table("array.json");
}

#[test]
fn columns_that_are_named() {
    for name in ["table.csv", "snappy.parquet"] {
        let columns = Columns::default().with(Field::Text, "headline").with(Field::Title, "body");
        let found = found(name, Hints { columns, ..Hints::default() });
        assert_eq!(found[0].as_ref().expect("a report").text, TITLE);
        let columns = Columns::default().with(Field::Text, "blurb");
        let error = read_error(name, columns);
        assert!(error.starts_with("no column called blurb; there are: id, headline, "), "{error}");
    }
}

fn read_error(name: &str, columns: Columns) -> String {
    let found = found(name, Hints { columns, ..Hints::default() });
    found[0].as_ref().expect_err("no report").to_string()
}

#[test]
fn page() {
    let report = report("pandoc.html");
    assert_eq!(report.text, PARAGRAPHS.join("\n\n"));
    assert_eq!((report.title, report.author, report.published), (some(TITLE), some("Ada Quill"), some("2031-03-04")));
}

#[test]
fn rtf_is_refused() {
    let found = found("report.rtf", Hints::default());
    let error = found[0].as_ref().expect_err("no report");
    assert!(error.is_binary());
    assert_eq!(error.to_string(), "not read: it is in RTF, which can be saved as DOCX or as plain text");
}

#[test]
fn word() {
    let report = report("report.docx");
    assert_eq!(report.text, format!("{TITLE}\n\n{}\n\nChecked on Tuesday\n\nPlates\t412", PARAGRAPHS.join("\n\n")));
    assert_eq!((report.title, report.author, report.published), (some(TITLE), some("Ada Quill"), None));
}

/// Checks the report of a PDF file that has it so many times.
#[track_caller]
fn check_pdf(name: &str, times: usize) {
    let report = report(name);
    let paragraphs: Vec<&str> = report.text.split("\n\n").collect();
    let mut expected = vec![TITLE];
    (0..times).for_each(|_| expected.extend(PARAGRAPHS));
    assert_eq!(paragraphs, expected);
    assert_eq!((report.title, report.author, report.published), (some(TITLE), some("Ada Quill"), None));
}

#[test]
fn pdf_on_a_page() {
    check_pdf("page.pdf", 3);
}

#[test]
fn pdf_in_columns() {
    check_pdf("columns.pdf", 3);
}

#[test]
fn pdf_in_fonts_that_are_not_there() {
    check_pdf("standard-fonts.pdf", 4);
}

#[test]
fn pdf_that_is_locked() {
    let found = found("locked.pdf", Hints::default());
    assert_eq!(found[0].as_ref().expect_err("locked").to_string(), "not read: it is encrypted, and wants a password");
}

/// Checks a feed with a whole report and a summary.
#[track_caller]
fn check_feed(name: &str, published: &str) {
    let found = found(name, Hints::default());
    assert_eq!(found.len(), 2);
    let whole = found[0].as_ref().expect("a report");
    let expected = Document {
        text: PARAGRAPHS.join("\n\n"),
        publisher: some("The Tideford Gazette"),
        title: some(TITLE),
        author: some("Ada Quill"),
        published: some(published),
        published_by: Some(Teller::Metadata),
        address: some("https://gazette.example/ferry"),
        language: whole.language.clone(),
        places: None,
    };
    assert_eq!(*whole, expected);
    assert!(matches!(whole.language.as_deref(), Some("en") | None));
    let short = found[1].as_ref().expect_err("a summary");
    assert!(short.is_summary());
    assert_eq!(short.to_string(), "only a summary of a report: the whole is at https://gazette.example/inspected");
}

#[test]
fn feeds() {
    check_feed("rss.xml", "Tue, 04 Mar 2031 22:30:00 -0500");
    check_feed("atom.xml", "2031-03-04T22:30:00-05:00");
    check_feed("feed.json", "2031-03-04T22:30:00-05:00");
}

#[test]
fn lists_of_feeds() {
    let list = fs::read(path("feeds.opml")).expect("a file");
    let expected = ["https://gazette.example/feed?format=rss&lang=en", "https://fjordpost.example/atom.xml"];
    assert_eq!(ascribe_reader::feeds(&list).expect("a list"), expected);
    let found = found("feeds.opml", Hints::default());
    assert_eq!(
        found[0].as_ref().expect_err("no report").to_string(),
        "not read: it is a list of feeds, which can be watched"
    );
}

/// The report of an agency's item, as its metadata tell it.
fn of_agency(published: &str, paragraphs: &[&str]) -> Document {
    Document {
        text: paragraphs.join("\n\n"),
        publisher: some("The Tideford Gazette"),
        title: some(TITLE),
        author: some("Ada Quill"),
        published: some(published),
        published_by: Some(Teller::Metadata),
        address: None,
        language: some("en"),
        places: None,
    }
}

#[test]
fn messages_in_newsml() {
    let expected = of_agency("2031-03-04T09:30:00+00:00", &PARAGRAPHS);
    assert_eq!(report("message.xml"), expected);
    assert_eq!(report("plain-message.xml"), expected);
}

#[test]
fn items_in_ninjs() {
    let expected = of_agency("2031-03-04T09:30:00+0000", &PARAGRAPHS);
    assert_eq!(report("item.json"), expected);
    let found = found("items.jsonl", Hints::default());
    let [ferry, inspected, sunk] = found.as_slice() else { panic!("three items") };
    assert_eq!(*ferry, Ok(expected));
    let paragraphs = ["The inspector found nothing, Northline said a week later.", "Its owners & crew were glad."];
    let expected = of_agency("2031-03-04T09:30:00+0000", &paragraphs);
    assert_eq!(*inspected, Ok(Document { title: some("Ferry inspected"), author: None, ..expected }));
    assert_eq!(sunk.as_ref().expect_err("withdrawn").to_string(), "withdrawn by its publisher: canceled");
}

const FILES: [&str; 19] = [
    "table.csv",
    "unicode.txt",
    "snappy.parquet",
    "zstd.parquet",
    "array.json",
    "report.docx",
    "page.pdf",
    "standard-fonts.pdf",
    "locked.pdf",
    "rss.xml",
    "atom.xml",
    "feed.json",
    "feeds.opml",
    "message.xml",
    "plain-message.xml",
    "item.json",
    "items.jsonl",
    "pandoc.html",
    "report.rtf",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn damaged_files_are_read_or_refused(
        file in 0..FILES.len(),
        flips in proptest::collection::vec((any::<prop::sample::Index>(), 0_u8..8), 0..20),
        end in any::<prop::sample::Index>(),
        cut in any::<bool>(),
    ) {
        let mut bytes = fs::read(path(FILES[file])).expect("a file");
        for (at, bit) in flips {
            let at = at.index(bytes.len());
            bytes[at] ^= 1 << bit;
        }
        if cut {
            bytes.truncate(end.index(bytes.len()));
        }
        if let Err(error) = ascribe_reader::feeds(&bytes) {
            prop_assert!(!error.to_string().is_empty());
        }
        let mut found = 0;
        unpack_stream(FILES[file], &mut &bytes[..], None, |packed| {
            found += 1;
            assert!(read(packed).map_or_else(|error| !error.to_string().is_empty(), |document| !document.text.is_empty()));
            ControlFlow::Continue(())
        });
        prop_assert!(found > 0);
    }
}
