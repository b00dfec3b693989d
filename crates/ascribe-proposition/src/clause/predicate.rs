//! Which word of a content is its predicate.

use ascribe_types::{Act, Attribution, Deprel, TokenIdx, Upos};

use super::{HELPERS, SUBJECTS, is_gerund, is_infinitive, is_relative};
use crate::page::Page;
use crate::passage::Passage;

/// Verbs and adjectives that say of what kind of world the verb below them speaks, and nothing else: "plans to build", "is likely to rain",
/// "seems to know". The semi-auxiliaries and catenatives of Quirk et al. (1985), sections 3.40 to 3.49, in so far as the tree sets
/// the main verb below them. "promised to build" says what is done, and stays.
const SEMI_AUXILIARIES: [&str; 17] = [
    "go", "have", "need", "plan", "intend", "expect", "likely", "unlikely", "sure", "certain", "bound", "able", "seem",
    "appear", "use", "set", "due",
];

/// Whether a word can be the predicate of a clause.
pub(super) fn states(page: &Page<'_>, token: TokenIdx) -> bool {
    let helped = || page.depending(token, &HELPERS).next().is_some();
    let has_subject = || page.depending(token, &SUBJECTS).next().is_some();
    page.upos(token) == Upos::Verb || helped() || has_subject()
}

/// The predicate among the words at the top: the first that can be one. Relative clauses, and infinitives that tell a purpose ("to win, they must
/// …"), give way to one with a subject of its own.
pub(super) fn main(page: &Page<'_>, tops: &[TokenIdx]) -> Option<TokenIdx> {
    let stating = || tops.iter().copied().filter(|top| states(page, *top));
    let gives_way = |top: TokenIdx| {
        let subject = page.depending(top, &SUBJECTS).next();
        let relative = matches!(page.deprel(top), Deprel::AclRelcl | Deprel::AdvclRelcl);
        let purpose = page.deprel(top) == Deprel::Advcl && is_infinitive(page, top);
        relative || subject.is_some_and(|subject| is_relative(page, subject)) || (purpose && subject.is_none())
    };
    let of_its_own = stating().find(|top| !gives_way(*top));
    of_its_own.or_else(|| stating().next()).or_else(|| tops.iter().find_map(|top| asked(page, *top)))
}

/// The predicate of an indirect question that the tree hangs below its first word: "*why* nobody had *asked*".
fn asked(page: &Page<'_>, top: TokenIdx) -> Option<TokenIdx> {
    let question = page.is_one_of(top, &["why", "how", "when", "where", "what", "who", "whom"]);
    let mut below = page.depending(top, &[Deprel::AclRelcl, Deprel::AdvclRelcl]);
    below.find(|token| question && states(page, *token))
}

/// The noun at the top that stands before a verb without a subject, where the tree ties it to something else: a verb that is finite, and a noun
/// without a preposition.
pub(super) fn noun_before(page: &Page<'_>, passage: &Passage, tops: &[TokenIdx], verb: TokenIdx) -> Option<TokenIdx> {
    let finite = page.upos(verb) == Upos::Verb && !is_infinitive(page, verb) && !is_gerund(page, verb);
    let bare = |token: &TokenIdx| {
        let noun = matches!(page.upos(*token), Upos::Noun | Upos::Propn | Upos::Pron);
        let tied = page.depending(*token, &[Deprel::Case]).any(|tie| tie < *token);
        noun && !tied && page.deprel(*token) != Deprel::Expl
    };
    let mut before = tops.iter().copied().filter(|top| *top < verb && passage.contains(*top));
    before.rfind(bare).filter(|_| finite)
}

/// The verbs from one in, over those that only tell the kind of world.
pub(super) fn chain(page: &Page<'_>, passage: &Passage, head: TokenIdx) -> Vec<TokenIdx> {
    let mut chain = vec![head];
    let mut at = head;
    while let Some(next) = helped_by(page, passage, at).filter(|_| chain.len() < 8) {
        chain.push(next);
        at = next;
    }
    chain
}

fn helped_by(page: &Page<'_>, passage: &Passage, verb: TokenIdx) -> Option<TokenIdx> {
    if !SEMI_AUXILIARIES.contains(&page.lemma(verb)) {
        return None;
    }
    let below = page.depending(verb, &[Deprel::Xcomp, Deprel::Ccomp]);
    let infinitive = |token: &TokenIdx| is_infinitive(page, *token) || follows_to(page, *token);
    below.filter(|token| passage.contains(*token) && *token > verb).find(infinitive)
}

