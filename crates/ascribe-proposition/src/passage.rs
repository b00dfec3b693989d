//! The words of a content that are restated: without quotation marks, without what only ties them to the cue ("that"), without a last full stop.

use std::ops::Range;

use ascribe_types::{Act, Attribution, Deprel, Span, TokenIdx, Upos};

use crate::page::{Page, indices};

/// Words for what is held against somebody.
pub(crate) const ACCUSATIONS: [&str; 4] = ["accusation", "allegation", "charge", "suspicion"];
/// Words for what is told or thought, whoever does.
pub(crate) const REPORTS: [&str; 15] = [
    "report",
    "claim",
    "rumour",
    "rumor",
    "suggestion",
    "assertion",
    "speculation",
    "story",
    "idea",
    "notion",
    "theory",
    "argument",
    "contention",
    "view",
    "belief",
];

/// The words of a content, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Passage {
    tokens: Vec<TokenIdx>,
}

impl Passage {
    pub(crate) fn of(page: &Page<'_>, attribution: &Attribution) -> Self {
        let mut tokens: Vec<TokenIdx> = Vec::new();
        for piece in &attribution.content {
            let words = page.tokens(*piece);
            if words.is_empty() {
                continue;
            }
            close_sentence(page, &mut tokens, words.start);
            tokens.extend(indices(&words).filter(|token| !is_quotation_mark(page, *token)));
        }
        tokens.dedup();
        let act = attribution.stance.act;
        let lead = tokens.len() - led_in(page, wrapped(page, led_in(page, &tokens, act), act), act).len();
        tokens.drain(..lead);
        trim_end(page, &mut tokens);
        Self { tokens }
    }

    pub(crate) fn tokens(&self) -> &[TokenIdx] {
        &self.tokens
    }

    pub(crate) fn first(&self) -> Option<TokenIdx> {
        self.tokens.first().copied()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    pub(crate) fn contains(&self, token: TokenIdx) -> bool {
        self.tokens.binary_search(&token).is_ok()
    }

    /// Whether all of a stretch belongs to it.
    pub(crate) fn holds(&self, tokens: &Range<TokenIdx>) -> bool {
        indices(tokens).all(|token| self.contains(token))
    }

    /// It from a token on.
    pub(crate) fn from(&self, token: TokenIdx) -> Self {
        let start = self.tokens.partition_point(|other| *other < token);
        Self { tokens: self.tokens[start..].to_vec() }
    }

    /// Without one of its words.
    pub(crate) fn without_word(&self, word: TokenIdx) -> Self {
        Self { tokens: self.tokens.iter().copied().filter(|token| *token != word).collect() }
    }

    /// Without the words of these spans.
    pub(crate) fn without(&self, page: &Page<'_>, spans: &[Span]) -> Self {
        let outside = |token: &&TokenIdx| !spans.iter().any(|span| span.overlaps(page.at(**token)));
        Self { tokens: self.tokens.iter().filter(outside).copied().collect() }
    }

    /// Its words that depend on none of its own.
    pub(crate) fn tops<'b>(&'b self, page: &'b Page<'_>) -> impl Iterator<Item = TokenIdx> + 'b {
        let leaves = |token: &TokenIdx| page.word(*token).head.is_none_or(|head| !self.contains(head));
        self.tokens.iter().copied().filter(leaves)
    }
}

/// Ends the sentence of a piece with its own last mark where the next piece is of another sentence: “We tried,” she said. “It broke.”
fn close_sentence(page: &Page<'_>, tokens: &mut Vec<TokenIdx>, next: TokenIdx) {
    let Some(last) = tokens.last().copied() else { return };
    let starts = page.upos(next) == Upos::Punct || page.form(next).starts_with(char::is_uppercase);
    if last >= next || page.sentence(last) == page.sentence(next) || !starts || is_stop(page, last) {
        return;
    }
    trim_end(page, tokens);
    let sentence = page.analysis.sentences.get(page.sentence(last));
    let ends = sentence.into_iter().flat_map(|sentence| indices(&sentence.tokens).rev().take(3));
    tokens.extend(ends.filter(|token| *token > last && *token < next).find(|token| is_stop(page, *token)));
}

/// Takes marks off the end that tell nothing: commas, full stops, dashes.
fn trim_end(page: &Page<'_>, tokens: &mut Vec<TokenIdx>) {
    let closes = |token: &TokenIdx| is_mark(page, *token) && !matches!(page.form(*token), "?" | "!" | ")");
    while tokens.last().is_some_and(closes) {
        tokens.pop();
    }
}

fn is_stop(page: &Page<'_>, token: TokenIdx) -> bool {
    matches!(page.form(token), "." | "?" | "!")
}

/// What is left without the words that tie a content to its cue: "that", "whether", "of" and, before a gerund, "to".
fn led_in<'b>(page: &Page<'_>, tokens: &'b [TokenIdx], act: Act) -> &'b [TokenIdx] {
    match tokens {
        [first, rest @ ..] if is_mark(page, *first) && page.form(*first) != "(" => led_in(page, rest, act),
        [first, rest @ ..] if !rest.is_empty() && is_tie(page, *first, rest[0], act) => rest,
        _ => tokens,
    }
}

/// What is told by an accusation or report that somebody denies, where only a word for it stands before: "any accusations *of cooperation with
/// Oslo*", "a report *that the bank will close*". Left alone: "the Courier's report that", "claims of fraud", which may be about others.
fn wrapped<'b>(page: &Page<'_>, tokens: &'b [TokenIdx], act: Act) -> &'b [TokenIdx] {
    let answers = matches!(act, Act::Denies | Act::Rejects | Act::Doubts | Act::Confirms | Act::Admits);
    let article = tokens.first().is_some_and(|first| page.upos(*first) == Upos::Det);
    match &tokens[usize::from(article)..] {
        [noun, tie, rest @ ..] if answers && !rest.is_empty() => {
            let lemma = page.lemma(*noun);
            let of = page.is_one_of(*tie, &["of"]) && ACCUSATIONS.contains(&lemma);
            let that = page.is_one_of(*tie, &["that"]) && (ACCUSATIONS.contains(&lemma) || REPORTS.contains(&lemma));
            if of || that { rest } else { tokens }
        }
        _ => tokens,
    }
}

fn is_tie(page: &Page<'_>, token: TokenIdx, next: TokenIdx, act: Act) -> bool {
    let form = page.form(token).to_ascii_lowercase();
    let marks = matches!(page.deprel(token), Deprel::Mark | Deprel::Case);
    match form.as_str() {
        "that" => marks || page.upos(token) == Upos::Sconj,
        "whether" => true,
        "if" => marks && act == Act::Asks,
        "of" => marks,
        "to" => page.is(next, "VerbForm", "Ger"),
        _ => false,
    }
}

pub(crate) fn is_mark(page: &Page<'_>, token: TokenIdx) -> bool {
    page.form(token).chars().all(|c| !c.is_alphanumeric() && !matches!(c, '$' | '%' | '€' | '£'))
}

fn is_quotation_mark(page: &Page<'_>, token: TokenIdx) -> bool {
    let marks = ["\"", "“", "”", "„", "«", "»", "‘", "’", "'", "''", "``", "‹", "›"];
    page.upos(token) != Upos::Part && marks.contains(&page.form(token))
}
