//! The main clause of a content.

use ascribe_types::{Deprel, Span, TokenIdx, Upos};

use super::tree::Tree;

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
