//! From what a person wants, in their words, to a correction.

use std::collections::BTreeSet;

use rusqlite::{Connection, params};

use super::claims::OPPOSED;
use super::{Correction, Kind, Verb, Wanted};
use crate::Error;
use crate::answers::{Found, Party};
use crate::questions::{Thing, claim_of, party_of, thing_of};
use crate::rows::plain;

/// The correction that is meant.
pub(super) fn correction(connection: &Connection, wanted: &Wanted) -> Result<Correction, Error> {
    let meant = |verb, kind, objects, value| Correction { verb, kind, objects, value, note: None };
    Ok(match wanted {
        Wanted::MergeClaims { claims, opposed } => {
            let objects = tellers(connection, claims)?;
            meant(Verb::Merge, Kind::Claim, objects, opposed.then(|| OPPOSED.to_owned()))
        }
        Wanted::SplitClaim { claim, statements } => {
            meant(Verb::Split, Kind::Claim, parted(connection, claim, statements)?, None)
        }
        Wanted::MergeParties(names) => meant(Verb::Merge, Kind::Party, merged_parties(connection, names)?, None),
        Wanted::SplitParties(names) => meant(Verb::Split, Kind::Party, split_parties(connection, names)?, None),
        Wanted::Reject(ids) => {
            let (kind, objects) = rejected(connection, ids)?;
            meant(Verb::Reject, kind, objects, None)
        }
        Wanted::GradePublisher(name, grade) => {
            meant(Verb::Grade, Kind::Publisher, vec![publisher(connection, name)?], Some(grade.to_ascii_uppercase()))
        }
        Wanted::GradePassages(ids, grade) => {
            meant(Verb::Grade, Kind::Passage, passages(connection, ids)?, Some(grade.to_ascii_uppercase()))
        }
    })
}

/// The propositions in whose words claims are told.
fn tellers(connection: &Connection, claims: &[String]) -> Result<Vec<String>, Error> {
    let mut numbers = Vec::new();
    for claim in claims {
        let number = one("claim", claim, claim_of(connection, claim)?, String::clone)?;
        if numbers.contains(&number) {
            return Err(Error::refused(format!("“{claim}” is claim {number}, which is named already")));
        }
        numbers.push(number);
    }
    numbers.into_iter().map(|number| teller(connection, number)).collect()
}

fn teller(connection: &Connection, claim: i64) -> Result<String, Error> {
    Ok(connection
        .prepare_cached("SELECT id FROM propositions WHERE proposition = (SELECT teller FROM claims WHERE claim = ?)")?
        .query_row([claim], |row| row.get(0))?)
}

/// The propositions of a claim that are about another matter, after the first of those that stay.
fn parted(connection: &Connection, claim: &str, statements: &[String]) -> Result<Vec<String>, Error> {
    let number = one("claim", claim, claim_of(connection, claim)?, String::clone)?;
    let mut moved = Vec::new();
    for statement in statements {
        let all = propositions(connection, statement)?;
        let here: Vec<&Stated> = all.iter().filter(|stated| stated.claim == number).collect();
        if here.is_empty() {
            return Err(Error::refused(format!("“{statement}” says nothing on claim {number}")));
        }
        moved.extend(here.into_iter().map(|stated| stated.id.clone()));
    }
    let mut stay = on(connection, number)?;
    stay.retain(|id| !moved.contains(id));
    let first = stay.into_iter().next();
    let first = first.ok_or_else(|| Error::refused(format!("nothing would be left of claim {number}")))?;
    Ok([first].into_iter().chain(each_once(moved)).collect())
}

