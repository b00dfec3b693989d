//! Holds what a ledger made of matters against the gold.

use std::collections::{BTreeMap, BTreeSet};

use ascribe_types::Position;

use super::held::{Held, HeldStatement};
use super::{Holder, Matter, MatterScore, MatterStatement, Outcome};
use crate::Counts;

/// What became of a matter in a ledger.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MatterJudgement {
    /// The counts.
    pub score: MatterScore,
    /// For each statement of the matter that is on a claim: its place, what became of it, and the place of what the ledger has for it.
    pub outcomes: Vec<(usize, Outcome, Option<usize>)>,
    /// Statements of the ledger in a claim of the matter that are not on it: the claim's place and the statement's.
    pub strays: Vec<(usize, usize)>,
    /// For each statement of the matter whose holder it tells and that the ledger has: the holder, and who holds it by the ledger.
    pub holders: Vec<(Holder, Option<String>)>,
}

/// Judges a matter by a ledger that has its reports, the first of them as its `offset`th.
pub fn judge(matter: &Matter, held: &Held, offset: usize) -> MatterJudgement {
    let found: Vec<Option<usize>> =
        matter.statements.iter().map(|statement| pair(statement, &held.statements, offset)).collect();
    let homes: Vec<Option<i64>> = (0..matter.claims.len()).map(|claim| home(matter, held, &found, claim)).collect();
    let mut judgement = MatterJudgement::default();
    for (at, statement) in matter.statements.iter().enumerate() {
        let Some(claim) = statement.claim else { continue };
        let turned = homes[claim].is_some_and(|home| is_turned(matter, held, &found, home, claim));
        let told = found[at].map(|at| &held.statements[at]);
        let outcome = outcome(statement.position, told, homes[claim], turned);
        judgement.score.statements[outcome as usize] += 1;
        judgement.outcomes.push((at, outcome, found[at]));
    }
    judgement.strays = strays(matter, held, &found, &homes, offset);
    judgement.holders = holders(matter, held, &found);
    count(&mut judgement, matter, held, &found, &homes);
    judgement.score.copies = copies(matter, held, offset);
    judgement
}

/// What the ledger has for a statement: a statement of one of its sources, whose attribution holds words of its quotation; rather one whose passage does,
/// then the shortest attribution.
fn pair(statement: &MatterStatement, held: &[HeldStatement], offset: usize) -> Option<usize> {
    let fits = |told: &HeldStatement| {
        let of_source = match told.source {
            Some(source) => statement.sources.iter().any(|words| words.overlaps(source)),
            None => statement.sources.is_empty(),
        };
        told.report == statement.report + offset && told.extent.overlaps(statement.quote) && of_source
    };
    let candidates = held.iter().enumerate().filter(|(_, told)| fits(told));
    let rank = |told: &HeldStatement| (!told.passage.overlaps(statement.quote), told.extent.len());
    candidates.min_by_key(|(_, told)| rank(told)).map(|(at, _)| at)
}

/// The statements of the matter that are on a claim and in the ledger: their places, and those of what the ledger has for them.
fn members<'a>(
    matter: &'a Matter,
    found: &'a [Option<usize>],
    claim: usize,
) -> impl Iterator<Item = (usize, usize)> + 'a {
    let on = matter.statements.iter().zip(found).enumerate().filter(move |(_, (s, _))| s.claim == Some(claim));
    on.filter_map(|(at, (_, found))| Some((at, (*found)?)))
}

/// The ledger's claim that has the most of a claim's statements; of equals the one that has a statement first.
fn home(matter: &Matter, held: &Held, found: &[Option<usize>], claim: usize) -> Option<i64> {
    let mut counts: Vec<(i64, usize)> = Vec::new();
    for (_, told) in members(matter, found, claim) {
        let number = held.statements[told].claim;
        match counts.iter_mut().find(|(known, _)| *known == number) {
            Some((_, count)) => *count += 1,
            None => counts.push((number, 1)),
        }
    }
    // Of equals, `max_by_key` takes the last.
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(number, _)| number)
}

/// Whether what the ledger's claim says is the contrary of the gold's: the statement in whose words it is told says so, by a negation or without.
fn is_turned(matter: &Matter, held: &Held, found: &[Option<usize>], home: i64, claim: usize) -> bool {
    let mut tellers = members(matter, found, claim).map(|(at, told)| (at, &held.statements[told]));
    let teller = tellers.find(|(_, told)| told.claim == home && told.tells);
    teller.is_some_and(|(at, told)| matter.statements[at].opposite != told.negative)
}

fn outcome(gold: Position, told: Option<&HeldStatement>, home: Option<i64>, turned: bool) -> Outcome {
    let Some(told) = told else { return Outcome::Unread };
    if Some(told.claim) != home {
        return Outcome::Elsewhere;
    }
    let (told, gold) = (if turned { -side(told.position) } else { side(told.position) }, side(gold));
    match told {
        _ if told == gold => Outcome::Right,
        _ if told == 0 || told.signum() == gold.signum() => Outcome::Otherwise,
        _ => Outcome::Wrong,
    }
}

