//! Who quotes and who is quoted: `Radio Norte quoted a guard as saying …`.
//!
//! Two attributions in one: what the radio quoted is that the guard said it. PolNeAR's annotators mark the outer one, whose content begins with the guard
//! (in all four such sentences of its training and development texts). The reader takes one of the two for the source, and not always the same. The sentence is fixed enough to be read by rule: a form
//! of "quote" or "cite", "as", and a participle of saying. Left alone: `quoted the guard`, `cited fog as the cause`.

use ascribe_types::{Deprel, Sentence, Span, TokenIdx, Upos};

use super::lexicon::{Taken, share};
use crate::quotations::Quotations;
use crate::spans::{Parts, trimmed, with_marks};
use crate::tree::Tree;

/// Verbs of quoting.
const QUOTING: [&str; 2] = ["quote", "cite"];

/// A participle is one of saying if its verb is a cue this often where it takes a clause.
const LEAST_SHARE: f32 = 0.92;

/// Ways in which helpers stand before a verb.
const HELPERS: [Deprel; 3] = [Deprel::Aux, Deprel::AuxPass, Deprel::Advmod];

/// A quoting and, inside of it, what is quoted.
pub(super) struct Quoted {
    pub(super) outer: Parts,
    pub(super) inner: Parts,
}

impl Quoted {
    /// Whether it takes the place of what the reader made of the same words.
    fn replaces(&self, other: &Parts) -> bool {
        let own = || self.outer.cue.into_iter().chain(self.outer.content.iter().copied());
        let mut theirs = other.cue.into_iter().chain(other.content.iter().copied());
        let touches = theirs.any(|theirs| own().any(|own| own.overlaps(theirs)));
        touches && !self.inner.holds(other) && !other.holds(&self.outer)
    }
}

/// All quotings of a document, in order.
pub(super) fn all(tree: &Tree<'_>, quotations: &Quotations, read: &[Parts]) -> Vec<Quoted> {
    let mut read: Vec<&Parts> = read.iter().filter(|parts| parts.cue.is_some()).collect();
    read.sort_by_key(|parts| parts.cue);
    let sentences = tree.analysis.sentences.iter();
    sentences.filter_map(|sentence| Sought { tree, quotations, read: &read, sentence }.find()).collect()
}

/// What was read, but for what quotings take the place of, and with these.
pub(super) fn replace(quoted: Vec<Quoted>, mut read: Vec<Parts>) -> Vec<Parts> {
    read.retain(|parts| {
        let from = quoted.partition_point(|quoted| quoted.outer.end() <= parts.start());
        let near = quoted[from..].iter().take_while(|quoted| quoted.outer.start() < parts.end());
        !near.into_iter().any(|quoted| quoted.replaces(parts))
    });
    read.extend(quoted.into_iter().flat_map(|Quoted { outer, inner }| [outer, inner]));
    read
}

/// A sentence in which a quoting is looked for.
struct Sought<'a> {
    tree: &'a Tree<'a>,
    quotations: &'a Quotations,
    /// What was read, in the order of cues.
    read: &'a [&'a Parts],
    sentence: &'a Sentence,
}

/// The words that make a quoting: "quoted", "as", "saying".
#[derive(Clone, Copy)]
struct Frame {
    verb: TokenIdx,
    preposition: TokenIdx,
    saying: TokenIdx,
}

