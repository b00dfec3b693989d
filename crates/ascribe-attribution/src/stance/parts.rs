//! How a source stands to each sentence of a content that has several: "I doubt that there's anything in writing. But I don't think there's any doubt – they would
//! be let in" doubts the one and affirms the other. What is quoted behind a colon is a sentence of its own: "ruled out a rescue: “Not one coin will go there”" denies the
//! rescue, and affirms the rest.

use ascribe_types::{Attribution, ContentPart, Polarity, Span, Stance, TokenIdx};

use super::{calls, clause, hedges, oneself, weaker};
use crate::quotations;
use crate::tree::Tree;

/// The sentences of a content; none where it has but one.
pub(crate) fn of(tree: &Tree<'_>, attribution: &Attribution) -> Vec<ContentPart> {
    let sentences = sentences(tree, &attribution.content);
    if sentences.len() < 2 {
        return Vec::new();
    }
    let part = |(at, content): (usize, Vec<Span>)| {
        let stance = if at == 0 { attribution.stance } else { of_later(tree, attribution, &content) };
        ContentPart { content, stance, proposition: None }
    };
    sentences.into_iter().enumerate().map(part).collect()
}

/// The pieces of each sentence of a content that holds a word.
fn sentences(tree: &Tree<'_>, content: &[Span]) -> Vec<Vec<Span>> {
    let mut out: Vec<((usize, usize), Vec<Span>)> = Vec::new();
    for piece in content {
        for (sentence, span) in cut(tree, *piece) {
            match out.last_mut() {
                Some((last, pieces)) if *last == sentence => pieces.push(span),
                _ => out.push((sentence, vec![span])),
            }
        }
    }
    out.into_iter().map(|(_, pieces)| pieces).filter(|pieces| says(tree, pieces)).collect()
}

/// A piece where sentences end in it, or a quotation begins behind a colon. Each part has the number of its sentence, and how many such quotations began before
/// it in the piece.
fn cut(tree: &Tree<'_>, piece: Span) -> Vec<((usize, usize), Span)> {
    let mut out: Vec<((usize, usize), Span)> = Vec::new();
    let mut quoted = 0;
    for token in tree.tokens(piece) {
        let sentence = tree.analysis.sentences.partition_point(|sentence| sentence.tokens.end <= token);
        if is_before_quotation(tree, token) && !out.is_empty() {
            quoted += 1;
            continue;
        }
        match out.last_mut() {
            Some((last, span)) if *last == (sentence, quoted) => *span = span.cover(tree.span(token)),
            _ => out.push(((sentence, quoted), tree.span(token))),
        }
    }
    out
}

/// Whether a token is a colon with a quotation mark behind it.
fn is_before_quotation(tree: &Tree<'_>, token: TokenIdx) -> bool {
    let next = TokenIdx(token.0 + 1);
    let is_mark = next.get() < tree.analysis.tokens.len() && tree.form(next).starts_with(quotations::is_mark);
    tree.form(token) == ":" && is_mark
}

fn says(tree: &Tree<'_>, pieces: &[Span]) -> bool {
    pieces.iter().any(|piece| piece.of(tree.text).contains(char::is_alphabetic))
}

/// The stance in a sentence after the first: what the source does in its own words there, else what the cue says. A denial is of what was said before: what follows in the
/// source's own words says why.
fn of_later(tree: &Tree<'_>, attribution: &Attribution, content: &[Span]) -> Stance {
    let cue = attribution.cue.and_then(|cue| super::by_cue(tree, cue, attribution)).unwrap_or_default();
    let base = if cue.polarity == Polarity::Affirms { cue } else { Stance::default() };
    let Some(main) = clause::main(tree, content) else { return base };
    let sentence = Attribution { content: content.to_vec(), ..attribution.clone() };
    let own = calls(tree, &sentence, main).or_else(|| oneself::stance(tree, main, content));
    own.unwrap_or_else(|| Stance { certainty: weaker(base, hedges::hedge(tree, main)), ..base })
}
