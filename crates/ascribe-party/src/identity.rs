//! Who an entity of a document is, in words that are the same in every document.
//!
//! | entity | key | left alone |
//! |---|---|---|
//! | a state, by its name or adjective | `country:NO` | |
//! | a capital that acts: "Oslo rejected it" | `country:NO` | a capital as a place: `region:oslo` |
//! | who governs a state: "the Norwegian government" | `country:NO` | "the government", of whom the document does not say |
//! | a person with a name | `person:ana ruiz` | a family name alone is another key |
//! | an institution that every state has | `organization:ministry of defense@NO` | without a country it is of this document only |
//! | another body | `organization:norline` | |
//! | whom a source's words call an outlet | `outlet:harbour post` | |
//! | a people | `people:NO`, `people:kurd` | |

use std::collections::BTreeSet;
use std::ops::Range;

use ascribe_types::{Country, CountrySense, CountryWords, Deprel, Entity, EntityIdx, Kind, PartyKind, TokenIdx, Upos};

use crate::names;
use crate::nouns::{self, Class};
use crate::tree::{Tree, each};

/// Who somebody is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Identity {
    pub(crate) kind: PartyKind,
    /// What follows the kind in the key; `local` if it is of this document only.
    pub(crate) word: String,
    pub(crate) local: bool,
    /// The name as people would file it.
    pub(crate) name: String,
    pub(crate) country: Option<Country>,
}

/// The words that somebody is called by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Words {
    pub(crate) tokens: Range<TokenIdx>,
    /// Whether they are a name.
    pub(crate) named: bool,
    /// The country that the analysis says they are of.
    pub(crate) country: Option<Country>,
}

impl Words {
    /// The words that name or describe an entity most fully.
    pub(crate) fn of(entity: &Entity) -> Self {
        Self { tokens: entity.name.clone(), named: entity.named, country: entity.country }
    }
}

/// Prepositions before a place where something is.
const PLACING: [&str; 13] =
    ["in", "at", "to", "from", "near", "into", "outside", "inside", "around", "over", "across", "through", "towards"];

/// Prepositions before whom something is done with.
const DEALING: [&str; 5] = ["between", "with", "against", "by", "among"];

/// Ways in which a word before a noun belongs to it.
const BEFORE: [Deprel; 4] = [Deprel::Compound, Deprel::Amod, Deprel::NmodUnmarked, Deprel::NmodDesc];

/// Nouns after whose "of" stands what they are for, and no body: "the minister of water".
pub(crate) const MINISTERIAL: [&str; 2] = ["minister", "ministry"];

/// How many words are followed from one that belongs to an institution's noun by way of others.
const DEEPEST: usize = 3;

/// Who the entities are that can act or speak, one for each; things and ideas are nobody.
pub(crate) fn identities(tree: &Tree<'_>, outlets: &BTreeSet<EntityIdx>) -> Vec<Option<Identity>> {
    (0..tree.analysis.entities.len() as u32).map(|at| identity(tree, EntityIdx(at), outlets)).collect()
}

fn identity(tree: &Tree<'_>, at: EntityIdx, outlets: &BTreeSet<EntityIdx>) -> Option<Identity> {
    let entity = tree.analysis.entity(at);
    if is_part_of_a_name(tree, at) || !is_noun(tree, entity) || is_portfolio(tree, at) {
        return None;
    }
    if entity.named && nouns::seat(&names::folded(tree.passage(&entity.name))).is_some() {
        return Some(whole(tree, &Words::of(entity), PartyKind::Organization));
    }
    if outlets.contains(&at) {
        return Some(outlet(tree, entity));
    }
    match entity.kind {
        Kind::Gpe => territory(tree, at),
        Kind::Norp => people(tree, at),
        Kind::Person if is_several_of_a_people(tree, entity) => people(tree, at),
        Kind::Person if entity.named && is_institution(tree, entity) => Some(body(tree, entity)),
        Kind::Person if entity.named && entity.abbreviations.is_empty() => Some(person(tree, entity)),
        Kind::Person if !entity.named => Some(described(tree, &Words::of(entity), PartyKind::Unnamed)),
        Kind::Organization if !entity.named && is_office(tree, entity) => {
            Some(described(tree, &Words::of(entity), PartyKind::Unnamed))
        }
        Kind::Person | Kind::Organization => Some(body(tree, entity)),
        Kind::Place | Kind::Event | Kind::Work | Kind::Time | Kind::Object | Kind::Abstract => None,
    }
}

