//! A JSON array of records ([`Record`]): they are handed on one by one, and never held all.

use std::fmt;

use serde::de::{Deserializer as _, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::jsonl::LINE;
use super::{Format, Kind, Way, json};
use crate::Error;
use crate::portion::{Portion, Portions};
use crate::stream::{Head, Stream};
use crate::unpack::{Stop, Unpacking};

/// A JSON array.
pub(crate) static FORMAT: Format =
    Format { name: "json array", what: "a JSON array of reports", most: u64::MAX, knows, way: Way::Many(unpack) };

fn knows(head: &Head<'_>) -> bool {
    head.start().strip_prefix(b"[").is_some_and(|rest| json::opens(rest.trim_ascii_start()))
}

fn unpack(mut stream: Stream<'_>, unpacking: &mut Unpacking<'_>) -> Result<(), Stop> {
    super::skip_mark(&mut stream)?;
    let (stream, portion) = Portions::new(stream);
    let mut records = Records { unpacking, portion, number: 0, stop: Ok(()) };
    let mut array = serde_json::Deserializer::from_reader(std::io::BufReader::new(stream));
    let read = array.deserialize_seq(&mut records).and_then(|()| array.end());
    records.stop?;
    read.map_err(|error| {
        Stop::Broken(if error.is_io() { Error::broken_off(&error.into()) } else { Error::no_json_array(&error) })
    })
}

/// Takes the records of an array, as they are parsed, and hands them on.
struct Records<'a, 'b> {
    unpacking: &'a mut Unpacking<'b>,
    portion: Portion,
    number: u32,
    /// Why no more of them are taken.
    stop: Result<(), Stop>,
}

impl<'de> Visitor<'de> for &mut Records<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an array of records")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut records: A) -> Result<(), A::Error> {
        self.portion.next();
        while let Some(record) = records.next_element::<Box<RawValue>>()? {
            self.number = self.number.saturating_add(1);
            self.stop = self.unpacking.document(
                self.number,
                Kind(&LINE),
                <_>::default(),
                String::from(Box::<str>::from(record)).into_bytes(),
            );
            if self.stop.is_err() {
                return Err(serde::de::Error::custom("nobody wants more"));
            }
            self.portion.next();
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use crate::formats::found;

    #[track_caller]
    fn check(bytes: &[u8], expected: &[&str]) {
        assert_eq!(found("a", bytes), expected);
    }

    #[test]
    fn records() {
        check(
            b"\xEF\xBB\xBF [ {\"text\":\"It rained.\",\"title\":\"Rain\"},\n{\"text\":\"It snowed.\"} ]\n",
            &[":1 It rained. {Rain}", ":2 It snowed. {}"],
        );
    }

    #[test]
    fn what_is_broken_is_named() {
        check(
            b"[{\"text\":\"It rained.\"}, 1, {\"text\":\"\"}, {\"text\":\"It sn",
            &[
                ":1 It rained. {}",
                ":2!no JSON object: invalid type: integer `1`, expected a map at column 1",
                ":3!empty: no text in the record",
                "!no JSON array: EOF while parsing a string at line 1 column 54",
            ],
        );
    }

    #[test]
    fn a_record_that_never_ends_is_refused() {
        let mut bytes = b"[{\"text\":\"".to_vec();
        bytes.resize(20 << 20, b'x');
        check(&bytes, &["!too large: it may have 16 MiB"]);
    }
}
