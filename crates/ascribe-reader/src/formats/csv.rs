//! Tables as text: a report a row, under a row with the names of the columns. What stands between the cells is told by the bytes.

use csv::{ByteRecord, Reader, ReaderBuilder};
use encoding_rs_io::{DecodeReaderBytes, DecodeReaderBytesBuilder};

use super::{Format, Way};
use crate::columns::{self, Layout};
use crate::portion::{Portion, Portions};
use crate::stream::{Head, Stream};
use crate::unpack::{Stop, Unpacking};
use crate::{Error, charset};

/// A table as text.
pub(crate) static FORMAT: Format = Format {
    name: "csv",
    what: "tables as text (CSV, TSV): a report a row",
    most: u64::MAX,
    knows,
    way: Way::Many(unpack),
};

/// What may stand between the cells. Of two that fit alike the first is taken.
const DELIMITERS: [u8; 4] = [b',', b'\t', b';', b'|'];

/// How many rows are looked at to tell what stands between the cells.
const LOOKED_AT: usize = 20;

/// The most bytes that a line has whose cells are names of columns.
const LONGEST_HEAD: usize = 4096;

/// Whether it is named so, or its first line are usual names of columns, with one of a text among them.
fn knows(head: &Head<'_>) -> bool {
    let line = head.start().split(|&byte| byte == b'\n').next().unwrap_or_default();
    let begins =
        line.len() < LONGEST_HEAD && DELIMITERS.iter().any(|&delimiter| columns::are_usual(&cells(line, delimiter)));
    begins || head.is_named(&["csv", "tsv"])
}

/// The cells of a line.
fn cells(line: &[u8], delimiter: u8) -> Vec<String> {
    rows(line, delimiter).next().map(|row| row.iter().map(decoded).collect()).unwrap_or_default()
}

/// The rows of `bytes`, where they are sound.
fn rows(bytes: &[u8], delimiter: u8) -> impl Iterator<Item = ByteRecord> + '_ {
    let reader = ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(bytes);
    reader.into_byte_records().filter_map(Result::ok)
}

/// What stands between the cells: that by which the first rows have the most cells, and all the same number; if by none they have,
/// that by which the first row has the most.
fn delimiter(head: &[u8]) -> u8 {
    let width = |&delimiter: &u8| {
        let widths: Vec<usize> = rows(head, delimiter).take(LOOKED_AT).map(|row| row.len()).collect();
        // The last row may be cut off where the head ends.
        let whole = &widths[..widths.len().saturating_sub(1).max(1).min(widths.len())];
        let first = whole.first().copied().unwrap_or_default();
        (first > 1 && whole.iter().all(|&width| width == first), first)
    };
    DELIMITERS.into_iter().rev().max_by_key(width).unwrap_or(b',')
}

/// A cell's characters. Tables that are not in UTF-8 are in the older encoding that fits the cell best.
fn decoded(cell: &[u8]) -> String {
    match std::str::from_utf8(cell) {
        Ok(cell) => cell.to_owned(),
        Err(_) => charset::decode(cell, false, None).unwrap_or_else(|_| String::from_utf8_lossy(cell).into_owned()),
    }
}

/// A table's rows in UTF-8, as they are read one by one.
struct Table<'a> {
    rows: Reader<Portions<DecodeReaderBytes<Stream<'a>, Vec<u8>>>>,
    portion: Portion,
}

impl<'a> Table<'a> {
    fn new(stream: Stream<'a>) -> Self {
        // Spreadsheets write "Unicode text" in UTF-16 with a byte order mark.
        let transcoder =
            || DecodeReaderBytesBuilder::new().bom_override(true).utf8_passthru(true).strip_bom(true).clone();
        let mut start = Vec::new();
        let mut head = transcoder().build(stream.head().bytes);
        // What cannot be transcoded becomes a table of another shape, and is refused as that.
        let _ = std::io::Read::read_to_end(&mut head, &mut start);
        let (rows, portion) = Portions::new(transcoder().build(stream));
        let rows =
            ReaderBuilder::new().delimiter(delimiter(&start)).has_headers(false).flexible(true).from_reader(rows);
        Self { rows, portion }
    }