/// Whether an entity is nothing but a part of longer names: "Harbour" of "the Harbour Workers' Union". So is one without a mention of its own words.
fn is_part_of_a_name(tree: &Tree<'_>, at: EntityIdx) -> bool {
    let names = &tree.analysis.names;
    let kind = tree.analysis.entity(at).kind;
    let is_part = |tokens: &Range<TokenIdx>| {
        let name = names.get(names.partition_point(|name| name.tokens.end <= tokens.start));
        let longer = name.filter(|name| name.tokens.start <= tokens.start && tokens.end <= name.tokens.end);
        longer.is_some_and(|name| name.tokens != *tokens && name.kind == kind)
    };
    tree.mentions(at).all(|mention| is_part(&mention.tokens))
}

/// Whether what somebody is called is headed by a noun, or a word that stands for one ("both"); a verb is a misreading, and "who" and "nobody" are nobody.
fn is_noun(tree: &Tree<'_>, entity: &Entity) -> bool {
    let Some(head) = tree.top(&entity.name) else { return entity.named };
    let is_empty = || ["Rel", "Int", "Prs", "Neg"].iter().any(|way| tree.features(head).is("PronType", way));
    match tree.upos(head) {
        _ if entity.named => true,
        Upos::Verb | Upos::Adv | Upos::Aux | Upos::Adp | Upos::Punct => false,
        Upos::Pron => !is_empty(),
        _ => true,
    }
}

/// Whether an entity is nothing but what a minister or ministry is for: "Water" of "the minister of Water", "water" of "the water minister". Left alone:
/// "the Hamas minister", and what the document speaks of otherwise too.
fn is_portfolio(tree: &Tree<'_>, at: EntityIdx) -> bool {
    let is_for = |head: TokenIdx| {
        let governs = tree.head(head).is_some_and(|noun| MINISTERIAL.contains(&tree.lemma(noun).as_str()));
        governs
            && match tree.deprel(head) {
                Deprel::Nmod => {
                    matches!(tree.preposition(head).as_deref(), Some("of" | "for")) && !is_institution_noun(tree, head)
                }
                Deprel::Compound => tree.form(head).starts_with(char::is_lowercase) && !is_institution_noun(tree, head),
                _ => false,
            }
    };
    tree.analysis.entity(at).kind == Kind::Organization && tree.mentions(at).all(|mention| is_for(mention.head))
}

/// Whether a noun is an institution's: "the government" of "a minister of the government".
fn is_institution_noun(tree: &Tree<'_>, noun: TokenIdx) -> bool {
    let class = class_of(tree, noun);
    nouns::governs(&tree.lemma(noun)) || matches!(class, Some(Class::Organ | Class::Body))
}

/// Somebody of this document only, by their description.
pub(crate) fn described(tree: &Tree<'_>, words: &Words, kind: PartyKind) -> Identity {
    let name = tree.passage(&words.tokens);
    Identity { kind, word: names::folded(name), local: true, name: bare(name).to_owned(), country: words.country }
}

/// A name without an article before it.
pub(crate) fn bare(name: &str) -> &str {
    let article = ["the ", "The ", "a ", "A ", "an ", "An "].into_iter().find(|article| name.starts_with(article));
    article.map_or(name, |article| name[article.len()..].trim_start())
}

fn outlet(tree: &Tree<'_>, entity: &Entity) -> Identity {
    let mut words = Words::of(entity);
    if !entity.named {
        return described(tree, &words, PartyKind::Outlet);
    }
    // "Foreign Policy magazine": what it is, is no part of its name.
    let is_small = |token: &TokenIdx| tree.form(*token).starts_with(char::is_lowercase);
    let small = each(&words.tokens).rev().take_while(is_small).count() as u32;
    if small < words.tokens.end.0 - words.tokens.start.0 {
        words.tokens.end.0 -= small;
    }
    whole(tree, &words, PartyKind::Outlet)
}

/// Whoever is known by all of their name.
fn whole(tree: &Tree<'_>, words: &Words, kind: PartyKind) -> Identity {
    let name = bare(tree.passage(&words.tokens));
    let word = names::body(name);
    Identity { kind, local: word.is_empty(), word, name: name.to_owned(), country: words.country }
}

