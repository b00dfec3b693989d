//! Joins what was read of the cores of a document.

use ascribe_types::{Deprel, Sentence, TokenIdx};

use super::Parsed;

/// What was read of a document, given what was read of its cores, in order. A sentence that was read in several stretches gets one root:
/// that of each further stretch depends on the root before it, as a clause set beside another.
pub(crate) fn join(cores: impl IntoIterator<Item = Parsed>, sentences: &[Sentence]) -> Parsed {
    let mut all = Parsed::default();
    for core in cores {
        all.words.extend(core.words);
        all.names.extend(core.names);
        all.mentions.extend(core.mentions);
    }
    sentences.iter().for_each(|sentence| leave_one_root(&mut all, sentence));
    all
}

fn leave_one_root(parsed: &mut Parsed, sentence: &Sentence) {
    let mut root = None;
    for token in (sentence.tokens.start.0..sentence.tokens.end.0).map(TokenIdx) {
        let word = &mut parsed.words[token.get()];
        if word.head.is_none() {
            if root.is_some() {
                (word.head, word.deprel) = (root, Deprel::Parataxis);
            }
            root = Some(token);
        }
    }
}

#[cfg(test)]
mod tests {
    use ascribe_types::{Features, Upos, Word};

    use super::*;

    fn words(heads: &[Option<u32>]) -> Parsed {
        let word = |head: &Option<u32>| Word {
            upos: Upos::X,
            features: Features::from("_"),
            lemma: "a".into(),
            head: head.map(TokenIdx),
            deprel: if head.is_some() { Deprel::Dep } else { Deprel::Root },
        };
        Parsed { words: heads.iter().map(word).collect(), ..Parsed::default() }
    }

    #[test]
    fn a_sentence_has_one_root() {
        let sentence = |start, end| Sentence { tokens: TokenIdx(start)..TokenIdx(end), starts_paragraph: false };
        let parts = [words(&[None, None, Some(1)]), words(&[Some(4), None]), words(&[None, None])];
        let joined = join(parts, &[sentence(0, 1), sentence(1, 6), sentence(6, 7)]);
        let heads: Vec<_> = joined.words.iter().map(|word| word.head.map(|head| head.0)).collect();
        assert_eq!(heads, [None, None, Some(1), Some(4), Some(1), Some(4), None]);
        assert_eq!(joined.words[5].deprel, Deprel::Parataxis);
        assert_eq!(joined.words[6].deprel, Deprel::Root);
    }
}
