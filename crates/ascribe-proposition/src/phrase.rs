//! The words of a noun phrase: its head with all that belongs to it, without clauses and what is set beside it.

use std::ops::Range;

use ascribe_types::{Deprel, EntityIdx, MentionForm, Referent, TokenIdx, Upos};

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
        let is_called = page.depending(part, &[Deprel::Case]).any(|tie| page.is_one_of(tie, &["as"]));
        if is_called
            || (top && ties)
            || joins_clause
            || (top && page.deprel(part) == Deprel::Advmod)
            || is_tie_of_clause(page, part)
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

/// The words of a plain statement's predicate, without its article: "former judge"; with its preposition, if it has one: "behind the plot".
pub(crate) fn predicate_words(page: &Page<'_>, passage: &Passage, head: TokenIdx) -> Range<TokenIdx> {
    let inside = |token: &TokenIdx| passage.contains(*token);
    let tie = page.depending(head, &[Deprel::Case]).filter(inside).find(|tie| *tie < head);
    if let Some(tie) = tie.filter(|tie| !page.is_one_of(*tie, &["as", "for", "of"])) {
        return tie..phrase(page, passage, head).end.max(last(head));
    }
    if page.upos(head) == Upos::Adp {
        let object = page.depending(head, &[Deprel::Obj, Deprel::Obl]).filter(inside).find(|object| *object > head);
        return head..object.map_or(last(head), |object| phrase(page, passage, object).end);
    }
    let before = page.depending(head, &BEFORE).filter(|part| *part < head && passage.contains(*part));
    let start = before.min().unwrap_or(head);
    let end = page.depending(head, &[Deprel::Flat, Deprel::Fixed]).filter(|part| passage.contains(*part)).max();
    start..last(end.unwrap_or(head).max(head))
}

/// Who or what a phrase speaks of. A description in which another name stands ("the territory of Oslo") is not trusted to be somebody who has a
/// name.
pub(crate) fn entity(page: &Page<'_>, words: &Range<TokenIdx>, head: TokenIdx) -> Option<EntityIdx> {
    let mention = page.headed(head, words.start)?;
    let Referent::Entity(entity) = mention.referent else { return None };
    let names = &page.analysis.names;
    let name = names.get(names.partition_point(|name| name.tokens.end <= mention.tokens.start));
    let holds_name = name.is_some_and(|name| name.tokens.start < mention.tokens.end);
    let doubtful = mention.form == MentionForm::Description && holds_name && page.analysis.entity(entity).named;
    (!doubtful).then_some(entity)
}
