//! Direct, indirect or mixed.

use ascribe_types::{Form, Span};

use crate::quotations::Quotations;

/// The form of a content, by how many of its letters and digits stand in quotation marks: all, none, or some.
///
/// The words that tie a quotation to its clause are not the source's own but do not make it mixed: PARC 3 calls `that "the deal
/// is off"` mixed and `"the deal is off"` direct; so does this.
pub(crate) fn form(text: &str, quotations: &Quotations, content: &[Span]) -> Form {
    let all: usize = content.iter().map(|piece| letters(piece.of(text))).sum();
    let quoted: usize = content.iter().map(|&piece| quoted_letters(text, quotations, piece)).sum();
    match quoted {
        0 => Form::Indirect,
        _ if quoted == all => Form::Direct,
        _ => Form::Mixed,
    }
}

fn quoted_letters(text: &str, quotations: &Quotations, piece: Span) -> usize {
    let common = quotations
        .over(piece)
        .iter()
        .map(|quotation| Span { start: quotation.span.start.max(piece.start), end: quotation.span.end.min(piece.end) });
    common.map(|span| letters(span.of(text))).sum()
}

fn letters(words: &str) -> usize {
    words.chars().filter(|character| character.is_alphanumeric()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(content: &str, expected: Form) {
        let whole = [Span::new(0, content.len())];
        let quotations = Quotations::of(content, &whole);
        assert_eq!(form(content, &quotations, &whole), expected, "{content}");
    }

    #[test]
    fn by_what_stands_in_marks() {
        check("“We are late.”", Form::Direct);
        check("that they were late", Form::Indirect);
        check("that they were “very late”", Form::Mixed);
    }
}