fn person(tree: &Tree<'_>, entity: &Entity) -> Identity {
    let own = each(&entity.name).find(|&token| !is_before_name(tree, token, entity.name.end));
    let start = own.unwrap_or(entity.name.start);
    let name = bare(tree.passage(&(start..entity.name.end)));
    let word = names::person(name);
    // All of it is titles where a name was cut off: "Foreign Minister".
    let tells =
        |token| nouns::is_portfolio(&names::body(tree.form(token))) || is_before_name(tree, token, entity.name.end);
    let local = word.is_empty() || names::is_title(&word) || each(&entity.name).all(tells);
    Identity { kind: PartyKind::Person, local, word, name: name.to_owned(), country: entity.country }
}

/// Whether a word of what was read as a person's name stands before it: "*former Danish President* Ana Ruiz", "*Dr.* Ana Ruiz", "*Army* spokesman Ana
/// Ruiz", "*Supreme* Leader Ana Ruiz", by the office to which it belongs. A title alone is left: "Imam".
fn is_before_name(tree: &Tree<'_>, token: TokenIdx, end: TokenIdx) -> bool {
    let is_office = |token: TokenIdx| nouns::class(&tree.form(token).to_lowercase()) == Some(Class::Office);
    let office = tree.head(token).filter(|&office| token < office && office.0 + 1 < end.0);
    let is_title = || token.0 + 1 < end.0 && names::is_title(&names::folded(tree.form(token)));
    tree.form(token).eq_ignore_ascii_case("former")
        || is_office(token)
        || is_title()
        || office.is_some_and(is_office)
        || tree.country_at(token).is_some_and(|words| words.sense == CountrySense::People)
}

/// The state of a country.
pub(crate) fn state(tree: &Tree<'_>, country: Country) -> Identity {
    let known = tree.analysis.countries.iter().find(|words| words.country == country);
    let name = known.map_or(country.code(), |words| words.name).to_owned();
    Identity { kind: PartyKind::Country, word: country.code().to_owned(), local: false, name, country: Some(country) }
}

/// A country, or a city or region.
fn territory(tree: &Tree<'_>, at: EntityIdx) -> Option<Identity> {
    let entity = tree.analysis.entity(at);
    if !entity.named {
        return None;
    }
    let called = |sense| called_by(tree, at).any(|words| Some(words.0) == entity.country && words.1 == sense);
    match entity.country {
        Some(country) if called(CountrySense::Name) => Some(state(tree, country)),
        Some(_) if called(CountrySense::People) => people(tree, at),
        Some(country) if called(CountrySense::Capital) && acts(tree, at) => Some(state(tree, country)),
        _ => Some(whole(tree, &Words::of(entity), PartyKind::Region)),
    }
}

/// The words for countries at the heads of an entity's mentions.
fn called_by(tree: &Tree<'_>, at: EntityIdx) -> impl Iterator<Item = (Country, CountrySense)> {
    let heads = tree.mentions(at).map(|mention| mention.head);
    heads.filter_map(|head| tree.country_at(head)).map(|words| (words.country, words.sense))
}

/// Whether a place does more often something than something is in it: "Oslo rejected it", "talks between Oslo and Bern", not "a visit to Oslo".
fn acts(tree: &Tree<'_>, at: EntityIdx) -> bool {
    let weights = tree.mentions(at).map(|mention| weight(tree, mention.head));
    weights.sum::<i32>() > 0
}

/// 1 for who acts, -1 for where something is, 0 for what does not tell.
fn weight(tree: &Tree<'_>, token: TokenIdx) -> i32 {
    match (tree.deprel(token), tree.head(token), tree.preposition(token)) {
        (Deprel::Nsubj | Deprel::OblAgent | Deprel::Iobj, _, _) => 1,
        (_, _, Some(case)) if PLACING.contains(&case.as_str()) => -1,
        (_, _, Some(case)) if DEALING.contains(&case.as_str()) => 1,
        (Deprel::Appos, _, None) => -1,
        (Deprel::Conj, Some(first), None) if tree.deprel(first) != Deprel::Conj => weight(tree, first),
        _ => 0,
    }
}

/// Whether a name that was read as a person's is a plural: "Quakers".
fn is_several_of_a_people(tree: &Tree<'_>, entity: &Entity) -> bool {
    entity.named && entity.name.end.0 == entity.name.start.0 + 1 && tree.is_plural(entity.name.start)
}

/// Whether a name that was read as a person's is an institution's: "Foreign Ministry".
fn is_institution(tree: &Tree<'_>, entity: &Entity) -> bool {
    Institution::of(tree, &Words::of(entity)).is_some_and(|institution| institution.common && institution.modifiers > 0)
}

