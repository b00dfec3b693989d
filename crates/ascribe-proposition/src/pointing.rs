//! Contents that only point at what others said: "the claims", "the allegations as absurd", "it".

use ascribe_types::{Deprel, TokenIdx, Upos};

use crate::page::Page;
use crate::passage::{ACCUSATIONS, Passage, REPORTS};

/// More words for what somebody said.
const WORDS: [&str; 10] = [
    "statement",
    "remark",
    "comment",
    "criticism",
    "account",
    "finding",
    "conclusion",
    "version",
    "narrative",
    "complaint",
];

/// Whether a content says nothing of what it is about: a pronoun, or a word for what was said without what it said. Left alone: "the
/// claim that the dam leaks", "accusations of bribery". Whether "those fears" points is for the answers to tell, which were found before.
pub(crate) fn points(page: &Page<'_>, passage: &Passage) -> bool {
    let says = |token: &TokenIdx| !matches!(page.upos(*token), Upos::Punct | Upos::Det | Upos::Adp | Upos::Cconj);
    let Some(top) = passage.tops(page).find(says) else { return false };
    match page.upos(top) {
        Upos::Pron => {
            page.is_one_of(top, &["it", "this", "that", "them", "these", "those", "so"]) && passage.first() == Some(top)
        }
        Upos::Noun => (is_word_for_words(page.lemma(top)) || is_shown(page, top)) && !tells(page, passage, top),
        _ => false,
    }
}

/// "Those fears", "this".
fn is_shown(page: &Page<'_>, noun: TokenIdx) -> bool {
    page.depending(noun, &[Deprel::Det]).any(|word| page.is_one_of(word, &["this", "that", "these", "those", "such"]))
}

fn is_word_for_words(lemma: &str) -> bool {
    [&ACCUSATIONS[..], &REPORTS[..], &WORDS[..]].iter().any(|words| words.contains(&lemma))
}

/// Whether a word for what was said is told what it said.
fn tells(page: &Page<'_>, passage: &Passage, noun: TokenIdx) -> bool {
    let mut below = page.below(noun).iter().copied().filter(|token| passage.contains(*token) && *token > noun);
    below.any(|token| match page.deprel(token) {
        Deprel::Acl | Deprel::Ccomp => true,
        Deprel::Nmod => {
            page.depending(token, &[Deprel::Case]).any(|tie| page.is_one_of(tie, &["of", "about", "against"]))
        }
        _ => false,
    })
}
