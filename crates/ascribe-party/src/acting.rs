//! For whom somebody speaks.
//!
//! | who | speaks for | left alone |
//! |---|---|---|
//! | "a spokesman *for the ministry*", "the *company*'s lawyer" | the body that the office or mandate is of | "a critic of the ministry", "a ministry employee" |
//! | "*Norwegian* officials", "the *Norwegian* foreign minister", "officials *in Norway*" | the state | "a former Norwegian diplomat", "the Norwegian opposition leader", "Norwegian company officials" |
//! | "*Norway*'s defence ministry", "the *Norwegian* embassy" | the state | parliaments, courts, police, parties |
//! | "the minister *of water*" | "the Ministry of Water", the only one of the document | a party called "Water" |
//! | "*the Kremlin*" | the state (WordNet's glosses) | |
//!
//! Offices and mandates are nouns of `nouns.rs`. Whose they are is what the analysis says (affiliations), else the words for a country before the noun or after "of", "for",
//! "from" and "with". Two countries at once are nobody's: "the Norwegian and Danish ministers".

use std::collections::BTreeMap;
use std::ops::Range;

use ascribe_types::{Country, CountrySense, CountryWords, Deprel, EntityIdx, PartyKind, Span, TokenIdx, Upos};

use crate::identity::{Identity, Institution, Words, class_of, ministry_of_minister, only};
use crate::names;
use crate::nouns::{self, Class};
use crate::tree::{Tree, each};

/// For whom, and the words that say so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Acting {
    pub(crate) principal: Principal,
    pub(crate) evidence: Span,
}

/// For whom somebody speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Principal {
    Entity(EntityIdx),
    State(Country),
}

/// Words that end an office, or set it against the state that is named with it: WordNet's synset "belonging to some prior time" but for "old", and words for who has left,
/// lost or only claims an office.
const AWAY: [&str; 27] = [
    "former",
    "erstwhile",
    "one-time",
    "onetime",
    "quondam",
    "sometime",
    "retired",
    "ex",
    "ousted",
    "deposed",
    "exiled",
    "outgoing",
    "opposition",
    "dissident",
    "rebel",
    "separatist",
    "secessionist",
    "shadow",
    "would-be",
    "self-proclaimed",
    "self-styled",
    "self-declared",
    "alleged",
    "fake",
    "supposed",
    "unelected",
    "late",
];

/// Words that make an office another's than the state's: a city's, a company's, a faith's.
const LESSER: [&str; 17] = [
    "local",
    "regional",
    "provincial",
    "municipal",
    "private",
    "religious",
    "spiritual",
    "tribal",
    "corporate",
    "civic",
    "academic",
    "ethnic",
    "cultural",
    "communal",
    "clerical",
    "athletic",
    "honorary",
];

/// Prepositions after which stands whose an office is.
const BELONGING: [&str; 5] = ["of", "for", "from", "with", "at"];

/// Nouns for who governs wherever they are: "officials in Norway".
const GOVERNING: [&str; 2] = ["official", "authority"];

/// Nouns for who speaks for a person.
const VOICES: [&str; 9] = [
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "lawyer",
    "attorney",
    "secretary",
    "representative",
    "press agent",
    "manager",
];

/// Nouns after what they deal with: "the Norway envoy" may be anybody's.
const DEALING: [&str; 3] = ["envoy", "negotiator", "secretary"];

/// Ways in which an office stands before a name.
const TITLES: [Deprel; 3] = [Deprel::NmodDesc, Deprel::Compound, Deprel::NmodUnmarked];

/// Longest chain of nouns in front of each other that is followed: "U.S. administration budget official".
const FARTHEST: usize = 3;

/// For whom an entity speaks.
pub(crate) fn acting(
    tree: &Tree<'_>,
    identities: &[Option<Identity>],
    ministries: &Ministries,
    at: EntityIdx,
) -> Option<Acting> {
    let identity = identities[at.get()].as_ref()?;
    match identity.kind {
        PartyKind::Organization => organ(tree, identity, at),
        PartyKind::Person | PartyKind::Unnamed => {
            let offices = offices(tree, at);
            let leaves = offices.iter().any(|office| is_away(tree, office.noun));
            let voice = Voice { tree, identities, ministries };
            if leaves { None } else { offices.iter().find_map(|office| voice.of_entity(at, office)) }
        }
        _ => None,
    }
}