/// Whether "to" stands right before a verb, whatever the tree ties it to: "has *to win*".
fn follows_to(page: &Page<'_>, verb: TokenIdx) -> bool {
    verb.0.checked_sub(1).is_some_and(|before| page.is_one_of(TokenIdx(before), &["to"]))
}

/// The predicate of the noun that stands at the top before it: "him *to leave*", "the port of *hiding* two accidents", "the plan *a farce*",
/// "the nurses for their *work*", "the claims as *absurd*". The tree has the predicate beside the noun or below it. Left alone: nouns that
/// have a verb, and what tells more of a noun ("the head of the port") where the source does not judge.
pub(super) fn of_what_stands_before(
    page: &Page<'_>,
    passage: &Passage,
    top: TokenIdx,
    rest: &[TokenIdx],
    attribution: &Attribution,
) -> Option<TokenIdx> {
    let is_noun = matches!(page.upos(top), Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::Adj);
    if !is_noun || states(page, top) {
        return None;
    }
    let beside = rest.iter().copied().find(|token| stands_beside(page, *token));
    let act = attribution.stance.act;
    let below = || page.below(top).iter().copied().find(|token| stands_below(page, passage, *token, act));
    beside.or_else(below).or_else(|| after_of(page, passage, top).filter(|_| judges(act)))
}

/// The "of" of "the port *of* hiding two accidents".
pub(super) fn of_before_gerund(
    page: &Page<'_>,
    passage: &Passage,
    top: TokenIdx,
    predicate: TokenIdx,
) -> Option<TokenIdx> {
    let (of, gerund) = gerund_after_of(page, passage, top)?;
    (of < predicate && gerund.0 <= predicate.0).then_some(of)
}

/// The predicate of the gerund after "of", where the tree ties it to nothing: "the guards of being behind the plot".
fn after_of(page: &Page<'_>, passage: &Passage, top: TokenIdx) -> Option<TokenIdx> {
    let (_, gerund) = gerund_after_of(page, passage, top)?;
    let above = page.word(gerund).head.filter(|head| *head > gerund && passage.contains(*head));
    Some(above.filter(|_| page.upos(gerund) == Upos::Aux).unwrap_or(gerund))
}

fn gerund_after_of(page: &Page<'_>, passage: &Passage, top: TokenIdx) -> Option<(TokenIdx, TokenIdx)> {
    let after = passage.tokens().iter().copied().filter(|token| *token > top);
    let neighbours: Vec<TokenIdx> = after.take(24).collect();
    let ties = |pair: &&[TokenIdx]| page.is_one_of(pair[0], &["of"]) && is_gerund(page, pair[1]);
    neighbours.windows(2).find(ties).map(|pair| (pair[0], pair[1]))
}

fn judges(act: Act) -> bool {
    matches!(act, Act::Accuses | Act::Suspects | Act::Praises | Act::Criticises | Act::Rejects)
}

fn stands_beside(page: &Page<'_>, token: TokenIdx) -> bool {
    let ways = [Deprel::Xcomp, Deprel::Advcl, Deprel::Acl, Deprel::Ccomp, Deprel::Obl, Deprel::Obj, Deprel::Nmod];
    let non_finite = is_infinitive(page, token) || is_gerund(page, token);
    let without_preposition = page.depending(token, &[Deprel::Case]).next().is_none();
    let predicative = page.deprel(token) == Deprel::Xcomp && without_preposition;
    ways.contains(&page.deprel(token)) && (non_finite || predicative || ties(page, token, &["as", "for"]))
}

fn stands_below(page: &Page<'_>, passage: &Passage, token: TokenIdx, act: Act) -> bool {
    let bids = matches!(act, Act::Asks | Act::Demands | Act::Wants | Act::Warns | Act::Predicts);
    let clause = matches!(page.deprel(token), Deprel::Acl | Deprel::Advcl);
    let judged = ties(page, token, &["as", "for"]) || (ties(page, token, &["of"]) && is_gerund(page, token));
    passage.contains(token) && ((judges(act) && judged) || (bids && clause && is_infinitive(page, token)))
}

/// Whether a word is tied to the one above it by one of these.
fn ties(page: &Page<'_>, token: TokenIdx, words: &[&str]) -> bool {
    page.depending(token, &[Deprel::Case, Deprel::Mark]).any(|tie| page.is_one_of(tie, words))
}
