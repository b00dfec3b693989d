//! Which quotation each token stands in, for who "I" is depends on it.
//!
//! Double marks, curly or straight, and a mark that never closes ends with its paragraph (Associated Press Stylebook, "quotation marks");
//! where the next paragraph opens again without a close between, the quotation goes on and keeps its number. "“I go. / “I come back,” she
//! said" is one quotation; "“I go,” he said. “I stay,” she said" is two. Single marks are left alone: apostrophes look the same.

use ascribe_types::{Sentence, Token};

/// What a mark does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Opens,
    Closes,
    Either,
}

fn mark(form: &str) -> Option<Mark> {
    match form {
        "“" | "«" | "„" | "``" => Some(Mark::Opens),
        "”" | "»" | "''" => Some(Mark::Closes),
        "\"" => Some(Mark::Either),
        _ => None,
    }
}

/// For each token the number of its quotation, from 1; 0 outside of any. Marks are outside.
pub(super) fn quotations(text: &str, tokens: &[Token], sentences: &[Sentence]) -> Vec<u32> {
    let mut walk = Walk::default();
    let mut numbers = Vec::with_capacity(tokens.len());
    for sentence in sentences {
        if sentence.starts_paragraph {
            walk.paragraph();
        }
        let own = &tokens[sentence.tokens.start.get()..sentence.tokens.end.get()];
        numbers.extend(own.iter().map(|token| walk.token(token.span.of(text))));
    }
    numbers
}

#[derive(Default)]
struct Walk {
    last: u32,
    is_open: bool,
    /// Whether the paragraph before ended inside a quotation, and nothing stands since.
    goes_on: bool,
}

impl Walk {
    fn paragraph(&mut self) {
        self.goes_on = self.is_open;
        self.is_open = false;
    }

    fn token(&mut self, form: &str) -> u32 {
        let goes_on = std::mem::take(&mut self.goes_on);
        match mark(form) {
            Some(Mark::Opens | Mark::Either) if !self.is_open => {
                self.last += u32::from(!goes_on);
                self.is_open = true;
            }
            Some(Mark::Closes | Mark::Either) => self.is_open = false,
            _ if self.is_open => return self.last,
            _ => {}
        }
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[u32]) {
        let (tokens, sentences) = crate::tokenize(text);
        assert_eq!(quotations(text, &tokens, &sentences), expected, "{text}");
    }

    #[test]
    fn tells_quotations_apart() {
        check("“No,” he said. \"Yes.\"", &[0, 1, 1, 0, 0, 0, 0, 0, 2, 2, 0]);
    }

    #[test]
    fn an_open_one_ends_with_its_paragraph_or_goes_on() {
        check("“We wait.\n\nHe left.", &[0, 1, 1, 1, 0, 0, 0]);
        check("“We wait.\n\n“We go.”", &[0, 1, 1, 1, 0, 1, 1, 1, 0]);
    }

    #[test]
    fn a_mark_that_never_opened_is_nothing() {
        check("We wait,” he said.", &[0, 0, 0, 0, 0, 0, 0]);
    }
}