/// For whom those speak whom some words describe that are nobody's mention.
pub(crate) fn acting_words(
    tree: &Tree<'_>,
    identities: &[Option<Identity>],
    ministries: &Ministries,
    tokens: &Range<TokenIdx>,
) -> Option<Acting> {
    let noun = tree.top(tokens)?;
    if is_away(tree, noun) {
        return None;
    }
    let class = class(tree, noun)?;
    let (voice, office) = (Voice { tree, identities, ministries }, Office { noun, class, tokens: tokens.clone() });
    voice.by_words(&office).or_else(|| voice.by_portfolio(&office))
}

/// The passage that says which office somebody holds: a title or description that is one.
pub(crate) fn office(tree: &Tree<'_>, at: EntityIdx) -> Option<Span> {
    let described = described(tree, at).filter(|office| is_sure(tree, at, office))?;
    (!is_away(tree, described.noun)).then(|| tree.analysis.span(&described.tokens))
}

/// A state's organ by its noun and country, or by the seat that stands for it.
fn organ(tree: &Tree<'_>, identity: &Identity, at: EntityIdx) -> Option<Acting> {
    let entity = tree.analysis.entity(at);
    let name = tree.analysis.span(&entity.name);
    if let Some(country) = nouns::seat(&identity.word).filter(|_| entity.named) {
        return Some(Acting { principal: Principal::State(country), evidence: name });
    }
    let state = of_institution(tree, &Words::of(entity))?;
    let Principal::State(country) = state.principal else { return Some(state) };
    let mut passages = tree.mentions(at).map(|mention| &mention.tokens);
    let told = passages.find(|tokens| tree.countries(tokens).iter().any(|words| words.country == country));
    Some(Acting { evidence: told.map_or(name, |tokens| tree.analysis.span(tokens)), ..state })
}

/// For whom an institution speaks that is called by these words.
pub(crate) fn of_institution(tree: &Tree<'_>, words: &Words) -> Option<Acting> {
    let institution = Institution::of(tree, words)?;
    let country = institution.country.filter(|_| institution.class == Some(Class::Organ))?;
    Some(Acting { principal: Principal::State(country), evidence: tree.analysis.span(&words.tokens) })
}

/// A noun that says as what somebody speaks.
struct Office {
    noun: TokenIdx,
    class: Class,
    /// The words around it that may say whose it is.
    tokens: Range<TokenIdx>,
}

/// The offices that a document gives somebody, the description's first.
fn offices(tree: &Tree<'_>, at: EntityIdx) -> Vec<Office> {
    let mentioned = tree.mentions(at).filter(|mention| tree.upos(mention.head) == Upos::Noun).filter_map(|mention| {
        Some(Office { noun: mention.head, class: class(tree, mention.head)?, tokens: mention.tokens.clone() })
    });
    let titles = tree.mentions(at).filter(|mention| tree.upos(mention.head) == Upos::Propn).flat_map(|mention| {
        let title = |&&noun: &&TokenIdx| {
            noun < mention.head && mention.tokens.contains(&noun) && TITLES.contains(&tree.deprel(noun))
        };
        let nouns = tree.dependents(mention.head).iter().filter(title);
        nouns.filter_map(|&noun| {
            Some(Office { noun, class: class(tree, noun)?, tokens: mention.tokens.start..TokenIdx(noun.0 + 1) })
        })
    });
    let all = described(tree, at).into_iter().chain(titles).chain(mentioned);
    all.filter(|office| is_sure(tree, at, office)).collect()
}

/// The office that somebody's description tells.
fn described(tree: &Tree<'_>, at: EntityIdx) -> Option<Office> {
    let tokens = tree.analysis.entity(at).description.clone()?;
    let noun = tree.top(&tokens)?;
    Some(Office { noun, class: class(tree, noun)?, tokens })
}

/// Whether an office is somebody's for sure: of who has a name, it must stand with the name.
fn is_sure(tree: &Tree<'_>, at: EntityIdx, office: &Office) -> bool {
    let named = tree.mentions(at).any(|mention| tree.upos(mention.head) == Upos::Propn);
    !named || is_told_of_name(tree, at, office)
}

