//! Refuses files that unpack to very much more than they are, before they are unpacked: the library that reads PDF has no bound.

use std::io::Read;

use flate2::read::ZlibDecoder;

use crate::Error;

/// The most bytes that a picture may unpack to. Those of a scan have some ten megabytes, and are not unpacked to be read.
const MOST_PICTURE: u64 = 256 << 20;

/// The most bytes that any other stream may unpack to. Pages have some ten kilobytes, fonts some megabytes.
const MOST: u64 = 32 << 20;

/// The most bytes that all streams may unpack to together.
const MOST_OF_ALL: u64 = 2 << 30;

/// The most bytes that a stream may have which is compressed in the old way (LZW): it unpacks to some two thousand times as much at most.
const MOST_LZW: usize = 128 << 10;

/// What stands behind a stream.
const END: &[u8] = b"endstream";

/// How far before a stream its dictionary may begin.
const DICTIONARY: usize = 1024;

/// Whether the streams of a file may be unpacked.
pub(super) fn check(bytes: &[u8]) -> Result<(), Error> {
    let (mut rest, mut all) = (0, 0);
    while let Some(at) = find(&bytes[rest..], b"stream") {
        let keyword = rest + at;
        rest = keyword + b"stream".len();
        if bytes[..keyword].ends_with(b"end") {
            continue;
        }
        let dictionary = dictionary(&bytes[..keyword]);
        let data = bytes[rest..].trim_ascii_start();
        let most = if find(dictionary, b"/Image").is_some() { MOST_PICTURE } else { MOST };
        let unpacked = unpacked(data, most);
        all += unpacked;
        if packed_twice(dictionary) || unpacked > most || all > MOST_OF_ALL {
            return Err(Error::bomb());
        }
        if find(dictionary, b"LZWDecode").is_some() {
            // What is looked through once is not looked through again, as it would be where "stream" follows upon "stream".
            rest += lzw_length(&bytes[rest..])?;
        }
    }
    Ok(())
}

fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).position(|window| window == word)
}

/// The dictionary of a stream that begins after `bytes`.
fn dictionary(bytes: &[u8]) -> &[u8] {
    let near = &bytes[bytes.len().saturating_sub(DICTIONARY)..];
    let begins = near.windows(4).rposition(|window| window == b" obj").unwrap_or_default();
    &near[begins..]
}

/// Whether a stream is compressed more than once, which no program does.
fn packed_twice(dictionary: &[u8]) -> bool {
    let packs = |name: &[u8]| dictionary.windows(name.len()).filter(|window| *window == name).count();
    packs(b"FlateDecode") + packs(b"/Fl ") + packs(b"LZWDecode") + packs(b"RunLengthDecode") > 1
}

/// How many bytes a stream unpacks to, as far as is of interest.
fn unpacked(data: &[u8], most: u64) -> u64 {
    let is_zlib = matches!(data, [first, second, ..] if first & 0x0F == 8 && u16::from_be_bytes([*first, *second]).is_multiple_of(31));
    let mut stream = ZlibDecoder::new(data).take(if is_zlib { most + 1 } else { 0 });
    let mut unpacked = 0;
    let mut buffer = [0; 1 << 14];
    // A stream that is damaged is so for the library too.
    while let Ok(read @ 1..) = stream.read(&mut buffer) {
        unpacked += read as u64;
    }
    unpacked
}

/// How long a stream in the old way of compression is, up to the word that ends it.
fn lzw_length(data: &[u8]) -> Result<usize, Error> {
    let near = &data[..data.len().min(MOST_LZW + END.len())];
    match find(near, END) {
        Some(length) => Ok(length),
        None if near.len() == data.len() => Ok(near.len()),
        None => Err(Error::bomb()),
    }
}

#[cfg(test)]
mod tests {
    use std::io::{self, Write};

    use flate2::Compression;
    use flate2::write::ZlibEncoder;

    use super::*;

    fn file(dictionary: &str, bytes: u64) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
        io::copy(&mut io::repeat(b'x').take(bytes), &mut encoder).expect("bytes");
        let mut file = format!("%PDF-1.4\n1 0 obj\n<<{dictionary}>>\nstream\n").into_bytes();
        file.write_all(&encoder.finish().expect("a stream")).expect("bytes");
        file.extend(b"\nendstream\n");
        file
    }

    #[test]
    fn streams_have_bounds() {
        assert_eq!(check(&file("/Filter /FlateDecode", 1 << 20)), Ok(()));
        assert_eq!(check(&file("/Filter /FlateDecode", 40 << 20)), Err(Error::bomb()));
        assert_eq!(check(&file("/Subtype /Image /Filter /FlateDecode", 40 << 20)), Ok(()));
        assert_eq!(check(&file("/Filter [/FlateDecode /FlateDecode]", 10)), Err(Error::bomb()));
    }

    #[test]
    fn streams_in_the_old_way_have_bounds() {
        let file = |length: usize| {
            [&b"1 0 obj <</Filter /LZWDecode>>\nstream\n"[..], &vec![b'x'; length], b"\nendstream\n"].concat()
        };
        assert_eq!(check(&file(1000)), Ok(()));
        assert_eq!(check(&file(MOST_LZW + 1)), Err(Error::bomb()));
        assert_eq!(check(&b"1 0 obj /LZWDecode stream ".repeat(100_000)), Err(Error::bomb()));
    }
}
