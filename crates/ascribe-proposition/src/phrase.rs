//! The words of a noun phrase: its head with all that belongs to it, without clauses and what is set beside it.

use std::ops::Range;

use ascribe_types::{Argument, Deprel, Referent, TokenIdx};

use crate::page::Page;
use crate::passage::Passage;

/// What belongs to a noun.
const PARTS: [Deprel; 17] = [
    Deprel::Det,
    Deprel::DetPredet,
    Deprel::Amod,
    Deprel::Compound,
    Deprel::Nmod,
    Deprel::NmodPoss,
    Deprel::NmodDesc,
    Deprel::NmodUnmarked,
    Deprel::Nummod,
    Deprel::Flat,
    Deprel::Fixed,
    Deprel::Goeswith,
    Deprel::Conj,
    Deprel::Cc,
    Deprel::CcPreconj,
    Deprel::Case,
    Deprel::Advmod,
];

/// What belongs to a noun and stands before it, where it tells what something is: "former judge".
const BEFORE: [Deprel; 3] = [Deprel::Amod, Deprel::Compound, Deprel::Flat];

/// How deep phrases are looked into.
const DEEPEST: usize = 24;

/// The token after one.
pub(crate) fn last(token: TokenIdx) -> TokenIdx {
    TokenIdx(token.0 + 1)
}

/// The words of the phrase of a head, as far as a passage holds them.
pub(crate) fn phrase(page: &Page<'_>, passage: &Passage, head: TokenIdx) -> Range<TokenIdx> {
    let mut range = head..last(head);
    widen(page, passage, head, &mut range, DEEPEST);
    range
}

fn widen(page: &Page<'_>, passage: &Passage, head: TokenIdx, range: &mut Range<TokenIdx>, deeper: usize) {
    if deeper == 0 {
        return;
    }
    let top = deeper == DEEPEST;
    for part in page.depending(head, &PARTS).filter(|part| passage.contains(*part)) {
        let ties = page.deprel(part) == Deprel::Case && part < head;
        let joins_clause =
            page.deprel(part) == Deprel::Conj && page.depending(part, &super::clause::SUBJECTS).next().is_some();
        if (top && ties) || joins_clause || (top && page.deprel(part) == Deprel::Advmod) || is_tie_of_clause(page, part)
        {
            continue;
        }
        range.start = range.start.min(part);
        range.end = range.end.max(last(part));
        widen(page, passage, part, range, deeper - 1);
    }
}

/// "and" before a clause, which does not belong to the noun before it.
fn is_tie_of_clause(page: &Page<'_>, part: TokenIdx) -> bool {
    page.deprel(part) == Deprel::Cc && page.word(part).head.is_some_and(|head| head < part)
}

/// The words of a plain statement's predicate, without its article: "former judge".
pub(crate) fn predicate_words(page: &Page<'_>, passage: &Passage, head: TokenIdx) -> Range<TokenIdx> {
    let before = page.depending(head, &BEFORE).filter(|part| *part < head && passage.contains(*part));
    let start = before.min().unwrap_or(head);
    let end = page.depending(head, &[Deprel::Flat, Deprel::Fixed]).filter(|part| passage.contains(*part)).max();
    start..last(end.unwrap_or(head).max(head))
}

/// A phrase as an argument.
pub(crate) fn argument(page: &Page<'_>, words: &Range<TokenIdx>, head: TokenIdx) -> Argument {
    let mention = page.headed(head, words.start);
    let entity = mention.and_then(|mention| match mention.referent {
        Referent::Entity(entity) => Some(entity),
        Referent::Unsure => None,
    });
    Argument { span: page.analysis.span(words), entity }
}
