//! A document as the resolver is given it, and what it looks up in it again and again.

use ascribe_types::{Deprel, Sentence, Token, Upos, Word};

use super::MentionDraft;
use super::quotations::quotations;

/// A document without who is who.
#[derive(Clone, Copy)]
pub(crate) struct Parsed<'a> {
    /// Its text.
    pub(crate) text: &'a str,
    /// Its tokens.
    pub(crate) tokens: &'a [Token],
    /// What they are, one for each token.
    pub(crate) words: &'a [Word],
    /// Its sentences.
    pub(crate) sentences: &'a [Sentence],
    /// Its mentions, in order of first tokens, the longer first.
    pub(crate) drafts: &'a [MentionDraft],
}

impl Parsed<'_> {
    /// A token as it is written.
    pub(super) fn form(&self, token: usize) -> &str {
        self.tokens[token].span.of(self.text)
    }

    /// The token that a token depends on.
    pub(super) fn governor(&self, token: usize) -> Option<usize> {
        self.words[token].head.map(|head| head.get())
    }
}

/// What is known of each token.
pub(super) struct Places {
    /// Its sentence.
    pub(super) sentence: Vec<u32>,
    /// Its paragraph.
    pub(super) paragraph: Vec<u32>,
    /// Its quotation, 0 outside of any.
    pub(super) quotation: Vec<u32>,
    /// Whether it is a predicate with a copula: "minister" in "she is a minister".
    pub(super) is_predicate: Vec<bool>,
    /// Whether something is coordinated with it: "Ana" in "Ana and Bo".
    pub(super) is_listed: Vec<bool>,
}

impl Places {
    pub(super) fn of(parsed: Parsed<'_>) -> Self {
        let count = parsed.tokens.len();
        let (mut sentence, mut paragraph) = (vec![0; count], vec![0; count]);
        let mut paragraphs = 0;
        for (number, own) in (0..).zip(parsed.sentences) {
            paragraphs += u32::from(own.starts_paragraph);
            let range = own.tokens.start.get()..own.tokens.end.get();
            sentence[range.clone()].fill(number);
            paragraph[range].fill(paragraphs);
        }
        let with = |wanted: Deprel| {
            let mut has = vec![false; count];
            for word in parsed.words.iter().filter(|word| word.deprel == wanted) {
                word.head.into_iter().for_each(|head| has[head.get()] = true);
            }
            has
        };
        let quotation = quotations(parsed.text, parsed.tokens, parsed.sentences);
        Self { sentence, paragraph, quotation, is_predicate: with(Deprel::Cop), is_listed: with(Deprel::Conj) }
    }

    /// The clause that a token stands in: its nearest governor that is a verb or has a copula, or else the last that was reached.
    pub(super) fn clause(&self, parsed: Parsed<'_>, token: usize) -> usize {
        let mut at = token;
        for _ in 0..HIGHEST {
            let Some(above) = parsed.governor(at) else { break };
            at = above;
            if self.is_predicate[at] || matches!(parsed.words[at].upos, Upos::Verb | Upos::Aux) {
                break;
            }
        }
        at
    }
}

/// How far up a tree a clause is looked for.
const HIGHEST: usize = 12;
