//! The parties of a report.

use std::collections::{BTreeMap, BTreeSet};

use ascribe_types::{
    ActsFor, Attribution, Country, CountrySense, Deprel, DocumentId, EntityIdx, Naming, Parties, Party, PartyKey,
    PartyKind, Report, SourceKind, Span, Stated, TokenIdx, Upos,
};

use crate::acting::{self, Acting, Ministries, Principal};
use crate::identity::{self, Identity, Institution, Words, bare, identities};
use crate::names;
use crate::tree::Tree;

/// The parties of a report; `document` is in the keys of those who are of this document only.
pub fn parties(report: &Report, document: DocumentId) -> Parties {
    let tree = Tree::of(report);
    let identities = identities(&tree, &outlets(report));
    let ministries = Ministries::of(&tree, &identities);
    let mut roster = Roster {
        tree: &tree,
        document,
        identities: &identities,
        ministries: &ministries,
        keys: Vec::new(),
        all: BTreeMap::new(),
        taken: BTreeMap::new(),
    };
    roster.enter_entities();
    let of_sources = report.attributions.iter().map(|attribution| roster.source(attribution)).collect();
    Parties { of_entities: roster.keys, of_sources, all: roster.all.into_values().collect() }
}

/// The entities that speak as outlets.
fn outlets(report: &Report) -> BTreeSet<EntityIdx> {
    let stated = || report.attributions.iter().filter_map(|attribution| attribution.source.stated());
    let speaking = stated().filter(|source| source.kind == Some(SourceKind::Outlet)).filter_map(|source| source.entity);
    speaking.chain(stated().filter_map(|source| source.outlet)).collect()
}

/// The parties of a report as they are being found.
struct Roster<'a> {
    tree: &'a Tree<'a>,
    document: DocumentId,
    identities: &'a [Option<Identity>],
    ministries: &'a Ministries,
    /// The key of each entity.
    keys: Vec<Option<PartyKey>>,
    all: BTreeMap<PartyKey, Party>,
    /// How many parties of this document only have been described by the same words.
    taken: BTreeMap<String, usize>,
}

