//! How corrections are told: in a line, as a list, as rows.

use ascribe_ledger::answers::{Corrected, Object};
use ascribe_ledger::{Kind, Verb};

use crate::questions::{Item, Page, line, text};

/// The columns of a correction.
pub(super) const COLUMNS: [&str; 9] =
    ["correction", "made", "verb", "kind", "objects", "texts", "value", "note", "undone"];

/// A correction in these columns.
pub(super) fn row(made: &Corrected) -> Vec<String> {
    let joined = |of: fn(&Object) -> String| made.objects.iter().map(of).collect::<Vec<_>>().join("; ");
    vec![
        made.number.to_string(),
        made.made.clone(),
        made.verb.name().to_owned(),
        made.kind.name().to_owned(),
        joined(|object| object.id.clone()),
        joined(|object| object.text.clone().unwrap_or_default()),
        text(made.value.as_ref()),
        text(made.note.as_ref()),
        text(made.undone.as_ref()),
    ]
}

/// What was done by a correction just made, and how it is undone.
pub(super) fn done(made: &Corrected) -> String {
    format!("{}: {} (to undo it: ascribe undo {})", made.number, said(made), made.number)
}

/// What was undone.
pub(super) fn undone(made: &Corrected) -> String {
    format!("{}: undone: {}", made.number, said(made))
}

/// What a correction says.
fn said(made: &Corrected) -> String {
    let value = made.value.as_deref().unwrap_or_default();
    let first = made.objects.first().map(named).unwrap_or_default();
    let others = made.objects.iter().skip(1).map(named).collect::<Vec<_>>().join(", ");
    let all = made.objects.iter().map(named).collect::<Vec<_>>().join(", ");
    let kind = made.kind.name();
    match (made.verb, made.kind) {
        (Verb::Merge, Kind::Claim) if value.is_empty() => format!("{all} are one claim{}", numbers(made)),
        (Verb::Merge, Kind::Claim) => format!("{others} says the contrary of {first}{}", numbers(made)),
        (Verb::Merge, _) => format!("{all} are the same"),
        (Verb::Split, Kind::Claim) => format!("{others} is another matter than {first}{}", numbers(made)),
        (Verb::Split, _) => format!("{all} are never the same"),
        (Verb::Reject, _) => format!("rejected: the {kind} {all}"),
        (Verb::Grade, _) => format!("graded {value}: {all}"),
    }
}

/// The claims on which the objects are now, where that is known: " (claims 3 and 12)".
fn numbers(made: &Corrected) -> String {
    let mut numbers: Vec<i64> = made.objects.iter().filter_map(|object| object.claim).collect();
    numbers.dedup();
    let told: Vec<String> = numbers.iter().map(i64::to_string).collect();
    match told.len() {
        0 => String::new(),
        1 => format!(" (claim {})", told[0]),
        _ => format!(" (claims {})", told.join(", ")),
    }
}

/// How many letters of a text are shown.
const SHOWN: usize = 60;

/// The words of an object, or its name, else its id.
fn named(object: &Object) -> String {
    let Some(text) = object.text.as_deref().map(line) else { return object.id.clone() };
    let mut shown: String = text.chars().take(SHOWN).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    format!("“{shown}”")
}

impl Item for Corrected {
    const NONE: &'static str = "no corrections";
    const COLUMNS: &'static [&'static str] = &COLUMNS;

    fn write(items: &[Self], page: &mut Page) {
        let digits = items.iter().map(|made| made.number.to_string().len()).max().unwrap_or(1);
        for made in items {
            listed(page, made, digits);
        }
    }

    fn row(&self) -> Vec<String> {
        row(self)
    }
}

/// Writes a correction of a list: what was said, of what, and whether it holds.
fn listed(page: &mut Page, made: &Corrected, digits: usize) {
    let said = match &made.undone {
        None => said(made),
        Some(_) => page.aside(&format!("undone: {}", said(made))),
    };
    page.entry(&format!("{:>digits$}  ", made.number), &said);
    let indent = " ".repeat(digits + 2);
    if let Some(note) = &made.note {
        page.entry(&indent, &line(note));
    }
    let ids: Vec<&str> = made.objects.iter().map(|object| object.id.as_str()).collect();
    let ids = page.aside(&line(&format!("{}, {}", made.made, ids.join(", "))));
    page.entry(&indent, &ids);
}
