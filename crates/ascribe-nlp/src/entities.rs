//! Who and what a document speaks of: mentions gathered into entities, with their names, offices, affiliations and countries.
//!
//! Everything here comes from the trees, the names and the resolver's links, by rules that say in their files what they leave alone. Whatever is
//! told of an entity is words of the document; where the words leave it open, it is not told.

mod abbreviations;
mod affiliations;
mod cast;
mod clusters;
pub(crate) mod countries;
mod country_words;
mod descriptions;
mod names;
mod offices;
mod portraits;
#[cfg(test)]
mod sample;
mod syntax;

use ascribe_types::{
    CountryWords, Entity, EntityIdx, Kind, Mention, MentionIdx, Name, Referent, Sentence, Token, Word,
};

use crate::coreference::{Link, MentionDraft};
use cast::Cast;
use syntax::Syntax;

/// The mentions with their referents, the entities in order of their first mentions, and the words that stand for countries.
pub(crate) fn build(
    text: &str,
    tokens: &[Token],
    words: &[Word],
    sentences: &[Sentence],
    names: &[Name],
    drafts: Vec<MentionDraft>,
    links: &[Link],
) -> (Vec<Mention>, Vec<Entity>, Vec<CountryWords>) {
    let cast = Cast::new(Syntax::new(text, tokens, words, sentences, names), &drafts);
    let definitions = abbreviations::definitions(&cast.syntax);
    let referents = clusters::gather(&cast, links, &definitions);
    let entities = portraits::paint(&cast, &members(&referents), &referents, &definitions);
    let mention = |(draft, referent): (MentionDraft, Option<EntityIdx>)| Mention {
        tokens: draft.tokens,
        head: draft.head,
        kind: draft.kind,
        form: draft.form,
        referent: referent.map_or(Referent::Unsure, Referent::Entity),
    };
    let names_country = |token| {
        let entity = cast.headed_by(token).and_then(|mention| referents[mention.get()]);
        entity.is_some_and(|entity| entities[entity.get()].kind == Kind::Gpe)
    };
    let countries = country_words::country_words(&cast.syntax, names_country);
    let mentions = drafts.into_iter().zip(referents).map(mention).collect();
    (mentions, entities, countries)
}

/// The mentions of each entity, in order.
fn members(referents: &[Option<EntityIdx>]) -> Vec<Vec<MentionIdx>> {
    let mut members: Vec<Vec<MentionIdx>> = Vec::new();
    for (mention, entity) in (0..).map(MentionIdx).zip(referents) {
        let Some(entity) = entity else { continue };
        if entity.get() == members.len() {
            members.push(Vec::new());
        }
        members[entity.get()].push(mention);
    }
    members
}
