//! Contents end where paragraphs do.
//!
//! A headline has no stop, so the model may read on into what follows: `Minister denies report of secret talks` / `TIDEFORD — The ministry …`
//! gives a content that ends in the dateline. What runs over a paragraph's end is kept beyond it only if it ends there with a sentence
//! (`He said he was tired.` / `He would not run again.`). Of the 72 contents in PolNeAR's training texts that run over a paragraph's end, 59 end with a sentence.

use ascribe_types::{Analysis, Sentence, Span};

/// The pieces, each without what begins in another paragraph than the anchor's and breaks off within a sentence.
pub(crate) fn kept(text: &str, analysis: &Analysis, anchor: Span, pieces: Vec<Span>) -> Vec<Span> {
    pieces.into_iter().map(|piece| part_kept(text, analysis, anchor, piece)).collect()
}

fn part_kept(text: &str, analysis: &Analysis, anchor: Span, piece: Span) -> Span {
    let parts = by_paragraph(analysis, piece);
    let [earlier @ .., before, last] = parts.as_slice() else { return piece };
    let begins_here = earlier.iter().chain([before]).any(|&part| same_paragraph(analysis, part, anchor));
    if !begins_here || ends_a_sentence(text, analysis, *last) {
        return piece;
    }
    Span { start: piece.start, end: before.end }
}

/// The parts of a piece, one for each paragraph that it touches.
fn by_paragraph(analysis: &Analysis, piece: Span) -> Vec<Span> {
    let mut parts: Vec<Span> = Vec::new();
    for sentence in sentences(analysis, piece) {
        let span = analysis.span(&sentence.tokens);
        let part = Span { start: span.start.max(piece.start), end: span.end.min(piece.end) };
        match parts.last_mut() {
            Some(last) if !sentence.starts_paragraph => *last = last.cover(part),
            _ => parts.push(part),
        }
    }
    parts
}

/// The sentences that a span touches.
fn sentences(analysis: &Analysis, span: Span) -> &[Sentence] {
    let start = analysis.sentences.partition_point(|sentence| analysis.span(&sentence.tokens).end <= span.start);
    let end = analysis.sentences.partition_point(|sentence| analysis.span(&sentence.tokens).start < span.end);
    &analysis.sentences[start..end.max(start)]
}

fn same_paragraph(analysis: &Analysis, left: Span, right: Span) -> bool {
    let both = left.cover(right);
    !sentences(analysis, both).iter().skip(1).any(|sentence| sentence.starts_paragraph)
}

/// Whether nothing but punctuation is left of the sentence in which a span ends.
fn ends_a_sentence(text: &str, analysis: &Analysis, span: Span) -> bool {
    let Some(sentence) = sentences(analysis, span).last() else { return true };
    let end = analysis.span(&sentence.tokens).end;
    !text[span.end as usize..end.max(span.end) as usize].contains(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::continued::by_line;

    fn check(text: &str, piece: &str, expected: &str) {
        let find = |words: &str| {
            let start = text.find(words).expect("the words are in the text");
            Span::new(start, start + words.len())
        };
        let kept = kept(text, &by_line(text), find("says"), vec![find(piece)]);
        assert_eq!(kept.iter().map(|span| span.of(text)).collect::<Vec<_>>(), [expected]);
    }

    #[test]
    fn breaks_off_at_the_end_of_a_headline() {
        check(
            "Minister says talks failed\nTIDEFORD — The ministry is silent.",
            "talks failed\nTIDEFORD",
            "talks failed",
        );
    }

    #[test]
    fn goes_on_over_whole_sentences() {
        let text = "The mayor says he is tired.\nHe will not run again.";
        check(text, "he is tired.\nHe will not run again", "he is tired.\nHe will not run again");
    }

    #[test]
    fn leaves_what_lies_within_a_paragraph() {
        check("Minister says talks failed and left\nTIDEFORD", "talks failed", "talks failed");
    }
}
