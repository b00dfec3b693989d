//! Statements made of nouns: "denied any *cooperation with Oslo*" → the bank cooperates with Oslo.
//!
//! Only where it is sound: the noun names what a verb says (WordNet), it goes on with a preposition that the verb takes too or with the verb's object
//! (VerbNet), nobody else is named as the one who does it, and what is denied is held against the source itself.

mod verbs;

use std::collections::BTreeMap;

use ascribe_types::{Act, Argument, Attribution, Basis, Modality, Proposition, TokenIdx, Upos};

use crate::agreement::third_person;
use crate::control::{self, Doer};
use crate::page::{Page, indices};
use crate::passage::Passage;
use crate::phrase::{entity, last, phrase};
use crate::pieces::{is_plural, pieces};
use crate::speakers::Speakers;

/// A noun that is made a verb.
struct Deed<'a> {
    noun: TokenIdx,
    verb: &'a str,
    /// The words that follow, without an "of" that the verb does not need.
    rest: Passage,
    doer: Doer,
}

/// The statement behind a content that is a noun phrase, where one can be made.
pub(crate) fn statement(
    page: &Page<'_>,
    passage: &Passage,
    attribution: &Attribution,
    speakers: &Speakers<'_>,
) -> Option<Proposition> {
    let deed = deed(page, passage, attribution)?;
    let verb = if is_plural(page, &deed.doer.words) { deed.verb.to_owned() } else { third_person(deed.verb) };
    let verbs = BTreeMap::from([(deed.noun, verb)]);
    let target = target(page, &deed);
    Some(Proposition {
        pieces: pieces(page, &deed.rest, Some(&deed.doer), speakers, verbs),
        basis: Basis::Restated,
        actor: Some(Argument { span: deed.doer.span, entity: deed.doer.entity }),
        action: Some(page.at(deed.noun)),
        target,
        place: None,
        negative: false,
        modality: Modality::Actual,
        time: None,
    })
}

fn deed<'a>(page: &Page<'_>, passage: &Passage, attribution: &Attribution) -> Option<Deed<'a>> {
    if !matches!(attribution.stance.act, Act::Denies | Act::Rejects | Act::Admits) {
        return None;
    }
    let cue = page.tokens(attribution.cue?);
    if !control::blames_source(page, &cue) || indices(&cue).any(|token| page.upos(token) == Upos::Propn) {
        return None;
    }
    let words = passage.tokens();
    let any = words.first().is_some_and(|first| page.is_one_of(*first, &["any", "all", "further"]));
    let words = &words[usize::from(any)..];
    let (&noun, &tie) = (words.first()?, words.get(1)?);
    let is_deed = !page.is(noun, "Number", "Plur") && tie.0 == noun.0 + 1;
    let verb = verbs::of(&page.form(noun).to_ascii_lowercase()).filter(|_| is_deed && words.len() > 2)?;
    let rest = passage.from(noun);
    let rest = match verb.takes(&page.form(tie).to_ascii_lowercase())? {
        verbs::Tie::Preposition => rest,
        verbs::Tie::Object => rest.without_word(tie),
    };
    Some(Deed { noun, verb: verb.lemma, rest, doer: control::source(page, attribution)? })
}

/// What the noun goes on to, up to the next preposition.
fn target(page: &Page<'_>, deed: &Deed<'_>) -> Option<Argument> {
    let after: Vec<TokenIdx> = deed.rest.tokens().iter().copied().filter(|token| *token > deed.noun).collect();
    let first = *after.iter().find(|token| page.upos(**token) != Upos::Adp)?;
    let range = first..last(*after.last()?);
    let head = page.top(&range)?;
    let words = phrase(page, &deed.rest, head);
    Some(Argument { span: page.analysis.span(&words), entity: entity(page, &words, head) })
}