/// A position as a number, which turned around is that on the contrary: who doubts the contrary inclines to the claim.
fn side(position: Position) -> i8 {
    match position {
        Position::Affirms => 2,
        Position::Denies => -2,
        Position::Doubts => -1,
        Position::Neither => 0,
    }
}

/// What is in a claim and not on it.
fn strays(
    matter: &Matter,
    held: &Held,
    found: &[Option<usize>],
    homes: &[Option<i64>],
    offset: usize,
) -> Vec<(usize, usize)> {
    let listed: BTreeMap<usize, Option<usize>> = found
        .iter()
        .zip(&matter.statements)
        .filter_map(|(found, statement)| Some(((*found)?, statement.claim)))
        .collect();
    let on = |claim: usize, at: usize| match listed.get(&at) {
        Some(of) => *of == Some(claim),
        None => passes_on(matter, claim, &held.statements[at], offset),
    };
    let homes = homes.iter().enumerate().filter_map(|(claim, home)| Some((claim, (*home)?)));
    let inside = |home: i64| (0..held.statements.len()).filter(move |at| held.statements[*at].claim == home);
    homes
        .flat_map(|(claim, home)| inside(home).map(move |at| (claim, at)))
        .filter(|(claim, at)| !on(*claim, *at))
        .collect()
}

/// Whether a statement of the ledger has words in common with one that is on the claim: as another source passes it on.
fn passes_on(matter: &Matter, claim: usize, told: &HeldStatement, offset: usize) -> bool {
    let mut on = matter.statements.iter().filter(|statement| statement.claim == Some(claim));
    on.any(|statement| statement.report + offset == told.report && statement.quote.overlaps(told.passage))
}

fn holders(matter: &Matter, held: &Held, found: &[Option<usize>]) -> Vec<(Holder, Option<String>)> {
    let known = matter.statements.iter().zip(found);
    known.filter_map(|(s, found)| Some((s.party.clone()?, held.statements[(*found)?].party.clone()))).collect()
}

/// Counts what is told of claims and parties.
fn count(
    judgement: &mut MatterJudgement,
    matter: &Matter,
    held: &Held,
    found: &[Option<usize>],
    homes: &[Option<i64>],
) {
    let score = &mut judgement.score;
    score.strays = judgement.strays.len();
    score.claims = homes.len();
    for (claim, home) in homes.iter().enumerate() {
        let numbers: BTreeSet<i64> =
            members(matter, found, claim).map(|(_, told)| held.statements[told].claim).collect();
        score.split += usize::from(numbers.len() > 1);
        score.merged += usize::from(home.is_some() && homes.iter().filter(|other| *other == home).count() > 1);
        let origins = home.and_then(|home| held.claims.get(&home)).map(|claim| claim.origins);
        score.origins += usize::from(origins == Some(matter.claims[claim].origins));
    }
    score.parties = same_party(judgement.holders.iter());
}

/// Pairs of statements whose holder is one party, by the gold, by the ledger, and by both. A holder that the ledger does not know is nobody else.
pub(super) fn same_party<'a, H: Ord + 'a>(holders: impl Iterator<Item = &'a (H, Option<String>)>) -> Counts {
    let (mut gold, mut told, mut both) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    for (holder, party) in holders {
        *gold.entry(holder).or_insert(0) += 1;
        if let Some(party) = party {
            *told.entry(party).or_insert(0) += 1;
            *both.entry((holder, party)).or_insert(0) += 1;
        }
    }
    let pairs = |count: &usize| count * (count - 1) / 2;
    Counts {
        right: both.values().map(pairs).sum(),
        predicted: told.values().map(pairs).sum(),
        gold: gold.values().map(pairs).sum(),
    }
}

/// Pairs of reports that are copies of one report.
fn copies(matter: &Matter, held: &Held, offset: usize) -> Counts {
    let gold: Vec<usize> = (0..matter.reports.len()).map(|at| original(matter, at)).collect();
    let told = &held.originals[offset..offset + matter.reports.len()];
    let mut counts = Counts::default();
    for one in 0..gold.len() {
        for other in one + 1..gold.len() {
            let (gold, told) = (gold[one] == gold[other], told[one] == told[other]);
            counts +=
                Counts { right: usize::from(gold && told), predicted: usize::from(told), gold: usize::from(gold) };
        }
    }
    counts
}

/// The report that a report is a copy of in the end.
fn original(matter: &Matter, report: usize) -> usize {
    let line = std::iter::successors(Some(report), |at| matter.reports[*at].copy_of);
    // A copy of a copy of itself would go in a circle.
    line.take(matter.reports.len()).last().unwrap_or(report)
}

#[cfg(test)]
mod tests;