/// Whether a description that was read as an organisation's is that of who holds an office: "Norwegian officials".
fn is_office(tree: &Tree<'_>, entity: &Entity) -> bool {
    let class = tree.top(&entity.name).and_then(|noun| class_of(tree, noun));
    matches!(class, Some(Class::Office | Class::Mandate))
}

/// A people; what is only ever an adjective of a country stands for the country: "Norwegian air space".
fn people(tree: &Tree<'_>, at: EntityIdx) -> Option<Identity> {
    let entity = tree.analysis.entity(at);
    if !entity.named {
        return None;
    }
    let modifies = |head| matches!(tree.deprel(head), Deprel::Amod | Deprel::Compound | Deprel::NmodDesc);
    if let Some(country) = entity.country {
        let adjective = tree.mentions(at).all(|mention| modifies(mention.head) || tree.upos(mention.head) == Upos::Adj);
        if adjective {
            return Some(state(tree, country));
        }
        let name = bare(tree.passage(&entity.name)).to_owned();
        let word = country.code().to_owned();
        return Some(Identity { kind: PartyKind::People, word, local: false, name, country: Some(country) });
    }
    let mut identity = whole(tree, &Words::of(entity), PartyKind::People);
    identity.word = singular(tree, &entity.name, identity.word);
    Some(identity)
}

/// The name of a people in the singular, so that "Kurds" and "Kurdish leaders' Kurd" are one; the last word alone changes.
fn singular(tree: &Tree<'_>, name: &Range<TokenIdx>, word: String) -> String {
    let last = TokenIdx(name.end.0 - 1);
    let (form, lemma) = (names::folded(tree.form(last)), names::folded(&tree.lemma(last)));
    match word.strip_suffix(form.as_str()) {
        Some(before) if tree.is_plural(last) && !lemma.is_empty() => format!("{before}{lemma}"),
        _ => word,
    }
}

/// An organisation, or the state if it is who governs it.
fn body(tree: &Tree<'_>, entity: &Entity) -> Identity {
    let institution = Institution::of(tree, &Words::of(entity));
    match institution {
        Some(institution) => institution.identity(tree, &Words::of(entity)),
        None if entity.named => whole(tree, &Words::of(entity), PartyKind::Organization),
        None => described(tree, &Words::of(entity), PartyKind::Organization),
    }
}

/// What every state has one of its own of.
pub(crate) struct Institution {
    noun: String,
    pub(crate) class: Option<Class>,
    /// Its words but for those for its country, as [`names::institution`] writes them.
    core: String,
    /// How many of them say what it is for.
    modifiers: usize,
    /// Whether all of these are said of institutions in many states.
    common: bool,
    pub(crate) country: Option<Country>,
}

impl Institution {
    /// What an organisation is that is called by these words.
    pub(crate) fn of(tree: &Tree<'_>, words: &Words) -> Option<Self> {
        let noun = tree.top(&words.tokens)?;
        let governs = nouns::governs(&tree.lemma(noun)) || nouns::governs(&tree.form(noun).to_lowercase());
        let class = class_of(tree, noun).filter(|class| matches!(class, Class::Organ | Class::Body));
        if !governs && class.is_none() {
            return None;
        }
        let core = core(tree, words, noun);
        let forms: Vec<&str> = core.iter().map(|&token| tree.form(token)).collect();
        let modifiers: Vec<String> =
            core.iter().filter(|&&token| token != noun).map(|&token| names::body(tree.form(token))).collect();
        let own = tree.countries(&words.tokens).iter().chain(owners(tree, noun)).map(|words| words.country);
        Some(Self {
            noun: tree.lemma(noun),
            class: class.filter(|_| !governs),
            core: names::institution(&forms),
            modifiers: modifiers.len(),
            common: modifiers.iter().all(|word| nouns::is_portfolio(word) || nouns::class(word).is_some()),
            country: words.country.or_else(|| only(own)),
        })
    }

    /// What a ministry is, if that is told: "ministry of water".
    pub(crate) fn ministry(self) -> Option<String> {
        (self.noun == "ministry" && self.modifiers > 0).then_some(self.core)
    }

