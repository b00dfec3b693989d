//! From a predicate and what stands around it to a stance.

use ascribe_types::{Act, Certainty, Polarity, Stance, TokenIdx};

use super::frame::{Frame, Sides};
use super::lexicon::{self, Entry};
use super::scope::Scope;
use crate::tree::Tree;

/// What is said of a matter by not saying it: `declined to say whether`, `did not rule out`.
pub(super) const WITHHELD: Stance =
    Stance { act: Act::Says, polarity: Polarity::Neither, certainty: Certainty::Possible };

/// The stance that a predicate tells, if it is listed with what stands beside it.
pub(super) fn stance(tree: &Tree<'_>, predicate: TokenIdx, sides: &Sides<'_>) -> Option<Stance> {
    let scope = Scope::of(tree, predicate, sides);
    if scope.short {
        return Some(WITHHELD);
    }
    let frame = Frame { tree, predicate, sides, scope: &scope };
    let entry = lexicon::entry(tree.upos(predicate), &tree.lemma(predicate), &frame)?;
    let stance = Stance { act: entry.act, polarity: entry.polarity(), certainty: entry.certainty() };
    let negated = scope.negated && !entry.is_negated();
    let stance = if negated { negate(stance, entry, &frame) } else { stance };
    Some(if scope.may { Stance { certainty: Certainty::Possible, ..stance } } else { stance })
}

/// The stance of who does not do it.
fn negate(stance: Stance, entry: &Entry, frame: &Frame<'_, '_>) -> Stance {
    let turned = |polarity| Stance { polarity, ..stance };
    match entry.act {
        Act::Says if frame.scope.withheld || !states(frame) => WITHHELD,
        Act::Confirms | Act::Rejects => WITHHELD,
        Act::Denies | Act::Doubts => Stance { certainty: Certainty::Certain, ..turned(Polarity::Affirms) },
        Act::Knows => Stance { certainty: Certainty::Possible, ..turned(Polarity::Neither) },
        _ => turned(Polarity::Denies),
    }
}

/// Whether the content is what the source would have said: `did not say that`, not `did not say whether` or `would not comment on`.
fn states(frame: &Frame<'_, '_>) -> bool {
    !frame.has_question() && (frame.has_clause() || frame.has_infinitive())
}
