//! Finds who said what: from the model's readings of a document to its attributions.
//!
//! The model reads each possible cue by itself, so its readings can claim the same words twice. Here they are weighed against each
//! other (`choose`), their tokens become spans that include the quotation marks around them (`spans`) and end where paragraphs do (`paragraphs`), joined
//! verbs share their source (`coordination`), quotations signed with a name and turns of a transcript are taken whole
//! (`signatures`, `transcript`), quotations that go on without a new cue get the source before them (`continued`), each source
//! is told who it is among the document's entities (`sources`), and each attribution is given its form (`form`). What is said inside a content is
//! found there in the same way (`nested`); then each attribution is told how its source stands to it (`stance`), and which others it answers
//! (`answers`).

mod answers;
mod choose;
mod continued;
mod coordination;
mod form;
mod nested;
mod paragraphs;
mod quotations;
mod signatures;
mod sources;
mod spans;
mod stance;
mod subjects;
mod transcript;
mod tree;

use ascribe_types::{Analysis, Attribution, AttributionId, ContentPart, Document, Form, Source, Stance};

use quotations::Quotations;
use sources::cast::Cast;
use spans::{Covered, Parts};
use tree::Tree;

/// The attributions of a document, in the order of their first characters.
pub fn find(document: &Document, analysis: &Analysis) -> Vec<Attribution> {
    let text = document.text.as_str();
    let paragraphs = analysis.paragraphs();
    let quotations = Quotations::of(text, &paragraphs);
    let (tree, cast) = (Tree::new(text, analysis), Cast::new(text, analysis));
    let mut parts = nested::parts(&tree, &quotations);
    let labelled = [signatures::signed(text, &quotations), transcript::turns(text, &paragraphs)].concat();
    let covered = Covered::by(&labelled);
    parts.retain(|parts| !parts.all().any(|span| covered.touches(span)));
    parts.extend(labelled);
    parts.sort_by_key(Parts::order);
    coordination::share_sources(text, &nested::outer(&parts), &mut parts);
    subjects::fill(&tree, &mut parts);
    let outer = nested::outer(&parts);
    let alone: Vec<Parts> =
        parts.iter().zip(&outer).filter(|(_, outer)| outer.is_none()).map(|(own, _)| own.clone()).collect();
    let continued = continued::continued(text, analysis, &quotations, &alone);
    parts.extend(continued);
    parts.sort_by_key(Parts::order);
    let sources = sources::sources(&cast, &quotations, &parts);
    let (parts, sources) = sources::without_wishes(parts, sources);
    let outer = nested::outer(&parts);
    let whole = |((parts, source), id)| attribution(parts, source, AttributionId(id), &quotations, text);
    let mut found: Vec<Attribution> = parts.into_iter().zip(sources).zip(1..).map(whole).collect();
    for (own, outer) in found.iter_mut().zip(outer) {
        own.within = outer.map(|outer| AttributionId(outer as u32 + 1));
    }
    stance::tell(&tree, &mut found);
    answers::link(&cast, &mut found);
    found
}

/// The sentences of each content that has several, each with the source's stance in it; as many as attributions.
pub fn parts(document: &Document, analysis: &Analysis, attributions: &[Attribution]) -> Vec<Vec<ContentPart>> {
    let tree = Tree::new(&document.text, analysis);
    attributions.iter().map(|attribution| stance::parts::of(&tree, attribution)).collect()
}

fn attribution(parts: Parts, source: Source, id: AttributionId, quotations: &Quotations, text: &str) -> Attribution {
    let Parts { cue, content, own_words, .. } = parts;
    let form = if own_words { Form::Direct } else { form::form(text, quotations, &content) };
    Attribution { id, source, cue, content, form, stance: Stance::default(), within: None, answers: Vec::new() }
}
