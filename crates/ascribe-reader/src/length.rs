//! How long a text is for whoever reads it: by its words, since they are what memory and time grow with.

use crate::Error;

/// The most words that a document may have, as [`words`] counts them: novels have more, and no report in the news has nearly as many.
pub const LONGEST: usize = 400_000;

/// Bytes of a run of letters that count as a word: what is longer is cut into pieces to be read ("counterintelligence", and letters that mean nothing even more so).
const WORD: usize = 8;

/// How many words a text has, about: runs of letters and digits by their length, and all other marks that can be seen. No text that is made to do harm
/// has very many more for a program that reads it.
pub fn words(text: &str) -> usize {
    let (mut words, mut run) = (0, 0);
    for c in text.chars() {
        if c.is_alphanumeric() {
            run += c.len_utf8();
        } else {
            words += run.div_ceil(WORD) + usize::from(!c.is_whitespace());
            run = 0;
        }
    }
    words + run.div_ceil(WORD)
}

/// That `text` is not too long.
pub(crate) fn bounded(text: &str) -> Result<(), Error> {
    if words(text) > LONGEST { Err(Error::too_long(LONGEST)) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: usize) {
        assert_eq!(words(text), expected);
    }

    #[test]
    fn words_and_marks_count() {
        check("", 0);
        check(" \n\n ", 0);
        check("It rained, she said.", 6);
        check("a-a-a", 5);
        check("((“", 3);
    }

    #[test]
    fn what_is_longer_than_words_are_counts_more() {
        check("counterintelligence", 3);
        check("天気予報", 2);
        check(&"x".repeat(80), 10);
    }

    #[test]
    fn what_is_too_long_is_refused() {
        assert!(bounded(&"word ".repeat(LONGEST)).is_ok());
        assert!(bounded(&"1,".repeat(LONGEST)).expect_err("too long").is_too_large());
    }
}
