//! Who is to do what a content says without a subject of its own: "promised *to pay*", "denied *having paid*".

use std::ops::Range;

use ascribe_types::{Act, Attribution, Deprel, EntityIdx, Referent, Span, TokenIdx, Upos};

use crate::clause::{Clause, is_gerund};
use crate::names;
use crate::page::{Page, indices};
use crate::passage::ACCUSATIONS;

/// Who does it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Doer {
    /// The words of the report that stand for them.
    pub(crate) span: Span,
    /// The words that are shown.
    pub(crate) words: Range<TokenIdx>,
    pub(crate) entity: Option<EntityIdx>,
}

/// Verbs whose infinitive is done by who uses them, whomever they speak to: "promised the tenants to pay" (subject control; Huddleston and Pullum
/// 2002, 1228–1234).
const OF_SUBJECT: [&str; 8] = ["promise", "vow", "swear", "pledge", "threaten", "offer", "agree", "guarantee"];

/// Verbs whose gerund is done by who uses them: "denied paying", "admitted to paying". After "recommended" or "condemned" it may be anybody's
/// (Huddleston and Pullum 2002, 1236–1240).
const OF_GERUND: [&str; 19] = [
    "apologise",
    "apologize",
    "rule",
    "contemplate",
    "deny",
    "admit",
    "confess",
    "acknowledge",
    "concede",
    "report",
    "recall",
    "remember",
    "regret",
    "boast",
    "disclaim",
    "brag",
    "swear",
    "testify",
    "consider",
];

/// Who does what a clause says, if the clause does not say it.
pub(crate) fn doer(page: &Page<'_>, clause: &Clause, attribution: &Attribution) -> Option<Doer> {
    let outer = *clause.chain.first()?;
    let cue = attribution.cue.map(|cue| page.tokens(cue))?;
    let has_verb = |verbs: &[&str]| {
        indices(&cue).any(|token| page.upos(token) == Upos::Verb && verbs.contains(&page.lemma(token)))
    };
    let judges = matches!(attribution.stance.act, Act::Accuses | Act::Suspects | Act::Praises | Act::Criticises);
    if is_gerund(page, outer) && judges {
        return addressed(page, &cue, attribution);
    }
    if is_gerund(page, outer) {
        return (has_verb(&OF_GERUND) && blames_source(page, &cue)).then(|| source(page, attribution)).flatten();
    }
    if has_verb(&OF_SUBJECT) {
        return source(page, attribution);
    }
    addressed(page, &cue, attribution).or_else(|| source(page, attribution))
}

/// Whether what a cue names is held against the source: "denied accusations of", "denied". Left alone: "denied reports of".
pub(crate) fn blames_source(page: &Page<'_>, cue: &Range<TokenIdx>) -> bool {
    let mut nouns = indices(cue).filter(|token| page.upos(*token) == Upos::Noun);
    nouns.all(|noun| ACCUSATIONS.contains(&page.lemma(noun)))
}

/// The source itself.
pub(crate) fn source(page: &Page<'_>, attribution: &Attribution) -> Option<Doer> {
    let (span, words) = names::of_source(page, &attribution.source)?;
    Some(Doer { span, words, entity: attribution.source.stated()?.entity })
}

/// Whom the cue speaks to, outside of the content: "urged *the miners* to go back".
fn addressed(page: &Page<'_>, cue: &Range<TokenIdx>, attribution: &Attribution) -> Option<Doer> {
    let outside = |token: &TokenIdx| {
        let at = page.at(*token);
        let source = attribution.source.span();
        !source.is_some_and(|source| source.overlaps(at)) && !attribution.content.iter().any(|piece| piece.overlaps(at))
    };
    let verbs = indices(cue).filter(|token| page.upos(*token) == Upos::Verb);
    let mut objects = verbs.flat_map(|verb| page.depending(verb, &[Deprel::Obj, Deprel::Iobj]));
    let object = objects.find(|object| outside(object) && !cue.contains(object))?;
    let mention = page.headed(object, TokenIdx(object.0.saturating_sub(12)))?;
    let entity = match mention.referent {
        Referent::Entity(entity) => Some(entity),
        Referent::Unsure => None,
    };
    let is_pronoun = page.upos(object) == Upos::Pron;
    let name = entity.filter(|_| is_pronoun).and_then(|entity| names::name_words(page, entity));
    let words = name.unwrap_or_else(|| mention.tokens.clone());
    Some(Doer { span: page.analysis.span(&mention.tokens), words, entity })
}
