//! Whether what was read inside a content is something that somebody in it says, thinks or wants.
//!
//! A content is read outside of its frame, so the reader takes more for attributions there than people do. What it reads stands only if the tree agrees:
//! the cue is a verb or adjective that is one more often than not ([`share`]), the source its subject, and the clause is stated rather than asked,
//! supposed or still to come.

use ascribe_types::{Deprel, Span, TokenIdx, Upos};

use super::lexicon::{Taken, share};
use crate::spans::Parts;
use crate::stance::does_more_than_say;
use crate::tree::Tree;

/// Words that are cues less often than this do not stand, where they take a clause, an infinitive, words.
const LEAST_SHARE: [f32; 3] = [0.5, 0.65, 0.5];

/// How many verbs up a subject is looked for.
const FARTHEST: usize = 4;

const SUBJECT: [Deprel; 4] = [Deprel::Nsubj, Deprel::NsubjPass, Deprel::NsubjOuter, Deprel::OblAgent];
const CLAUSE: [Deprel; 4] = [Deprel::Ccomp, Deprel::Parataxis, Deprel::Csubj, Deprel::CsubjPass];
const AUXILIARY: [Deprel; 3] = [Deprel::Aux, Deprel::AuxPass, Deprel::Cop];

/// Helpers of what is not yet said, or need not be: `the bank may say`, `the bank will ask`.
const MODAL: [&str; 10] = ["will", "would", "shall", "should", "may", "might", "can", "could", "must", "ought"];

/// Words that begin a clause which nobody states: `if the bank says`, `whether the bank knew`.
const SUPPOSING: [&str; 4] = ["if", "unless", "whether", "lest"];

/// Nouns whose clause nobody states: `in the event that the bank plans …`.
const SUPPOSED: [&str; 3] = ["event", "case", "condition"];

/// Verbs that say of what follows that it is not so: who "denied that she wanted to run" says that she does not want to.
const DENYING: [&str; 4] = ["deny", "reject", "dispute", "refute"];

/// Pronouns that speak of anybody, and of who speaks to whom: "if you ask".
const ANYBODY: [&str; 3] = ["you", "one", "what"];

/// Pronouns for persons whom something is done to.
const PERSONS: [&str; 6] = ["me", "you", "him", "her", "us", "them"];

/// Judges what was read.
pub(super) struct Claims<'a> {
    pub(super) tree: &'a Tree<'a>,
}