    /// Reads the next row; false at the end.
    fn read(&mut self, row: &mut ByteRecord) -> Result<bool, Error> {
        self.portion.next();
        self.rows.read_byte_record(row).map_err(|error| match error.into_kind() {
            csv::ErrorKind::Io(error) => Error::broken_off(&error),
            other => Error::damaged_form("table", &format!("{other:?}")),
        })
    }
}

fn unpack(stream: Stream<'_>, unpacking: &mut Unpacking<'_>) -> Result<(), Stop> {
    let mut table = Table::new(stream);
    let mut row = ByteRecord::new();
    if !table.read(&mut row)? {
        return Err(Error::no_records().into());
    }
    let names: Vec<String> = row.iter().map(decoded).collect();
    let layout = unpacking.columns().of(&names)?;
    let mut number = 0_u32;
    while table.read(&mut row)? {
        number = number.saturating_add(1);
        hand_on(number, &row, names.len(), &layout, unpacking)?;
    }
    if number == 0 { Err(Error::no_records().into()) } else { Ok(()) }
}

/// Hands on a row, unless it has other cells than there are columns: nobody can say then which of them is which.
fn hand_on(
    number: u32,
    row: &ByteRecord,
    columns: usize,
    layout: &Layout,
    unpacking: &mut Unpacking<'_>,
) -> Result<(), Stop> {
    if row.len() != columns {
        let why = format!("it has {} cells, and the table {columns} columns", row.len());
        return unpacking.broken(number, Error::damaged_form("row", &why));
    }
    let (kind, known, text) = layout.row(|column| row.get(column).map(decoded));
    unpacking.document(number, kind, known, text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::found;

    #[track_caller]
    fn check(bytes: &[u8], expected: &[&str]) {
        assert_eq!(found("a.csv", bytes), expected);
    }

    #[test]
    fn tables_of_all_kinds() {
        check(
            b"text,title\nIt rained.,Rain\n\"It \"\"snowed\"\".\nMuch.\",\n",
            &[":1 It rained. {Rain}", ":2 It \"snowed\".\nMuch. {}"],
        );
        check(
            b"id\ttext\n1\tIt rained, and how.\n2\tIt snowed; much.\n",
            &[":1 It rained, and how. {}", ":2 It snowed; much. {}"],
        );
        check(b"text;title\r\nIt rained, much, and long.;Rain\r\n", &[":1 It rained, much, and long. {Rain}"]);
        check(b"\xEF\xBB\xBFtext\nIt rained.\n", &[":1 It rained. {}"]);
        check(b"text,title\nThe caf\xE9 closed.,Caf\xE9\n", &[":1 The caf\u{e9} closed. {Caf\u{e9}}"]);
    }

    #[test]
    fn utf_16() {
        let wide: Vec<u8> =
            "\u{FEFF}title\ttext\nRain\tIt rained.\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(&wide, &[":1 It rained. {Rain}"]);
    }

    #[test]
    fn what_is_no_row_is_named_and_the_rest_goes_on() {
        check(
            b"text,title\na,b,c\nIt rained.,Rain\n,empty\n",
            &[
                ":1!damaged row: it has 3 cells, and the table 2 columns",
                ":2 It rained. {Rain}",
                ":3!empty: nothing but white space",
            ],
        );
        check(b"id,score\n1,2\n", &["!no column for the text; there are: id, score"]);
        check(b"text\n", &["!empty: no records"]);
        check(b"", &["!empty: no records"]);
    }

    #[test]
    fn a_row_that_never_ends_is_refused() {
        let mut bytes = b"text,title\n\"".to_vec();
        bytes.resize(20 << 20, b'x');
        check(&bytes, &["!too large: it may have 16 MiB"]);
    }

    #[test]
    fn known_by_their_head() {
        let known = |bytes: &[u8]| knows(&Head::new(bytes, "a"));
        assert!(known(b"date;headline;body\n1;2;3\n"));
        assert!(!known(b"Title, text and all\nIt rained, and how.\n"));
        assert!(!known(b"The text, she said, was hers.\n"));
    }
}
