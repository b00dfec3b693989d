//! What stands beside a predicate: clauses, objects, prepositions.

use ascribe_types::{Deprel, Span, TokenIdx, Upos};

use super::clause;
use super::judgements::{self, Judgement};
use super::lexicon::Condition;
use super::scope::Scope;
use crate::tree::Tree;

/// Nouns for what somebody has claimed: those that take a clause as their complement and can be called false. (Biber et al. 1999, section 9.9.1,
/// the nouns of communication among the most frequent heads of "that" clauses.)
const CLAIMS: [&str; 24] = [
    "claim",
    "conclusion",
    "allegation",
    "accusation",
    "charge",
    "report",
    "suggestion",
    "assertion",
    "rumour",
    "rumor",
    "insinuation",
    "notion",
    "theory",
    "contention",
    "speculation",
    "account",
    "version",
    "story",
    "argument",
    "statement",
    "finding",
    "hypothesis",
    "narrative",
    "testimony",
];

/// Words that begin a question inside a sentence.
const QUESTION: [&str; 11] = ["whether", "if", "who", "whom", "whose", "what", "when", "where", "why", "how", "which"];

/// Nouns of times, whose prepositions are not the verb's: `insisted on Monday that`.
const TIMES: [&str; 26] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "day",
    "week",
    "month",
    "year",
    "morning",
    "evening",
    "night",
];

/// The parts of the attribution that a predicate belongs to.
#[derive(Clone, Copy)]
pub(super) struct Sides<'s> {
    /// None where the predicate is one inside of a content.
    pub(super) cue: Option<Span>,
    pub(super) content: &'s [Span],
    pub(super) source: Option<Span>,
}

/// A predicate and what stands beside it.
pub(super) struct Frame<'t, 'a> {
    pub(super) tree: &'t Tree<'a>,
    pub(super) predicate: TokenIdx,
    pub(super) sides: &'t Sides<'t>,
    pub(super) scope: &'t Scope,
}

impl Frame<'_, '_> {
    /// Whether this stands beside the predicate.
    pub(super) fn holds(&self, condition: &Condition) -> bool {
        match condition {
            Condition::Negated => self.scope.negated,
            Condition::Passive => self.is_passive(),
            Condition::Judgement(judgement) => self.judgement() == Some(*judgement),
            Condition::Can => self.tree.has(self.predicate, &[Deprel::Aux], &["can", "could"]),
            Condition::That => self.has_clause(),
            Condition::Whether => self.has_question(),
            Condition::Infinitive => self.has_infinitive(),
            Condition::Claim => self.has_claim(),
            Condition::Word(word) => self.has_word(word),
        }
    }

    /// A passive; the tree takes many for adjectives: `is convinced`.
    fn is_passive(&self) -> bool {
        let marks = [Deprel::AuxPass, Deprel::NsubjPass, Deprel::Cop];
        self.tree.tied(self.predicate, &marks).next().is_some()
    }

    /// A finite clause that is no question, or quoted words.
    pub(super) fn has_clause(&self) -> bool {
        let clauses = [Deprel::Ccomp, Deprel::Acl, Deprel::Csubj, Deprel::CsubjPass];
        let is_that = |first| self.tree.upos(first) == Upos::Sconj && self.tree.is(first, &["that"]);
        self.first().is_some_and(is_that)
            || (self.tree.tied(self.predicate, &clauses).next().is_some() && !self.has_question())
    }

    /// An indirect question.
    pub(super) fn has_question(&self) -> bool {
        let begins = self.first().is_some_and(|first| self.tree.is(first, &QUESTION));
        let mut clauses = self.tree.tied(self.predicate, &[Deprel::Ccomp, Deprel::Acl, Deprel::Advcl, Deprel::Xcomp]);
        begins || clauses.any(|clause| self.asks(clause))
    }

    fn asks(&self, clause: TokenIdx) -> bool {
        let asks = |word: TokenIdx| word < clause && self.tree.is(word, &QUESTION);
        let mut children = self.tree.children(clause);
        children.any(|child| asks(child) || self.tree.children(child).next().is_some_and(asks))
    }

