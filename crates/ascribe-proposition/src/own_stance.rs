//! What comes after "I doubt that" and its like. Of oneself in the present, such words tell how the source stands to the content, and so belong to the
//! attribution's stance; the proposition is what follows.

use ascribe_types::{Attribution, Deprel, Polarity, TokenIdx};

use crate::clause::{Clause, SUBJECTS};
use crate::page::Page;
use crate::passage::Passage;
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

/// The content after the source's own words of stance: "I doubt *that it ever rained*". None where it has no such words, or where the
/// attribution's stance takes another side than they, so that a proposition and its stance always fit.
pub(crate) fn told(page: &Page<'_>, passage: &Passage, clause: &Clause, attribution: &Attribution) -> Option<Passage> {
    let [verb] = clause.chain[..] else { return None };
    let subject = clause.subject.filter(|subject| page.is_one_of(*subject, &["I", "we"]))?;
    let begins = passage.tokens().iter().take(3).any(|token| *token == subject);
    let present = !page.is(verb, "Tense", "Past");
    if !begins
        || !present
        || !goes_on(page, passage, verb)
        || side(page, passage, clause)? != attribution.stance.polarity
    {
        return None;
    }
    let next = passage.tokens().iter().copied().find(|token| *token > verb)?;
    let that = page.is_one_of(next, &["that"]) && page.deprel(next) == Deprel::Mark;
    let told = passage.from(TokenIdx(next.0 + u32::from(that)));
    (!told.is_empty()).then_some(told)
}

/// Whether a clause follows the verb, below it or, as some trees have it, beside it.
fn goes_on(page: &Page<'_>, passage: &Passage, verb: TokenIdx) -> bool {
    let has_subject = |token: TokenIdx| page.depending(token, &SUBJECTS).any(|subject| subject > verb);
    let beside = || passage.tops(page).filter(|top| page.sentence(*top) == page.sentence(verb));
    let below = page.depending(verb, &[Deprel::Ccomp]).filter(|token| passage.contains(*token));
    below.chain(beside()).any(|token| token > verb && has_subject(token))
        && page.depending(verb, &[Deprel::Obj]).next().is_none()
}

/// The side that the words take.
fn side(page: &Page<'_>, passage: &Passage, clause: &Clause) -> Option<Polarity> {
    let (_, side) = VERBS.iter().find(|(verb, _)| *verb == page.lemma(clause.predicate()))?;
    Some(match (side, world::is_negative(page, passage, clause)) {
        (Polarity::Affirms, true) => Polarity::Denies,
        (Polarity::Denies, true) => Polarity::Affirms,
        (side, _) => *side,
    })
}
