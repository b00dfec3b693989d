//! A document read as English.

use std::ops::Range;

use crate::{CountryWords, Entity, EntityIdx, Mention, MentionIdx, Name, Span, Stated, Word};

/// Which token of an [`Analysis`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TokenIdx(pub u32);

impl TokenIdx {
    /// The position in [`Analysis::tokens`].
    pub fn get(self) -> usize {
        self.0 as usize
    }
}

/// A syntactic word as Universal Dependencies splits English: "don't" is the two tokens "do" and "n't".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands. Tokens are in order, never empty and never overlap.
    pub span: Span,
    /// Whether it is written in one with the token before and forms a multiword token with it ("n't" after "do").
    pub joined: bool,
}

/// A sentence: the tokens from `start` to `end`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its tokens, at least one; sentences follow each other without gaps.
    pub tokens: Range<TokenIdx>,
    /// Whether a paragraph begins with it.
    pub starts_paragraph: bool,
}

/// What a stretch of tokens is to an attribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Who is the one that said it.
    Source,
    /// The words that tie source to content.
    Cue,
    /// What is attributed.
    Content,
}

/// One attribution as the model reads it: a possible cue and the stretches of tokens that belong to it.
///
/// Readings are what the model believes, one possible cue at a time: two of them may claim the same words. To choose among them is
/// the work of `ascribe-attribution`.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The token that the reading was made for: the most telling one of its cue.
    pub anchor: TokenIdx,
    /// How likely the anchor is one, from 0 to 1.
    pub probability: f32,
    /// The stretches, in order of their first tokens, never empty and never overlapping.
    pub roles: Vec<(Role, Range<TokenIdx>)>,
    /// What was read in the content alone, as if it were a text of its own: the possible attributions inside it, in order of their anchors.
    pub inner: Vec<Reading>,
}

/// A document read as English: its words, trees, names, who is who, and possible attributions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Analysis {
    /// Where the words stand.
    pub tokens: Vec<Token>,
    /// What each of the tokens is and depends on.
    pub words: Vec<Word>,
    /// The sentences; together they hold all tokens.
    pub sentences: Vec<Sentence>,
    /// The names, in order.
    pub names: Vec<Name>,
    /// What refers, in order of first tokens, the longer first.
    pub mentions: Vec<Mention>,
    /// Whom the mentions refer to, in order of their first mentions.
    pub entities: Vec<Entity>,
    /// The words that stand for countries, in order; they do not overlap.
    pub countries: Vec<CountryWords>,
    /// The possible attributions, in order of their anchors.
    pub readings: Vec<Reading>,
}

impl Analysis {
    /// The smallest span that covers the tokens of `range`, which must hold one.
    pub fn span(&self, range: &Range<TokenIdx>) -> Span {
        let last = range.end.get() - 1;
        self.tokens[range.start.get()].span.cover(self.tokens[last].span)
    }

    /// The tokens of which a span holds a part.
    pub fn tokens_at(&self, span: Span) -> Range<TokenIdx> {
        let start = self.tokens.partition_point(|token| token.span.end <= span.start);
        let end = self.tokens.partition_point(|token| token.span.start < span.end).max(start);
        TokenIdx(start as u32)..TokenIdx(end as u32)
    }

    /// An entity of this analysis.
    pub fn entity(&self, entity: EntityIdx) -> &Entity {
        &self.entities[entity.get()]
    }

    /// A mention of this analysis.
    pub fn mention(&self, mention: MentionIdx) -> &Mention {
        &self.mentions[mention.get()]
    }

    /// The words that name or describe a source most fully: its entity's name, or its own words.
    pub fn fullest(&self, source: &Stated) -> Span {
        source.entity.map_or(source.span, |entity| self.span(&self.entity(entity).name))
    }

    /// Where each paragraph stands, from its first token to its last.
    pub fn paragraphs(&self) -> Vec<Span> {
        let mut out: Vec<Span> = Vec::new();
        for sentence in &self.sentences {
            let span = self.span(&sentence.tokens);
            match out.last_mut() {
                Some(last) if !sentence.starts_paragraph => *last = last.cover(span),
                _ => out.push(span),
            }
        }
        out
    }
}
