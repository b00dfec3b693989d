//! Of what kind of world a clause speaks, and whether it says that something is not so.

use ascribe_types::{Act, Attribution, Deprel, Modality, Polarity, TokenIdx, Upos};

use crate::clause::{Clause, HELPERS, is_infinitive};
use crate::page::{Page, indices};
use crate::passage::Passage;

/// Words that negate where they depend on the verb.
const NOT: [&str; 6] = ["not", "n't", "n’t", "never", "neither", "nowhere"];
/// Words that negate as the subject, the object, or the article of either.
const NONE: [&str; 6] = ["no", "none", "nobody", "nothing", "neither", "no-one"];

/// Whether the main clause is negated: "will not reach", "no longer owns", "there is no proof", "nobody saw it", "not a drop fell". A negation in a clause below is
/// that clause's own.
pub(crate) fn is_negative(page: &Page<'_>, passage: &Passage, clause: &Clause) -> bool {
    let not = |verb: &TokenIdx| {
        let below = page.below(*verb).iter().filter(|token| passage.contains(**token));
        below.copied().any(|token| negates(page, token))
    };
    let arguments = page.depending(clause.predicate(), &[Deprel::Obj, Deprel::Nsubj, Deprel::NsubjPass]);
    let mut arguments = arguments.chain(clause.subject).filter(|token| passage.contains(*token));
    clause.chain.iter().any(not) || arguments.any(|argument| is_none(page, argument))
}

fn negates(page: &Page<'_>, token: TokenIdx) -> bool {
    let no_longer = page.is_one_of(token, &["longer", "more"])
        && page.below(token).iter().any(|below| page.is_one_of(*below, &["no"]));
    let determines_predicate = page.deprel(token) == Deprel::Det && page.is_one_of(token, &["no"]);
    no_longer
        || determines_predicate
        || (page.deprel(token) != Deprel::Conj && page.is_one_of(token, &NOT) && !is_idle(page, token))
}

/// "Not only" says that something is so.
fn is_idle(page: &Page<'_>, token: TokenIdx) -> bool {
    let next = TokenIdx(token.0 + 1);
    next.get() < page.analysis.tokens.len() && page.is_one_of(next, &["only", "just", "merely"])
}

fn is_none(page: &Page<'_>, argument: TokenIdx) -> bool {
    let article = page
        .depending(argument, &[Deprel::Det, Deprel::CcPreconj])
        .any(|article| page.is_one_of(article, &["no", "neither"]));
    let not_one = page.depending(argument, &[Deprel::Advmod]).any(|word| negates(page, word) && word < argument);
    let no_one =
        page.is_one_of(argument, &["one"]) && page.below(argument).iter().any(|word| page.is_one_of(*word, &["no"]));
    article || not_one || no_one || page.is_one_of(argument, &NONE)
}

/// Of what kind of world a content speaks: a question before all else, then a condition, then what its verbs tell.
pub(crate) fn modality(page: &Page<'_>, passage: &Passage, clause: &Clause, attribution: &Attribution) -> Modality {
    if asks(page, attribution) {
        return Modality::Question;
    }
    if has_condition(page, passage, clause) {
        return Modality::Conditional;
    }
    let told = clause.chain.iter().enumerate().find_map(|(at, verb)| {
        let is_last = at + 1 == clause.chain.len();
        of_helpers(page, *verb).or_else(|| of_semi_auxiliary(page.lemma(*verb)).filter(|_| !is_last))
    });
    told.or_else(|| bid(page, clause, attribution.stance.act)).unwrap_or(Modality::Actual)
}

/// Whether a content is a question: by its last mark, or by the word that ties it to the cue ("whether", "who").
fn asks(page: &Page<'_>, attribution: &Attribution) -> bool {
    let Some((first, last)) = attribution.content.first().zip(attribution.content.last()) else { return false };
    let mark = last.of(page.text).trim_end_matches(['"', '”', '’', '\'', ' ']).ends_with('?');
    let Some(tie) = indices(&page.tokens(*first)).next() else { return mark };
    let (act, polarity) = (attribution.stance.act, attribution.stance.polarity);
    let open = matches!(act, Act::Knows | Act::Says | Act::Doubts) && polarity == Polarity::Neither;
    let asked = |words: &[&str]| page.is_one_of(tie, words);
    let wonders = act == Act::Asks && asked(&["if", "when"]);
    let question =
        (act == Act::Asks || open) && asked(&["who", "whom", "what", "why", "how", "where", "which", "whose"]);
    let cue = attribution.cue.and_then(|cue| indices(&page.tokens(cue)).last());
    let whether = cue.is_some_and(|last| page.is_one_of(last, &["whether"]));
    mark || whether || asked(&["whether"]) || wonders || question
}

