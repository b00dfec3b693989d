//! Bytes to characters: which encoding they are in, and whether they are text at all.
//!
//! In this order: a byte order mark; UTF-16 without one; bytes that are no text; UTF-8, whole or damaged; what a page declares;
//! the older encoding that fits best. `chardetng` (the detector that Firefox uses) finds the last, and `encoding_rs` decodes.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::Error;

/// The encoding that whoever sent the bytes says that they are in.
pub(crate) type Told = Option<&'static Encoding>;

/// What stands in a text where a place in the file could not be decoded.
pub(crate) const DAMAGE: char = char::REPLACEMENT_CHARACTER;

/// How many sound characters there must be for each damaged or control character.
const SOUND: usize = 100;

/// How far into a page its encoding is looked for (the HTML standard says 1,024 bytes; many pages declare it later).
const DECLARATION: usize = 4096;

/// The text in `bytes`, of a page that may declare its encoding or not; `told` is stronger than what it declares.
pub(crate) fn decode(bytes: &[u8], is_page: bool, told: Told) -> Result<String, Error> {
    if bytes.is_empty() {
        return Err(Error::no_bytes());
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let text = sound(encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned(), bytes)?;
        return if encoding == UTF_8 { not_binary(bytes).map(|()| text) } else { Ok(text) };
    }
    if let Some(encoding) = unmarked_utf_16(bytes) {
        return sound(encoding.decode_without_bom_handling(bytes).0.into_owned(), bytes);
    }
    not_binary(bytes)?;
    if is_utf_8(bytes) {
        return sound(String::from_utf8_lossy(bytes).into_owned(), bytes);
    }
    let declared = is_page.then(|| declared(bytes)).flatten();
    let encoding = told.or(declared).unwrap_or_else(|| likeliest(bytes));
    sound(encoding.decode_without_bom_handling(bytes).0.into_owned(), bytes)
}

/// Refuses `text` where too much of it is damage or control characters.
fn sound(text: String, bytes: &[u8]) -> Result<String, Error> {
    let damage = text.chars().filter(|&c| c == DAMAGE).count();
    let characters = text.chars().count();
    if damage > 0 && (characters == damage || (damage > 1 && damage * SOUND > characters)) {
        return Err(Error::damaged(damage));
    }
    if too_many(text.chars().filter(|&c| is_unprintable(c)).count(), characters) {
        return Err(Error::binary(looks_like(bytes)));
    }
    Ok(text)
}

/// Refuses bytes that are no text in any encoding that keeps ASCII as it is, or a text in the dress of another form: RTF is ASCII
/// throughout, and read as a text its marks would stand among the words.
fn not_binary(bytes: &[u8]) -> Result<(), Error> {
    if bytes.starts_with(b"{\\rtf") {
        return Err(Error::refused("it is in RTF, which can be saved as DOCX or as plain text"));
    }
    let unprintable = bytes.iter().filter(|&&byte| is_unprintable(char::from(byte))).count();
    if bytes.starts_with(b"%PDF-") || too_many(unprintable, bytes.len()) {
        Err(Error::binary(looks_like(bytes)))
    } else {
        Ok(())
    }
}

/// Whether `some` of `all` are more than an accident: a text with a stray NUL is still a text.
fn too_many(some: usize, all: usize) -> bool {
    some > 1 && some * SOUND > all
}

/// Whether `c` is a control character that no text has: the ASCII ones but tab, the line and page breaks, backspace and escape.
fn is_unprintable(c: char) -> bool {
    c.is_ascii_control() && !matches!(c, '\t'..='\r' | '\x08' | '\x1A' | '\x1B' | '\x7F')
}

/// What kind of file `bytes` look like.
fn looks_like(bytes: &[u8]) -> &'static str {
    infer::get(bytes).map_or("a binary file", |kind| kind.mime_type())
}

/// UTF-16 without a byte order mark, told by where its zero bytes stand: text in a Latin script has one in almost every pair,
/// always on the same side.
fn unmarked_utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(4096) & !1];
    let zeros = |side: usize| head.iter().skip(side).step_by(2).filter(|&&byte| byte == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    let most = |many: usize, few: usize| many * 2 * 10 > head.len() * 6 && few * 20 < many.max(1);
    if most(second, first) {
        Some(UTF_16LE)
    } else if most(first, second) {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Whether `bytes` are UTF-8, perhaps with damage: at least as many characters of several bytes as there are damaged places, or
/// nothing wrong but a character cut off at the end.
fn is_utf_8(bytes: &[u8]) -> bool {
    let (mut whole, mut damaged) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        damaged += usize::from(!chunk.invalid().is_empty());
    }
    damaged <= whole || (damaged == 1 && is_cut_off(bytes))
}

/// Whether `bytes` end within a character.
///
/// One byte alone might as well be the last letter of a text in Windows-1252, so only those count that would be an Â, Ã, â or ð
/// there: no word ends with them, and they begin UTF-8's accented letters, its quotation marks and its emoji.
fn is_cut_off(bytes: &[u8]) -> bool {
    let Err(error) = std::str::from_utf8(bytes) else { return false };
    let tail = &bytes[error.valid_up_to()..];
    error.error_len().is_none() && (tail.len() > 1 || matches!(tail, [0xC2 | 0xC3 | 0xE2 | 0xF0]))
}

/// The encoding that is called so; none where it tells nothing. Bytes that are in UTF-8 are known by themselves, and those that are not
/// are in something else, whatever is said of them.
fn named(label: &str) -> Told {
    Encoding::for_label(label.as_bytes()).filter(|&encoding| encoding != UTF_8 && encoding.is_ascii_compatible())
}

/// The encoding that a media type tells of: "text/html; charset=iso-8859-2". A server that says it twice is taken at its first word.
pub(crate) fn of_media(media: &str) -> Told {
    let parameters = media.split([';', ',']).filter_map(|parameter| parameter.split_once('='));
    let (_, label) = parameters.into_iter().find(|(name, _)| name.trim().eq_ignore_ascii_case("charset"))?;
    named(label.trim().trim_matches(['"', '\'']))
}

/// The encoding that a page declares for itself.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(DECLARATION)]).to_ascii_lowercase();
    let (_, after) = head.split_once("charset=")?;
    let label = after.trim_start_matches(['"', '\'']).split(['"', '\'', ' ', ';', '>', '/']).next()?;
    Encoding::for_label(label.as_bytes()).filter(|&encoding| encoding.is_ascii_compatible())
}

