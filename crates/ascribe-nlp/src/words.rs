//! Splits a text into syntactic words, as Universal Dependencies' English treebanks EWT and GUM do.
//!
//! Hand-written, since no library splits English that way: Unicode word segmentation (UAX 29) keeps "don't" whole and parts
//! "e-mail" and "10:30". The text is cut at white space; within a chunk, words are found one after the other by shape, then parted
//! into clitics. Every character that is not white space belongs to exactly one word.

mod clitics;
mod lexicon;
mod shapes;

use std::ops::Range;

use ascribe_types::{Span, Token};

pub(crate) use lexicon::is_followed;
use shapes::Kind;

/// A run without white space is cut after so many bytes: no word is that long, and it bounds the work for each of them.
const LONGEST_CHUNK: usize = 512;

/// A single quotation mark is expected to close within so many words.
const REMEMBERED: usize = 60;

/// The words of `text`, in order.
pub(crate) fn words(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    for chunk in chunks(text) {
        Splitter { text, chunk, tokens: &mut tokens }.split();
    }
    tokens
}

/// The runs of `text` without white space, the longest cut.
fn chunks(text: &str) -> impl Iterator<Item = Range<usize>> {
    let base = text.as_ptr() as usize;
    text.split_whitespace().flat_map(move |run| {
        let start = run.as_ptr() as usize - base;
        cut(text, start..start + run.len())
    })
}

/// `run` in pieces of at most [`LONGEST_CHUNK`] bytes.
fn cut(text: &str, run: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut start = run.start;
    std::iter::from_fn(move || {
        let limit = run.end.min(start + LONGEST_CHUNK);
        let end = (start..=limit).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(limit);
        let piece = (start < end).then_some(start..end);
        start = end;
        piece
    })
}

/// Splits one chunk of a text.
struct Splitter<'a> {
    text: &'a str,
    chunk: Range<usize>,
    tokens: &'a mut Vec<Token>,
}

impl Splitter<'_> {
    fn split(&mut self) {
        let mut start = self.chunk.start;
        while start < self.chunk.end {
            let (kind, end) = self.shape(start);
            start = match kind {
                Kind::Whole => self.push(start..end, false),
                Kind::Counted => self.push(self.counted(start..end), false),
                Kind::Word => self.word(start..end),
            };
        }
    }

    fn shape(&self, start: usize) -> (Kind, usize) {
        let offset = self.chunk.start;
        let (kind, end) = shapes::shape_at(&self.text[self.chunk.clone()], start - offset);
        (kind, end + offset)
    }

    /// Adds the word at `range` and returns where the next may start.
    fn push(&mut self, range: Range<usize>, joined: bool) -> usize {
        self.tokens.push(Token { span: Span::new(range.start, range.end), joined });
        range.end
    }

    /// The number of a number with its unit, or all of it where the letters are no unit: "35mm", but "4A".
    fn counted(&self, range: Range<usize>) -> Range<usize> {
        let written = &self.text[range.clone()];
        let digits = written.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',').unwrap_or(written.len());
        let unit = lexicon::is_unit(&written[digits..]);
        range.start..range.start + if unit { digits } else { written.len() }
    }

    /// Adds a word of letters with its clitics, its abbreviating full stop or the apostrophe that marks a plural's possessive.
    fn word(&mut self, range: Range<usize>) -> usize {
        let word = &self.text[range.clone()];
        let after = &self.text[range.end..self.chunk.end];
        if after.starts_with('.') && self.keeps_stop(&range) {
            return self.push(range.start..range.end + 1, false);
        }
        let mut start = range.start;
        let lost = clitics::lost_apostrophe(word, self.next_chunk(range.end));
        for at in clitics::parts(word).into_iter().chain(lost) {
            self.push(start..range.start + at, start > range.start);
            start = range.start + at;
        }
        let end = self.push(start..range.end, start > range.start);
        self.possessive(end)
    }

    /// Adds the apostrophe of a plural's possessive ("the parents' house") if one stands at `start`, and returns where the next word
    /// may start. After an opening single mark it is taken to be the closing one.
    fn possessive(&mut self, start: usize) -> usize {
        let after = &self.text[start..self.chunk.end];
        let Some(mark) = after.chars().next().filter(|c| clitics::is_apostrophe(*c)) else { return start };
        let end = start + mark.len_utf8();
        let follows_s = self.text[..start].ends_with(['s', 'S', 'z', 'x']);
        let ends_word =
            !self.text[end..self.chunk.end].starts_with(|c: char| c.is_alphanumeric() || clitics::is_apostrophe(c));
        if follows_s && ends_word && !self.has_open_mark() { self.push(start..end, true) } else { start }
    }

    /// Whether a single quotation mark was opened a few words before and not closed.
    fn has_open_mark(&self) -> bool {
        let marks = self.tokens.iter().rev().take(REMEMBERED).filter(|token| !token.joined && token.span.len() <= 3);
        let mut marks = marks.filter(|token| matches!(token.span.of(self.text), "'" | "‘" | "’" | "`"));
        marks.next().is_some_and(|mark| self.text[mark.span.range().end..].starts_with(|c: char| !c.is_whitespace()))
    }

    /// Whether the full stop after the word at `range` abbreviates it.
    fn keeps_stop(&self, range: &Range<usize>) -> bool {
        let word = &self.text[range.clone()];
        let rest = &self.text[range.end + 1..self.chunk.end];
        if rest.starts_with('.') || word.len() > 6 {
            return false;
        }
        let next = self.next_word();
        let capital = next.starts_with(char::is_uppercase);
        let number = next.starts_with(|c: char| c.is_ascii_digit());
        lexicon::is_abbreviation(word)
            || word.eq_ignore_ascii_case("etc") && (!rest.is_empty() || next.starts_with(char::is_lowercase))
            || lexicon::is_abbreviation_before_number(word) && number
            || lexicon::is_day(word) && (capital || number)
            || lexicon::is_state(word) && self.follows_comma()
            || is_initial(word) && rest.is_empty() && capital
    }

    /// Whether the last word before is a comma.
    fn follows_comma(&self) -> bool {
        self.tokens.last().is_some_and(|token| token.span.of(self.text) == ",")
    }

    /// The chunk after this one without marks around it, if the word that ends at `end` stands before it on one line.
    fn next_chunk(&self, end: usize) -> &str {
        let chunk = self.next_word().split(char::is_whitespace).next().unwrap_or_default();
        let marks = ['.', ',', '!', '?', ';', ':', '"', '”', ')'];
        if end == self.chunk.end { chunk.trim_end_matches(marks) } else { "" }
    }

    /// What follows the chunk, from its first character that is not white space.
    fn next_word(&self) -> &str {
        self.text[self.chunk.end..].trim_start_matches(' ')
    }
}

