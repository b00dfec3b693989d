//! What comes after "I doubt that" and its like. Of oneself in the present, such words tell how the source stands to the content, and so belong to the
//! attribution's stance; the proposition is what follows.

use ascribe_types::{Attribution, Deprel, Polarity, TokenIdx};

use crate::clause::{Clause, SUBJECTS};
use crate::page::Page;
use crate::passage::{Passage, is_mark};
use crate::world;

/// Verbs of stance, with the side that somebody takes who says them of himself.
const VERBS: [(&str, Polarity); 22] = [
    ("think", Polarity::Affirms),
    ("believe", Polarity::Affirms),
    ("know", Polarity::Affirms),
    ("suspect", Polarity::Affirms),
    ("fear", Polarity::Affirms),
    ("suppose", Polarity::Affirms),
    ("guess", Polarity::Affirms),
    ("feel", Polarity::Affirms),
    ("expect", Polarity::Affirms),
    ("assume", Polarity::Affirms),
    ("confirm", Polarity::Affirms),
    ("admit", Polarity::Affirms),
    ("acknowledge", Polarity::Affirms),
    ("concede", Polarity::Affirms),
    ("reiterate", Polarity::Affirms),
    ("insist", Polarity::Affirms),
    ("promise", Polarity::Affirms),
    ("doubt", Polarity::Denies),
    ("deny", Polarity::Denies),
    ("hope", Polarity::Neither),
    ("wish", Polarity::Neither),
    ("wonder", Polarity::Neither),
];

/// Verbs by which somebody tells of what he says himself, in whatever tense: "we have stated that", "I told them that".
const SAYING: [&str; 14] = [
    "say",
    "state",
    "stress",
    "repeat",
    "declare",
    "announce",
    "emphasize",
    "emphasise",
    "maintain",
    "tell",
    "note",
    "assure",
    "reaffirm",
    "underline",
];

/// What can be said to be none: "I don't think there's any doubt that".
const DOUBTS: [&str; 2] = ["doubt", "question"];

/// The content after the source's own words of stance: "I doubt *that it ever rained*". None where it has no such words, or where the
/// attribution's stance takes another side than they, so that a proposition and its stance always fit.
pub(crate) fn told(page: &Page<'_>, passage: &Passage, clause: &Clause, attribution: &Attribution) -> Option<Passage> {
    let frame = doubted(page, passage, clause).or_else(|| framed(page, passage, clause))?;
    let Frame { last, side } = frame;
    let next = passage.tokens().iter().copied().find(|token| *token > last && !is_mark(page, *token))?;
    let that = page.is_one_of(next, &["that"]) && page.deprel(next) == Deprel::Mark;
    let told = passage.from(TokenIdx(next.0 + u32::from(that)));
    (side == attribution.stance.polarity && !told.is_empty()).then_some(told)
}

/// Words by which the source says how it stands to what follows.
struct Frame {
    /// The last of them.
    last: TokenIdx,
    side: Polarity,
}

/// "I doubt", "we have stated and we reiterate": of several verbs the last.
fn framed(page: &Page<'_>, passage: &Passage, clause: &Clause) -> Option<Frame> {
    let [verb] = clause.chain[..] else { return None };
    let subject = clause.subject.filter(|subject| is_own(page, *subject))?;
    if !passage.tokens().iter().take(3).any(|token| *token == subject) {
        return None;
    }
    let joined = page.depending(verb, &[Deprel::Conj]).filter(|token| passage.contains(*token));
    let of_own = |verb: &TokenIdx| page.depending(*verb, &SUBJECTS).all(|subject| is_own(page, subject));
    let verbs: Vec<TokenIdx> = std::iter::once(verb).chain(joined.filter(of_own)).collect();
    let telling = verbs.iter().rev().copied().find(|verb| goes_on(page, passage, *verb))?;
    let clause = Clause { chain: vec![telling], ..clause.clone() };
    Some(Frame { last: telling, side: side(page, passage, &clause)? })
}

fn is_own(page: &Page<'_>, subject: TokenIdx) -> bool {
    page.is_one_of(subject, &["I", "we"])
}

/// "There is no doubt", "I don't think there's any doubt".
fn doubted(page: &Page<'_>, passage: &Passage, clause: &Clause) -> Option<Frame> {
    let first: Vec<TokenIdx> = passage.tokens().iter().copied().take(12).collect();
    let doubt = first.iter().copied().find(|token| DOUBTS.contains(&page.lemma(*token)))?;
    let verb = clause.predicate();
    let before: Vec<TokenIdx> = first.into_iter().take_while(|token| *token < doubt).collect();
    let there = before.iter().any(|token| page.is_one_of(*token, &["there"]) && page.deprel(*token) == Deprel::Expl);
    let thinks = clause.subject.is_none_or(|subject| is_own(page, subject) || subject == doubt) && verb <= doubt;
    let none = before.iter().any(|token| page.is_one_of(*token, &["no", "little", "not", "n't", "n’t", "never"]));
    let goes_on =
        passage.tokens().iter().any(|token| *token > doubt && page.depending(*token, &SUBJECTS).next().is_some());
    let side = if none { Polarity::Affirms } else { Polarity::Denies };
    (there && thinks && goes_on).then_some(Frame { last: doubt, side })
}

/// Whether a clause follows the verb, below it or, as some trees have it, beside it.
fn goes_on(page: &Page<'_>, passage: &Passage, verb: TokenIdx) -> bool {
    let has_subject = |token: TokenIdx| page.depending(token, &SUBJECTS).any(|subject| subject > verb);
    let beside = || passage.tops(page).filter(|top| page.sentence(*top) == page.sentence(verb));
    let below = page.depending(verb, &[Deprel::Ccomp]).filter(|token| passage.contains(*token));
    let states = |token: TokenIdx| has_subject(token) || page.depending(token, &[Deprel::Expl]).next().is_some();
    let whom = SAYING.contains(&page.lemma(verb));
    below.chain(beside()).any(|token| token > verb && states(token))
        && (whom || page.depending(verb, &[Deprel::Obj]).next().is_none())
}

/// The side that the words take.
fn side(page: &Page<'_>, passage: &Passage, clause: &Clause) -> Option<Polarity> {
    let verb = clause.predicate();
    let negative = world::is_negative(page, passage, clause);
    if SAYING.contains(&page.lemma(verb)) {
        return (!negative).then_some(Polarity::Affirms);
    }
    let (_, side) =
        VERBS.iter().find(|(own, _)| *own == page.lemma(verb)).filter(|_| !page.is(verb, "Tense", "Past"))?;
    Some(match (side, negative) {
        (Polarity::Affirms, true) => Polarity::Denies,
        (Polarity::Denies, true) => Polarity::Affirms,
        (side, _) => *side,
    })
}
