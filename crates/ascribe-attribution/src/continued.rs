//! Quotations that go on without a new cue.
//!
//! `"The bridge is closed," the mayor said.` / `"We do not know until when."`: the second paragraph has no cue, yet every reader knows
//! who speaks. A quotation that no attribution holds is taken as going on if it fills whole sentences, directly follows the content of
//! an attribution that is quoted too (no sentence between, at most one paragraph later), and has more than a few words. Left alone: titles and words
//! in marks within a sentence, and quotations after a sentence of the reporter's.

use ascribe_types::{Analysis, Form, Span};

use crate::form::form;
use crate::quotations::{Quotation, Quotations};
use crate::spans::Parts;

/// Shorter quotations are more often titles or slogans than somebody's sentence.
const LEAST_WORDS: usize = 4;

/// The attributions without a cue, given the others in order.
pub(crate) fn continued(text: &str, analysis: &Analysis, quotations: &Quotations, others: &[Parts]) -> Vec<Parts> {
    let sentences: Vec<Span> = analysis.sentences.iter().map(|sentence| analysis.span(&sentence.tokens)).collect();
    let mut found: Vec<Parts> = Vec::new();
    for quotation in quotations.all().iter().filter(|quotation| is_candidate(text, &sentences, quotation)) {
        let taken = others.iter().any(|parts| parts.all().any(|span| span.overlaps(quotation.span)));
        let before = others.iter().chain(&found).filter(|parts| parts.start() < quotation.span.start);
        let last = before.max_by_key(|parts| parts.all().map(|span| span.end).max());
        if let Some(last) = last.filter(|last| !taken && goes_on(text, quotations, &sentences, last, quotation)) {
            let source = last.source;
            found.push(Parts { source, cue: None, content: vec![quotation.span] });
        }
    }
    found
}

/// Whether a quotation fills whole sentences, long enough to be speech.
fn is_candidate(text: &str, sentences: &[Span], quotation: &Quotation) -> bool {
    let words = quotation.span.of(text).split_whitespace().count();
    words >= LEAST_WORDS && quotation.closed && fills(text, sentences, quotation.span)
}

/// Whether the sentences that the span touches lie within it, but for punctuation.
fn fills(text: &str, sentences: &[Span], span: Span) -> bool {
    let first = sentences.partition_point(|sentence| sentence.end <= span.start);
    let touched = sentences[first..].iter().take_while(|sentence| sentence.start < span.end);
    let outside = |sentence: &Span| {
        let before = sentence.start.min(span.start)..span.start.max(sentence.start).min(sentence.end);
        let after = span.end.clamp(sentence.start, sentence.end)..sentence.end;
        let letters = |range: std::ops::Range<u32>| {
            text[range.start as usize..range.end as usize].chars().any(char::is_alphanumeric)
        };
        (sentence.start < span.start && letters(before)) || letters(after)
    };
    !touched.clone().any(outside)
}

/// Whether nothing but the rest of its own sentence stands between an attribution that is quoted and the quotation.
fn goes_on(text: &str, quotations: &Quotations, sentences: &[Span], last: &Parts, quotation: &Quotation) -> bool {
    let Some(end) = last.all().map(|span| span.end).max() else { return false };
    if end > quotation.span.start || last.source.is_none() || form(text, quotations, &last.content) == Form::Indirect {
        return false;
    }
    let own = sentences.partition_point(|sentence| sentence.end < end);
    let next = sentences.partition_point(|sentence| sentence.start < quotation.span.start);
    let between = &text[end as usize..quotation.span.start as usize];
    next <= own + 1 && between.matches('\n').count() <= 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use ascribe_types::{Sentence, Token, TokenIdx};

    /// An analysis whose sentences are the lines of the text and whose tokens are what white space divides.
    fn analysis(text: &str) -> Analysis {
        let mut out = Analysis::default();
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let start = out.tokens.len();
            for word in line.split_whitespace() {
                let from = at + (word.as_ptr() as usize - line.as_ptr() as usize);
                out.tokens.push(Token { span: Span::new(from, from + word.len()), joined: false });
            }
            let tokens = TokenIdx(start as u32)..TokenIdx(out.tokens.len() as u32);
            out.sentences.push(Sentence { tokens, starts_paragraph: true });
            at += line.len();
        }
        out
    }

    fn span(text: &str, words: &str) -> Span {
        let start = text.find(words).expect("the words are in the text");
        Span::new(start, start + words.len())
    }

    fn check(text: &str, content: &str, expected: &[&str]) {
        let analysis = analysis(text);
        let quotations = Quotations::of(text, &analysis.paragraphs());
        let said = Parts {
            source: Some(span(text, "the mayor")),
            cue: Some(span(text, "said")),
            content: vec![span(text, content)],
        };
        let found = continued(text, &analysis, &quotations, &[said]);
        let shown: Vec<&str> = found.iter().map(|parts| parts.content[0].of(text)).collect();
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn the_next_paragraph_goes_on() {
        let text = "“The bridge is closed,” the mayor said.\n“We do not know until when.”";
        check(text, "“The bridge is closed,”", &["“We do not know until when.”"]);
    }

    #[test]
    fn not_after_indirect_speech() {
        check("That day the mayor said it was closed.\n“We do not know until when.”", "it was closed", &[]);
    }

    #[test]
    fn not_after_a_sentence_of_the_reporter() {
        let text = "“The bridge is closed,” the mayor said.\nTraffic was heavy.\n“We do not know until when.”";
        check(text, "“The bridge is closed,”", &[]);
    }

    #[test]
    fn not_within_a_sentence() {
        let text = "“The bridge is closed,” the mayor said.\nThe film “We do not know until when” opened.";
        check(text, "“The bridge is closed,”", &[]);
    }
}
