//! Links: which statements are about the same matter.
//!
//! A new statement is compared with those that share a key with it. Under a key that few share, with all of them. Under one that many share, with its
//! neighbours in an order in which the like stand near the like: as many before it and after it as [`NEAR`]. So a document costs the same in a large ledger as in a
//! small one, and which pairs are compared depends on the set of statements alone: where a new one comes between two that were neighbours, they are
//! no longer, and a link that they had for no other reason goes.

use std::collections::BTreeSet;

use ascribe_claim::{Relation, answers, keys, link, may_link, second_breaths};
use ascribe_types::{Entry, Statement, Vector};
use rusqlite::params;

use crate::Error;
use crate::hash::{Mixed, hash};
use crate::record::Change;

/// How many neighbours on each side a statement is compared with under a key; few in tests, so that they come to where it matters.
const NEAR: usize = if cfg!(test) { 3 } else { 32 };

impl Change<'_> {
    /// Links the statements of a document, which stand at these rows, with each other and with those of all others.
    pub(crate) fn link(&mut self, entry: &Entry, rows: &[i64]) -> Result<(), Error> {
        let statements = &entry.statements;
        let (report, parties) = (&entry.report, &entry.parties);
        let own = answers(report, parties, statements).into_iter().chain(second_breaths(report, parties, statements));
        for (one, other, relation) in own {
            self.tie(rows[one], rows[other], "answers", relation)?;
        }
        for (statement, row) in statements.iter().zip(rows) {
            for candidate in self.file_statement(statement, *row)? {
                if !may_link(&statement.vector, &*self.vector(candidate)?) {
                    continue;
                }
                let other = self.statement(candidate)?;
                if let Some(relation) = link(statement, &other) {
                    self.tie(*row, candidate, "alike", relation)?;
                }
            }
        }
        Ok(())
    }

    /// Files a statement under its keys. Gives those that stand near it under one of them, each once.
    fn file_statement(&mut self, statement: &Statement, row: i64) -> Result<Vec<i64>, Error> {
        let mut id = self.prepare("SELECT id FROM propositions WHERE proposition = ?")?;
        let id: String = id.query_row([row], |row| row.get(0))?;
        let rank = rank(&statement.vector, &id);
        let keys: BTreeSet<i64> = keys(statement).iter().map(|key| hash(key)).collect();
        let (mut candidates, mut parted) = (Vec::new(), BTreeSet::new());
        for key in keys {
            let (before, after) = (self.near(key, rank, row, BEFORE)?, self.near(key, rank, row, AFTER)?);
            self.prepare("INSERT INTO proposition_keys VALUES (?, ?, ?)")?.execute([key, rank, row])?;
            // With the new one between them, these are one further apart than neighbours may be.
            let pairs = before.iter().zip((0..NEAR).rev());
            parted.extend(pairs.filter_map(|(one, place)| Some((*one, *after.get(place)?))));
            candidates.extend(before.into_iter().chain(after));
        }
        for (one, other) in parted {
            self.part(one, other)?;
        }
        candidates.sort_unstable();
        candidates.dedup();
        Ok(candidates)
    }

    /// The neighbours on one side under a key, the nearest first.
    fn near(&self, key: i64, rank: i64, row: i64, side: &str) -> Result<Vec<i64>, Error> {
        let mut find = self.prepare(side)?;
        let found = find.query_map(params![key, rank, row, NEAR as i64], |row| row.get(0))?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// Links two. What one answers in the other says more than that they are alike.
    fn tie(&mut self, one: i64, other: i64, because: &str, relation: Relation) -> Result<(), Error> {
        if one != other {
            let mut insert = self.prepare("INSERT OR IGNORE INTO links VALUES (?, ?, ?, ?, ?)")?;
            let Relation { same, opposed } = relation;
            insert.execute(params![one.min(other), one.max(other), because, same, opposed])?;
            self.touched.extend([one, other]);
        }
        Ok(())
    }

    /// Takes the link of two away that were neighbours, unless they still are under another key. Of most their vectors tell that they never had one.
    fn part(&mut self, one: i64, other: i64) -> Result<(), Error> {
        if !may_link(&*self.vector(one)?, &*self.vector(other)?) {
            return Ok(());
        }
        let (one, other) = (one.min(other), one.max(other));
        let mut linked =
            self.prepare("SELECT EXISTS (SELECT 1 FROM links WHERE one = ? AND other = ? AND because = 'alike')")?;
        if linked.query_row([one, other], |row| row.get(0))? && !self.are_near(one, other)? {
            self.prepare("DELETE FROM links WHERE one = ? AND other = ?")?.execute([one, other])?;
            self.touched.extend([one, other]);
        }
        Ok(())
    }

    /// Whether two are neighbours under any key.
    fn are_near(&self, one: i64, other: i64) -> Result<bool, Error> {
        let mut shared = self.prepare(
            "SELECT key, one.rank, other.rank FROM proposition_keys AS one JOIN proposition_keys AS other USING (key)
             WHERE one.proposition = ? AND other.proposition = ?",
        )?;
        let shared = shared.query_map([one, other], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let shared: Vec<(i64, i64, i64)> = shared.collect::<Result<_, _>>()?;
        // From the one to the other, both counted.
        let mut between = self.prepare(
            "SELECT count(*) FROM (SELECT 1 FROM proposition_keys WHERE key = ? AND rank BETWEEN ? AND ? LIMIT ?)",
        )?;
        for (key, one, other) in shared {
            let most = NEAR as i64 + 1;
            let count: i64 = between.query_row([key, one.min(other), one.max(other), most + 1], |row| row.get(0))?;
            if count <= most {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

const BEFORE: &str = "SELECT proposition FROM proposition_keys WHERE key = ?1 AND (rank, proposition) < (?2, ?3)
                      ORDER BY rank DESC, proposition DESC LIMIT ?4";
const AFTER: &str = "SELECT proposition FROM proposition_keys WHERE key = ?1 AND (rank, proposition) > (?2, ?3)
                     ORDER BY rank, proposition LIMIT ?4";

/// Where a statement stands under its keys. The first half says on which side of 32 planes its vector lies, so that those with like vectors mostly have the
/// first bits in common (locality-sensitive hashing; Charikar 2002), and the second is from its id, so that no two have one rank.
fn rank(vector: &Vector, id: &str) -> i64 {
    let mut planes = Mixed(1);
    let sides = (0..32).fold(0_u32, |sides, _| sides << 1 | u32::from(side(vector, &mut planes)));
    i64::from(sides as i32) << 32 | (hash(id) & 0xffff_ffff)
}

/// On which side of a plane through nought a vector lies. The planes are the same in every ledger.
fn side(vector: &Vector, planes: &mut Mixed) -> bool {
    let mut sum = 0;
    for elements in vector.0.chunks(64) {
        let normal = planes.next();
        let signed = elements.iter().enumerate().map(|(at, element)| {
            let element = i32::from(*element);
            if normal >> at & 1 == 1 { element } else { -element }
        });
        sum += signed.sum::<i32>();
    }
    sum > 0
}
