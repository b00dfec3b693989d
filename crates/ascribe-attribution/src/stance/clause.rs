//! The main clause of a content.

use ascribe_types::{Deprel, Span, TokenIdx, Upos};

use crate::tree::Tree;

/// The word that the main clause of a content hangs on: the first that depends on nothing in the content and heads a clause, else the first that
/// depends on nothing in it. A content of several sentences is taken by its first.
pub(super) fn main(tree: &Tree<'_>, content: &[Span]) -> Option<TokenIdx> {
    let tokens = || content.iter().flat_map(|&piece| tree.tokens(piece));
    let tops = || tokens().filter(|&token| is_top(tree, token, content));
    tops().find(|&token| heads_clause(tree, token)).or_else(|| tops().next())
}

fn is_top(tree: &Tree<'_>, token: TokenIdx, content: &[Span]) -> bool {
    let outside = |head| !tree.inside(head, content);
    tree.upos(token) != Upos::Punct && tree.head(token).is_none_or(outside)
}

/// Whether a word heads a clause: a verb, or a predicate of "be".
pub(super) fn heads_clause(tree: &Tree<'_>, token: TokenIdx) -> bool {
    const CLAUSAL: [Deprel; 5] = [Deprel::Cop, Deprel::Nsubj, Deprel::NsubjPass, Deprel::Expl, Deprel::Csubj];
    tree.upos(token) == Upos::Verb || tree.tied(token, &CLAUSAL).next().is_some()
}

/// Verbs whose imperative orders nothing: `Look, we are late`.
const FILLERS: [&str; 12] =
    ["look", "listen", "let", "remember", "imagine", "say", "thank", "believe", "see", "guess", "suppose", "welcome"];

/// Whether a clause is an order. Left alone: `let's go`, `look`.
pub(super) fn is_order(tree: &Tree<'_>, main: TokenIdx) -> bool {
    let has_subject = tree.tied(main, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Expl]).next().is_some();
    tree.word(main).features.is("Mood", "Imp") && !has_subject && !tree.is(main, &FILLERS)
}

/// Whether the first sentence of a content ends with this mark, which may stand right after the content.
pub(super) fn ends_with(tree: &Tree<'_>, content: &[Span], mark: &str) -> bool {
    let last = content.last().and_then(|&piece| tree.tokens(piece).last()).map(|last| TokenIdx(last.0 + 1));
    let after = last.filter(|after| after.get() < tree.analysis.tokens.len());
    let tokens = content.iter().flat_map(|&piece| tree.tokens(piece)).chain(after);
    tokens
        .map(|token| tree.form(token))
        .find(|form| form.starts_with(['.', '?', '!']))
        .is_some_and(|form| form.starts_with(mark))
}