impl Roster<'_> {
    fn enter_entities(&mut self) {
        let tree = self.tree;
        let acting = |at| acting::acting(tree, self.identities, self.ministries, at);
        let actings: Vec<Option<Acting>> = self.every().map(acting).collect();
        let states: Vec<Option<Country>> = self.every().map(|at| self.state(&actings, at)).collect();
        for at in self.every() {
            let identity = self.identities[at.get()].as_ref();
            let key = identity.map(|identity| self.key(identity, states[at.get()]));
            self.keys.push(key);
        }
        for at in self.every() {
            self.enter_entity(at, states[at.get()]);
        }
        for (at, acting) in self.every().zip(actings) {
            let key = self.keys[at.get()].clone();
            key.zip(acting).into_iter().for_each(|(key, acting)| self.speaks_for(&key, acting));
        }
    }

    fn every(&self) -> impl Iterator<Item = EntityIdx> + use<> {
        (0..self.identities.len() as u32).map(EntityIdx)
    }

    /// The state for which an entity speaks, if need be by way of a body.
    fn state(&self, actings: &[Option<Acting>], at: EntityIdx) -> Option<Country> {
        match actings[at.get()]?.principal {
            Principal::State(country) => Some(country),
            Principal::Entity(body) => match actings[body.get()]?.principal {
                Principal::State(country) => Some(country),
                Principal::Entity(_) => None,
            },
        }
    }

    /// The key of somebody. A person who speaks for a state has it in the key, since two of one name in two states are not one.
    fn key(&mut self, identity: &Identity, state: Option<Country>) -> PartyKey {
        let kind = identity.kind.name();
        if !identity.local {
            let state = state.filter(|_| identity.kind == PartyKind::Person);
            let state = state.map(|country| format!("@{}", country.code())).unwrap_or_default();
            return PartyKey(format!("{kind}:{}{state}", identity.word));
        }
        let key = format!("{kind}:{}/{}", self.document, identity.word);
        let count = self.taken.entry(key.clone()).and_modify(|count| *count += 1).or_insert(1);
        PartyKey(if *count == 1 { key } else { format!("{key}/{count}") })
    }

    fn enter_entity(&mut self, at: EntityIdx, state: Option<Country>) {
        let Some((key, identity)) = self.keys[at.get()].clone().zip(self.identities[at.get()].as_ref()) else { return };
        let office = acting::office(self.tree, at).filter(|_| identity.kind == PartyKind::Person);
        let country = identity.country.or(state);
        let other_names = self.names(at, identity);
        self.enter(Party {
            key,
            kind: identity.kind,
            name: identity.name.clone(),
            other_names,
            country,
            office,
            acts_for: None,
        });
    }

    /// What else the document calls an entity by name.
    fn names(&self, at: EntityIdx, identity: &Identity) -> Vec<String> {
        let entity = self.tree.analysis.entity(at);
        if !entity.named {
            return Vec::new();
        }
        let short = entity.abbreviations.iter().map(|tokens| self.tree.passage(tokens));
        let fullest = std::iter::once(bare(self.tree.passage(&entity.name)));
        let mut out: Vec<String> = Vec::new();
        for name in fullest.chain(short).filter(|name| *name != identity.name) {
            if !out.iter().any(|known| known == name) {
                out.push(name.to_owned());
            }
        }
        out
    }

    /// Enters a party, or adds what is told of it to what has been entered.
    fn enter(&mut self, party: Party) {
        let Some(known) = self.all.get_mut(&party.key) else {
            self.all.insert(party.key.clone(), party);
            return;
        };
        let longer = party.name.chars().count() > known.name.chars().count();
        let (name, other) = if longer { (party.name, known.name.clone()) } else { (known.name.clone(), party.name) };
        known.name = name;
        for name in std::iter::once(other).chain(party.other_names) {
            if name != known.name && !known.other_names.contains(&name) {
                known.other_names.push(name);
            }
        }
        known.other_names.retain(|name| *name != known.name);
        known.office = known.office.or(party.office);
        known.country = known.country.or(party.country);
    }

    fn speaks_for(&mut self, key: &PartyKey, acting: Acting) {
        let principal = match acting.principal {
            Principal::Entity(owner) => self.keys[owner.get()].clone(),
            Principal::State(country) => Some(self.enter_state(country)),
        };
        let Some(principal) = principal.filter(|principal| principal != key) else { return };
        if let Some(party) = self.all.get_mut(key) {
            party.acts_for.get_or_insert(ActsFor { party: principal, evidence: acting.evidence });
        }
    }

    fn enter_state(&mut self, country: Country) -> PartyKey {
        let identity = identity::state(self.tree, country);
        self.enter_identity(&identity)
    }

    /// Enters somebody who is no entity.
    fn enter_identity(&mut self, identity: &Identity) -> PartyKey {
        let key = self.key(identity, None);
        let Identity { kind, name, country, .. } = identity.clone();
        self.enter(Party {
            key: key.clone(),
            kind,
            name,
            other_names: Vec::new(),
            country,
            office: None,
            acts_for: None,
        });
        key
    }

    /// The party that is the source of an attribution.
    fn source(&mut self, attribution: &Attribution) -> Option<PartyKey> {
        let source = attribution.source.stated()?;
        if let Some(outlet) = source.outlet {
            return self.keys[outlet.get()].clone();
        }
        match source.entity {
            Some(entity) => self.speaking(entity, source),
            None => self.by_words(source),
        }
    }

    /// An entity as one who speaks: a capital is its state, a paper whoever issued it.
    fn speaking(&mut self, entity: EntityIdx, source: &Stated) -> Option<PartyKey> {
        if let Some(country) = self.capital(entity) {
            return Some(self.enter_state(country));
        }
        let is_paper = matches!(source.kind, Some(SourceKind::Document | SourceKind::Other));
        if let Some(issuer) = self.issuer(source.span).filter(|_| is_paper) {
            return Some(issuer);
        }
        let known = self.keys[entity.get()].clone();
        known.or_else(|| Some(self.thing(entity, source)))
    }

    /// The country whose capital alone an entity is called by.
    fn capital(&self, entity: EntityIdx) -> Option<Country> {
        let identity = self.identities[entity.get()].as_ref().filter(|identity| identity.kind == PartyKind::Region)?;
        let heads = self.tree.mentions(entity).map(|mention| mention.head);
        let mut words = heads.filter_map(|head| self.tree.country_at(head));
        identity.country.filter(|_| words.any(|words| words.sense == CountrySense::Capital))
    }

    /// Who issued what speaks: "the ministry's report", "a report by the ministry".
    fn issuer(&self, span: Span) -> Option<PartyKey> {
        let tokens = self.tree.analysis.tokens_at(span);
        let noun = self.tree.top(&tokens)?;
        let issues = |&&token: &&TokenIdx| match self.tree.deprel(token) {
            Deprel::NmodPoss => true,
            Deprel::Compound => self.tree.upos(token) == Upos::Propn,
            Deprel::Nmod => matches!(self.tree.preposition(token).as_deref(), Some("by" | "from")),
            _ => false,
        };
        let by = self.tree.dependents(noun).iter().filter(issues).find_map(|&token| self.tree.entity_at(token))?;
        let speaks =
            |kind| matches!(kind, PartyKind::Organization | PartyKind::Outlet | PartyKind::Person | PartyKind::Country);
        self.identities[by.get()].as_ref().filter(|identity| speaks(identity.kind))?;
        self.keys[by.get()].clone()
    }

    /// A thing that is made to speak; an assessment of a state's service speaks for the state.
    fn thing(&mut self, entity: EntityIdx, source: &Stated) -> PartyKey {
        let analysis = self.tree.analysis;
        let kind =
            if source.kind == Some(SourceKind::Organization) { PartyKind::Organization } else { PartyKind::Other };
        let mut identity = identity::described(self.tree, &Words::of(analysis.entity(entity)), kind);
        if kind == PartyKind::Organization && analysis.entity(entity).named {
            identity.word = names::body(&identity.name);
            identity.local = identity.word.is_empty();
        }
        let key = self.enter_identity(&identity);
        self.keys[entity.get()] = Some(key.clone());
        let acting = acting::of_thing(self.tree, &analysis.entity(entity).name);
        acting.into_iter().for_each(|acting| self.speaks_for(&key, acting));
        key
    }

    /// Whoever some words name or describe that no entity is.
    fn by_words(&mut self, source: &Stated) -> Option<PartyKey> {
        let tokens = self.tree.analysis.tokens_at(source.span);
        let points = self.tree.top(&tokens).is_none_or(|top| self.tree.upos(top) == Upos::Pron);
        if source.naming == Naming::Unsure || tokens.is_empty() || points {
            return None;
        }
        let words = Words { tokens, named: source.naming == Naming::Named, country: None };
        let identity = self.identity_of_words(source, &words);
        let key = self.enter_identity(&identity);
        let acting = match identity.kind {
            PartyKind::Organization => acting::of_institution(self.tree, &words),
            _ => acting::acting_words(self.tree, self.identities, self.ministries, &words.tokens),
        };
        acting.into_iter().for_each(|acting| self.speaks_for(&key, acting));
        Some(key)
    }

    fn identity_of_words(&self, source: &Stated, words: &Words) -> Identity {
        let institution =
            || Institution::of(self.tree, words).map(|institution| institution.identity(self.tree, words));
        let kind = match source.kind {
            Some(SourceKind::Person | SourceKind::Group | SourceKind::Public) if !words.named => PartyKind::Unnamed,
            Some(SourceKind::Organization) => PartyKind::Organization,
            Some(SourceKind::Outlet) => PartyKind::Outlet,
            _ => PartyKind::Other,
        };
        let described = || identity::described(self.tree, words, kind);
        if kind == PartyKind::Organization { institution().unwrap_or_else(described) } else { described() }
    }
}