impl Sought<'_> {
    fn find(&self) -> Option<Quoted> {
        let frame = self.frame()?;
        let passive = self.tree.tied(frame.verb, &[Deprel::AuxPass]).next().is_some();
        let (outer_source, quoted) = if passive { self.passive(frame)? } else { self.active(frame)? };
        let as_saying = self.tree.span(frame.preposition).cover(self.tree.span(frame.saying));
        let after = self.after(frame, as_saying);
        let content = after.or_else(|| self.before(frame, outer_source.map_or(quoted.start, |source| source.start)))?;
        let content = with_marks(self.tree.text, self.quotations, content);
        let inner = Parts { source: Some(quoted), cue: Some(as_saying), content: vec![content], own_words: false };
        let whole = if after.is_some() { as_saying.cover(content) } else { as_saying };
        let mut pieces = if passive { vec![quoted, whole] } else { vec![quoted.cover(whole)] };
        pieces.extend(after.is_none().then_some(content));
        pieces.sort();
        let cue = Some(self.cue(frame.verb, outer_source.filter(|_| passive)));
        let outer = Parts { source: outer_source, cue, content: pieces, own_words: false };
        Some(Quoted { outer, inner }).filter(|quoted| quoted.outer.is_disjoint() && quoted.outer.holds(&quoted.inner))
    }

    /// The first such words of the sentence.
    fn frame(&self) -> Option<Frame> {
        let mut verb = None;
        for at in self.sentence.tokens.start.0..self.sentence.tokens.end.0.saturating_sub(1) {
            let (token, next) = (TokenIdx(at), TokenIdx(at + 1));
            if self.tree.upos(token) == Upos::Verb && self.tree.is(token, &QUOTING) {
                verb = Some(token);
            }
            if let Some(verb) = verb.filter(|_| self.tree.is(token, &["as"]) && self.says(next)) {
                return Some(Frame { verb, preposition: token, saying: next });
            }
        }
        None
    }

    fn says(&self, token: TokenIdx) -> bool {
        let participle = self.tree.span(token).of(self.tree.text).ends_with("ing");
        participle && share(&self.tree.lemma(token), self.tree.upos(token), Taken::Clause) >= LEAST_SHARE
    }

    /// Who quotes and who is quoted in `Radio Norte quoted a guard as saying`.
    fn active(&self, frame: Frame) -> Option<(Option<Span>, Span)> {
        let between =
            Span::new(self.tree.span(frame.verb).range().end, self.tree.span(frame.preposition).range().start);
        let quoted = trimmed(self.tree.text, between)?;
        let subject = self.tree.tied(frame.verb, &[Deprel::Nsubj]).next()?;
        let (start, end) = (self.tree.phrase(subject).start, self.cue(frame.verb, None).start);
        let subject = (start < end).then_some(Span { start, end })?;
        Some((Some(trimmed(self.tree.text, subject)?), quoted))
    }

    /// The same in `a guard was quoted by Radio Norte as saying`; nobody need quote.
    fn passive(&self, frame: Frame) -> Option<(Option<Span>, Span)> {
        let subject = self.tree.tied(frame.verb, &[Deprel::NsubjPass]).next()?;
        let by = TokenIdx(frame.verb.0 + 1);
        let between = Span::new(
            self.tree.span(by).range().end,
            self.tree.span(frame.preposition).range().start.max(self.tree.span(by).range().end),
        );
        let agent = self.tree.is(by, &["by"]).then(|| trimmed(self.tree.text, between)).flatten();
        Some((agent, trimmed(self.tree.text, self.tree.phrase(subject))?))
    }

    /// The verb with its helpers, and with the "by" before who quotes.
    fn cue(&self, verb: TokenIdx, agent: Option<Span>) -> Span {
        let helpers = self.tree.tied(verb, &HELPERS).filter(|&helper| helper < verb);
        let first = helpers.map(|helper| self.tree.span(helper)).next().unwrap_or(self.tree.span(verb));
        let last = if agent.is_some() { TokenIdx(verb.0 + 1) } else { verb };
        first.cover(self.tree.span(last))
    }

    /// What is quoted, where it follows: as far as the reader took it, else the rest of the sentence.
    fn after(&self, frame: Frame, as_saying: Span) -> Option<Span> {
        let end = self.tree.analysis.span(&self.sentence.tokens).end;
        let rest = frame.saying.0 + 1..self.sentence.tokens.end.0;
        let states = rest.map(TokenIdx).any(|token| matches!(self.tree.upos(token), Upos::Verb | Upos::Aux));
        let pieces = || self.pieces(frame).filter(|piece| piece.end > as_saying.end && piece.start < end);
        let hearer = self.tree.is(frame.saying, &["tell"]);
        let told = pieces().filter(|piece| piece.start > as_saying.end).map(|piece| piece.start).min();
        let start = if hearer { told? } else { as_saying.end };
        let end = pieces().map(|piece| piece.end).max().unwrap_or(end);
        trimmed(self.tree.text, Span { start, end }).filter(|_| states)
    }

    /// What is quoted, where it comes first: as the reader took it, else what the sentence begins with.
    fn before(&self, frame: Frame, end: u32) -> Option<Span> {
        let begin = self.tree.analysis.span(&self.sentence.tokens).start;
        let read = self.pieces(frame).filter(|piece| piece.end <= end).min();
        let start = read.map_or(begin, |piece| piece.start.min(begin));
        let whole = trimmed(self.tree.text, Span { start, end: end.max(start) })?;
        (whole.of(self.tree.text).split_whitespace().count() > 2).then_some(whole)
    }

    /// The pieces of contents whose cue is one of the frame's.
    fn pieces(&self, frame: Frame) -> impl Iterator<Item = Span> {
        let of = |token: TokenIdx| {
            let span = self.tree.span(token);
            let from = self.read.partition_point(|parts| parts.cue.is_some_and(|cue| cue.end <= span.start));
            let near =
                self.read[from..].iter().take_while(move |parts| parts.cue.is_some_and(|cue| cue.start < span.end));
            near.flat_map(|parts| parts.content.iter().copied())
        };
        of(frame.verb).chain(of(frame.saying))
    }
}
