//! A report with the text of another is told from what was read of that one, just as if it had been read.

use std::sync::LazyLock;

use ascribe::{Document, English, Entry, Vectors, entries, entry_like, read_all};

static ENGLISH: LazyLock<English> = LazyLock::new(|| ascribe::english(1).expect("the model is sound"));
static VECTORS: LazyLock<Vectors> = LazyLock::new(|| ascribe::vectors(1).expect("the model is sound"));

/// Times that are counted from the report's day, and an outlet that is a source in one paper and the paper itself in another.
const TEXT: &str = "LINDHOLM (Interpress) - The ferry will be sold next Friday, two officials told the Harbour Post on Monday.\n\n\
    The mayor, Ana Ruiz, denied the report. “We will never sell the ferry,” she said. According to Valley Courier, she had signed a contract last year.\n";

fn document(publisher: Option<&str>, published: Option<&str>, address: &str) -> Document {
    let owned = |field: Option<&str>| field.map(str::to_owned);
    let address = Some(format!("https://paper.example/{address}"));
    Document { publisher: owned(publisher), published: owned(published), address, ..Document::from(TEXT) }
}

fn read(document: Document) -> Entry {
    entries(read_all(vec![document], &ENGLISH), &ENGLISH, &VECTORS).pop().expect("an entry")
}

#[test]
fn it_is_as_if_it_had_been_read() {
    let first = read(document(Some("The Harbour Post"), Some("2014-03-04"), "ferry"));
    let mut known = vec![(first.citations.len(), first.statements.iter().map(|one| one.time.clone()).collect())];
    for (publisher, published, address) in [
        (Some("The Harbour Post"), Some("2014-03-04"), "ferry?from=feed"),
        (Some("Valley Courier"), Some("2014-03-04"), "ferry"),
        (Some("Northern Star"), Some("2014-09-19"), "ferry"),
        (None, None, "ferry"),
    ] {
        let document = document(publisher, published, address);
        let like = entry_like(document.clone(), &first, &VECTORS).expect("the text is the same");
        known.push((like.citations.len(), like.statements.iter().map(|one| one.time.clone()).collect::<Vec<_>>()));
        assert_eq!(like, read(document), "{publisher:?} {published:?}");
    }
    known.dedup();
    assert!(known.len() >= 4, "papers differ in whom they cite, and days in the times that they tell: {known:?}");
}

#[test]
fn another_text_is_no_other_entry() {
    let first = read(document(None, None, "ferry"));
    let other = Document { text: TEXT.replace("next Friday", "next Sunday"), ..document(None, None, "ferry") };
    assert!(entry_like(other, &first, &VECTORS).is_none());
}