impl Claims<'_> {
    /// Whether the parts, inside of another's content, are an attribution.
    pub(super) fn stands(&self, parts: &Parts, outer: &Parts) -> bool {
        let (Some(source), Some(cue)) = (parts.source, parts.cue) else { return false };
        if cue.of(self.tree.text).eq_ignore_ascii_case("according to") {
            return true;
        }
        let Some(verb) = self.predicate(cue) else { return false };
        self.is_cue(verb, self.taken_in(verb, parts))
            && self.is_subject(source, verb)
            && self.is_stated(verb)
            && !self.is_of_an_event(source)
            && !self.is_anybody(source)
            && !self.is_of_oneself(source, verb)
            && !self.is_denied(outer)
            && !self.is_pointed_at(parts)
            && !self.is_person(parts)
    }

    /// The words of a cue's subject, where it has one: for a reading that has no source.
    pub(super) fn subject(&self, cue: Span) -> Option<Span> {
        let verbs = self.predicate(cue).into_iter().flat_map(|verb| self.sharing(verb));
        let subject = verbs.flat_map(|verb| self.tree.tied(verb, &SUBJECT)).next()?;
        Some(self.tree.phrase(subject))
    }

    /// The verb right after an adverb that belongs to it, if that is a cue.
    pub(super) fn heard_verb(&self, adverb: Span) -> Option<Span> {
        let token = self.tree.top(adverb)?;
        let verb = self.tree.head(token).filter(|verb| verb.0 == token.0 + 1 && self.tree.upos(*verb) == Upos::Verb)?;
        self.is_cue(verb, self.taken(verb)).then(|| self.tree.span(verb))
    }

    /// The verb or adjective that the other words of a cue depend on.
    fn predicate(&self, cue: Span) -> Option<TokenIdx> {
        let top = self.tree.top(cue)?;
        matches!(self.tree.upos(top), Upos::Verb | Upos::Adj).then_some(top)
    }

    /// Whether the word is a cue more often than not with what it takes. With words alone it must do more than say: who "wrote a book" or "showed the rooms" said nothing.
    fn is_cue(&self, verb: TokenIdx, taken: Taken) -> bool {
        let (lemma, upos) = (self.tree.lemma(verb), self.tree.upos(verb));
        share(&lemma, upos, taken) >= LEAST_SHARE[taken as usize]
            && (taken != Taken::Words || does_more_than_say(upos, &lemma))
    }

    /// What a verb takes, given what was read.
    fn taken_in(&self, verb: TokenIdx, parts: &Parts) -> Taken {
        let that = parts.content.first().is_some_and(|piece| piece.of(self.tree.text).starts_with("that "));
        if that || self.is_told_first(parts) { Taken::Clause } else { self.taken(verb) }
    }

    /// Whether a clause stands before source and cue: `it rained, the guards said`.
    fn is_told_first(&self, parts: &Parts) -> bool {
        let begins = parts.source.into_iter().chain(parts.cue).map(|span| span.start).min();
        let first = parts.content.first().filter(|piece| begins.is_some_and(|begins| piece.end <= begins));
        let verbal = |token| matches!(self.tree.upos(token), Upos::Verb | Upos::Aux);
        first.is_some_and(|piece| self.tree.tokens(*piece).any(verbal))
    }

    fn taken(&self, verb: TokenIdx) -> Taken {
        if self.tree.deprel(verb) == Deprel::Parataxis || self.has(verb, &CLAUSE) {
            Taken::Clause
        } else if self.has(verb, &[Deprel::Xcomp]) {
            Taken::Infinitive
        } else {
            Taken::Words
        }
    }

    fn has(&self, verb: TokenIdx, ways: &[Deprel]) -> bool {
        self.tree.tied(verb, ways).next().is_some()
    }

    /// Whether the source is the verb's subject or agent, or that of a verb that it hangs on: `is said to have asked`. Left alone: the subject of a passive, who only
    /// hears it (`the crew was told that …`), and that of a verb that it is joined to and that is no cue, because who
    /// "said that the guards had left and warned that …" may have warned of it himself.
    fn is_subject(&self, source: Span, verb: TokenIdx) -> bool {
        let Some(top) = self.tree.top(source) else { return false };
        let (head, way) = (self.tree.head(top), self.tree.deprel(top));
        let hears = way == Deprel::NsubjPass && head == Some(verb);
        SUBJECT.contains(&way) && !hears && head.is_some_and(|head| self.sharing(verb).any(|verb| verb == head))
    }

    /// A verb and those that it hangs on or is joined to, whose subject it shares.
    fn sharing(&self, verb: TokenIdx) -> impl Iterator<Item = TokenIdx> {
        let above = |token: &TokenIdx| {
            let shares = self.tree.deprel(*token) == Deprel::Xcomp || self.is_joined_to_cue(*token);
            self.tree.head(*token).filter(|_| shares)
        };
        std::iter::successors(Some(verb), above).take(FARTHEST)
    }

    /// Whether a verb without a subject of its own is joined to one before it that is a cue too: `the shipyard rejected the findings and insisted that …`. Left
    /// alone: `had asked for more and added that …`, where the helper is not shared, so that the second may be of who tells of the first.
    fn is_joined_to_cue(&self, verb: TokenIdx) -> bool {
        let first =
            self.tree.head(verb).filter(|_| self.tree.deprel(verb) == Deprel::Conj && !self.has(verb, &SUBJECT));
        first.is_some_and(|first| {
            let told = self.tree.upos(first) == Upos::Verb && self.is_cue(first, self.taken(first));
            let finite = |token: TokenIdx| self.tree.word(token).features.is("VerbForm", "Fin");
            told && finite(first) == (finite(verb) || self.tree.tied(verb, &AUXILIARY).any(finite))
        })
    }

    /// Whether the clause tells what was or is, not what may be: it has a finite verb or "to have", no helper of the future or of what could be, and stands
    /// under no "if".
    fn is_stated(&self, verb: TokenIdx) -> bool {
        let helpers = || self.tree.tied(verb, &AUXILIARY);
        let finite = |token: TokenIdx| self.tree.word(token).features.is("VerbForm", "Fin");
        let perfect = || self.tree.has(verb, &AUXILIARY, &["have"]);
        let is_told = finite(verb) || helpers().any(finite) || perfect() || self.is_bare(verb);
        let modal = self.tree.has(verb, &AUXILIARY, &MODAL);
        is_told && (!modal || self.is_negated(verb)) && !self.is_supposed(verb)
    }

    /// Whether a verb has a subject and no "to", though it was read as an infinitive: `officials reportedly suspect …`.
    fn is_bare(&self, verb: TokenIdx) -> bool {
        self.tree.word(verb).features.is("VerbForm", "Inf")
            && self.has(verb, &SUBJECT)
            && !self.has(verb, &[Deprel::Mark, Deprel::Aux])
    }

    fn is_negated(&self, verb: TokenIdx) -> bool {
        self.tree.children(verb).any(|token| self.tree.is(token, &["not", "never", "n't"]))
    }

    fn is_supposed(&self, verb: TokenIdx) -> bool {
        let under_if = |token| self.tree.has(token, &[Deprel::Mark], &SUPPOSING);
        self.tree.upwards(verb).any(under_if)
    }

    /// Whether the words before a source suppose what follows: `in the event the bank plans …`.
    fn is_of_an_event(&self, source: Span) -> bool {
        let Some(first) = self.tree.tokens(source).next() else { return false };
        let before = (first.0.saturating_sub(2)..first.0).map(TokenIdx);
        before.into_iter().any(|token| self.tree.is(token, &SUPPOSED))
    }

    fn is_anybody(&self, source: Span) -> bool {
        ANYBODY.contains(&source.of(self.tree.text).to_lowercase().as_str())
    }

    /// Whether somebody speaks of himself, and not of what he once said: `“I doubt that it rained,” the guide said` is one attribution.
    fn is_of_oneself(&self, source: Span, verb: TokenIdx) -> bool {
        let first_person = matches!(source.of(self.tree.text).to_lowercase().as_str(), "i" | "we");
        let is_told = self.tree.word(verb).features.is("Tense", "Past") && !self.has(verb, &AUXILIARY);
        first_person && !is_told
    }

    /// Whether the content only points at what is elsewhere in the sentence: `what the bank had said`.
    fn is_pointed_at(&self, parts: &Parts) -> bool {
        let points =
            |piece: &Span| matches!(piece.of(self.tree.text).to_lowercase().as_str(), "what" | "which" | "that" | "so");
        parts.content.iter().all(points)
    }

    /// Whether the content is a pronoun for a person, who is called or asked, not told of: `the club had not called him`.
    fn is_person(&self, parts: &Parts) -> bool {
        let person = |piece: &Span| PERSONS.contains(&piece.of(self.tree.text).to_lowercase().as_str());
        parts.content.iter().all(person)
    }

    fn is_denied(&self, outer: &Parts) -> bool {
        let verb = outer.cue.and_then(|cue| self.predicate(cue));
        verb.is_some_and(|verb| self.tree.is(verb, &DENYING))
    }
}
