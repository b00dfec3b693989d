//! Where a report that speaks appeared.

use std::ops::Range;

use ascribe_types::{Deprel, EntityIdx, Kind, Mention, MentionForm, SourceKind, TokenIdx};

use super::cast::{Cast, Words};
use super::kinds;

/// The outlet in which a document that is a source appeared, by the source's own words or by any others for the same document: `A report in
/// the Compass said … The report added …`.
///
/// Left alone: `a report by the Institute`, whose author is no outlet.
pub(super) fn outlet(cast: &Cast<'_>, words: &Words, entity: Option<EntityIdx>) -> Option<EntityIdx> {
    let elsewhere = || mentions(cast, entity?).find_map(|mention| within(cast, &mention.tokens));
    within(cast, &words.tokens).or_else(elsewhere)
}

/// The first outlet that is named in a stretch.
fn within(cast: &Cast<'_>, tokens: &Range<TokenIdx>) -> Option<EntityIdx> {
    let from = cast.analysis.tokens[tokens.start.get()].span.start;
    let to = cast.analysis.tokens[tokens.end.get() - 1].span.end;
    let named = cast.mentions_between(from, to).iter().filter(|mention| mention.form == MentionForm::Name);
    named.filter_map(|mention| cast.entity(mention)).find(|&entity| is_outlet(cast, entity))
}

/// Whether an entity is an outlet: the document calls it one, or something was written in it.
fn is_outlet(cast: &Cast<'_>, entity: EntityIdx) -> bool {
    let can_be = matches!(cast.analysis.entity(entity).kind, Kind::Organization | Kind::Work | Kind::Object);
    kinds::outlet(cast, entity).is_some()
        || can_be && mentions(cast, entity).any(|mention| is_written_in(cast, mention))
}

/// Whether a document stands in what is mentioned: `a report in the Compass`.
fn is_written_in(cast: &Cast<'_>, mention: &Mention) -> bool {
    let noun = cast.word(mention.head).filter(|word| word.deprel == Deprel::Nmod).and_then(|word| word.head);
    let Some(noun) = noun.filter(|&noun| kinds::of_noun(cast, noun) == Some(SourceKind::Document)) else {
        return false;
    };
    cast.dependents(&(noun..mention.tokens.end), mention.head, &[Deprel::Case]).any(|case| cast.lemma(case) == "in")
}

fn mentions<'a>(cast: &Cast<'a>, entity: EntityIdx) -> impl Iterator<Item = &'a Mention> + use<'a> {
    let analysis = cast.analysis;
    analysis.entity(entity).mentions.iter().map(|&mention| analysis.mention(mention))
}
