//! What mentions there are besides those that the model finds, and what each of them is.

use std::ops::Range;

use ascribe_types::{Deprel, Kind, MentionForm, Upos};

use super::{Core, Grammar};
use crate::coreference::MentionDraft;
use crate::heads::{Dependency, crosses, order};

impl Grammar {
    /// Whether some words begin or end within a name that they do not lie in: "[the Ministry] of Health".
    pub(super) fn cuts_a_name(&self, words: &Range<usize>) -> bool {
        self.names.iter().any(|(name, _)| crosses(name, words))
    }

    /// Mentions in order, and one for each name of somebody who can act, or of where one can, that none of them stands for.
    pub(super) fn with_names(&self, mut mentions: Vec<Range<usize>>) -> Vec<Range<usize>> {
        let acts = |kind| matches!(kind, Kind::Person | Kind::Organization | Kind::Place | Kind::Gpe);
        for (name, _) in self.names.iter().filter(|&&(_, kind)| acts(kind)) {
            if !mentions.iter().any(|words| self.stands_for(words, name)) {
                let whole = self.whole(name);
                let crossed = mentions.iter().any(|words| crosses(words, &whole)) || self.cuts_a_name(&whole);
                mentions.push(if crossed { name.clone() } else { whole });
            }
        }
        mentions.sort_by(order);
        mentions.dedup();
        mentions
    }

    /// Whether a mention is that of a name: its head is in the name ("the former president [Ana Ruiz]", but not "[Iran]'s minister"), and
    /// nobody is named beside it ("[Ana Ruiz] and Bo Lind").
    fn stands_for(&self, words: &Range<usize>, name: &Range<usize>) -> bool {
        let is_beside = |word: usize| !name.contains(&word) && self.depends(word, Deprel::Conj, name);
        let holds = words.start <= name.start && name.end <= words.end;
        holds && name.contains(&self.head(words)) && !words.clone().any(is_beside)
    }

    /// Whether a word depends so on one of a name.
    fn depends(&self, word: usize, relation: Deprel, name: &Range<usize>) -> bool {
        let on_name =
            |&(head, deprel): &Dependency| deprel == relation && head.is_some_and(|head| name.contains(&head));
        self.dependencies.get(word).is_some_and(on_name)
    }

    /// A name with the determiner before it and the possessive mark after it, as GUM's mentions have them: "the Kremlin", "Iran's".
    fn whole(&self, name: &Range<usize>) -> Range<usize> {
        let determiner = name.start.checked_sub(1).filter(|&word| self.depends(word, Deprel::Det, name));
        let possessive = self.depends(name.end, Deprel::Case, name) && self.tags[name.end].upos == Upos::Part;
        determiner.unwrap_or(name.start)..name.end + usize::from(possessive)
    }

    /// The head of some words: of those that depend on a word outside, the first of the highest.
    fn head(&self, words: &Range<usize>) -> usize {
        let is_outside = |head: usize| !words.contains(&head);
        let heads = words.clone().filter(|&word| self.dependencies[word].0.is_none_or(is_outside));
        heads.min_by_key(|&word| self.depths[word]).unwrap_or(words.end - 1)
    }

    /// The kind of the name that a word is part of.
    fn name_at(&self, word: usize) -> Option<Kind> {
        let at = self.names.partition_point(|(name, _)| name.end <= word);
        self.names.get(at).filter(|(name, _)| name.contains(&word)).map(|&(_, kind)| kind)
    }

    /// A mention, given what the model thinks it speaks of. The name at its head knows better, unless all that is known of it is that it is of
    /// none of the usual kinds.
    pub(super) fn draft(&self, core: &Core<'_>, words: &Range<usize>, kind: Kind) -> MentionDraft {
        let head = self.head(words);
        let name = self.name_at(head);
        let form = match self.tags[head].upos {
            Upos::Pron | Upos::Det if words.len() == 1 => MentionForm::Pronoun,
            upos if name.is_some() || upos == Upos::Propn => MentionForm::Name,
            _ => MentionForm::Description,
        };
        let kind = name.filter(|&kind| kind != Kind::Object).unwrap_or(kind);
        MentionDraft { tokens: core.tokens(words), head: core.token(head), kind, form }
    }
}

#[cfg(test)]
mod tests {
    use ascribe_types::{Features, TokenIdx};

    use super::*;
    use crate::heads::Tags;
    use crate::parser::depths;

