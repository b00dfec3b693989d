//! How much two mentions are alike as strings.

use super::lexicon::Id;
use super::profile::Profile;

/// How a mention's words are like an earlier one's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// No word is the same.
    None,
    /// "Azerbaijan" and "the Azerbaijani".
    Stem,
    /// "Ana Ruiz" and "Ana's brother".
    Word,
    /// "the old minister" and "the new minister".
    HeadOnly,
    /// "Ana Ruiz" and "Mr. Bo Ruiz".
    LastName,
    /// "the Ministry of Health" after "health".
    More,
    /// "Ruiz" after "Ana Ruiz".
    Fewer,
    /// "the foreign minister" after "the minister".
    MoreSameHead,
    /// "the minister" after "the foreign minister".
    FewerSameHead,
    /// "IAEA" and "the International Atomic Energy Agency".
    Initials,
    /// The same words in another order.
    Words,
    /// The same.
    Same,
}

impl Likeness {
    pub(super) const COUNT: usize = 12;

    /// How `mention` is like one `before` it.
    pub(super) fn of(mention: &Profile, before: &Profile) -> Self {
        if mention.text == before.text {
            return Self::Same;
        }
        let common = common(&mention.words, &before.words);
        let (fewer, more) = (common == mention.words.len(), common == before.words.len());
        let same_head = mention.lemma == before.lemma;
        match () {
            () if fewer && more => Self::Words,
            () if mention.initials.is_some() && mention.initials == before.initials => Self::Initials,
            () if fewer && same_head => Self::FewerSameHead,
            () if more && same_head => Self::MoreSameHead,
            () if fewer => Self::Fewer,
            () if more => Self::More,
            () if mention.last == before.last => Self::LastName,
            () if same_head => Self::HeadOnly,
            () if common > 0 => Self::Word,
            () if mention.stem == before.stem => Self::Stem,
            () => Self::None,
        }
    }
}

/// How many numbers two sorted lists have in common.
pub(super) fn common(left: &[Id], right: &[Id]) -> usize {
    let (mut l, mut r, mut count) = (0, 0, 0);
    while l < left.len() && r < right.len() {
        count += usize::from(left[l] == right[r]);
        let (step_left, step_right) = (left[l] <= right[r], right[r] <= left[l]);
        l += usize::from(step_left);
        r += usize::from(step_right);
    }
    count
}

/// Rows that [`contrast`] tells apart.
pub(super) const CONTRASTS: usize = 9;

/// How many words each has that the other has not: none, one or more, if they share any; none are told apart where they share none.
pub(super) fn contrast(mention: &Profile, before: &Profile) -> usize {
    let common = common(&mention.words, &before.words);
    if common == 0 {
        return 0;
    }
    (mention.words.len() - common).min(2) * 3 + (before.words.len() - common).min(2)
}
