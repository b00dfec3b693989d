//! The parties of a document, and which parties of the ledger are the same.

use std::collections::{BTreeMap, BTreeSet};

use ascribe_party::{Known, blocks, same};
use ascribe_types::{Country, Party, PartyKey, PartyKind};
use rusqlite::params;

use crate::Error;
use crate::hash::hash;
use crate::record::Change;
use crate::rows::Rows;

/// How the keys of outlets begin; the rest is a publisher's id.
pub(crate) const OUTLET: &str = "outlet:";

impl Rows<'_> {
    /// For whom a party speaks in the end, as the document says; itself if for nobody else.
    pub(crate) fn principal<'k>(&'k self, key: &'k PartyKey) -> &'k PartyKey {
        let all = &self.entry.parties.all;
        let party = |key: &PartyKey| all.iter().find(|party| party.key == *key);
        let next = |key: &&'k PartyKey| party(key)?.acts_for.as_ref().map(|acts| &acts.party);
        // Nobody speaks for more than all others; a longer way would go in a circle.
        std::iter::successors(Some(key), next).take(all.len().max(1)).last().unwrap_or(key)
    }
}

impl Change<'_> {
    /// Writes the parties of a document, and finds out who of them is who else.
    pub(crate) fn parties(&mut self, rows: &mut Rows<'_>) -> Result<(), Error> {
        let mut changed = BTreeSet::new();
        for party in &rows.entry.parties.all {
            let (row, new) = self.party(party)?;
            rows.parties.insert(&party.key, row);
            let more = self.names(row, party, rows)? | self.country(row, party)? | self.office(row, party, rows)?;
            if new || more {
                changed.insert(row);
            }
        }
        self.acts_for(rows)?;
        self.file(&changed)
    }

    /// The party of this key, and whether it is a new one. It is called by the longest name that a document gives; of equals, the last in the order of
    /// letters, in which capitals come before small ones.
    fn party(&self, party: &Party) -> Result<(i64, bool), Error> {
        let key = &party.key.0;
        let mut insert = self.prepare(
            "INSERT INTO parties (party, id, kind, name, same_as)
             SELECT next, ?1, ?2, ?3, next FROM (SELECT coalesce(max(party), 0) + 1 AS next FROM parties) WHERE true
             ON CONFLICT DO NOTHING",
        )?;
        let new = insert.execute(params![key, party.kind.name(), party.name])? > 0;
        let row = self.prepare("SELECT party FROM parties WHERE id = ?")?.query_row([key], |row| row.get(0))?;
        if !new {
            let mut rename = self
                .prepare("UPDATE parties SET name = ?2 WHERE party = ?1 AND (length(?2), ?2) > (length(name), name)")?;
            rename.execute(params![row, party.name])?;
        } else if let Some(outlet) = key.strip_prefix(OUTLET) {
            self.prepare("UPDATE publishers SET party = ? WHERE id = ?")?.execute(params![row, outlet])?;
        }
        Ok((row, new))
    }

    /// Whether a document gives a party a name that none has given it.
    fn names(&self, row: i64, party: &Party, rows: &Rows<'_>) -> Result<bool, Error> {
        let mut known = self.prepare("SELECT EXISTS (SELECT 1 FROM party_names WHERE party = ? AND name = ?)")?;
        let mut insert = self.prepare("INSERT OR IGNORE INTO party_names (party, document, name) VALUES (?, ?, ?)")?;
        let mut more = false;
        for name in std::iter::once(&party.name).chain(&party.other_names) {
            more |= !known.query_row(params![row, name], |row| row.get::<_, bool>(0))?;
            insert.execute(params![row, rows.document, name])?;
        }
        Ok(more)
    }

    /// Whether a document gives a party a country that none has given it. If documents differ, none is shown.
    fn country(&self, row: i64, party: &Party) -> Result<bool, Error> {
        let Some(country) = party.country else { return Ok(false) };
        let mut insert = self.prepare("INSERT OR IGNORE INTO party_countries VALUES (?, ?)")?;
        if insert.execute(params![row, country.code()])? == 0 {
            return Ok(false);
        }
        let mut show = self.prepare(
            "UPDATE parties SET country = (SELECT CASE count(*) WHEN 1 THEN min(country) END
               FROM party_countries WHERE party = ?1) WHERE party = ?1",
        )?;
        show.execute([row])?;
        Ok(true)
    }

    /// Whether a document gives a party an office that none has given it.
    fn office(&self, row: i64, party: &Party, rows: &Rows<'_>) -> Result<bool, Error> {
        let Some(span) = party.office else { return Ok(false) };
        let (office, (start, end)) = (span.of(rows.text()), rows.points.of(span));
        let mut known = self.prepare("SELECT EXISTS (SELECT 1 FROM offices WHERE party = ? AND office = ?)")?;
        let known: bool = known.query_row(params![row, office], |row| row.get(0))?;
        let mut insert = self.prepare(
            "INSERT OR IGNORE INTO offices (party, document, office, start, \"end\") VALUES (?, ?, ?, ?, ?)",
        )?;
        insert.execute(params![row, rows.document, office, start, end])?;
        Ok(!known)
    }

    fn acts_for(&self, rows: &Rows<'_>) -> Result<(), Error> {
        let mut insert = self.prepare(
            "INSERT OR IGNORE INTO acts_for (party, document, principal, start, \"end\") VALUES (?, ?, ?, ?, ?)",
        )?;
        for party in &rows.entry.parties.all {
            let Some(acts) = &party.acts_for else { continue };
            let (start, end) = rows.points.of(acts.evidence);
            if let Some(principal) = rows.parties.get(&acts.party) {
                insert.execute(params![rows.parties[&party.key], rows.document, principal, start, end])?;
            }
        }
        Ok(())
    }

    /// Files parties of which more is known than before under their blocks, and groups anew all that hang together with them.
    fn file(&mut self, changed: &BTreeSet<i64>) -> Result<(), Error> {
        let mut near = BTreeSet::new();
        for party in changed {
            let before = self.blocks(*party)?;
            let after: BTreeSet<i64> = blocks(&self.known(*party)?).iter().map(|block| hash(block)).collect();
            if before.is_empty() && after.is_empty() && self.told(*party)?.is_empty() {
                continue;
            }
            self.refile(*party, &before, &after)?;
            near.insert(*party);
            for block in before.difference(&after) {
                near.extend(self.filed(*block)?);
            }
        }
        self.regroup_parties(near)
    }

    /// Groups anew all parties that hang together with these.
    pub(crate) fn regroup_parties(&mut self, mut near: BTreeSet<i64>) -> Result<(), Error> {
        while let Some(first) = near.first().copied() {
            let together = self.together(first)?;
            near.retain(|party| !together.contains(party));
            self.identify(&together)?;
        }
        Ok(())
    }

    fn refile(&self, party: i64, before: &BTreeSet<i64>, after: &BTreeSet<i64>) -> Result<(), Error> {
        let mut delete = self.prepare("DELETE FROM party_blocks WHERE block = ? AND party = ?")?;
        let mut insert = self.prepare("INSERT INTO party_blocks VALUES (?, ?)")?;
        before.difference(after).try_for_each(|block| delete.execute([*block, party]).map(drop))?;
        after.difference(before).try_for_each(|block| insert.execute([*block, party]).map(drop))?;
        Ok(())
    }

    /// The blocks of a party.
    fn blocks(&self, party: i64) -> Result<BTreeSet<i64>, Error> {
        self.column("SELECT block FROM party_blocks WHERE party = ?", party)
    }

    /// The parties of a block.
    fn filed(&self, block: i64) -> Result<BTreeSet<i64>, Error> {
        self.column("SELECT party FROM party_blocks WHERE block = ?", block)
    }

    /// All parties that hang together with one by shared blocks, or by what people told of them.
    fn together(&self, first: i64) -> Result<BTreeSet<i64>, Error> {
        let (mut found, mut next) = (BTreeSet::from([first]), vec![first]);
        let mut seen = BTreeSet::new();
        while let Some(party) = next.pop() {
            for block in self.blocks(party)?.into_iter().filter(|block| seen.insert(*block)) {
                next.extend(self.filed(block)?.into_iter().filter(|party| found.insert(*party)));
            }
            next.extend(self.told(party)?.into_iter().filter(|party| found.insert(*party)));
        }
        Ok(found)
    }

    /// Finds out who of these parties are the same. What those hold on claims who are somebody else now is counted anew.
    fn identify(&mut self, together: &BTreeSet<i64>) -> Result<(), Error> {
        let known: Vec<Known> = together.iter().map(|party| self.known(*party)).collect::<Result<_, _>>()?;
        let rows: BTreeMap<&PartyKey, i64> =
            known.iter().map(|known| &known.key).zip(together.iter().copied()).collect();
        for (known, is) in known.iter().zip(same(&known, &self.holding.told)) {
            let (party, is) = (rows[&known.key], rows.get(&is).copied().unwrap_or(rows[&known.key]));
            let mut update = self.prepare("UPDATE parties SET same_as = ?2 WHERE party = ?1 AND same_as <> ?2")?;
            if update.execute([party, is])? > 0 {
                let on: BTreeSet<i64> = self.column(
                    "SELECT claim FROM propositions WHERE party = ?1 UNION SELECT claim FROM propositions WHERE principal = ?1",
                    party,
                )?;
                self.uncounted.extend(on);
            }
        }
        Ok(())
    }

    /// What the ledger knows of a party.
    fn known(&self, party: i64) -> Result<Known, Error> {
        let mut find = self.prepare("SELECT id, kind FROM parties WHERE party = ?")?;
        let (id, kind): (String, String) = find.query_row([party], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let countries: BTreeSet<String> = self.column("SELECT country FROM party_countries WHERE party = ?", party)?;
        let code = |code: &String| code.as_bytes().try_into().map(Country).map_err(|_| Error::damaged("country"));
        let texts = |set: BTreeSet<String>| set.into_iter().collect();
        Ok(Known {
            key: PartyKey(id),
            kind: PartyKind::from_name(&kind).ok_or(Error::damaged("parties.kind"))?,
            names: texts(self.column("SELECT DISTINCT name FROM party_names WHERE party = ?", party)?),
            countries: countries.iter().map(code).collect::<Result<_, _>>()?,
            offices: texts(self.column("SELECT DISTINCT office FROM offices WHERE party = ?", party)?),
        })
    }
}