/// "If it rains", "unless …", "in the event that …" beside the verb.
fn has_condition(page: &Page<'_>, passage: &Passage, clause: &Clause) -> bool {
    let below = || clause.chain.iter().flat_map(|verb| page.below(*verb).iter().copied());
    let inside = below().filter(|token| passage.contains(*token));
    inside.into_iter().any(|token| match page.deprel(token) {
        Deprel::Advcl => page.depending(token, &[Deprel::Mark]).any(|mark| page.is_one_of(mark, &["if", "unless"])),
        Deprel::Obl | Deprel::Nmod => is_event(page, token),
        _ => false,
    })
}

/// "In the event", "in case".
fn is_event(page: &Page<'_>, token: TokenIdx) -> bool {
    let in_it = page.depending(token, &[Deprel::Case]).any(|tie| page.is_one_of(tie, &["in"]));
    let the = page.depending(token, &[Deprel::Det]).any(|article| page.is_one_of(article, &["the"]));
    in_it && ((the && page.is_one_of(token, &["event"])) || (!the && page.is_one_of(token, &["case"])))
}

fn of_helpers(page: &Page<'_>, verb: TokenIdx) -> Option<Modality> {
    page.depending(verb, &HELPERS).find_map(|helper| match page.form(helper).to_ascii_lowercase().as_str() {
        "'d" | "’d" => (!is_had(page, helper)).then_some(Modality::Conditional),
        "will" | "'ll" | "’ll" | "wo" | "shall" => Some(Modality::Future),
        "would" => Some(Modality::Conditional),
        "may" | "might" | "could" | "can" | "ca" => Some(Modality::Possible),
        "must" | "should" | "ought" => Some(Modality::Necessary),
        _ => None,
    })
}

/// Whether "'d" is "had": it is the only help of a participle, as in "they'd repaid it". Left alone: "they'd put it", which may be either.
pub(crate) fn is_had(page: &Page<'_>, helper: TokenIdx) -> bool {
    let head = page.word(helper).head.filter(|head| head.get() < page.analysis.words.len());
    let alone = |head: TokenIdx| page.depending(head, &HELPERS).count() == 1;
    let participle = |head: TokenIdx| {
        let changed = !page.form(head).eq_ignore_ascii_case(page.lemma(head));
        page.upos(head) == Upos::Verb && (page.is(head, "VerbForm", "Part") || changed)
    };
    page.lemma(helper) == "have" || head.is_some_and(|head| participle(head) && alone(head))
}

/// What a verb tells that only helps the one below it: "plans to build".
fn of_semi_auxiliary(lemma: &str) -> Option<Modality> {
    match lemma {
        "go" | "plan" | "intend" | "expect" | "likely" | "unlikely" | "sure" | "certain" | "bound" | "set" | "due" => {
            Some(Modality::Future)
        }
        "have" | "need" => Some(Modality::Necessary),
        "able" => Some(Modality::Possible),
        _ => None,
    }
}

/// Whether a finite verb has its bare form, as after "demanded that": "the ward be reopened", "the firm raise wages".
fn is_bidden(page: &Page<'_>, verb: TokenIdx) -> bool {
    let first = page.depending(verb, &HELPERS).next().unwrap_or(verb);
    let bare = page.form(first).eq_ignore_ascii_case(page.lemma(first));
    bare && page.depending(verb, &[Deprel::Mark]).any(|mark| page.is_one_of(mark, &["that"]))
}

/// What somebody is to do is to come: "promised to pay", "asked him to leave". Left alone: "claimed to have paid", "is said to sleep".
fn bid(page: &Page<'_>, clause: &Clause, act: Act) -> Option<Modality> {
    let outer = *clause.chain.first()?;
    let perfect = page.depending(outer, &[Deprel::Aux]).any(|helper| page.lemma(helper) == "have");
    let bids = matches!(
        act,
        Act::Promises
            | Act::Threatens
            | Act::Demands
            | Act::Asks
            | Act::Wants
            | Act::Predicts
            | Act::Warns
            | Act::Rejects
    );
    let bare = (page.upos(outer) == Upos::Verb && is_infinitive(page, outer)) || is_bidden(page, outer);
    (bids && bare && !perfect).then_some(Modality::Future)
}
