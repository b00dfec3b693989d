//! Reads the words of a window's core: what each is, what it depends on, the names, and what refers.
//!
//! A sentence is read in stretches, the parts of it that lie in one core. For all but the longest sentences that is the sentence itself; the
//! stretches of others are joined afterwards. No tree, name or mention reaches past its stretch.

mod join;
mod mentions;

use std::ops::Range;

use ascribe_types::{Kind, Name, Sentence, Token, TokenIdx, Upos, Word};

use crate::coreference::MentionDraft;
use crate::heads::{Dependency, HeadScratch, MentionsHead, NamesHead, Tags, TagsHead, TreeHead};
use crate::{Error, Model};
pub(crate) use join::join;

/// The heads that read words, names and mentions.
pub(crate) struct Parser {
    tags: TagsHead,
    tree: TreeHead,
    names: NamesHead,
    mentions: MentionsHead,
}

/// The tokens of a core, as the text has them.
pub(crate) struct Core<'a> {
    pub(crate) text: &'a str,
    /// All tokens of the document.
    pub(crate) tokens: &'a [Token],
    /// All sentences of the document.
    pub(crate) sentences: &'a [Sentence],
    /// Those of the core.
    pub(crate) range: Range<TokenIdx>,
}

/// What was read of a core, or of all of them.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Parsed {
    /// One for each token.
    pub(crate) words: Vec<Word>,
    /// In order.
    pub(crate) names: Vec<Name>,
    /// In order of first tokens, the longer first.
    pub(crate) mentions: Vec<MentionDraft>,
}

/// The words of a core with what depends on what; places count from the core's first word.
struct Grammar {
    tags: Vec<Tags>,
    dependencies: Vec<Dependency>,
    /// How many words each has above it in its tree.
    depths: Vec<usize>,
    /// In order.
    names: Vec<(Range<usize>, Kind)>,
}

impl Parser {
    /// Takes the heads from a model, all for vectors of one width.
    pub(crate) fn from_model(model: &Model<'_>, width: usize) -> Result<Self, Error> {
        let tags = TagsHead::from_model(model, "heads.tags")?;
        let tree = TreeHead::from_model(model, "heads.tree")?;
        let names = NamesHead::from_model(model, "heads.names")?;
        let mentions = MentionsHead::from_model(model, "heads.mentions")?;
        match [tags.width(), tree.width(), names.width(), mentions.width()] == [width; 4] {
            true => Ok(Self { tags, tree, names, mentions }),
            false => Err(Error::new("heads of another width than the encoder")),
        }
    }

    /// Reads a core, given its words' vectors.
    pub(crate) fn read(&self, core: &Core<'_>, vectors: &[f32], scratch: &mut HeadScratch) -> Parsed {
        let grammar = self.grammar(core, vectors, scratch);
        let bounds = self.mentions.project(vectors, scratch);
        let allowed = |words: &Range<usize>| !grammar.cuts_a_name(words);
        let found = core.stretches().flat_map(|words| self.mentions.read(&bounds, words, allowed)).collect();
        let mentions = grammar.with_names(found);
        let kinds = self.mentions.kinds(&bounds, &mentions, scratch);
        let drafts = mentions.iter().zip(kinds).map(|(words, kind)| grammar.draft(core, words, kind)).collect();
        grammar.parsed(core, drafts)
    }

    fn grammar(&self, core: &Core<'_>, vectors: &[f32], scratch: &mut HeadScratch) -> Grammar {
        let forms = core.forms();
        let tags = self.tags.read(vectors, &forms, scratch);
        let ends = self.tree.project(vectors, scratch);
        let labels = self.names.scores(vectors, scratch);
        let (mut dependencies, mut names) = (Vec::with_capacity(forms.len()), Vec::new());
        for words in core.stretches() {
            dependencies.extend(self.tree.read(&ends, words.clone(), scratch));
            names.extend(self.names.read(&labels, &forms, words));
        }
        Grammar { tags, depths: depths(&dependencies), dependencies, names }
    }
}