    pub(crate) fn identity(self, tree: &Tree<'_>, words: &Words) -> Identity {
        let is_told = self.modifiers > 0 || !nouns::is_one_of_many(&self.noun);
        let kind = PartyKind::Organization;
        let name = bare(tree.passage(&words.tokens)).to_owned();
        match self.country {
            Some(country) if self.class.is_none() && self.modifiers == 0 => state(tree, country),
            Some(country) if is_told && self.class.is_some() && self.common => {
                let word = format!("{}@{}", self.core, country.code());
                Identity { kind, word, local: false, name, country: Some(country) }
            }
            _ if words.named && !self.common => whole(tree, words, kind),
            _ => described(tree, words, kind),
        }
    }
}

/// The ministry that a minister's words speak of, as [`names::institution`] writes it: "ministry of water" of "the minister of water" and "the water minister". None
/// for a minister of they do not say what.
pub(crate) fn ministry_of_minister(tree: &Tree<'_>, words: &Words, noun: TokenIdx) -> Option<String> {
    let core = core(tree, words, noun);
    let forms = core.iter().map(|&token| if token == noun { "ministry" } else { tree.form(token) });
    let forms: Vec<&str> = forms.collect();
    (tree.lemma(noun) == "minister" && forms.len() > 1).then(|| names::institution(&forms))
}

/// The words for countries that say whose an institution is: "*Norway*'s ministry", "the *Norwegian* ministry", "the ministry of *Norway*".
fn owners<'a>(tree: &Tree<'a>, noun: TokenIdx) -> impl Iterator<Item = &'a CountryWords> {
    let owns = |token: TokenIdx| match tree.deprel(token) {
        Deprel::NmodPoss | Deprel::Amod | Deprel::Compound => true,
        Deprel::Nmod => tree.preposition(token).as_deref() == Some("of"),
        _ => false,
    };
    tree.dependents(noun).iter().filter(move |&&token| owns(token)).filter_map(|&token| tree.country_at(token))
}

/// What a noun says, first with the word before it ("air force"), in its dictionary form or as it stands ("armed forces").
pub(crate) fn class_of(tree: &Tree<'_>, noun: TokenIdx) -> Option<Class> {
    let forms = [tree.lemma(noun), tree.form(noun).to_lowercase()];
    let before = noun.0.checked_sub(1).map(TokenIdx).filter(|&before| tree.head(before) == Some(noun));
    let pair = before.and_then(|before| {
        let before = tree.form(before).to_lowercase();
        forms.iter().find_map(|form| nouns::class(&format!("{before} {form}")))
    });
    pair.or_else(|| forms.iter().find_map(|form| nouns::class(form)))
}

/// The words of an institution's name or description that tell it from others of its state: its noun, what is compounded with it, what it is "of", and of a description the
/// adjectives that institutions are named for: "foreign", not "powerful".
fn core(tree: &Tree<'_>, words: &Words, noun: TokenIdx) -> Vec<TokenIdx> {
    let tells = |token: TokenIdx| {
        let is_small =
            matches!(tree.upos(token), Upos::Det | Upos::Adp | Upos::Part | Upos::Punct | Upos::Cconj | Upos::Num);
        let is_of_country = tree.country_at(token).is_some();
        let is_adjective = tree.upos(token) == Upos::Adj && !nouns::is_portfolio(&tree.lemma(token));
        !is_small && !is_of_country && (words.named || !is_adjective)
    };
    let own = each(&words.tokens).filter(|&token| token == noun || tells(token));
    own.filter(|&token| token == noun || words.named || is_own(tree, token, noun, DEEPEST)).collect()
}

/// Whether a word belongs to a common noun as a part of what it is called: "defence" of "the defence ministry", "education" of "the ministry of education and
/// science".
fn is_own(tree: &Tree<'_>, token: TokenIdx, noun: TokenIdx, deep: usize) -> bool {
    let of = |token: TokenIdx| matches!(tree.preposition(token).as_deref(), Some("of" | "for"));
    match (tree.head(token), tree.deprel(token)) {
        (Some(head), Deprel::Nmod) => head == noun && of(token),
        (Some(head), way) if BEFORE.contains(&way) => head == noun || deep > 0 && is_own(tree, head, noun, deep - 1),
        (Some(head), Deprel::Conj) => head != noun && deep > 0 && is_own(tree, head, noun, deep - 1),
        _ => false,
    }
}

/// The only one of these, if they are all the same.
pub(crate) fn only<T: PartialEq>(mut all: impl Iterator<Item = T>) -> Option<T> {
    let first = all.next()?;
    all.all(|other| other == first).then_some(first)
}
