//! The people of a document as sources need them: from words to mentions and entities.

use std::collections::BTreeMap;
use std::ops::Range;

use ascribe_types::{
    Analysis, Deprel, EntityIdx, Mention, MentionForm, MentionIdx, Referent, Span, TokenIdx, Upos, Word,
};

use super::pronouns::Pronoun;

/// The analysis of a document, and its mentions by their heads.
pub(crate) struct Cast<'a> {
    pub(crate) text: &'a str,
    pub(crate) analysis: &'a Analysis,
    by_head: BTreeMap<TokenIdx, Vec<MentionIdx>>,
}

/// The words of a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Words {
    pub(crate) tokens: Range<TokenIdx>,
    /// The word that the others depend on; none where nothing was read in them.
    pub(crate) head: Option<TokenIdx>,
}

impl<'a> Cast<'a> {
    pub(crate) fn new(text: &'a str, analysis: &'a Analysis) -> Self {
        let mut by_head: BTreeMap<TokenIdx, Vec<MentionIdx>> = BTreeMap::new();
        for (mention, index) in analysis.mentions.iter().zip(0..) {
            by_head.entry(mention.head).or_default().push(MentionIdx(index));
        }
        Self { text, analysis, by_head }
    }

    /// The words at a span of the text.
    pub(crate) fn words(&self, span: Span) -> Words {
        let tokens = &self.analysis.tokens;
        let start = tokens.partition_point(|token| token.span.end <= span.start);
        let end = tokens.partition_point(|token| token.span.start < span.end).max(start);
        let tokens = TokenIdx(start as u32)..TokenIdx(end as u32);
        Words { head: self.head(&tokens), tokens }
    }

    /// The word of a stretch that depends on one outside: of several the first that can name somebody, else the first.
    fn head(&self, tokens: &Range<TokenIdx>) -> Option<TokenIdx> {
        let tops = || indices(tokens).filter(|&token| self.word(token).is_some_and(|word| leaves(word, tokens)));
        let names = |token: &TokenIdx| {
            self.word(*token).is_some_and(|word| matches!(word.upos, Upos::Noun | Upos::Propn | Upos::Pron))
        };
        tops().find(names).or_else(|| tops().next())
    }

    /// What a token is.
    pub(crate) fn word(&self, token: TokenIdx) -> Option<&'a Word> {
        self.analysis.words.get(token.get())
    }

    /// A token's own letters.
    pub(crate) fn form(&self, token: TokenIdx) -> &'a str {
        self.analysis.tokens[token.get()].span.of(self.text)
    }

    /// The tokens of a stretch that depend on `head` in one of these ways.
    pub(crate) fn dependents<'b>(
        &'b self,
        tokens: &'b Range<TokenIdx>,
        head: TokenIdx,
        ways: &'b [Deprel],
    ) -> impl Iterator<Item = TokenIdx> + 'b {
        let depends = move |token: &TokenIdx| {
            self.word(*token).is_some_and(|word| word.head == Some(head) && ways.contains(&word.deprel))
        };
        indices(tokens).filter(depends)
    }

    /// The mention that a source is: the longest that its head heads within its words, else the shortest beyond them.
    ///
    /// Several persons joined by "and" are no one's mention but their own: `Ruiz and Pell said` is not Ruiz.
    pub(crate) fn mention(&self, words: &Words) -> Option<&'a Mention> {
        let head = words.head?;
        let last = self.dependents(&words.tokens, head, &[Deprel::Conj]).last().unwrap_or(head);
        let headed = self.by_head.get(&head).map(Vec::as_slice).unwrap_or_default();
        let headed =
            || headed.iter().map(|&mention| self.analysis.mention(mention)).filter(|of| of.tokens.contains(&last));
        let inside = headed().filter(|mention| within(&mention.tokens, &words.tokens));
        inside.max_by_key(|mention| length(mention)).or_else(|| headed().min_by_key(|mention| length(mention)))
    }

    /// Whom a mention refers to, if that is somebody with more than a pronoun for a name.
    pub(crate) fn entity(&self, mention: &Mention) -> Option<EntityIdx> {
        match mention.referent {
            Referent::Entity(entity) if self.is_described(entity) => Some(entity),
            Referent::Entity(_) | Referent::Unsure => None,
        }
    }

    /// Whether the document has a name or a description for an entity.
    fn is_described(&self, entity: EntityIdx) -> bool {
        let entity = self.analysis.entity(entity);
        let mut mentions = entity.mentions.iter().map(|&mention| self.analysis.mention(mention));
        mentions.any(|mention| mention.form != MentionForm::Pronoun)
    }

    /// The pronoun that the words are, if they are one: "he", "he himself".
    pub(crate) fn pronoun(&self, words: &Words) -> Option<Pronoun> {
        let head = words.head?;
        let word = self.word(head)?;
        let pronominal = matches!(word.upos, Upos::Pron | Upos::Det);
        pronominal.then(|| Pronoun::of(self.form(head)).unwrap_or(Pronoun::Other))
    }

    /// Whether the head of the words is a name's.
    pub(crate) fn is_name(&self, words: &Words) -> bool {
        words.head.and_then(|head| self.word(head)).is_some_and(|word| word.upos == Upos::Propn)
    }
}

/// The tokens of a stretch, one by one.
pub(crate) fn indices(tokens: &Range<TokenIdx>) -> impl Iterator<Item = TokenIdx> + use<> {
    (tokens.start.0..tokens.end.0).map(TokenIdx)
}

/// Whether a word depends on one outside of a stretch, and is more than punctuation.
fn leaves(word: &Word, tokens: &Range<TokenIdx>) -> bool {
    word.deprel != Deprel::Punct && word.head.is_none_or(|head| !tokens.contains(&head))
}

fn within(inner: &Range<TokenIdx>, outer: &Range<TokenIdx>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

fn length(mention: &Mention) -> u32 {
    mention.tokens.end.0 - mention.tokens.start.0
}
