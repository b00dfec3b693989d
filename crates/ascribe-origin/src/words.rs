//! A text as copies are told by: its words as hashes, and whether each is the writer's own.

use std::hash::Hasher;

use siphasher::sip::SipHasher13;

/// A word of a text, without its capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// Stands for its letters.
    pub(crate) hash: u64,
    /// Whether it stands between quotation marks: two reports that quote the same speech are no copies of each other.
    pub(crate) quoted: bool,
}

/// The words of a text: letters and digits in a row. A copy may have lost its marks, its capitals or its lines.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let mut quoted = false;
    let mut out = Vec::new();
    let mut word = String::new();
    let mut characters = text.chars().peekable();
    let mut before = '\n';
    while let Some(c) = characters.next() {
        if c.is_alphanumeric() {
            word.extend(c.to_lowercase());
        } else {
            finish(&mut word, quoted, &mut out);
            quoted = still_quoted(quoted, before, c, characters.peek().copied());
        }
        if !c.is_whitespace() || c == '\n' {
            before = c;
        }
    }
    finish(&mut word, quoted, &mut out);
    out
}

fn finish(word: &mut String, quoted: bool, out: &mut Vec<Word>) {
    if !word.is_empty() {
        out.push(Word { hash: hash(word.bytes()), quoted });
        word.clear();
    }
}

/// Whether what follows a character stands in a quotation. None goes over the end of a paragraph, so that a lost mark spoils no more than that; a line that
/// ends in the middle of a sentence ends no paragraph.
fn still_quoted(quoted: bool, before: char, c: char, after: Option<char>) -> bool {
    let ends_sentence = |c: char| matches!(c, '.' | '!' | '?' | '”' | '"' | '\n');
    match c {
        '“' | '„' | '«' => true,
        '”' | '»' => false,
        '"' => !quoted,
        '\n' if ends_sentence(before) || after == Some('\n') => false,
        _ => quoted,
    }
}

/// A hash that is the same on every machine and in every version: fingerprints are kept for years.
pub(crate) fn hash(bytes: impl Iterator<Item = u8>) -> u64 {
    let mut hasher = SipHasher13::new();
    bytes.for_each(|byte| hasher.write_u8(byte));
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of a text that stand in quotations.
    fn check(text: &str, expected: &str) {
        let quoted: Vec<u64> = words(text).iter().filter(|word| word.quoted).map(|word| word.hash).collect();
        let expected: Vec<u64> = words(expected).iter().map(|word| word.hash).collect();
        assert_eq!(quoted, expected, "{text}");
    }

    #[test]
    fn a_quotation_is_what_stands_between_marks() {
        check("“We saw it,” she said. \"All of it.\" He left.", "we saw it all of it");
        check("No one spoke.", "");
    }

    #[test]
    fn a_lost_mark_spoils_no_more_than_its_paragraph() {
        check("She said: “We saw it.\n\nHe left.", "we saw it");
        check("She said: “We\nsaw it.” He left.", "we saw it");
    }

    #[test]
    fn capitals_and_marks_make_no_other_word() {
        assert_eq!(words("The mine—closed!"), words("the MINE closed"));
        assert_eq!(words("¿…?"), []);
    }
}
