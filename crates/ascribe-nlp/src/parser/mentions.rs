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