    /// An infinitive with "to".
    pub(super) fn has_infinitive(&self) -> bool {
        let is_to = |token: TokenIdx| self.tree.upos(token) == Upos::Part && self.tree.is(token, &["to"]);
        let clauses = [Deprel::Xcomp, Deprel::Ccomp, Deprel::Acl, Deprel::Advcl];
        let mut clauses = self.tree.tied(self.predicate, &clauses);
        self.first().is_some_and(is_to) || clauses.any(|clause| self.tree.children(clause).any(is_to))
    }

    /// A noun for what somebody claims, as object or as the content: `blasted the allegations`. Left alone: `called for it in a statement`.
    fn has_claim(&self) -> bool {
        let is_claim = |token: TokenIdx| self.is_near(token) && self.tree.is(token, &CLAIMS);
        let objects = self.tree.tied(self.predicate, &[Deprel::Obj, Deprel::NsubjPass]).any(is_claim);
        let at = |token: TokenIdx| is_claim(token) && self.tree.has(token, &[Deprel::Case], &["at", "over", "about"]);
        let main = || clause::main(self.tree, self.sides.content);
        let of_content = |main| is_claim(main) || self.tree.tied(main, &[Deprel::Nsubj]).any(is_claim);
        objects || self.tree.tied(self.predicate, &[Deprel::Obl]).any(at) || main().is_some_and(of_content)
    }

    /// A preposition, particle or complement of the predicate, in the cue or the content.
    fn has_word(&self, word: &str) -> bool {
        let own = |token: TokenIdx| self.is_near(token) && self.tree.is(token, &[word]);
        let tied = self.tree.children(self.predicate).any(|child| own(child) || self.is_marked(child, &own));
        tied || self.first().is_some_and(own) || self.ends_cue(word)
    }

    /// Whether a complement has such a preposition, or an object such a predicate: `held the builder responsible`.
    fn is_marked(&self, child: TokenIdx, own: &impl Fn(TokenIdx) -> bool) -> bool {
        let ways: &[Deprel] = match self.tree.deprel(child) {
            Deprel::Obl | Deprel::Nmod | Deprel::Advcl | Deprel::Acl | Deprel::Xcomp => {
                &[Deprel::Case, Deprel::Mark, Deprel::Fixed]
            }
            Deprel::Obj => &[Deprel::Acl, Deprel::Amod],
            _ => &[],
        };
        !self.tree.is(child, &TIMES) && self.tree.tied(child, ways).any(own)
    }

    /// What the words judge that come after the object, or all of the content where none stands in it. Left alone: words that are negated.
    fn judgement(&self) -> Option<Judgement> {
        let of_content = |token: &TokenIdx| self.tree.inside(*token, self.sides.content);
        let object = self.tree.tied(self.predicate, &[Deprel::Obj]).find(of_content);
        let words = self.sides.content.iter().flat_map(|&piece| self.tree.tokens(piece));
        let after: Vec<TokenIdx> = words.filter(|&token| object.is_none_or(|object| token > object)).collect();
        let negated = after.iter().any(|&token| self.tree.is(token, &["not", "no", "never", "nothing"]));
        let words = after.iter().flat_map(|&token| [self.tree.lemma(token), self.tree.form(token).to_lowercase()]);
        if negated { None } else { judgements::of(words) }
    }

    /// Whether a token may belong to the predicate: inside of the cue or content, or after it where it stands inside of a content.
    fn is_near(&self, token: TokenIdx) -> bool {
        match self.sides.cue {
            Some(cue) => self.tree.inside(token, &[cue]) || self.tree.inside(token, self.sides.content),
            None => token > self.predicate,
        }
    }

    /// Whether the cue ends with this word, whatever the tree ties it to: `called for`.
    fn ends_cue(&self, word: &str) -> bool {
        let last = self.sides.cue.and_then(|cue| self.tree.tokens(cue).last());
        last.is_some_and(|last| last > self.predicate && self.tree.is(last, &[word]))
    }

    /// The first word of the content.
    fn first(&self) -> Option<TokenIdx> {
        let first = self.sides.cue.and(self.sides.content.first())?;
        self.tree.tokens(*first).find(|&token| self.tree.upos(token) != Upos::Punct)
    }
}