/// Whether an office stands with a name of somebody: in front of it ("the Mexican president Ana Rey"), after it ("Ana Rey, the Mexican president") or said of it ("Ana Rey
/// is …", "Ana Rey, who served as …"). That "the Mexican president" is she who was named three sentences before is only the resolver's guess, and for whom she speaks would
/// hang on it.
fn is_told_of_name(tree: &Tree<'_>, at: EntityIdx, office: &Office) -> bool {
    let above = tree.head(office.noun);
    let further = above.and_then(|above| tree.head(above));
    let mut names = tree.mentions(at).filter(|mention| tree.upos(mention.head) == Upos::Propn);
    names.any(|name| {
        let hangs = [above, further].contains(&Some(name.head)) || tree.dependents(office.noun).contains(&name.head);
        let beside = tree.follows_comma(name.tokens.end, office.tokens.start)
            || tree.follows_comma(office.tokens.end, name.tokens.start);
        hangs || beside || name.tokens.contains(&office.noun)
    })
}

fn class(tree: &Tree<'_>, noun: TokenIdx) -> Option<Class> {
    let is_noun = matches!(tree.upos(noun), Upos::Noun | Upos::Propn);
    class_of(tree, noun).filter(|class| is_noun && matches!(class, Class::Office | Class::Mandate))
}

/// Whether words before a noun say that the office is no more, or is held against the state.
fn is_away(tree: &Tree<'_>, noun: TokenIdx) -> bool {
    let turns = |word: &str| AWAY.contains(&word) || word.starts_with("ex-") || word.starts_with("anti-");
    let before = |token: TokenIdx| turns(&tree.lemma(token)) || turns(&tree.form(token).to_lowercase());
    let ways = [Deprel::Amod, Deprel::Compound, Deprel::Advmod, Deprel::NmodDesc, Deprel::NmodUnmarked];
    turns(&tree.lemma(noun))
        || tree.dependents(noun).iter().any(|&token| ways.contains(&tree.deprel(token)) && before(token))
}

/// Who speaks for whom, given who is who.
struct Voice<'a> {
    tree: &'a Tree<'a>,
    identities: &'a [Option<Identity>],
    ministries: &'a Ministries,
}

/// The ministries of a document by what they are for, as institutions are written; nobody where two are one so.
pub(crate) struct Ministries(BTreeMap<String, Option<EntityIdx>>);

impl Ministries {
    pub(crate) fn of(tree: &Tree<'_>, identities: &[Option<Identity>]) -> Self {
        let mut out = BTreeMap::new();
        for (identity, at) in identities.iter().zip(0..).map(|(identity, at)| (identity, EntityIdx(at))) {
            let is_body = identity.as_ref().is_some_and(|identity| identity.kind == PartyKind::Organization);
            let words = Words::of(tree.analysis.entity(at));
            let core = Institution::of(tree, &words).filter(|_| is_body).and_then(Institution::ministry);
            core.map(|core| out.entry(core).and_modify(|known| *known = None).or_insert(Some(at)));
        }
        Self(out)
    }
}

