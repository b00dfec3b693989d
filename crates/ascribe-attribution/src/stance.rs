//! How a source stands to the content: the act, the polarity and the certainty.
//!
//! The predicate of the cue (`predicate`) is looked up in a list of acts (`lexicon`) together with what stands beside it in the tree
//! (`frame`); what negates it or holds it back is read from the words around it (`scope`). Then the content's main clause is read for
//! what weakens it (`hedges`), and for what somebody says there of himself: "I doubt that" (`oneself`).

mod clause;
mod frame;
mod hedges;
mod judgements;
mod lexicon;
mod oneself;
pub(crate) mod parts;
mod predicate;
mod reading;
mod scope;
#[cfg(test)]
mod stage;
#[cfg(test)]
mod tests;

use ascribe_types::{Act, Attribution, Certainty, Polarity, Span, Stance, TokenIdx};

use crate::tree::Tree;
pub(crate) use lexicon::does_more_than_say;

/// Tells the stance of each attribution.
pub(crate) fn tell(tree: &Tree<'_>, attributions: &mut [Attribution]) {
    for attribution in attributions {
        attribution.stance = stance(tree, attribution);
    }
}

/// What the cue says, and where it says no more than that it was said, what the content does.
fn stance(tree: &Tree<'_>, attribution: &Attribution) -> Stance {
    let content = clause::main(tree, &attribution.content);
    let cue = attribution.cue.and_then(|cue| by_cue(tree, cue, attribution)).unwrap_or_default();
    if cue != Stance::default() {
        return Stance { certainty: weaker(cue, content.and_then(|main| hedges::hedge(tree, main))), ..cue };
    }
    let Some(main) = content else { return cue };
    let own = calls(tree, attribution, main).or_else(|| oneself::stance(tree, main, &attribution.content));
    own.unwrap_or_else(|| Stance { certainty: weaker(cue, hedges::hedge(tree, main)), ..cue })
}

fn by_cue(tree: &Tree<'_>, cue: Span, attribution: &Attribution) -> Option<Stance> {
    let sides = frame::Sides { cue: Some(cue), content: &attribution.content, source: attribution.source.span() };
    let predicate = predicate::of_cue(tree, cue)?;
    reading::stance(tree, predicate, &sides)
}

/// The weaker of what the cue and the content tell. What takes no side is not weakened by what it leaves open: "asked whether it might rain".
fn weaker(cue: Stance, hedge: Option<Certainty>) -> Certainty {
    match hedge {
        Some(hedge) if cue.polarity != Polarity::Neither => cue.certainty.max(hedge),
        _ => cue.certainty,
    }
}

/// What a question or an order does: `"Who paid?" she said`, `"Leave the valley," the police said`.
fn calls(tree: &Tree<'_>, attribution: &Attribution, main: TokenIdx) -> Option<Stance> {
    let of = |act| Stance { act, polarity: Polarity::Neither, certainty: Certainty::Certain };
    if clause::ends_with(tree, &attribution.content, "?") {
        return Some(of(Act::Asks));
    }
    clause::is_order(tree, main).then(|| of(Act::Demands))
}
