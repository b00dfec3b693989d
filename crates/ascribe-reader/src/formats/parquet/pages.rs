//! Refuses pages that claim to be larger than any is: the library that reads Parquet makes room for all that a page claims.

use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};

use ::parquet::errors::{ParquetError, Result};
use ::parquet::file::reader::{ChunkReader, Length};
use bytes::Bytes;

use crate::LARGEST;

/// The most bytes that a page may unpack to. Programs make pages of a megabyte; one with a single report is as large as that.
const MOST: u64 = 4 * LARGEST;

/// How many bytes the beginning of a header has that is looked at: two numbers of at most five bytes each, and their kinds.
const START: u64 = 12;

/// A file of which no page is read that claims too much. The library asks for the place of each page's header.
pub(super) struct Pages(pub(super) File);

impl Length for Pages {
    fn len(&self) -> u64 {
        Length::len(&self.0)
    }
}

impl ChunkReader for Pages {
    type T = BufReader<File>;

    fn get_read(&self, start: u64) -> Result<Self::T> {
        let mut file = self.0.try_clone()?;
        file.seek(SeekFrom::Start(start))?;
        let mut beginning = Vec::new();
        file.by_ref().take(START).read_to_end(&mut beginning)?;
        if claimed(&beginning).is_some_and(|bytes| bytes > MOST) {
            return Err(ParquetError::General("a page of it is too large".to_owned()));
        }
        ChunkReader::get_read(&self.0, start)
    }

    fn get_bytes(&self, start: u64, length: usize) -> Result<Bytes> {
        ChunkReader::get_bytes(&self.0, start, length)
    }
}

/// How many bytes the page unpacks to, by the first two fields of its header in Thrift's compact protocol: its kind and that.
fn claimed(header: &[u8]) -> Option<u64> {
    let mut rest = header;
    number(&mut rest)?;
    number(&mut rest)
}

/// A field that follows on the one before and is a 32-bit number: its kind, and its bytes, seven bits in each, the sign in the last bit.
fn number(rest: &mut &[u8]) -> Option<u64> {
    *rest = rest.strip_prefix(&[0x15])?;
    let end = rest.iter().take(5).position(|byte| byte & 0x80 == 0)?;
    let (bytes, after) = rest.split_at(end + 1);
    *rest = after;
    Some(bytes.iter().rev().fold(0, |number, byte| number << 7 | u64::from(byte & 0x7F)) >> 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(header: &[u8], expected: Option<u64>) {
        assert_eq!(claimed(header), expected);
    }

    #[test]
    fn what_pages_claim() {
        check(&[0x15, 0, 0x15, 20, 0x15, 18], Some(10));
        check(&[0x15, 4, 0x15, 0xFE, 0xFF, 0xFF, 0xFF, 0x0F], Some(i32::MAX as u64));
        check(&[0x15, 0, 0x15, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], None);
        check(&[0x15], None);
        check(b"", None);
    }
}
