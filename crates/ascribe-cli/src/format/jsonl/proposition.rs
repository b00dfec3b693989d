//! A proposition as JSON has it.

use ascribe::{Argument, Attribution, Span, Time};
use serde::Serialize;

use super::{Passage, Places};
use crate::format::restated::{Restated, days};

/// A proposition, as JSON has it.
#[derive(Serialize)]
pub(super) struct PropositionRecord<'a> {
    text: String,
    restated: Option<&'static str>,
    actor: Option<ArgumentRecord<'a>>,
    action: Option<Passage<'a>>,
    target: Option<ArgumentRecord<'a>>,
    place: Option<ArgumentRecord<'a>>,
    polarity: &'static str,
    modality: &'static str,
    time: Option<TimeRecord<'a>>,
    changes: Vec<ChangeRecord<'a>>,
}

#[derive(Serialize)]
struct ArgumentRecord<'a> {
    #[serde(flatten)]
    passage: Passage<'a>,
    entity: Option<&'a str>,
}

#[derive(Serialize)]
struct TimeRecord<'a> {
    #[serde(flatten)]
    passage: Passage<'a>,
    kind: &'static str,
    value: Option<&'a str>,
    from: Option<String>,
    to: Option<String>,
}

/// Words put for others.
#[derive(Serialize)]
struct ChangeRecord<'a> {
    text: &'a str,
    replaces: Passage<'a>,
    evidence: Option<Passage<'a>>,
}

/// The proposition behind an attribution.
pub(super) fn record<'a>(attribution: &Attribution, places: &Places<'a>) -> Option<PropositionRecord<'a>> {
    let restated = Restated::of(attribution, places.report)?;
    let proposition = restated.proposition();
    let passage = |span: Span| places.passage(span);
    let argument =
        |argument: Argument| ArgumentRecord { passage: passage(argument.span), entity: restated.entity(argument) };
    let changes = restated.changes().map(|change| ChangeRecord {
        text: change.text,
        replaces: passage(change.replaces),
        evidence: change.evidence.map(passage),
    });
    Some(PropositionRecord {
        text: restated.text(),
        restated: restated.basis(),
        actor: proposition.actor.map(argument),
        action: proposition.action.map(passage),
        target: proposition.target.map(argument),
        place: proposition.place.map(argument),
        polarity: restated.polarity(),
        modality: proposition.modality.name(),
        time: proposition.time.as_ref().map(|time| record_time(time, places)),
        changes: changes.collect(),
    })
}

fn record_time<'a>(time: &'a Time, places: &Places<'a>) -> TimeRecord<'a> {
    let [from, to] = days(time);
    let value = time.value.as_deref();
    TimeRecord { passage: places.passage(time.span), kind: time.kind.name(), value, from, to }
}
