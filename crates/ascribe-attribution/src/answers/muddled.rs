//! Entities that are two by the grammar of their mentions, so that nothing should be told by them.
//!
//! Who is who is sometimes read wrongly, and an answer told by it would be wrong twice. Three signs are in the text itself: nobody is their own owner
//! ("the duke" and "the duke's lawyer"), nobody tells of themselves as of another ("The weekly Compass reported that the coach …"), and "he" is not several.

use std::collections::{BTreeMap, BTreeSet};

use ascribe_types::{Attribution, Deprel, EntityIdx, Form, Mention, MentionForm};

use crate::sources::cast::{Cast, indices};
use crate::sources::pronouns::Pronoun;

/// The entities of a document that are two.
pub(super) fn muddled(cast: &Cast<'_>, attributions: &[Attribution]) -> BTreeSet<EntityIdx> {
    let mut found = owning(cast);
    found.extend(attributions.iter().filter_map(|attribution| describing(cast, attribution)));
    found.extend(one_and_several(cast));
    found
}

/// Those that own themselves.
fn owning(cast: &Cast<'_>) -> BTreeSet<EntityIdx> {
    let mut found = BTreeSet::new();
    let mut open: Vec<(&Mention, EntityIdx)> = Vec::new();
    for mention in &cast.analysis.mentions {
        let Some(entity) = cast.entity(mention) else { continue };
        open.retain(|(outer, _)| outer.tokens.end > mention.tokens.start);
        let owns = cast.word(mention.head).is_some_and(|word| matches!(word.deprel, Deprel::NmodPoss | Deprel::Nmod));
        if owns && open.iter().any(|(outer, of)| *of == entity && outer.head != mention.head) {
            found.insert(entity);
        }
        open.push((mention, entity));
    }
    found
}

/// The source of an attribution, if it describes itself by a noun that is not in the source's words. Left alone: "the bank said the bank's profit", and a
/// quotation.
fn describing(cast: &Cast<'_>, attribution: &Attribution) -> Option<EntityIdx> {
    let stated = attribution.source.stated()?;
    let entity = stated.entity?;
    let own = cast.words(stated.span);
    let lemmas: Vec<String> = indices(&own.tokens).map(|token| cast.lemma(token)).collect();
    let other = |mention: &&Mention| {
        mention.form == MentionForm::Description
            && cast.entity(mention) == Some(entity)
            && !lemmas.contains(&cast.lemma(mention.head))
    };
    let mut inside = attribution.content.iter().flat_map(|piece| cast.mentions_between(piece.start, piece.end));
    let tells = attribution.form == Form::Indirect && cast.pronoun(&own).is_none();
    tells.then(|| inside.find(other))?.map(|_| entity)
}

/// Those that are "he" or "she" here and "they" there, and several by their name.
fn one_and_several<'a>(cast: &'a Cast<'_>) -> impl Iterator<Item = EntityIdx> + 'a {
    let mut numbers: BTreeMap<EntityIdx, (bool, bool)> = BTreeMap::new();
    for mention in &cast.analysis.mentions {
        let Some(entity) = cast.entity(mention) else { continue };
        let number = numbers.entry(entity).or_default();
        match Pronoun::of(cast.form(mention.head)) {
            Some(Pronoun::He | Pronoun::She) => number.0 = true,
            Some(Pronoun::They) => number.1 = true,
            _ => {}
        }
    }
    numbers
        .into_iter()
        .filter(|&(entity, (one, several))| one && several && cast.is_several(entity))
        .map(|(entity, _)| entity)
}