impl Voice<'_> {
    fn of_entity(&self, at: EntityIdx, office: &Office) -> Option<Acting> {
        let affiliation = self.tree.analysis.entity(at).affiliation;
        let told = affiliation.and_then(|owner| self.by_affiliation(owner, office));
        told.or_else(|| self.by_words(office)).or_else(|| self.by_portfolio(office))
    }

    /// The only ministry of the document that is for the same as a minister: "the minister of water" acts for "the Ministry of Water".
    fn by_portfolio(&self, office: &Office) -> Option<Acting> {
        let words = Words { tokens: office.tokens.clone(), named: false, country: None };
        let ministry = ministry_of_minister(self.tree, &words, office.noun)?;
        let owner = self.ministries.0.get(&ministry).copied().flatten()?;
        Some(Acting { principal: Principal::Entity(owner), evidence: self.around(office) })
    }

    /// For whom the analysis says that one's office is.
    fn by_affiliation(&self, owner: EntityIdx, office: &Office) -> Option<Acting> {
        let principal = self.principal(owner, office)?;
        Some(Acting { principal, evidence: self.evidence(owner, office) })
    }

    /// Whom an office that belongs to an entity is for: a body, a person who is spoken for, or a state.
    fn principal(&self, owner: EntityIdx, office: &Office) -> Option<Principal> {
        let identity = self.identities[owner.get()].as_ref()?;
        match identity.kind {
            PartyKind::Country | PartyKind::People => {
                identity.country.filter(|_| self.is_of_state(office)).map(Principal::State)
            }
            PartyKind::Person => {
                VOICES.contains(&self.tree.lemma(office.noun).as_str()).then_some(Principal::Entity(owner))
            }
            // "Fisheries" of "Norway's fisheries minister" is no body.
            PartyKind::Organization if nouns::is_portfolio(&names::body(&identity.name)) => None,
            PartyKind::Organization | PartyKind::Outlet | PartyKind::Region => Some(Principal::Entity(owner)),
            PartyKind::Unnamed | PartyKind::Other => None,
        }
    }

    /// The words from an office to whose it is: where they stand in one sentence, else all that describes the office.
    fn evidence(&self, owner: EntityIdx, office: &Office) -> Span {
        let tree = self.tree;
        let noun = tree.analysis.span(&(office.noun..TokenIdx(office.noun.0 + 1)));
        let whole = self.around(office);
        let owners = tree.mentions(owner).map(|mention| tree.analysis.span(&mention.tokens));
        let named = owners.filter(|span| whole.contains(*span)).map(|span| span.cover(noun)).next();
        let country = self.identities[owner.get()].as_ref().and_then(|identity| identity.country);
        let told = tree.countries(&tree.analysis.tokens_at(whole)).iter().find(|words| Some(words.country) == country);
        named.or_else(|| told.map(|words| tree.analysis.span(&words.tokens).cover(noun))).unwrap_or(whole)
    }

    /// The words around an office: those given, and the longest mention of which it is a part.
    fn around(&self, office: &Office) -> Span {
        let tree = self.tree;
        let word = |token: TokenIdx| tree.analysis.tokens[token.get()].span;
        let named = tree.head(office.noun).filter(|_| TITLES.contains(&tree.deprel(office.noun)));
        let beside = std::iter::once(office.noun).chain(named).flat_map(|head| tree.dependents(head)).copied();
        let own =
            beside.filter(|&token| token < office.noun).map(word).fold(tree.analysis.span(&office.tokens), Span::cover);
        let mentions = self.tree.analysis.mentions.iter();
        let from = self.tree.analysis.mentions.partition_point(|mention| mention.tokens.start.0 + 40 < office.noun.0);
        let near = mentions.skip(from).take_while(|mention| mention.tokens.start <= office.noun);
        let holding = near.filter(|mention| mention.tokens.contains(&office.noun));
        holding.map(|mention| self.tree.analysis.span(&mention.tokens)).fold(own, Span::cover)
    }

    /// For whom an office is by the words that stand with its noun: a body, else a state.
    fn by_words(&self, office: &Office) -> Option<Acting> {
        let owners = self.owners(office.noun);
        let noun = self.tree.analysis.span(&(office.noun..TokenIdx(office.noun.0 + 1)));
        let bodies = owners
            .iter()
            .filter_map(|&token| self.body_at(token))
            .filter(|&(owner, _)| self.principal(owner, office).is_some());
        let bodies: Vec<_> = bodies.collect();
        if let Some(owner) = only(bodies.iter().map(|&(owner, _)| owner)) {
            let evidence = bodies.iter().fold(noun, |span, &(_, tokens)| span.cover(tokens));
            return Some(Acting { principal: self.principal(owner, office)?, evidence });
        }
        let countries: Vec<&CountryWords> = self.countries(office, &owners);
        let country = only(countries.iter().map(|words| words.country)).filter(|_| self.is_of_state(office))?;
        let evidence = countries.iter().fold(noun, |span, words| span.cover(self.tree.analysis.span(&words.tokens)));
        Some(Acting { principal: Principal::State(country), evidence })
    }

    /// The organisation that a word names or describes, and its words.
    fn body_at(&self, token: TokenIdx) -> Option<(EntityIdx, Span)> {
        let owner = self.tree.entity_at(token)?;
        let identity = self.identities[owner.get()].as_ref()?;
        let is_body = matches!(identity.kind, PartyKind::Organization | PartyKind::Outlet);
        let tokens =
            self.tree.mentions(owner).find(|mention| mention.head == token).map(|mention| mention.tokens.clone())?;
        is_body.then(|| (owner, self.tree.analysis.span(&tokens)))
    }

    /// The words for countries that say whose an office is: those of its owners, and those before it in its words.
    fn countries(&self, office: &Office, owners: &[TokenIdx]) -> Vec<&CountryWords> {
        let tree = self.tree;
        let before = office.tokens.start..office.noun;
        let inside = each(&before).filter(|&token| !matches!(tree.deprel(token), Deprel::Nmod | Deprel::Obl));
        let mut tokens: Vec<TokenIdx> = owners.iter().copied().chain(inside).collect();
        tokens.sort();
        tokens.dedup();
        let mut words: Vec<&CountryWords> = tokens.into_iter().filter_map(|token| tree.country_at(token)).collect();
        words.dedup();
        let deals = DEALING.contains(&tree.lemma(office.noun).as_str());
        let tells = |words: &&CountryWords| {
            let compound = tree.deprel(words.tokens.start) == Deprel::Compound && words.sense == CountrySense::Name;
            !(deals && compound && tree.passage(&words.tokens).chars().any(char::is_lowercase))
        };
        words.into_iter().filter(tells).collect()
    }

    /// The words that say whose an office is: what hangs on its noun so, what is coordinated with that, and what hangs so on the nouns before it ("a *U.S.*
    /// administration official").
    fn owners(&self, noun: TokenIdx) -> Vec<TokenIdx> {
        let tree = self.tree;
        let mut out = Vec::new();
        let mut at = noun;
        for _ in 0..FARTHEST {
            let own = tree.dependents(at).iter().copied().filter(|&token| self.is_owner(noun, token));
            for token in own {
                out.push(token);
                out.extend(tree.dependents(token).iter().filter(|&&other| tree.deprel(other) == Deprel::Conj));
            }
            let before =
                |token: &&TokenIdx| tree.deprel(**token) == Deprel::Compound && tree.country_at(**token).is_none();
            let Some(next) = tree.dependents(at).iter().rfind(before) else { break };
            at = *next;
        }
        out
    }

    fn is_owner(&self, noun: TokenIdx, token: TokenIdx) -> bool {
        let tree = self.tree;
        match tree.deprel(token) {
            Deprel::NmodPoss | Deprel::Amod => true,
            Deprel::Compound => true,
            Deprel::Nmod => tree.preposition(token).is_some_and(|case| {
                let governs = GOVERNING.contains(&tree.lemma(noun).as_str());
                BELONGING.contains(&case.as_str()) || case == "in" && governs
            }),
            _ => false,
        }
    }

    /// Whether an office that stands with a country's words is the state's: "Norwegian security officials", not "Norwegian hospital officials".
    fn is_of_state(&self, office: &Office) -> bool {
        let tree = self.tree;
        let before = |&token: &TokenIdx| match tree.deprel(token) {
            Deprel::Compound => tree.country_at(token).is_some() || is_public(&tree.form(token).to_lowercase()),
            Deprel::Amod => !LESSER.contains(&tree.lemma(token).as_str()),
            _ => true,
        };
        office.class == Class::Office && tree.dependents(office.noun).iter().all(before)
    }
}

/// Whether a noun before an office says what of the state it is: "defence", "administration", "prime".
fn is_public(word: &str) -> bool {
    let word = names::body(word);
    nouns::is_portfolio(&word)
        || nouns::class(&word).is_some()
        || nouns::governs(&word)
        || ["prime", "vice", "deputy", "press"].contains(&word.as_str())
}

/// For whom a paper speaks that a state's organ made, by the words before its noun: "Norwegian intelligence assessments".
pub(crate) fn of_thing(tree: &Tree<'_>, tokens: &Range<TokenIdx>) -> Option<Acting> {
    let noun = tree.top(tokens)?;
    let before = tokens.start..noun;
    let is_organ = |token| nouns::governs(&tree.lemma(token)) || class_of(tree, token) == Some(Class::Organ);
    let organ = each(&before).find(|&token| tree.deprel(token) == Deprel::Compound && is_organ(token))?;
    let words = tree.countries(&before);
    let country = only(words.iter().map(|words| words.country))?;
    let told = tree.analysis.span(&words.first()?.tokens);
    let evidence = told.cover(tree.analysis.span(&(organ..TokenIdx(noun.0 + 1))));
    Some(Acting { principal: Principal::State(country), evidence })
}
