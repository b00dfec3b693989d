//! The main clause of a content: its predicate, who does it, and what helps the verb.

mod predicate;

use std::ops::Range;

use ascribe_types::{Attribution, Deprel, TokenIdx, Upos};

use crate::page::Page;
use crate::passage::Passage;
use crate::phrase::last;

/// Relations of subjects.
pub(crate) const SUBJECTS: [Deprel; 6] =
    [Deprel::Nsubj, Deprel::NsubjPass, Deprel::NsubjOuter, Deprel::Csubj, Deprel::CsubjPass, Deprel::CsubjOuter];

/// Relations of what helps a verb.
pub(crate) const HELPERS: [Deprel; 3] = [Deprel::Aux, Deprel::AuxPass, Deprel::Cop];

/// The first clause of a content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Clause {
    /// The verbs from the outermost in: "plans" and "build" of "plans to build". The last is the predicate. Never empty.
    pub(crate) chain: Vec<TokenIdx>,
    /// The head of its subject, if it states one.
    pub(crate) subject: Option<TokenIdx>,
    /// Whether the predicate is what the subject is, or is called.
    pub(crate) is_plain: bool,
    /// Whether it says no more than that something exists.
    pub(crate) exists: bool,
    /// Whether its subject is to whom or what it is done.
    pub(crate) passive: bool,
    /// The "of" between subject and gerund, which a statement does not need: "the port *of* hiding two accidents".
    pub(crate) tie: Option<TokenIdx>,
}

impl Clause {
    /// The first clause of a passage; none where it holds no clause, but a name of something.
    pub(crate) fn of(page: &Page<'_>, passage: &Passage, attribution: &Attribution) -> Option<Self> {
        let tops = tops(page, passage);
        let (&top, rest) = tops.split_first()?;
        if let Some(head) = predicate::of_what_stands_before(page, passage, top, rest, attribution) {
            let of = predicate::of_before_gerund(page, passage, top, head);
            return Some(Self { tie: of, ..Self::verb(page, passage, head, Some(top)) });
        }
        let head = predicate::main(page, &tops)?;
        let clause = Self::verb(page, passage, head, None);
        let before = || predicate::noun_before(page, passage, &tops, head);
        Some(Self { subject: clause.subject.or_else(before), ..clause })
    }

    /// The clause of a predicate, whose subject may be known already.
    fn verb(page: &Page<'_>, passage: &Passage, head: TokenIdx, subject: Option<TokenIdx>) -> Self {
        let chain = predicate::chain(page, passage, head);
        let inner = chain[chain.len() - 1];
        let subject = subject.or_else(|| chain.iter().find_map(|verb| subject_of(page, passage, *verb)));
        let has = |way| page.depending(inner, &[way]).next().is_some();
        let nominal = !matches!(page.upos(inner), Upos::Verb | Upos::Aux);
        Self {
            subject,
            is_plain: nominal || has(Deprel::Cop),
            exists: page.lemma(inner) == "be" && has(Deprel::Expl),
            passive: has(Deprel::AuxPass) || has(Deprel::NsubjPass) || is_bare_passive(page, inner),
            tie: None,
            chain,
        }
    }

    /// The word that says what is done, or what somebody is.
    pub(crate) fn predicate(&self) -> TokenIdx {
        *self.chain.last().expect("a clause has a predicate")
    }

    /// Whether it has no subject of its own and its verb none that agrees with one: "to pay", "having paid".
    pub(crate) fn wants_subject(&self, page: &Page<'_>) -> bool {
        let Some(&outer) = self.chain.first() else { return false };
        self.subject.is_none() && (is_infinitive(page, outer) || is_gerund(page, outer))
    }
}

/// "to pay", "to have paid", "not to pay".
pub(crate) fn is_infinitive(page: &Page<'_>, verb: TokenIdx) -> bool {
    page.depending(verb, &[Deprel::Mark]).any(|mark| page.is_one_of(mark, &["to"]) && page.upos(mark) == Upos::Part)
}

/// "paying", "having paid", "being paid".
pub(crate) fn is_gerund(page: &Page<'_>, verb: TokenIdx) -> bool {
    let first = page.depending(verb, &HELPERS).next().unwrap_or(verb);
    let verb = matches!(page.upos(first), Upos::Verb | Upos::Aux);
    page.is(first, "VerbForm", "Ger")
        || (verb && page.form(first).ends_with("ing") && page.form(first) != page.lemma(first))
}

/// "known" in "known for years": a participle that no verb helps, with nothing that it is done to.
fn is_bare_passive(page: &Page<'_>, verb: TokenIdx) -> bool {
    let has = |ways: &[Deprel]| page.depending(verb, ways).next().is_some();
    !has(&HELPERS)
        && !has(&[Deprel::Obj, Deprel::Iobj])
        && page.is(verb, "VerbForm", "Part")
        && page.is(verb, "Voice", "Pass")
}

/// The words at the top of the first sentence of a passage that has some, without marks and conjunctions.
fn tops(page: &Page<'_>, passage: &Passage) -> Vec<TokenIdx> {
    let says = |token: &TokenIdx| {
        !matches!(page.upos(*token), Upos::Punct | Upos::Cconj | Upos::Intj | Upos::Sconj | Upos::Adp | Upos::Sym)
    };
    let tops: Vec<TokenIdx> = passage.tops(page).filter(says).collect();
    let states = |top: &&TokenIdx| predicate::states(page, **top);
    let Some(first) = tops.iter().find(states).or(tops.first()).map(|top| page.sentence(*top)) else {
        return Vec::new();
    };
    tops.into_iter().filter(|top| page.sentence(*top) == first).collect()
}

/// The subject of a verb: what the tree says, else a noun right before a verb that was taken for its object.
fn subject_of(page: &Page<'_>, passage: &Passage, verb: TokenIdx) -> Option<TokenIdx> {
    let inside = |token: &TokenIdx| passage.contains(*token) && !is_relative(page, *token);
    let helpers = page.depending(verb, &HELPERS);
    let told = std::iter::once(verb).chain(helpers).find_map(|word| page.depending(word, &SUBJECTS).find(inside));
    let active = page.upos(verb) == Upos::Verb && !is_infinitive(page, verb) && !is_gerund(page, verb);
    told.or_else(|| {
        let mut objects = page.depending(verb, &[Deprel::Obj, Deprel::Iobj]).filter(inside);
        objects.find(|object| active && *object < verb)
    })
}

pub(crate) fn is_relative(page: &Page<'_>, token: TokenIdx) -> bool {
    page.is(token, "PronType", "Rel")
}

/// Adverbs of direction that make one with the verb right before them: "turned back", "shut down" (Quirk et al. 1985, 16.3).
const PARTICLES: [&str; 8] = ["back", "away", "up", "down", "out", "off", "over", "apart"];

/// The words of a verb with its particle, if they stand together: "carry out"; also one that the tree takes for an adverb, or for a preposition
/// without a noun.
pub(crate) fn verb_words(page: &Page<'_>, verb: TokenIdx) -> Range<TokenIdx> {
    let is_particle = |token: &TokenIdx| {
        let alone = page.below(*token).is_empty();
        let lost = alone && (page.upos(*token) == Upos::Adp || page.is_one_of(*token, &PARTICLES));
        token.0 == verb.0 + 1 && (page.deprel(*token) == Deprel::CompoundPrt || lost)
    };
    verb..last(page.below(verb).iter().copied().find(is_particle).unwrap_or(verb))
}
