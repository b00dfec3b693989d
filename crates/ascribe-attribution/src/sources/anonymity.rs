//! Why a source is not named, where the report says so.
//!
//! `An aide, who spoke on condition of anonymity because talks go on, said …`: the words from "on" to "go on" are the aide's. They stand in the source's
//! own words, in its sentence, or in the sentence after (`She was not authorized to speak publicly.`), and hold for all that the same
//! source says. How they are recognised is in `phrases`. Left alone: what somebody is quoted with (`“Speak on condition of anonymity,” she
//! said`), and named sources.

mod phrases;

use std::collections::BTreeMap;
use std::ops::Range;

use ascribe_types::{Deprel, EntityIdx, Naming, Source, Span, Stated, TokenIdx};

use super::cast::{Cast, indices};
use super::pronouns::Pronoun;
use crate::spans::{Covered, Parts};
use phrases::Phrase;

/// The most steps up a tree from a phrase to the verb or noun that it belongs to.
const FARTHEST: usize = 12;

/// Ways in which a subject depends on its verb.
const SUBJECT: [Deprel; 3] = [Deprel::Nsubj, Deprel::NsubjPass, Deprel::OblAgent];

/// Gives unnamed sources the words on why they have no name.
pub(super) fn give(cast: &Cast<'_>, parts: &[Parts], sources: &mut [Source]) {
    let contents = Covered::of(parts.iter().flat_map(|parts| parts.content.iter().copied()).collect());
    let first = |phrase: &Phrase| cast.analysis.tokens[phrase.tokens.start.get()].span;
    let mut given: BTreeMap<Key, Span> = BTreeMap::new();
    for sentence in &cast.analysis.sentences {
        let said = |phrase: &Phrase| contents.touches(first(phrase)); // "asked not to be named" may itself be read as cue and content
        for phrase in phrases::find(cast, &sentence.tokens).into_iter().filter(|phrase| !said(phrase)) {
            let Some(owner) = owner(cast, parts, sources, &sentence.tokens, &phrase) else { continue };
            let Some(source) = sources[owner].stated() else { continue };
            let span =
                phrase.with_reason(cast, &sentence.tokens, stop(&parts[owner], cast.analysis.span(&phrase.tokens)));
            given.entry(Key::of(source)).or_insert(span);
        }
    }
    sources.iter_mut().for_each(|source| enter(source, &given));
}

/// What tells that two attributions have the same source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Entity(EntityIdx),
    Words(Span),
}

impl Key {
    fn of(source: &Stated) -> Self {
        source.entity.map_or(Self::Words(source.span), Self::Entity)
    }
}

fn enter(source: &mut Source, given: &BTreeMap<Key, Span>) {
    let Source::Stated(stated) = source else { return };
    let found = given.get(&Key::of(stated)).copied();
    if let Naming::Unnamed { anonymity, .. } = &mut stated.naming {
        *anonymity = found;
    }
}

/// Where the attribution's cue or content begins after a phrase: the phrase ends before it.
fn stop(parts: &Parts, phrase: Span) -> Option<u32> {
    let after = parts.cue.iter().chain(&parts.content).map(|span| span.start);
    after.filter(|&start| start >= phrase.end).min()
}

/// Whose phrase it is: the attribution in whose source it stands; else whose source its clause is about; else the only one of the sentence; else
/// the one before, if the sentence goes on about it. The phrase may itself have been read as an attribution ("asked" the cue, "not to be named" the
/// content), which comes last.
fn owner(
    cast: &Cast<'_>,
    parts: &[Parts],
    sources: &[Source],
    sentence: &Range<TokenIdx>,
    phrase: &Phrase,
) -> Option<usize> {
    let place = cast.analysis.span(&phrase.tokens);
    let whole = cast.analysis.span(sentence);
    let (itself, here): (Vec<usize>, Vec<usize>) = in_sentence(parts, sources, whole)
        .into_iter()
        .partition(|&at| parts[at].cue.is_some_and(|cue| cue.overlaps(place)));
    let holds = |&&at: &&usize| parts[at].source.is_some_and(|source| source.contains(place));
    let above = above(cast, phrase);
    let about = |&&at: &&usize| parts[at].source.is_some_and(|source| is_about(cast, source, &above));
    let only = || here.first().filter(|&&first| here.iter().all(|&at| parts[at].source == parts[first].source));
    let found = here.iter().find(holds).or_else(|| here.iter().find(about)).or_else(only).copied();
    let before = || before(cast, parts, sources, whole).filter(|_| here.is_empty() && goes_on(cast, sentence, &above));
    found.or_else(before).or_else(|| itself.first().copied())
}

/// The attributions of unnamed sources whose source or cue stands in a sentence.
fn in_sentence(parts: &[Parts], sources: &[Source], sentence: Span) -> Vec<usize> {
    let stands = |&at: &usize| parts[at].source.iter().chain(&parts[at].cue).any(|span| sentence.contains(*span));
    (0..parts.len()).filter(|&at| is_unnamed(&sources[at])).filter(stands).collect()
}

fn is_unnamed(source: &Source) -> bool {
    source.stated().is_some_and(|source| matches!(source.naming, Naming::Unnamed { .. }))
}

/// The words above a phrase in its tree, from the nearest.
fn above(cast: &Cast<'_>, phrase: &Phrase) -> Vec<TokenIdx> {
    let top = cast.top(&phrase.tokens);
    std::iter::successors(top, |&token| cast.word(token)?.head).take(FARTHEST).collect()
}

/// Whether a source is among the words above a phrase, or the subject of one.
fn is_about(cast: &Cast<'_>, source: Span, above: &[TokenIdx]) -> bool {
    let Some(head) = cast.words(source).head else { return false };
    let is_subject = |word: &ascribe_types::Word| {
        SUBJECT.contains(&word.deprel) && word.head.is_some_and(|verb| above.contains(&verb))
    };
    above.contains(&head) || cast.word(head).is_some_and(is_subject)
}

/// The last attribution before a sentence, in its paragraph or the one before, if its source is unnamed.
fn before(cast: &Cast<'_>, parts: &[Parts], sources: &[Source], sentence: Span) -> Option<usize> {
    let earlier = (0..parts.len()).filter(|&at| parts[at].source.is_some_and(|source| source.start < sentence.start));
    let last = earlier.max_by_key(|&at| parts[at].source.map(|source| source.start))?;
    let near = cast.paragraph(sentence.start) - cast.paragraph(parts[last].start()) <= 1;
    (near && is_unnamed(&sources[last])).then_some(last)
}

/// Whether the subject of a sentence is somebody known: "he", "the official", "both".
fn goes_on(cast: &Cast<'_>, sentence: &Range<TokenIdx>, above: &[TokenIdx]) -> bool {
    let is_subject = |token: &TokenIdx| {
        let word = cast.word(*token);
        word.is_some_and(|word| SUBJECT.contains(&word.deprel) && word.head.is_some_and(|verb| above.contains(&verb)))
    };
    let Some(subject) = indices(sentence).find(is_subject) else { return false };
    let words = cast.phrase(sentence, subject);
    matches!(cast.pronoun(&words), Some(Pronoun::He | Pronoun::She | Pronoun::They | Pronoun::Other))
        || cast.is_definite(&words)
}
