//! Subjects of passives that belong to what is said: `the pilot is said to have asked for help`.
//!
//! Nobody is named who says it; the subject is what it is said of (Huddleston and Pullum 2002, chapter 14, section 2.3, on raised subjects). In PolNeAR's training texts 114
//! attributions with such a cue have no source, 12 the one after "by", and none the subject. Left alone: "was told", "is accused", "is convinced", whose subjects are told,
//! accused or sure themselves, and what has somebody after "by".

use ascribe_types::Deprel;

use crate::spans::Parts;
use crate::tree::Tree;

/// Verbs whose passive takes an infinitive and the infinitive's subject.
const RAISING: [&str; 16] = [
    "say",
    "believe",
    "think",
    "report",
    "rumor",
    "rumour",
    "understand",
    "allege",
    "suppose",
    "presume",
    "assume",
    "expect",
    "estimate",
    "claim",
    "know",
    "hold",
];

/// The parts with the subject in the content, where it was read as the source.
pub(super) fn lowered(tree: &Tree<'_>, parts: Parts) -> Parts {
    let Some(source) = parts.source.filter(|_| is_raised(tree, &parts)) else { return parts };
    let mut content = parts.content;
    content.push(source);
    content.sort();
    Parts { source: None, content, ..parts }
}

/// Whether the source is the subject of a passive that raises it.
fn is_raised(tree: &Tree<'_>, parts: &Parts) -> bool {
    let verb = parts.cue.and_then(|cue| tree.top(cue)).filter(|&verb| tree.is(verb, &RAISING));
    let subject = parts.source.and_then(|source| tree.top(source));
    let is_passive = |subject| tree.deprel(subject) == Deprel::NsubjPass && tree.head(subject) == verb;
    verb.is_some() && subject.is_some_and(is_passive)
}
