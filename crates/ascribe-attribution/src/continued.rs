//! Quotations that go on without a new cue.
//!
//! `"The bridge is closed," the mayor said.` / `"We do not know until when."`: the second paragraph has no cue, yet every reader knows
//! who speaks. A quotation that no attribution holds is taken as going on if it has more than a few words and either
//!
//! - fills whole sentences and directly follows an attribution whose content is quoted too (no sentence between, at most one paragraph later), or
//! - fills its whole paragraph and the paragraph before ends in the sentence of an attribution, quoted or not
//!   (`The professor rejects that reading.` / `"They knew what they wrote."`).
//!
//! Of 98 quotations in PolNeAR's training texts that fill a paragraph and follow one with an attribution, 83 have the source of its last one. Left
//! alone: titles and words in marks within a sentence, quotations after a sentence of the reporter's, and those that begin with a speaker's name and a colon.

use ascribe_types::{Analysis, Form, Span};

use crate::form::form;
use crate::quotations::{Quotation, Quotations, is_mark};
use crate::spans::{Covered, Parts};

/// Shorter quotations are more often titles or slogans than somebody's sentence.
const LEAST_WORDS: usize = 4;

/// The most words that name a speaker before a colon.
const LONGEST_LABEL: usize = 5;

/// The attributions without a cue, given the others in order. The paragraphs of one quotation, which closes only in the last, are one.
pub(crate) fn continued(text: &str, analysis: &Analysis, quotations: &Quotations, others: &[Parts]) -> Vec<Parts> {
    let sentences: Vec<Span> = analysis.sentences.iter().map(|sentence| analysis.span(&sentence.tokens)).collect();
    let (covered, letters) = (Covered::by(others), letters(text));
    let candidate = |quotation: &&Quotation| {
        !covered.touches(quotation.span) && is_candidate(text, &sentences, &letters, quotation)
    };
    let (mut found, mut said): (Vec<Parts>, Said) = (Vec::new(), Said::new(others));
    for quotation in quotations.all().iter().filter(candidate) {
        let Some(last) = said.before(quotation.span.start) else { continue };
        if !goes_on(text, quotations, &sentences, &last, quotation) {
            continue;
        }
        match found.last_mut() {
            Some(whole) if last.open => whole.content.push(quotation.span),
            _ => found.push(Parts { source: last.source, cue: None, content: vec![quotation.span], own_words: false }),
        }
        said.last = Some(Last {
            source: last.source,
            content: quotation.span,
            end: quotation.span.end,
            open: !quotation.closed,
        });
    }
    found
}

/// What a quotation may go on from.
#[derive(Clone, Copy)]
struct Last {
    source: Option<Span>,
    /// The last piece of its content.
    content: Span,
    /// The byte after all of it.
    end: u32,
    /// Whether it is a quotation that was taken as going on, and never closed.
    open: bool,
}

/// Walks over attributions in the order of their first characters, so that finding the last one before a place takes no search.
struct Said<'a> {
    coming: &'a [Parts],
    last: Option<Last>,
}

impl<'a> Said<'a> {
    fn new(others: &'a [Parts]) -> Self {
        Self { coming: others, last: None }
    }

    /// The one that ends last of those that begin before a place; places only go forward.
    fn before(&mut self, place: u32) -> Option<Last> {
        while let [next, rest @ ..] = self.coming
            && next.start() < place
        {
            let (end, content) = (next.end(), next.content.last().copied());
            if self.last.is_none_or(|last| last.end <= end) {
                self.last = content.map(|content| Last { source: next.source, content, end, open: false });
            }
            self.coming = rest;
        }
        self.last
    }
}

/// Whether a quotation fills whole sentences, long enough to be speech. One that never closes does if it goes on in the next
/// paragraph, which is how quotations of several paragraphs are marked.
fn is_candidate(text: &str, sentences: &[Span], letters: &Covered, quotation: &Quotation) -> bool {
    let words = quotation.span.of(text).split_whitespace().count();
    let goes_on = || text[quotation.span.range().end..].trim_start().starts_with(is_mark);
    let whole = (quotation.closed || goes_on()) && fills(sentences, letters, quotation.span);
    words >= LEAST_WORDS && whole && !has_label(quotation.span.of(text))
}

/// Whether words begin with a speaker's name and a colon, as in a transcript (`"OKAFOR: We are late.`): who goes on is another.
fn has_label(words: &str) -> bool {
    let capital = |word: &str| word.starts_with(|first: char| first.is_uppercase());
    let label = words.trim_start_matches(is_mark).split_once(':').map(|(label, _)| label);
    label
        .is_some_and(|label| label.split_whitespace().count() <= LONGEST_LABEL && label.split_whitespace().all(capital))
}

