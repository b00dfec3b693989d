//! Which document a document is, in every ledger.

use ascribe_types::{Date, Document, DocumentId};
use sha2::{Digest, Sha256};

/// Which document: the first 64 bits of the SHA-256 of its text, its publisher, the day that it was published and its address.
/// Each is written with its length before it, as eight bytes in little-endian order, so that no two mixtures give the same bytes;
/// the day is written as "2012-04-02", and what is not known has no bytes.
///
/// The title, the author and the hour make no other document of it: they are written in many ways.
pub fn document_id(document: &Document) -> DocumentId {
    let day = ascribe_time::published(document).map(day).unwrap_or_default();
    let known = |field: &Option<String>| field.clone().unwrap_or_default();
    let mut hash = Sha256::new();
    for field in [&document.text, &known(&document.publisher), &day, &known(&document.address)] {
        hash.update((field.len() as u64).to_le_bytes());
        hash.update(field);
    }
    let first: [u8; 8] = hash.finalize()[..8].try_into().expect("a hash has 32 bytes");
    DocumentId(u64::from_be_bytes(first))
}

/// A day as ISO 8601 writes it.
fn day(day: Date) -> String {
    format!("{:04}-{:02}-{:02}", day.year, day.month, day.day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(text: &str, publisher: Option<&str>, published: Option<&str>) -> Document {
        let owned = |field: Option<&str>| field.map(str::to_owned);
        Document { publisher: owned(publisher), published: owned(published), ..Document::from(text) }
    }

    #[track_caller]
    fn check(one: &Document, other: &Document, same: bool) {
        assert_eq!(document_id(one) == document_id(other), same, "{one:?}\n{other:?}");
    }

    #[test]
    fn is_that_of_the_bytes_that_the_manual_says() {
        // printf '\x0b\0\0\0\0\0\0\0It rained.\n\x07\0\0\0\0\0\0\0Courier\x0a\0\0\0\0\0\0\x002012-04-02\0\0\0\0\0\0\0\0' | sha256sum
        let rain = document("It rained.\n", Some("Courier"), Some("2 April 2012"));
        assert_eq!(document_id(&rain).to_string(), "052a7b4e801e0059");
    }

    #[test]
    fn text_publisher_day_and_address_make_a_document() {
        let rain = document("It rained.", Some("Courier"), Some("2012-04-02"));
        check(&rain, &document("It rained!", Some("Courier"), Some("2012-04-02")), false);
        check(&rain, &document("It rained.", Some("Herald"), Some("2012-04-02")), false);
        check(&rain, &document("It rained.", Some("Courier"), Some("2012-04-03")), false);
        check(&rain, &document("It rained.", Some("Courier"), None), false);
        check(&rain, &Document { address: Some("https://courier.example/rain".to_owned()), ..rain.clone() }, false);
    }

    #[test]
    fn title_hour_and_the_way_that_a_day_is_written_do_not() {
        let rain = document("It rained.", Some("Courier"), Some("2012-04-02"));
        check(&rain, &document("It rained.", Some("Courier"), Some("Mon, 02 Apr 2012 10:30:00 GMT")), true);
        check(&rain, &Document { title: Some("Rain".to_owned()), ..rain.clone() }, true);
    }

    #[test]
    fn what_goes_over_from_one_field_to_the_next_is_another_document() {
        check(&document("It rained.C", Some("ourier"), None), &document("It rained.", Some("Courier"), None), false);
        check(&document("It rained.", Some(""), None), &document("It rained.", None, None), true);
    }
}
