//! Who says each word of a document: the source of the smallest content that holds it.

use ascribe_types::{Act, Attribution, Deprel, EntityIdx, Stated, TokenIdx};

use crate::page::{Page, indices};

/// The attributions of a document by the words of their contents.
pub(crate) struct Speakers<'a> {
    page: &'a Page<'a>,
    attributions: &'a [Attribution],
    /// For each token the attribution with the smallest content that holds it.
    by_token: Vec<Option<usize>>,
}

impl<'a> Speakers<'a> {
    pub(crate) fn new(page: &'a Page<'a>, attributions: &'a [Attribution]) -> Self {
        let size = |at: &usize| attributions[*at].content.iter().map(|piece| piece.len()).sum::<usize>();
        let mut largest_first: Vec<usize> = (0..attributions.len()).collect();
        largest_first.sort_by_key(|at| std::cmp::Reverse(size(at)));
        let mut by_token = vec![None; page.analysis.tokens.len()];
        for at in largest_first {
            for token in attributions[at].content.iter().flat_map(|piece| indices(&page.tokens(*piece))) {
                by_token[token.get()] = Some(at);
            }
        }
        Self { page, attributions, by_token }
    }

    /// Whether an entity accuses others of what a token does: "it" in "the bank alleged that it had paid" is hardly the bank. Left alone: "alleged that it
    /// was robbed".
    pub(crate) fn accuses(&self, entity: EntityIdx, token: TokenIdx) -> bool {
        let attribution = self.by_token[token.get()].map(|at| &self.attributions[at]);
        let does = self.page.deprel(token) == Deprel::Nsubj;
        let accusing = attribution.filter(|attribution| does && attribution.stance.act == Act::Accuses);
        accusing.and_then(|own| own.source.stated()).is_some_and(|source| source.entity == Some(entity))
    }

    /// The source of the words in which a token stands, unless the token belongs to the source itself.
    pub(crate) fn of(&self, token: TokenIdx) -> Option<&'a Stated> {
        let attribution = &self.attributions[self.by_token[token.get()]?];
        attribution.source.stated().filter(|source| !source.span.overlaps(self.page.at(token)))
    }
}