/// Whether the sentences that the span touches lie within it, but for punctuation.
fn fills(sentences: &[Span], letters: &Covered, span: Span) -> bool {
    let first = sentences.partition_point(|sentence| sentence.end <= span.start);
    let mut touched = sentences[first..].iter().take_while(|sentence| sentence.start < span.end);
    let any = |start, end| start < end && letters.touches(Span { start, end });
    touched.all(|sentence| !any(sentence.start, span.start) && !any(span.end, sentence.end))
}

/// Where letters and digits stand. Whether there are any in a stretch then takes no walk over it, of which a text of nothing but quotations would need one
/// for each.
fn letters(text: &str) -> Covered {
    let own = text.char_indices().filter(|(_, character)| character.is_alphanumeric());
    Covered::of(own.map(|(at, character)| Span::new(at, at + character.len_utf8())).collect())
}

/// Whether nothing but the rest of its own sentence stands between an attribution and the quotation, and the one is quoted or the
/// other fills its paragraph.
fn goes_on(text: &str, quotations: &Quotations, sentences: &[Span], last: &Last, quotation: &Quotation) -> bool {
    let (end, start) = (last.end, quotation.span.start);
    if end > start || last.source.is_none() {
        return false;
    }
    let own = sentences.partition_point(|sentence| sentence.end < end);
    let next = sentences.partition_point(|sentence| sentence.start < start);
    let near = next <= own + 1 && text[end as usize..start as usize].trim_end().matches('\n').count() == 0;
    near && (form(text, quotations, &[last.content]) != Form::Indirect || fills_paragraph(text, quotation.span))
}

/// Whether a line break or the text's end stands on both sides of a span.
fn fills_paragraph(text: &str, span: Span) -> bool {
    let (before, after) = (&text[..span.range().start], &text[span.range().end..]);
    let blank = |character: char| character.is_whitespace() && character != '\n';
    let edge = |rest: &str, end: Option<char>| rest.is_empty() || end == Some('\n');
    let (before, after) = (before.trim_end_matches(blank), after.trim_start_matches(blank));
    edge(before, before.chars().next_back()) && edge(after, after.chars().next())
}

/// An analysis whose sentences are the lines of the text and whose tokens are what white space divides.
#[cfg(test)]
pub(crate) fn by_line(text: &str) -> Analysis {
    use ascribe_types::{Sentence, Token, TokenIdx};
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

#[cfg(test)]
mod tests {
    use super::*;

    fn span(text: &str, words: &str) -> Span {
        let start = text.find(words).expect("the words are in the text");
        Span::new(start, start + words.len())
    }

    fn check(text: &str, content: &str, expected: &[&str]) {
        let analysis = by_line(text);
        let quotations = Quotations::of(text, &analysis.paragraphs());
        let said = Parts {
            source: Some(span(text, "the mayor")),
            cue: Some(span(text, "said")),
            content: vec![span(text, content)],
            own_words: false,
        };
        let found = continued(text, &analysis, &quotations, &[said]);
        let shown: Vec<String> = found
            .iter()
            .map(|parts| parts.content.iter().map(|piece| piece.of(text)).collect::<Vec<_>>().join(" / "))
            .collect();
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn the_next_paragraph_goes_on() {
        let text = "“The bridge is closed,” the mayor said.\n“We do not know until when.”";
        check(text, "“The bridge is closed,”", &["“We do not know until when.”"]);
    }

    #[test]
    fn a_whole_paragraph_goes_on_after_indirect_speech() {
        let text = "That day the mayor said it was closed.\n“We do not know until when.”";
        check(text, "it was closed", &["“We do not know until when.”"]);
    }

    #[test]
    fn a_part_of_a_paragraph_does_not() {
        check("That day the mayor said it was closed. “We do not know until when.”", "it was closed", &[]);
    }

    #[test]
    fn a_quotation_of_several_paragraphs_closes_once() {
        let text = "“The bridge is closed,” the mayor said.\n“We do not know until when.\n“It may be May.”";
        check(text, "“The bridge is closed,”", &["“We do not know until when. / “It may be May.”"]);
    }

    #[test]
    fn not_after_a_sentence_of_the_reporter() {
        let text = "“The bridge is closed,” the mayor said.\nTraffic was heavy.\n“We do not know until when.”";
        check(text, "“The bridge is closed,”", &[]);
    }

    #[test]
    fn not_another_speaker_of_a_transcript() {
        let text = "“The bridge is closed,” the mayor said.\n“OKAFOR: We do not know until when.”";
        check(text, "“The bridge is closed,”", &[]);
    }

    #[test]
    fn not_within_a_sentence() {
        let text = "“The bridge is closed,” the mayor said.\nThe film “We do not know until when” opened.";
        check(text, "“The bridge is closed,”", &[]);
    }
}
