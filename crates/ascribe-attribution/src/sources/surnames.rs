//! Speakers' labels in capitals, by surname.
//!
//! `MR. DUBOIS: In March.`: a transcript calls its speakers by their surnames, and the report around it by their names. A label is the person of that surname
//! whom the document names in full, if there is one alone. Left alone: a surname of two persons, and surnames in small letters, which the
//! analysis reads.

use std::collections::BTreeMap;

use ascribe_types::{EntityIdx, Kind};

use super::cast::Cast;

/// Who is named in full, by surname.
#[derive(Debug)]
pub(super) struct Surnames(BTreeMap<String, Vec<EntityIdx>>);

impl Surnames {
    pub(super) fn of(cast: &Cast<'_>) -> Self {
        let mut surnames: BTreeMap<String, Vec<EntityIdx>> = BTreeMap::new();
        for (entity, index) in cast.analysis.entities.iter().zip(0..) {
            let name = cast.analysis.span(&entity.name).of(cast.text);
            let person = entity.named && entity.kind == Kind::Person;
            if let Some((_, surname)) = name.rsplit_once(' ').filter(|_| person && !is_label(name)) {
                surnames.entry(surname.to_lowercase()).or_default().push(EntityIdx(index));
            }
        }
        Self(surnames)
    }

    /// Whom a label stands for.
    pub(super) fn of_label(&self, words: &str) -> Option<EntityIdx> {
        let surname = words.split_whitespace().last().filter(|_| is_label(words))?;
        match self.0.get(&surname.to_lowercase())?[..] {
            [only] => Some(only),
            _ => None,
        }
    }
}

/// Whether words are all in capitals.
fn is_label(words: &str) -> bool {
    let mut letters = words.chars().filter(|character| character.is_alphabetic()).peekable();
    letters.peek().is_some() && letters.all(char::is_uppercase)
}
