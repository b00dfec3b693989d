//! A matter by hand, and ledgers that get it right or wrong in one way each.

use std::collections::BTreeMap;

use ascribe_types::Document;

use super::super::held::HeldClaim;
use super::super::{Half, MatterClaim, MatterReport, occurrences};
use super::*;

const TEXT: &str = "The town denied it. “It is so,” Vogel said. A guide doubted it. The mine is old, Vogel said.";

/// A statement on the claim of this number, or on none, by this source.
fn gold(source: &str, quote: &str, claim: Option<usize>, position: Position) -> MatterStatement {
    MatterStatement {
        report: 0,
        sources: occurrences(TEXT, source),
        quote: occurrences(TEXT, quote)[0],
        claim,
        position,
        opposite: false,
        party: Some(Holder::Listed(source.to_owned())),
    }
}

/// What a ledger has for these words.
fn told(words: &str, source: &str, claim: i64, position: Position) -> HeldStatement {
    let passage = occurrences(TEXT, words)[0];
    let near = |source: &&ascribe_types::Span| source.start.abs_diff(passage.start) < 30;
    HeldStatement {
        report: 0,
        extent: passage,
        passage,
        source: occurrences(TEXT, source).iter().find(near).copied(),
        text: words.to_owned(),
        claim,
        tells: false,
        negative: false,
        position,
        party: Some(source.to_lowercase()),
    }
}

fn matter() -> Matter {
    let document = Document::from(TEXT);
    Matter {
        name: "a mine".to_owned(),
        half: Half::Dev,
        reports: vec![MatterReport { id: "a".to_owned(), document, copy_of: None }],
        claims: vec![MatterClaim { id: "so".to_owned(), text: "It is so.".to_owned(), origins: 1 }],
        statements: vec![
            gold("The town", "denied it", Some(0), Position::Denies),
            gold("Vogel", "It is so", Some(0), Position::Affirms),
            gold("A guide", "doubted it", Some(0), Position::Doubts),
            gold("Vogel", "The mine is old", None, Position::Affirms),
        ],
        parties: Vec::new(),
    }
}

/// All that the ledger should have, in claim 1, and what is on none in claim 2.
fn perfect() -> Vec<HeldStatement> {
    vec![
        told("The town denied it", "The town", 1, Position::Denies),
        told("It is so", "Vogel", 1, Position::Affirms),
        told("A guide doubted it", "A guide", 1, Position::Doubts),
        told("The mine is old", "Vogel", 2, Position::Affirms),
    ]
}

fn judged(matter: &Matter, statements: Vec<HeldStatement>) -> MatterJudgement {
    let claim = || HeldClaim { text: String::new(), origins: 1 };
    let claims = BTreeMap::from([(1, claim()), (2, claim()), (3, claim())]);
    judge(matter, &Held { statements, claims, originals: vec![0] }, 0)
}

/// Right, otherwise, wrong, elsewhere and unread statements, and strays.
#[track_caller]
fn check(change: impl FnOnce(&mut Matter, &mut Vec<HeldStatement>), expected: ([usize; 5], usize)) {
    let (mut matter, mut statements) = (matter(), perfect());
    change(&mut matter, &mut statements);
    let score = judged(&matter, statements).score;
    assert_eq!((score.statements, score.strays), expected);
}

#[test]
fn all_is_right() {
    check(|_, _| (), ([3, 0, 0, 0, 0], 0));
}

#[test]
fn a_wrong_side_is_told_from_no_side() {
    check(|_, told| told[0].position = Position::Affirms, ([2, 0, 1, 0, 0], 0));
    check(|_, told| told[0].position = Position::Doubts, ([2, 1, 0, 0, 0], 0));
    check(|_, told| told[0].position = Position::Neither, ([2, 1, 0, 0, 0], 0));
    check(|matter, _| matter.statements[1].position = Position::Neither, ([2, 0, 1, 0, 0], 0));
}

#[test]
fn what_is_elsewhere_or_unread_is_missed() {
    check(|_, told| told[2].claim = 3, ([2, 0, 0, 1, 0], 0));
    check(|_, told| drop(told.remove(2)), ([2, 0, 0, 0, 1], 0));
    check(|_, told| told[2].source = told[0].source, ([2, 0, 0, 0, 1], 0));
}

#[test]
fn what_is_on_no_claim_is_a_stray() {
    check(|_, told| told[3].claim = 1, ([3, 0, 0, 0, 0], 1));
    check(
        |matter, told| {
            matter.statements.pop();
            told[3].claim = 1;
        },
        ([3, 0, 0, 0, 0], 1),
    );
}

#[test]
fn what_is_passed_on_is_no_stray() {
    check(|_, statements| statements.push(told("It is so", "The town", 1, Position::Neither)), ([3, 0, 0, 0, 0], 0));
}

#[test]
fn a_claim_that_is_told_as_its_contrary_is_turned() {
    let turn = |matter: &mut Matter, told: &mut Vec<HeldStatement>| {
        matter.statements[0].opposite = true;
        (told[0].position, told[1].position, told[2].position) =
            (Position::Affirms, Position::Denies, Position::Affirms);
        told[0].tells = true;
    };
    check(turn, ([2, 1, 0, 0, 0], 0));
    let negate = |matter: &mut Matter, told: &mut Vec<HeldStatement>| {
        turn(matter, told);
        (matter.statements[0].opposite, told[0].negative) = (false, true);
    };
    check(negate, ([2, 1, 0, 0, 0], 0));
}

#[test]
fn counts_claims() {
    let (mut matter, mut statements) = (matter(), perfect());
    let second = MatterClaim { id: "old".to_owned(), text: "The mine is old.".to_owned(), origins: 2 };
    matter.claims.push(second);
    matter.statements[3].claim = Some(1);
    let score = judged(&matter, statements.clone()).score;
    assert_eq!((score.claims, score.split, score.merged, score.origins), (2, 0, 0, 1));
    (statements[3].claim, statements[2].claim) = (1, 3);
    let score = judged(&matter, statements).score;
    assert_eq!((score.claims, score.split, score.merged, score.origins), (2, 1, 2, 1));
}

#[test]
fn parties_are_counted_by_pairs() {
    let holders = [("A", Some("a")), ("A", Some("a")), ("A", None), ("B", Some("a"))];
    let holders = holders.map(|(gold, told)| (gold, told.map(str::to_owned)));
    assert_eq!(same_party(holders.iter()), Counts { right: 1, predicted: 3, gold: 3 });
}

#[test]
fn copies_are_counted_by_pairs() {
    let report = |copy_of| MatterReport { id: String::new(), document: Document::from(TEXT), copy_of };
    let reports = vec![report(None), report(Some(0)), report(Some(1)), report(None)];
    let matter = Matter { reports, statements: Vec::new(), ..matter() };
    let held = Held { originals: vec![9, 1, 1, 3, 3], ..Held::default() };
    assert_eq!(judge(&matter, &held, 1).score.copies, Counts { right: 1, predicted: 2, gold: 3 });
}
