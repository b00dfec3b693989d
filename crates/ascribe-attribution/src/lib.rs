//! Finds who said what: from the model's readings of a document to its attributions.
//!
//! The model reads each possible cue by itself, so its readings can claim the same words twice. Here they are weighed against each
//! other ([`choose`]), their tokens become spans that include the quotation marks around them ([`spans`]) and end where paragraphs do ([`paragraphs`]), joined
//! verbs share their source ([`coordination`]), quotations signed with a name are taken whole ([`signatures`]), those that go on without a new cue get the source before them ([`continued`]), and
//! each attribution is given its form ([`form`]).

mod choose;
mod continued;
mod coordination;
mod form;
mod paragraphs;
mod quotations;
mod signatures;
mod spans;

use ascribe_types::{Analysis, Attribution, AttributionId, Document, Source, Stance};

use quotations::Quotations;
use spans::{Covered, Parts};

/// The attributions of a document, in the order of their first characters.
pub fn find(document: &Document, analysis: &Analysis) -> Vec<Attribution> {
    let text = document.text.as_str();
    let quotations = Quotations::of(text, &analysis.paragraphs());
    let chosen = choose::choose(&analysis.readings);
    let mut parts: Vec<Parts> =
        chosen.iter().filter_map(|reading| Parts::of(text, analysis, &quotations, reading)).collect();
    let signed = signatures::signed(text, &quotations);
    let covered = Covered::by(&signed);
    parts.retain(|parts| !parts.all().any(|span| covered.touches(span)));
    parts.extend(signed);
    parts.sort_by_key(Parts::start);
    coordination::share_sources(text, &mut parts);
    let continued = continued::continued(text, analysis, &quotations, &parts);
    parts.extend(continued);
    parts.sort_by_key(Parts::start);
    parts.into_iter().zip(1..).map(|(parts, id)| attribution(parts, AttributionId(id), &quotations, text)).collect()
}

fn attribution(parts: Parts, id: AttributionId, quotations: &Quotations, text: &str) -> Attribution {
    let Parts { source, cue, content } = parts;
    let form = form::form(text, quotations, &content);
    let source = source.map_or(Source::Unstated, Source::Stated);
    Attribution { id, source, cue, content, form, stance: Stance::default(), within: None }
}
