//! What corrections tell of parties.

use std::collections::BTreeSet;

use ascribe_party::Told;
use ascribe_types::PartyKey;
use rusqlite::OptionalExtension;

use super::{Correction, Holding, Kind, Verb};
use crate::Error;
use crate::record::Change;

/// What a correction tells of parties: that each of them is the first, or that no two of them are the same.
pub(super) fn told(correction: &Correction) -> Vec<Told> {
    let objects = &correction.objects;
    if correction.kind != Kind::Party {
        return Vec::new();
    }
    let same = correction.verb == Verb::Merge;
    let ones = if same { objects.len().min(1) } else { objects.len() };
    let pairs = (0..ones).flat_map(|one| (one + 1..objects.len()).map(move |other| (one, other)));
    let key = |at: usize| PartyKey(objects[at].clone());
    pairs.map(|(one, other)| Told { one: key(one), other: key(other), same }).collect()
}

impl Change<'_> {
    /// Finds out anew who these parties are; `before` are the corrections that held.
    pub(super) fn reidentify(&mut self, ids: &[String], before: &Holding) -> Result<(), Error> {
        let mut near = BTreeSet::new();
        for id in ids {
            let Some(party) = self.party_row(id)? else { continue };
            near.insert(party);
            // Those that hung together with it only by what was told then.
            near.extend(self.told_by(party, before)?);
        }
        self.regroup_parties(near)
    }

    /// The parties of which something was told together with one.
    pub(crate) fn told(&self, party: i64) -> Result<BTreeSet<i64>, Error> {
        self.told_by(party, &self.holding)
    }

    fn told_by(&self, party: i64, holding: &Holding) -> Result<BTreeSet<i64>, Error> {
        let mut found = BTreeSet::new();
        if holding.told.is_empty() {
            return Ok(found);
        }
        let id: String =
            self.prepare("SELECT id FROM parties WHERE party = ?")?.query_row([party], |row| row.get(0))?;
        for told in &holding.told {
            let other = [(&told.one, &told.other), (&told.other, &told.one)];
            for (_, other) in other.into_iter().filter(|(one, _)| one.0 == id) {
                found.extend(self.party_row(&other.0)?);
            }
        }
        Ok(found)
    }

    fn party_row(&self, id: &str) -> Result<Option<i64>, Error> {
        let mut find = self.prepare("SELECT party FROM parties WHERE id = ?")?;
        Ok(find.query_row([id], |row| row.get(0)).optional()?)
    }
}
