//! Entities of one name.
//!
//! The same name may be read as a country here and as an organization there, and then stands for two entities: `Tehran suspects …`, `as Tehran accuses …`. A source
//! by that name is one of them all the same: the one whose country is known, else the one with most mentions. Left alone: persons, who can
//! have the name of a city; a name with an abbreviation is no person's.

use std::collections::BTreeMap;

use ascribe_types::{Analysis, EntityIdx, Kind};

/// For each entity the one that stands for all of its name.
#[derive(Debug)]
pub(super) struct Namesakes(Vec<EntityIdx>);

impl Namesakes {
    pub(super) fn of(text: &str, analysis: &Analysis) -> Self {
        let mut by_name: BTreeMap<&str, EntityIdx> = BTreeMap::new();
        let shared = |entity: EntityIdx| {
            let own = analysis.entity(entity);
            let person = own.kind == Kind::Person && own.abbreviations.is_empty();
            (own.named && !person).then(|| analysis.span(&own.name).of(text))
        };
        let weight = |entity: EntityIdx| {
            let own = analysis.entity(entity);
            (own.country.is_some(), own.mentions.len())
        };
        let all = || (0..analysis.entities.len() as u32).map(EntityIdx);
        for entity in all() {
            let Some(name) = shared(entity) else { continue };
            let chosen = by_name.entry(name).or_insert(entity);
            if weight(entity) > weight(*chosen) {
                *chosen = entity;
            }
        }
        Self(all().map(|entity| shared(entity).and_then(|name| by_name.get(name).copied()).unwrap_or(entity)).collect())
    }

    /// The entity that stands for all of the name of `entity`.
    pub(super) fn chosen(&self, entity: EntityIdx) -> EntityIdx {
        self.0[entity.get()]
    }
}