/// Whether `word` may abbreviate a name: a capital alone, but not "I".
fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(|c| c.is_uppercase() && c != 'I') && chars.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words with blanks between, and with "+" where the word is joined to the one before.
    fn check(text: &str, expected: &str) {
        let shown: Vec<String> = words(text)
            .iter()
            .map(|token| format!("{}{}", if token.joined { "+" } else { "" }, token.span.of(text)))
            .collect();
        assert_eq!(shown.join(" "), expected);
    }

    #[test]
    fn hyphens_part_words_but_not_prefixes() {
        check("a well-known ex-minister", "a well - known ex-minister");
        check("non-violent e-mail in the mid-1980s", "non-violent e-mail in the mid-1980s");
        check("1990-1995 al-Farr X-ray", "1990 - 1995 al - Farr X - ray");
        check("and/or w/o", "and / or w/o");
    }

    #[test]
    fn abbreviations_keep_their_stop() {
        check("Mr. Roe of the U.S. met Dr. K. Doe.", "Mr. Roe of the U.S. met Dr. K. Doe .");
        check("at 5 p.m. in Gary, Ind., vs. Acme Inc. today", "at 5 p.m. in Gary , Ind. , vs. Acme Inc. today");
        check("apples, pears, etc. are here", "apples , pears , etc. are here");
    }

    #[test]
    fn words_give_their_stop_away() {
        check("No. 5. No.", "No. 5 . No .");
        check("It was he and I. They sat.", "It was he and I . They sat .");
        check("He was ill. We left.end", "He was ill . We left . end");
    }

    #[test]
    fn numbers_stay_whole() {
        check("$1,000.50, 35mm, 10:30pm, 50%.", "$ 1,000.50 , 35 mm , 10:30 pm , 50 % .");
        check("on 9/11/2001 or the 1970s, the '60s", "on 9/11/2001 or the 1970s , the '60s");
        check("see [1,2] and 3/4", "see [ 1 , 2 ] and 3 / 4");
        check("call 212-555-0142 or +44", "call 212-555-0142 or +44");
    }

    #[test]
    fn addresses_stay_whole() {
        check("(see http://a.example/b?c=d).", "( see http://a.example/b?c=d ) .");
        check("write to jane.roe@a.example, ok?", "write to jane.roe@a.example , ok ?");
        check("bbc.co.uk/news, rec.arts.books, plan.doc.", "bbc.co.uk/news , rec.arts.books , plan.doc .");
        check("@someone #topic #1", "@someone #topic # 1");
    }

    #[test]
    fn punctuation_runs_are_one() {
        check("well...no -- what?! “Yes”!!", "well ... no -- what ?! “ Yes ” !!");
        check("fine :-) (see: D)", "fine :-) ( see : D )");
    }

    #[test]
    fn clitics_are_joined() {
        check("They don't, Ann's can’t.", "They do +n't , Ann +'s ca +n’t .");
        check("O'Neill's cannot, dont, gonna", "O'Neill +'s can +not , do +nt , gon +na");
    }

    #[test]
    fn lost_apostrophes_show_by_the_next_word() {
        check("its a pity, your not alone. Lets go", "it +s a pity , you +r not alone . Let +s go");
        check("its role, its in-house paper, your letters", "its role , its in - house paper , your letters");
        check("He lets us go. Lets the man go", "He lets us go . Lets the man go");
        check("its, a pity", "its , a pity");
    }

    #[test]
    fn possessives_of_plurals_are_joined_but_closing_marks_are_not() {
        check("the parents' house", "the parents +' house");
        check("Moses’ law.", "Moses +’ law .");
        check("the 'two brothers' left", "the ' two brothers ' left");
        check("‘all of us’", "‘ all of us ’");
    }
}