/// The older encoding that fits `bytes` best; Windows-1252 where nothing tells.
fn likeliest(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expected: &str) {
        assert_eq!(decode(bytes, false, None).expect("a text"), expected);
    }

    #[track_caller]
    fn refused(bytes: &[u8], expected: &str) {
        assert_eq!(decode(bytes, false, None).expect_err("no text").to_string(), expected);
    }

    fn utf_16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(to_bytes).collect()
    }

    #[test]
    fn byte_order_marks_are_no_text() {
        check(b"\xEF\xBB\xBFGr\xC3\xB6\xC3\x9Fe", "Größe");
        check(&utf_16("\u{FEFF}“Nein”, 👍", u16::to_le_bytes), "“Nein”, 👍");
        check(&utf_16("\u{FEFF}“Nein”, 👍", u16::to_be_bytes), "“Nein”, 👍");
    }

    #[test]
    fn utf_16_without_a_mark() {
        check(&utf_16("He said “no”.\r\n", u16::to_le_bytes), "He said “no”.\r\n");
        check(&utf_16("He said “no”.\r\n", u16::to_be_bytes), "He said “no”.\r\n");
    }

    #[test]
    fn older_encodings() {
        check(b"\x93We won\x92t,\x94 the caf\xE9 owner said \x96 twice.", "“We won’t,” the café owner said – twice.");
        check(b"Jos\xE9 Mu\xF1oz dijo que no.", "José Muñoz dijo que no.");
        check(b"\xCF\xF0\xE5\xE7\xE8\xE4\xE5\xED\xF2 \xE7\xE0\xFF\xE2\xE8\xEB, \xF7\xF2\xEE \xFD\xF2\xEE \xED\xE5 \xF2\xE0\xEA.", "Президент заявил, что это не так.");
    }

    #[test]
    fn damage_is_shown() {
        check(b"caf\xC3\xA9 and caf\xC3", "café and caf\u{FFFD}");
        check(b"\xE2\x80\x9CNo,\xE2\x80 he said.\xE2\x80\x9D", "“No,\u{FFFD} he said.”");
        check(b"He said \xE2\x80", "He said \u{FFFD}");
        check(b"the caf\xE9", "the café");
        refused(b"\xC3", "damaged text: cannot be decoded");
        refused(b"\xC3\xA9\xC3\xA9\xC3\xA9 \xC3 \xC3", "damaged text: 2 places cannot be decoded");
    }

    #[test]
    fn a_stray_nul_is_no_binary_file() {
        check(b"He said\0 no.", "He said\0 no.");
        refused(b"\0\x01\x02\x03", "not text: looks like a binary file");
        refused(b"ELF\0\0\0ELF\0\0\0", "not text: looks like a binary file");
    }

    #[test]
    fn binary_files_are_named() {
        refused(b"PK\x03\x04\x14\0\0\0\x08\0", "not text: looks like application/zip");
        refused(b"%PDF-1.4 1 0 obj", "not text: looks like application/pdf");
        refused(b"\xFF\xD8\xFF\xE0\0\x10JFIF\0\x01", "not text: looks like image/jpeg");
        check(b"BMW said it would, MZ said.", "BMW said it would, MZ said.");
    }

    #[test]
    fn who_sends_it_says_its_encoding() {
        let check = |media, expected| {
            let page = decode(b"<meta charset=windows-1252><p>Wa\xB3\xEAsa", true, of_media(media)).expect("a page");
            assert_eq!(page, format!("<meta charset=windows-1252><p>{expected}"), "{media}");
        };
        check("text/html; charset=ISO-8859-2", "Wałęsa");
        check("text/html;level=1; Charset = \"iso-8859-2\"", "Wałęsa");
        check("text/html; charset=iso-8859-2, text/html; charset=utf-8", "Wałęsa");
        check("text/html; charset=utf-8", "Wa³êsa");
        check("text/html; charset=none", "Wa³êsa");
        check("text/html; charset=", "Wa³êsa");
        check("text/html", "Wa³êsa");
    }

    #[test]
    fn a_page_says_its_encoding() {
        let check = |bytes, expected| assert_eq!(decode(bytes, true, None).expect("a page"), expected);
        check(b"<html><meta charset=\"iso-8859-2\"><p>Wa\xB3\xEAsa", "<html><meta charset=\"iso-8859-2\"><p>Wałęsa");
        check(b"<html><meta charset=utf-16><p>caf\xE9", "<html><meta charset=utf-16><p>café");
    }
}
