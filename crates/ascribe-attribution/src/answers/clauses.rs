//! Clauses inside contents: what somebody else is said to have said, and what a noun for it stands before.

use ascribe_types::{Attribution, Deprel, Span, TokenIdx, Upos};

use super::matter::clause;
use super::nouns::told;
use super::parties::Parties;
use crate::sources::cast::indices;
use crate::sources::pronouns::Pronoun;

/// Verbs that pass on what another says or thinks.
const RELAYING: [&str; 9] = ["say", "tell", "claim", "allege", "believe", "suspect", "think", "fear", "state"];

/// Whether all of a content is what somebody else says or thinks, whether or not that was found as an attribution of its own: "that officers believe …".
pub(super) fn passes_on(parties: &Parties<'_>, attribution: &Attribution) -> bool {
    let Some(&piece) = attribution.content.first() else { return false };
    let (cast, words) = (parties.cast, parties.cast.words(piece));
    let Some(root) = clause(parties, &words) else { return false };
    let another =
        |subject: TokenIdx| !matches!(Pronoun::of(cast.form(subject)), Some(Pronoun::Speaker | Pronoun::Speakers));
    RELAYING.contains(&cast.lemma(root).as_str())
        && cast.dependents(&words.tokens, root, &[Deprel::Nsubj]).any(another)
        && cast.dependents(&words.tokens, root, &[Deprel::Ccomp]).next().is_some()
}

/// A content without a noun for what the clause after it says: of "a report | that the mill will close" the clause alone.
pub(super) fn told_clause(parties: &Parties<'_>, content: &[Span]) -> Vec<Span> {
    let (cast, mut content) = (parties.cast, content.to_vec());
    let Some(first) = content.first_mut() else { return content };
    let words = cast.words(*first);
    let is = |token: TokenIdx, upos: Upos| cast.word(token).is_some_and(|word| word.upos == upos);
    let noun = |&token: &TokenIdx| is(token, Upos::Noun) && told(&cast.lemma(token)).is_some();
    let Some(noun) = indices(&words.tokens).take(PREFIX).find(noun) else { return content };
    let next = TokenIdx(noun.0 + 1);
    if words.tokens.contains(&next) && is(next, Upos::Sconj) && cast.lemma(next) == "that" {
        first.start = cast.analysis.span(&(next..words.tokens.end)).start;
    }
    content
}

/// The most words up to such a noun: "several recent reports".
const PREFIX: usize = 4;