impl<'a> Core<'a> {
    /// How its words are written.
    fn forms(&self) -> Vec<&'a str> {
        let tokens = &self.tokens[self.range.start.get()..self.range.end.get()];
        tokens.iter().map(|token| token.span.of(self.text)).collect()
    }

    /// The parts of sentences that lie in it, counted from its first word.
    fn stretches(&self) -> impl Iterator<Item = Range<usize>> {
        let (start, end) = (self.range.start, self.range.end);
        let first = self.sentences.partition_point(|sentence| sentence.tokens.end <= start);
        let inside = self.sentences[first..].iter().take_while(move |sentence| sentence.tokens.start < end);
        let cut = move |token: TokenIdx| token.clamp(start, end).get() - start.get();
        inside.map(move |sentence| cut(sentence.tokens.start)..cut(sentence.tokens.end))
    }

    /// The token at a place.
    fn token(&self, place: usize) -> TokenIdx {
        TokenIdx(self.range.start.0 + place as u32)
    }

    /// The tokens at some places.
    fn tokens(&self, places: &Range<usize>) -> Range<TokenIdx> {
        self.token(places.start)..self.token(places.end)
    }
}

impl Grammar {
    /// The same as the document counts.
    fn parsed(self, core: &Core<'_>, mentions: Vec<MentionDraft>) -> Parsed {
        let word = |(tags, (head, deprel)): (Tags, Dependency)| Word {
            upos: tags.upos,
            features: tags.features,
            lemma: tags.lemma,
            head: head.map(|head| core.token(head)),
            deprel,
        };
        let (forms, uposes) = (core.forms(), self.tags.iter().map(|tags| tags.upos).collect::<Vec<_>>());
        let name = |(words, kind)| Name { tokens: core.tokens(&own_name(words, kind, &forms, &uposes)), kind };
        let names = self.names.into_iter().map(name).collect();
        Parsed { words: self.tags.into_iter().zip(self.dependencies).map(word).collect(), names, mentions }
    }
}

/// A person's name without what is set beside it: "Ana Ruiz" of "Ana Ruiz, the mayor of Skar", which is read as one name now and then. Left alone: "Ana
/// Ruiz, Jr.", where a proper noun stands behind the comma, and names of other things ("Institute for Oceans, Ice and Snow"). By analogy with Universal
/// Dependencies, where such a phrase is an apposition and no part of the name.
fn own_name(words: Range<usize>, kind: Kind, forms: &[&str], uposes: &[Upos]) -> Range<usize> {
    let common = |at: usize| matches!(uposes[at], Upos::Det | Upos::Noun | Upos::Adj | Upos::Adv);
    let beside = |comma: &usize| forms[*comma] == "," && comma + 1 < words.end && common(comma + 1);
    let comma = (words.start + 1..words.end).find(beside).filter(|_| kind == Kind::Person);
    words.start..comma.unwrap_or(words.end)
}

/// How many words each has above it.
fn depths(dependencies: &[Dependency]) -> Vec<usize> {
    let mut depths = vec![usize::MAX; dependencies.len()];
    let mut path = Vec::new();
    for word in 0..dependencies.len() {
        let mut at = Some(word);
        while let Some(word) = at.filter(|&word| depths[word] == usize::MAX) {
            path.push(word);
            at = dependencies[word].0;
        }
        let above = at.map_or(0, |word| depths[word] + 1);
        path.drain(..).rev().zip(above..).for_each(|(word, depth)| depths[word] = depth);
    }
    depths
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is left of a name of this kind that a person's words are taken for, each word with its tag.
    fn check(kind: Kind, words: &str, expected: usize) {
        let words: Vec<(&str, &str)> = words.split(' ').map(|word| word.split_once('/').expect("a tag")).collect();
        let forms: Vec<&str> = words.iter().map(|(form, _)| *form).collect();
        let uposes: Vec<Upos> = words.iter().map(|(_, upos)| Upos::from_name(upos).expect("a tag")).collect();
        assert_eq!(own_name(0..words.len(), kind, &forms, &uposes), 0..expected, "{forms:?}");
    }

    #[test]
    fn what_is_set_beside_a_person_is_no_part_of_the_name() {
        check(Kind::Person, "Ana/PROPN Ruiz/PROPN ,/PUNCT the/DET mayor/NOUN of/ADP Skar/PROPN", 2);
        check(Kind::Person, "Ana/PROPN Ruiz/PROPN ,/PUNCT mayor/NOUN of/ADP Skar/PROPN", 2);
        check(Kind::Person, "Ana/PROPN Ruiz/PROPN ,/PUNCT Jr./PROPN", 4);
        check(Kind::Person, "Ana/PROPN Ruiz/PROPN ,/PUNCT", 3);
        check(Kind::Organization, "Institute/PROPN for/ADP Oceans/PROPN ,/PUNCT ice/NOUN", 5);
    }
}
