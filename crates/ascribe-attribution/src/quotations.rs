//! Finds what stands between quotation marks.
//!
//! English news marks quotations with double marks, curly or straight, and a quotation inside one with single marks. A quotation
//! that runs over several paragraphs opens in each but closes only in the last (Associated Press Stylebook, "quotation marks").
//! Marks get lost: one that never closes ends with its paragraph, and one that closes without having opened is no quotation, unless the paragraph begins with it (a mark turned the wrong way). Single
//! marks are not read: they cannot be told from apostrophes by form alone ("the soldiers' camp").

use ascribe_types::Span;

/// Marks that can only open, only close, or either.
const OPENING: [char; 3] = ['“', '«', '„'];
const CLOSING: [char; 2] = ['”', '»'];
const EITHER: char = '"';

/// A quotation of the text, its marks included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Quotation {
    /// From the opening mark to after the closing one, or to the paragraph's end where none closes.
    pub(crate) span: Span,
    /// Whether a mark closes it.
    pub(crate) closed: bool,
}

/// All quotations of a text, in order, none inside another.
#[derive(Debug)]
pub(crate) struct Quotations(Vec<Quotation>);

impl Quotations {
    /// Those of each paragraph.
    pub(crate) fn of(text: &str, paragraphs: &[Span]) -> Self {
        Self(paragraphs.iter().flat_map(|&paragraph| in_paragraph(text, paragraph)).collect())
    }

    /// All, in order.
    pub(crate) fn all(&self) -> &[Quotation] {
        &self.0
    }

    /// Those that share a byte with a span.
    pub(crate) fn over(&self, span: Span) -> &[Quotation] {
        let start = self.0.partition_point(|quotation| quotation.span.end <= span.start);
        let end = self.0.partition_point(|quotation| quotation.span.start < span.end);
        &self.0[start..end.max(start)]
    }
}

/// Whether a character is a double quotation mark.
pub(crate) fn is_mark(character: char) -> bool {
    character == EITHER || OPENING.contains(&character) || CLOSING.contains(&character)
}

fn in_paragraph(text: &str, paragraph: Span) -> Vec<Quotation> {
    let (mut found, mut open) = (Vec::new(), None);
    let start = paragraph.range().start;
    for (at, mark) in paragraph.of(text).char_indices().filter(|&(_, character)| is_mark(character)) {
        let at = start + at;
        let begins = at == start && text[at + mark.len_utf8()..].starts_with(char::is_alphanumeric);
        match open {
            None if begins || opens(text, at, mark) => open = Some(at),
            Some(from) if closes(text, at, mark) => {
                found.push(Quotation { span: Span::new(from, at + mark.len_utf8()), closed: true });
                open = None;
            }
            _ => {}
        }
    }
    found.extend(open.map(|from| Quotation { span: Span::new(from, paragraph.range().end), closed: false }));
    found
}

/// A straight mark opens unless white space or nothing follows it.
fn opens(text: &str, at: usize, mark: char) -> bool {
    let follows = text[at + mark.len_utf8()..].chars().next();
    OPENING.contains(&mark) || mark == EITHER && follows.is_some_and(|next| !next.is_whitespace())
}

/// A straight mark closes unless white space stands before it and a word follows.
fn closes(text: &str, at: usize, mark: char) -> bool {
    let before = text[..at].chars().next_back();
    CLOSING.contains(&mark) || mark == EITHER && !(before.is_some_and(char::is_whitespace) && opens(text, at, mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The quotations of one paragraph; an unclosed one ends in "…".
    fn check(text: &str, expected: &[&str]) {
        let quotations = Quotations::of(text, &[Span::new(0, text.len())]);
        let shown = quotations.all().iter().map(|quotation| {
            let words = quotation.span.of(text);
            if quotation.closed { words.to_owned() } else { format!("{words}…") }
        });
        assert_eq!(shown.collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn curly_and_straight_marks() {
        check("He called it “absurd” and \"groundless\".", &["“absurd”", "\"groundless\""]);
    }

    #[test]
    fn a_mark_that_never_closes_ends_with_the_paragraph() {
        check("She said: “We will wait.", &["“We will wait.…"]);
        check("She said: \"We will wait.", &["\"We will wait.…"]);
    }

    #[test]
    fn a_mark_that_never_opened_is_none() {
        check("We will wait,” she said.", &[]);
        check("We will wait.\" She left.", &[]);
    }

    #[test]
    fn a_mark_turned_the_wrong_way_opens_a_paragraph() {
        check("”We will wait,” she said.", &["”We will wait,”"]);
    }

    #[test]
    fn single_marks_are_left_alone() {
        check("“He told me ‘never’ twice,” she said of the soldiers' camp.", &["“He told me ‘never’ twice,”"]);
    }

    #[test]
    fn inches_close_nothing_that_is_not_open() {
        check("A 12\" pipe.", &[]);
    }
}