    /// Words as "form/UPOS/head/relation", the head counted from 1 and 0 for the root, and names among them.
    fn grammar(words: &str, names: &[(Range<usize>, Kind)]) -> Grammar {
        let (mut tags, mut dependencies) = (Vec::new(), Vec::new());
        for word in words.split_whitespace() {
            let [form, upos, head, relation] = word.split('/').collect::<Vec<_>>()[..] else { panic!("{word}") };
            let upos = Upos::from_name(upos).expect("a part of speech");
            tags.push(Tags { upos, features: Features::from("_"), lemma: form.into() });
            let head: usize = head.parse().expect("a number");
            dependencies.push((head.checked_sub(1), Deprel::from_name(relation).expect("a relation")));
        }
        Grammar { tags, depths: depths(&dependencies), dependencies, names: names.to_vec() }
    }

    const POSSESSOR: &str = "Lesia/PROPN/3/nmod:poss 's/PART/1/case minister/NOUN/4/nsubj left/VERB/0/root";
    const KREMLIN: &str = "The/DET/2/det Kremlin/PROPN/3/nsubj waits/VERB/0/root";
    const BOTH: &str =
        "Ana/PROPN/6/nsubj Ruiz/PROPN/1/flat and/CCONJ/4/cc Bo/PROPN/1/conj Lind/PROPN/4/flat met/VERB/0/root";
    const TITLE: &str = "the/DET/3/det president/NOUN/3/nmod:desc Ana/PROPN/5/nsubj Ruiz/PROPN/3/flat left/VERB/0/root";

    /// The mentions that there are, given some that were found, each from its first word to after its last.
    fn check(words: &str, names: &[(Range<usize>, Kind)], found: &[(usize, usize)], expected: &[(usize, usize)]) {
        let found = found.iter().map(|&(start, end)| start..end).collect();
        let mentions = grammar(words, names).with_names(found);
        assert_eq!(mentions.iter().map(|words| (words.start, words.end)).collect::<Vec<_>>(), expected, "{words}");
    }

    #[test]
    fn every_name_has_a_mention() {
        check(POSSESSOR, &[(0..1, Kind::Gpe)], &[(0, 3)], &[(0, 3), (0, 2)]);
        check(KREMLIN, &[(1..2, Kind::Organization)], &[], &[(0, 2)]);
        check(BOTH, &[(0..2, Kind::Person), (3..5, Kind::Person)], &[(0, 5)], &[(0, 5), (0, 2), (3, 5)]);
    }

    #[test]
    fn a_name_has_no_second_mention() {
        check(TITLE, &[(2..4, Kind::Person)], &[(0, 4)], &[(0, 4)]);
        check(POSSESSOR, &[(0..1, Kind::Gpe)], &[(0, 2)], &[(0, 2)]);
        check(KREMLIN, &[(1..2, Kind::Work)], &[], &[]);
    }

    #[test]
    fn no_mention_cuts_a_name() {
        let grammar = grammar(TITLE, &[(2..4, Kind::Person)]);
        assert!(grammar.cuts_a_name(&(0..3)) && grammar.cuts_a_name(&(3..5)));
        assert!(!grammar.cuts_a_name(&(0..4)) && !grammar.cuts_a_name(&(3..4)) && !grammar.cuts_a_name(&(0..2)));
    }

    #[test]
    fn heads_kinds_and_forms() {
        let check = |words: &str, names: &[(Range<usize>, Kind)], mention: Range<usize>, expected| {
            let grammar = grammar(words, names);
            let range = TokenIdx(0)..TokenIdx(grammar.tags.len() as u32);
            let core = Core { text: "", tokens: &[], sentences: &[], range };
            let draft = grammar.draft(&core, &mention, Kind::Abstract);
            assert_eq!((draft.head.0, draft.kind, draft.form), expected, "{words}");
        };
        check(TITLE, &[(2..4, Kind::Person)], 0..4, (2, Kind::Person, MentionForm::Name));
        check(TITLE, &[(2..4, Kind::Object)], 0..4, (2, Kind::Abstract, MentionForm::Name));
        check(POSSESSOR, &[(0..1, Kind::Gpe)], 0..3, (2, Kind::Abstract, MentionForm::Description));
        check(KREMLIN, &[], 0..2, (1, Kind::Abstract, MentionForm::Name));
        check("he/PRON/2/nsubj left/VERB/0/root", &[], 0..1, (0, Kind::Abstract, MentionForm::Pronoun));
        check(
            "left/VERB/0/root he/PRON/1/dep she/PRON/1/dep",
            &[],
            1..3,
            (1, Kind::Abstract, MentionForm::Description),
        );
    }
}
