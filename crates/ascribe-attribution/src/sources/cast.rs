//! The people of a document as sources need them: from words to mentions and entities.

use std::collections::BTreeMap;
use std::ops::Range;

use ascribe_types::{
    Analysis, Deprel, EntityIdx, Kind, Mention, MentionForm, MentionIdx, Name, Referent, Span, TokenIdx, Upos, Word,
};

use super::namesakes::Namesakes;
use super::nouns;
use super::pronouns::Pronoun;

/// The analysis of a document, and its mentions by their heads.
pub(crate) struct Cast<'a> {
    pub(crate) text: &'a str,
    pub(crate) analysis: &'a Analysis,
    by_head: BTreeMap<TokenIdx, Vec<MentionIdx>>,
    /// Where paragraphs begin.
    paragraphs: Vec<u32>,
    namesakes: Namesakes,
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
        let paragraphs = analysis.paragraphs().iter().map(|span| span.start).collect();
        Self { text, analysis, by_head, paragraphs, namesakes: Namesakes::of(text, analysis) }
    }

    /// The words at a span of the text.
    pub(crate) fn words(&self, span: Span) -> Words {
        let tokens = self.analysis.tokens_at(span);
        Words { head: self.head(&tokens), tokens }
    }

    /// The first word of a stretch that depends on one outside.
    pub(crate) fn top(&self, tokens: &Range<TokenIdx>) -> Option<TokenIdx> {
        indices(tokens).find(|&token| self.word(token).is_some_and(|word| leaves(word, tokens)))
    }

    /// A word with those of its sentence that stand before it and depend on it: "the former aide".
    pub(crate) fn phrase(&self, sentence: &Range<TokenIdx>, head: TokenIdx) -> Words {
        let before = sentence.start..head;
        let own = |token: &TokenIdx| self.word(*token).is_some_and(|word| word.head == Some(head));
        let start = indices(&before).find(own).unwrap_or(head);
        Words { tokens: start..TokenIdx(head.0 + 1), head: Some(head) }
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

    /// The mention of the first of several: "Ruiz" in "Ruiz and Pell".
    pub(crate) fn member(&self, words: &Words) -> Option<&'a Mention> {
        self.by_head.get(&words.head?)?.first().map(|&mention| self.analysis.mention(mention))
    }

    /// The named entity that stands beside the head: `a company spokeswoman, Ida Pell`, `the news agency Interpress`. Left alone: a name before
    /// the head, as in `the Interpress editor`.
    pub(crate) fn apposed(&self, words: &Words, head: TokenIdx) -> Option<EntityIdx> {
        let by_tree =
            self.dependents(&words.tokens, head, &[Deprel::Appos, Deprel::NmodDesc, Deprel::Flat]).find_map(|word| {
                let tokens = word..words.tokens.end;
                self.named(self.mention(&Words { tokens, head: Some(word) })?)
            });
        by_tree.or_else(|| self.follows(words, head)).or_else(|| self.closes(words, head))
    }

    /// The named entity whose name follows the head within the words.
    fn follows(&self, words: &Words, head: TokenIdx) -> Option<EntityIdx> {
        let comma = TokenIdx(head.0 + 1);
        let skips = comma < words.tokens.end && self.form(comma) == ",";
        self.named_at(self.name_from(words, TokenIdx(comma.0 + u32::from(skips)))?)
    }

    /// The person whose name ends the words behind a comma, where the head is one person and all between belongs to it: `the mayor of Lower Vik, Ida Pell`,
    /// on which a tree may go wrong. Left alone: `the mayors of Vik, Ida Pell`, `the mayor who met her, Ida Pell`, `the wife of Bo Ruiz and Ida Pell`.
    fn closes(&self, words: &Words, head: TokenIdx) -> Option<EntityIdx> {
        let is_one = nouns::person(&self.lemma(head)).is_some() && !self.stands_for_several(words, head);
        let mut commas = indices(&words.tokens).filter(|&token| token > head && self.form(token) == ",");
        let name = commas.find_map(|comma| self.name_from(words, TokenIdx(comma.0 + 1))).filter(|_| is_one)?;
        let between = TokenIdx(head.0 + 1)..name.tokens.start;
        let belongs = |token| {
            self.word(token).is_some_and(|word| !matches!(word.upos, Upos::Verb | Upos::Aux | Upos::Cconj | Upos::Pron))
        };
        let closes = name.tokens.end == words.tokens.end || self.form(name.tokens.end) == ",";
        (name.kind == Kind::Person && closes && indices(&between).all(belongs)).then(|| self.named_at(name))?
    }

    /// The name that begins at a token and ends within the words.
    fn name_from(&self, words: &Words, start: TokenIdx) -> Option<&'a Name> {
        let names = &self.analysis.names;
        let name = names.get(names.partition_point(|name| name.tokens.start < start))?;
        (name.tokens.start == start && name.tokens.end <= words.tokens.end).then_some(name)
    }

    /// The named entity that a name stands for.
    fn named_at(&self, name: &Name) -> Option<EntityIdx> {
        indices(&name.tokens).find_map(|word| {
            let mentions = self.by_head.get(&word)?.iter().map(|&mention| self.analysis.mention(mention));
            mentions.filter(|mention| mention.tokens.start == name.tokens.start).find_map(|mention| self.named(mention))
        })
    }

    /// The entity of a mention, if it is named.
    fn named(&self, mention: &Mention) -> Option<EntityIdx> {
        self.entity(mention).filter(|&entity| self.analysis.entity(entity).named)
    }

    /// Whom a mention refers to, if that is somebody with more than a pronoun for a name.
    pub(crate) fn entity(&self, mention: &Mention) -> Option<EntityIdx> {
        match mention.referent {
            Referent::Entity(entity) if self.is_described(entity) => Some(self.namesakes.chosen(entity)),
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

    /// Whether the name of an entity is one: a title that is written like a name (`Minister denies talks`) is none.
    pub(crate) fn is_named(&self, entity: EntityIdx) -> bool {
        let words = self.name(entity);
        let names = &self.analysis.names;
        let after = names.partition_point(|name| name.tokens.end <= words.tokens.start);
        let holds_name = names.get(after).is_some_and(|name| name.tokens.start < words.tokens.end);
        let noun = words.head.map(|head| self.lemma(head)).unwrap_or_default();
        let common = nouns::person(&noun).is_some() || nouns::thing(&noun).is_some();
        self.analysis.entity(entity).named && (holds_name || !common)
    }

    /// Whether the head of the words is a name's.
    pub(crate) fn is_name(&self, words: &Words) -> bool {
        words.head.and_then(|head| self.word(head)).is_some_and(|word| word.upos == Upos::Propn)
    }

    /// Whether the words point at somebody known: "the minister", "his aide".
    pub(crate) fn is_definite(&self, words: &Words) -> bool {
        let Some(head) = words.head else { return false };
        let mut before = self.dependents(&words.tokens, head, &[Deprel::Det, Deprel::NmodPoss]);
        before.any(|word| !INDEFINITE.contains(&self.lemma(word).as_str()))
    }

    /// The words that a relative pronoun stands for, as far as they stand before it; other words as they are.
    ///
    /// `two aides who said` is two aides. The pronoun belongs to a relative clause, and that to its noun.
    pub(crate) fn antecedent(&self, words: Words) -> Words {
        let noun =
            words.head.filter(|_| self.pronoun(&words) == Some(Pronoun::Relative)).and_then(|head| self.modified(head));
        let Some(noun) = noun else { return words };
        let mentions = self.by_head.get(&noun).map(Vec::as_slice).unwrap_or_default();
        let start = mentions.iter().map(|&mention| self.analysis.mention(mention).tokens.start).min();
        let start = start.unwrap_or(noun).min(noun);
        Words { tokens: start..words.tokens.start.max(TokenIdx(noun.0 + 1)), head: Some(noun) }
    }

    /// The noun that the relative clause modifies in which a token stands.
    fn modified(&self, token: TokenIdx) -> Option<TokenIdx> {
        let mut above = std::iter::successors(Some(token), |&token| self.word(token)?.head).take(FARTHEST);
        let clause = above.find(|&token| self.word(token).is_some_and(|word| word.deprel == Deprel::AclRelcl))?;
        self.word(clause)?.head.filter(|&noun| noun < token)
    }

    /// The words of an entity's name.
    pub(crate) fn name(&self, entity: EntityIdx) -> Words {
        let tokens = self.analysis.entity(entity).name.clone();
        Words { head: self.head(&tokens), tokens }
    }

    /// Whether an entity is several persons or things, by its name or best description.
    pub(crate) fn is_several(&self, entity: EntityIdx) -> bool {
        let words = self.name(entity);
        words.head.is_some_and(|head| self.stands_for_several(&words, head))
    }

    /// Whether words stand for several: a plural, or names joined by "and".
    pub(crate) fn stands_for_several(&self, words: &Words, head: TokenIdx) -> bool {
        let plural = self.word(head).is_some_and(|word| word.features.is("Number", "Plur"));
        plural || self.dependents(&words.tokens, head, &[Deprel::Conj]).next().is_some()
    }

    /// The noun that is counted, where the head only counts: `one of the advisers`, `two of them`.
    pub(crate) fn counted(&self, words: &Words, head: TokenIdx) -> TokenIdx {
        let counts = self.word(head).is_some_and(|word| matches!(word.upos, Upos::Num | Upos::Pron | Upos::Det));
        let of = |noun: &TokenIdx| {
            self.dependents(&words.tokens, *noun, &[Deprel::Case]).any(|case| self.lemma(case) == "of")
        };
        let noun = self.dependents(&words.tokens, head, &[Deprel::Nmod]).find(of);
        noun.filter(|_| counts).unwrap_or(head)
    }

    /// The dictionary form of a token, in small letters.
    pub(crate) fn lemma(&self, token: TokenIdx) -> String {
        self.word(token).map(|word| word.lemma.to_lowercase()).unwrap_or_default()
    }

    /// Which paragraph a place of the text is in, counted from 0.
    pub(crate) fn paragraph(&self, place: u32) -> usize {
        self.paragraphs.partition_point(|&start| start <= place).saturating_sub(1)
    }

    /// The sentence before the one of a place, if it is of the same paragraph.
    pub(crate) fn sentence_before(&self, place: u32) -> Option<Span> {
        let sentences = &self.analysis.sentences;
        let own = sentences.partition_point(|sentence| self.analysis.span(&sentence.tokens).end <= place);
        let same = !sentences.get(own)?.starts_paragraph;
        same.then(|| sentences.get(own.checked_sub(1)?)).flatten().map(|sentence| self.analysis.span(&sentence.tokens))
    }

    /// Whether a word is the subject of a clause, or joined to one.
    pub(crate) fn is_subject(&self, token: TokenIdx) -> bool {
        let is = |word: &Word| matches!(word.deprel, Deprel::Nsubj | Deprel::NsubjPass);
        let Some(word) = self.word(token) else { return false };
        let joined = word.head.filter(|_| word.deprel == Deprel::Conj).and_then(|head| self.word(head));
        is(word) || joined.is_some_and(is)
    }

    /// The mentions that begin between two places of the text, in order.
    pub(crate) fn mentions_between(&self, from: u32, to: u32) -> &'a [Mention] {
        let place = |mention: &Mention| self.analysis.tokens[mention.tokens.start.get()].span.start;
        let mentions = &self.analysis.mentions;
        let start = mentions.partition_point(|mention| place(mention) < from);
        let end = mentions.partition_point(|mention| place(mention) < to);
        &mentions[start..end.max(start)]
    }
}

/// Determiners of what the reader does not know yet.
const INDEFINITE: [&str; 10] = ["a", "an", "some", "any", "no", "another", "each", "every", "several", "many"];

/// The most steps from a relative pronoun up to its clause's noun.
const FARTHEST: usize = 8;

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
