//! What parties hold, and where they change it.

use ascribe_types::Position;

use crate::answers::{Change, Held, Party, Said};

/// What was said, party by party in the order of their first words; whoever speaks for a party is counted in. What nobody is named for comes last.
pub(super) fn by_party(said: Vec<Said>) -> Vec<Held> {
    let mut parties: Vec<(Option<Party>, Vec<Said>)> = Vec::new();
    let mut at = std::collections::HashMap::new();
    for one in said {
        let holder = one.holder().cloned();
        let id = holder.as_ref().map(|party| party.id.clone());
        let index = *at.entry(id).or_insert_with(|| {
            parties.push((holder, Vec::new()));
            parties.len() - 1
        });
        parties[index].1.push(one);
    }
    parties.sort_by_key(|(party, _)| party.is_none());
    parties.into_iter().map(|(party, said)| held(party, said)).collect()
}

/// What one party holds, by what was `said`, the earliest first.
pub(super) fn held(party: Option<Party>, said: Vec<Said>) -> Held {
    // Who is not named is not known to be the same from one report to the next.
    let changes = if party.is_some() { changes(&said) } else { Vec::new() };
    Held { party, said, changes }
}

/// Where the position of one day is not that of the last day before it on which there was one. A day on which both sides were taken tells of
/// no change: the text does not say which came first.
fn changes(said: &[Said]) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut before: Option<(Position, usize)> = None;
    let days = said.chunk_by(|one, other| one.document.published == other.document.published);
    let mut start = 0;
    for day in days {
        let after = side_of_day(day).filter(|_| day[0].document.published.is_some());
        let after = after.map(|(position, at)| (position, start + at));
        if let (Some(before), Some(after)) = (before, after)
            && before.0 != after.0
        {
            changes.push(Change { from: before.0, to: after.0, before: before.1, after: after.1 });
        }
        before = after.or(before);
        start += day.len();
    }
    changes
}

/// The one side that is taken on a day, and where first; none if none or several are.
fn side_of_day(day: &[Said]) -> Option<(Position, usize)> {
    let taken = || day.iter().enumerate().filter(|(_, said)| said.position != Position::Neither);
    let (at, first) = taken().next()?;
    taken().all(|(_, said)| said.position == first.position).then_some((first.position, at))
}
