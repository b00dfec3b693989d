//! How a source stands to each sentence of a content that has several: "I doubt that there's anything in writing. But I don't think there's any doubt – they would
//! be let in" doubts the one and affirms the other.

use ascribe_types::{Attribution, ContentPart, Polarity, Span, Stance};

use super::{calls, clause, hedges, oneself, weaker};
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
    let mut out: Vec<(usize, Vec<Span>)> = Vec::new();
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

/// A piece where sentences end in it.
fn cut(tree: &Tree<'_>, piece: Span) -> Vec<(usize, Span)> {
    let mut out: Vec<(usize, Span)> = Vec::new();
    for token in tree.tokens(piece) {
        let sentence = tree.analysis.sentences.partition_point(|sentence| sentence.tokens.end <= token);
        match out.last_mut() {
            Some((last, span)) if *last == sentence => *span = span.cover(tree.span(token)),
            _ => out.push((sentence, tree.span(token))),
        }
    }
    out
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