/// The propositions on a claim, the earliest first.
fn on(connection: &Connection, claim: i64) -> Result<Vec<String>, Error> {
    let mut find = connection.prepare_cached(
        "SELECT p.id FROM current_propositions AS p JOIN documents AS d USING (document)
         WHERE p.claim = ? ORDER BY d.published IS NULL, d.published, p.id",
    )?;
    let ids = find.query_map([claim], |row| row.get(0))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

struct Stated {
    id: String,
    claim: i64,
}

/// The propositions that an id stands for.
fn propositions(connection: &Connection, id: &str) -> Result<Vec<Stated>, Error> {
    let what = "document, attribution or proposition";
    let (condition, row) = match one(what, id, thing_of(connection, id)?, String::clone)? {
        Thing::Claim(_) => return Err(nothing(what, id)),
        Thing::Document(row) => ("document = ?", row),
        Thing::Attribution(row) => ("attribution = ?", row),
        Thing::Proposition(row) => ("proposition = ?", row),
    };
    let mut find = connection
        .prepare_cached(&format!("SELECT id, claim FROM current_propositions WHERE {condition} ORDER BY id"))?;
    let stated = find.query_map([row], |row| Ok(Stated { id: row.get(0)?, claim: row.get(1)? }))?;
    Ok(stated.collect::<Result<_, _>>()?)
}

/// The propositions of passages.
fn passages(connection: &Connection, ids: &[String]) -> Result<Vec<String>, Error> {
    let mut all = Vec::new();
    for id in ids {
        let stated = propositions(connection, id)?;
        if stated.is_empty() {
            return Err(Error::refused(format!("“{id}” states nothing that could be graded")));
        }
        all.extend(stated.into_iter().map(|stated| stated.id));
    }
    Ok(each_once(all))
}

/// What was read wrongly: documents, attributions or propositions.
fn rejected(connection: &Connection, ids: &[String]) -> Result<(Kind, Vec<String>), Error> {
    let (mut kinds, mut objects) = (Vec::new(), Vec::new());
    for id in ids {
        let what = "document, attribution or proposition";
        let (kind, sql, row) = match one(what, id, thing_of(connection, id)?, String::clone)? {
            Thing::Claim(_) => {
                return Err(Error::refused(format!("“{id}” is a claim; only what was read can be rejected")));
            }
            Thing::Document(row) => (Kind::Document, "SELECT id FROM documents WHERE document = ?", row),
            Thing::Attribution(row) => (Kind::Attribution, "SELECT id FROM attributions WHERE attribution = ?", row),
            Thing::Proposition(row) => (Kind::Proposition, "SELECT id FROM propositions WHERE proposition = ?", row),
        };
        kinds.push(kind);
        objects.push(connection.prepare_cached(sql)?.query_row([row], |row| row.get(0))?);
    }
    let kind = kinds.first().copied().ok_or_else(|| Error::refused("too few are named"))?;
    if kinds.iter().any(|other| *other != kind) {
        return Err(Error::refused("documents, attributions and propositions are rejected each by themselves"));
    }
    Ok((kind, each_once(objects)))
}

/// The ids of parties that are the same.
fn merged_parties(connection: &Connection, names: &[String]) -> Result<Vec<String>, Error> {
    let mut ids: Vec<String> = Vec::new();
    for name in names {
        let party = one("party", name, party_of(connection, name)?, described)?;
        if ids.contains(&party.id) {
            return Err(Error::refused(format!("“{name}” is {}, who is named already", party.name)));
        }
        ids.push(party.id);
    }
    Ok(ids)
}

/// The ids of parties that are not the same, though the ledger may take them for one.
fn split_parties(connection: &Connection, names: &[String]) -> Result<Vec<String>, Error> {
    let mut ids: Vec<String> = Vec::new();
    for name in names {
        let id = known_as(connection, name)?;
        if ids.contains(&id) {
            return Err(Error::refused(format!(
                "“{name}” is {id}, which is named already: what reports call by one name cannot be told apart"
            )));
        }
        ids.push(id);
    }
    Ok(ids)
}

/// The one party, among those that are taken for the same, that has this id or that is called so.
fn known_as(connection: &Connection, name: &str) -> Result<String, Error> {
    let exact = "SELECT id FROM parties WHERE id = ?1 OR name = ?1 COLLATE NOCASE ORDER BY id <> ?1, id";
    let mut ids: Vec<String> = column(connection, exact, name)?;
    if ids.first().is_some_and(|id| id == name) {
        ids.truncate(1);
    }
    if ids.is_empty() {
        let party = one("party", name, party_of(connection, name)?, described)?;
        ids = column(connection, "SELECT id FROM parties WHERE id = ?1", &party.id)?;
    }
    match &ids[..] {
        [only] => Ok(only.clone()),
        several => Err(ambiguous("party", name, several)),
    }
}

/// The id of the publisher of this name, or with this in its name if there is only one.
fn publisher(connection: &Connection, name: &str) -> Result<String, Error> {
    let plain = plain(name);
    let exact: Vec<String> = column(connection, "SELECT id FROM publishers WHERE id = ?1", &plain)?;
    let like = "SELECT id FROM publishers WHERE instr(id, ?1) > 0 ORDER BY id LIMIT 20";
    let found = if exact.is_empty() && !plain.is_empty() { column(connection, like, &plain)? } else { exact };
    match &found[..] {
        [] => Err(nothing("publisher", name)),
        [only] => Ok(only.clone()),
        several => Err(ambiguous("publisher", name, several)),
    }
}

fn column(connection: &Connection, sql: &str, of: &str) -> Result<Vec<String>, Error> {
    let mut find = connection.prepare_cached(sql)?;
    let found = find.query_map(params![of], |row| row.get(0))?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// The one thing that was found; where there is none, or more, a person is told.
fn one<T, C>(what: &str, wanted: &str, found: Found<T, C>, describe: impl Fn(&C) -> String) -> Result<T, Error> {
    match found {
        Found::One(thing) => Ok(thing),
        Found::Nothing => Err(nothing(what, wanted)),
        Found::Several(choices) => Err(ambiguous(what, wanted, &choices.iter().map(describe).collect::<Vec<String>>())),
    }
}

fn described(party: &Party) -> String {
    party.id.clone()
}

fn nothing(what: &str, wanted: &str) -> Error {
    Error::refused(format!("no {what} fits “{wanted}”"))
}

fn ambiguous(what: &str, wanted: &str, choices: &[String]) -> Error {
    Error::refused(format!("more than one {what} fits “{wanted}”: {}", choices.join(", ")))
}

/// Each once, in the order in which they first came.
fn each_once(ids: Vec<String>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    ids.into_iter().filter(|id| seen.insert(id.clone())).collect()
}
