//! Corrections are reversible, and what a ledger holds is a function of its documents and of the corrections that hold.

use ascribe_types::Entry;
use proptest::prelude::*;

use super::{Correction, Kind, Verb, Wanted};
use crate::answers::{Corrected, Found};
use crate::made::World;
use crate::{Appearance, Error, Filter, Ledger};

const REPORTS: u64 = 14;

fn add(ledger: &mut Ledger, reports: impl IntoIterator<Item = u64>) {
    for report in reports {
        let entry = World { reports: 20 }.entry(report);
        ledger.record(&entry, &at(&entry)).unwrap();
    }
}

fn at(entry: &Entry) -> Appearance {
    Appearance { path: entry.id.to_string(), record: 0, size: 1, modified: None, hash: String::new() }
}

fn filled() -> Ledger {
    let mut ledger = Ledger::open(":memory:").unwrap();
    add(&mut ledger, 0..REPORTS);
    ledger
}

/// All that the ledger holds, but for the corrections themselves.
fn dump(ledger: &Ledger) -> Vec<String> {
    let mut out = Vec::new();
    ledger.dump(&mut out).unwrap();
    let text = String::from_utf8(out).unwrap();
    text.lines().filter(|line| !line.starts_with("corrections\t")).map(str::to_owned).collect()
}

fn column(ledger: &Ledger, sql: &str) -> Vec<String> {
    let mut statement = ledger.connection.prepare(sql).unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
}

fn number(ledger: &Ledger, sql: &str) -> i64 {
    ledger.connection.query_row(sql, [], |row| row.get(0)).unwrap()
}

/// Which two ledgers differ in, if in anything.
fn difference(one: &[String], other: &[String]) -> Option<(String, String)> {
    let differs = one.iter().zip(other).find(|(one, other)| one != other);
    differs.map(|(one, other)| (one.clone(), other.clone())).or_else(|| {
        (one.len() != other.len()).then(|| (format!("{} lines", one.len()), format!("{} lines", other.len())))
    })
}

/// What is to be done: a verb, a kind, and which of the things that there are.
type Lot = (u8, Vec<prop::sample::Index>);

fn lots() -> impl Strategy<Value = Vec<Lot>> {
    prop::collection::vec((0_u8..10, prop::collection::vec(any::<prop::sample::Index>(), 2..4)), 1..9)
}

/// The correction that a lot draws, of things that a ledger of all reports has.
fn drawn((which, picks): &Lot, ledger: &Ledger) -> Correction {
    let (verb, kind, of) = match which {
        0 | 1 => (Verb::Merge, Kind::Claim, "SELECT id FROM claims WHERE propositions > 1 ORDER BY id"),
        2 | 3 => (Verb::Split, Kind::Claim, IN_ONE_CLAIM),
        4 => (Verb::Merge, Kind::Party, "SELECT id FROM parties ORDER BY id"),
        5 => (Verb::Split, Kind::Party, "SELECT id FROM parties ORDER BY id"),
        6 => (Verb::Reject, Kind::Document, "SELECT id FROM documents ORDER BY id"),
        7 => (Verb::Reject, Kind::Attribution, "SELECT id FROM attributions ORDER BY id"),
        _ => (Verb::Reject, Kind::Proposition, IN_ONE_CLAIM),
    };
    let ids = column(ledger, of);
    let objects = picks.iter().map(|pick| pick.get(&ids).clone()).collect();
    let value = (*which == 1).then(|| super::claims::OPPOSED.to_owned());
    Correction { verb, kind, objects, value, note: None }
}

/// Those on the largest claim.
const IN_ONE_CLAIM: &str = "SELECT id FROM propositions
    WHERE claim = (SELECT claim FROM claims ORDER BY propositions DESC, id LIMIT 1) ORDER BY id";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 6 } else { 24 }))]

    #[test]
    fn undone_it_is_as_before(lots in lots(), undo in any::<prop::sample::Index>()) {
        let mut ledger = filled();
        let before = dump(&ledger);
        for lot in &lots {
            let correction = drawn(lot, &ledger);
            ledger.correct_all(&[correction]).unwrap();
        }
        let mut made: Vec<i64> = ledger.corrections().unwrap().iter().map(|made| made.number).collect();
        let first = undo.index(made.len());
        made.rotate_left(first);
        for number in made {
            ledger.undo(Some(number)).unwrap();
        }
        prop_assert_eq!(difference(&before, &dump(&ledger)), None);
        prop_assert_eq!(number(&ledger, "SELECT count(*) FROM pragma_foreign_key_check"), 0);
    }

    #[test]
    fn it_does_not_matter_whether_documents_come_before_corrections(
        lots in lots(),
        order in Just((0..REPORTS).collect::<Vec<u64>>()).prop_shuffle(),
        cut in 0..REPORTS as usize,
        undo in any::<prop::sample::Index>(),
    ) {
        let mut one = filled();
        let corrections: Vec<Correction> = lots.iter().map(|lot| drawn(lot, &one)).collect();
        let undone = undo.index(corrections.len());
        one.change(|change| corrections.iter().try_for_each(|correction| change.correct(correction).map(drop))).unwrap();
        one.undo(Some(undone as i64 + 1)).unwrap();
        let mut other = Ledger::open(":memory:").unwrap();
        add(&mut other, order[..cut].iter().copied());
        for correction in &corrections {
            other.change(|change| change.correct(correction)).unwrap();
        }
        add(&mut other, order[cut..].iter().copied());
        other.undo(Some(undone as i64 + 1)).unwrap();
        prop_assert_eq!(difference(&dump(&one), &dump(&other)), None);
    }
}

/// The numbers of claims.
const NUMBERS: &str = "SELECT claim || ' ' || id FROM claims ORDER BY claim";

fn correct(ledger: &mut Ledger, wanted: &Wanted) -> Corrected {
    ledger.correct(wanted, None).unwrap()
}

/// Two claims of several reports.
fn two(ledger: &Ledger) -> [String; 2] {
    let most = "SELECT CAST(claim AS TEXT) FROM claims ORDER BY propositions DESC, id LIMIT 2";
    column(ledger, most).try_into().unwrap()
}

fn propositions(ledger: &Ledger, claim: &str) -> Vec<String> {
    column(ledger, &format!("SELECT id FROM current_propositions WHERE claim = {claim} ORDER BY id"))
}

#[test]
fn claims_are_merged_and_come_apart_with_their_numbers() {
    let mut ledger = filled();
    let numbers = column(&ledger, NUMBERS);
    let [one, other] = two(&ledger);
    let all = propositions(&ledger, &one).len() + propositions(&ledger, &other).len();
    let merged = correct(&mut ledger, &Wanted::MergeClaims { claims: vec![one.clone(), other.clone()], opposed: true });
    let now = merged.objects[0].claim.unwrap();
    assert!(merged.objects.iter().all(|object| object.claim == Some(now)));
    assert_eq!(propositions(&ledger, &now.to_string()).len(), all);
    let Found::One(dossier) = ledger.claim(&other, &Filter::default()).unwrap() else { panic!("it leads there") };
    assert_eq!(dossier.claim.number, now);
    ledger.undo(None).unwrap();
    assert_eq!(column(&ledger, NUMBERS), numbers);
    assert_eq!(number(&ledger, "SELECT count(*) FROM former_claims"), 0);
}

#[test]
fn those_who_affirm_what_is_contrary_deny() {
    let mut ledger = filled();
    let [one, other] = two(&ledger);
    let sides = |ledger: &Ledger, id: &str| {
        let sql =
            "SELECT affirming || ' ' || denying FROM claims WHERE claim = (SELECT claim FROM propositions WHERE id = '";
        column(ledger, &format!("{sql}{id}')"))[0].clone()
    };
    let affirming = |ledger: &Ledger, claim: &str| {
        number(ledger, &format!("SELECT count(*) FROM propositions WHERE claim = {claim} AND position = 'affirms'"))
    };
    let denying = |ledger: &Ledger, claim: &str| {
        number(ledger, &format!("SELECT count(*) FROM propositions WHERE claim = {claim} AND position = 'denies'"))
    };
    let expected = affirming(&ledger, &one) + denying(&ledger, &other);
    let first = propositions(&ledger, &one)[0].clone();
    let before = sides(&ledger, &first);
    let merged = correct(&mut ledger, &Wanted::MergeClaims { claims: vec![one, other], opposed: true });
    let now = merged.objects[0].claim.unwrap().to_string();
    let (affirm, deny) = (affirming(&ledger, &now), denying(&ledger, &now));
    assert!(affirm == expected || deny == expected, "{affirm} {deny} {expected}");
    assert_ne!(sides(&ledger, &first), before);
}

#[test]
fn what_is_split_off_is_a_claim_of_its_own() {
    let mut ledger = filled();
    let [claim, _] = two(&ledger);
    let all = propositions(&ledger, &claim);
    let founder = column(&ledger, &format!("SELECT id FROM claims WHERE claim = {claim}")).remove(0);
    let leaves = all.iter().find(|id| **id != founder).unwrap().clone();
    let split = correct(&mut ledger, &Wanted::SplitClaim { claim: claim.clone(), statements: vec![leaves.clone()] });
    assert_eq!(split.objects[0].claim.unwrap().to_string(), claim, "who stays keeps the number");
    assert_ne!(split.objects[1].claim, split.objects[0].claim);
    let fresh = split.objects[1].claim;
    ledger.undo(None).unwrap();
    assert_eq!(propositions(&ledger, &claim), all);
    let again = correct(&mut ledger, &Wanted::SplitClaim { claim, statements: vec![leaves] });
    assert_eq!(again.objects[1].claim, fresh, "it has its number again");
}

#[test]
fn what_is_rejected_is_shown_nowhere() {
    let mut ledger = filled();
    let [claim, _] = two(&ledger);
    let before = propositions(&ledger, &claim);
    let founder = column(&ledger, &format!("SELECT id FROM claims WHERE claim = {claim}")).remove(0);
    correct(&mut ledger, &Wanted::Reject(vec![founder.clone()]));
    let after = propositions(&ledger, &claim);
    assert!(!after.is_empty(), "the claim keeps its number");
    assert_eq!(after.len(), before.len() - 1);
    assert_eq!(ledger.claim(&founder, &Filter::default()).unwrap(), Found::Nothing);
    assert_eq!(ledger.trace(&founder).unwrap(), Found::Nothing);
    let document = founder.split('-').next().unwrap().to_owned();
    correct(&mut ledger, &Wanted::Reject(vec![document.clone()]));
    assert_eq!(number(&ledger, &format!("SELECT count(*) FROM current_propositions WHERE id LIKE '{document}%'")), 0);
    assert_eq!(number(&ledger, &format!("SELECT count(*) FROM positions WHERE document = '{document}'")), 0);
    assert_eq!(number(&ledger, "SELECT count(*) FROM current_documents"), REPORTS as i64 - 1);
    ledger.undo(None).unwrap();
    ledger.undo(None).unwrap();
    assert_eq!(propositions(&ledger, &claim), before);
}

#[test]
fn a_merge_outlives_the_rejection_of_what_it_names() {
    let mut ledger = filled();
    let [one, other] = two(&ledger);
    let merged = correct(&mut ledger, &Wanted::MergeClaims { claims: vec![one, other], opposed: false });
    let now = merged.objects[0].claim.unwrap().to_string();
    let all = propositions(&ledger, &now).len();
    correct(&mut ledger, &Wanted::Reject(vec![merged.objects[0].id.clone()]));
    assert_eq!(propositions(&ledger, &now).len(), all - 1);
}

#[test]
fn parties_are_merged_and_split() {
    let mut ledger = filled();
    let ids = column(&ledger, "SELECT id FROM parties WHERE kind = 'country' ORDER BY id LIMIT 2");
    let same = |ledger: &Ledger| {
        number(ledger, &format!("SELECT count(DISTINCT same_as) FROM parties WHERE id IN ('{}', '{}')", ids[0], ids[1]))
    };
    correct(&mut ledger, &Wanted::MergeParties(ids.clone()));
    assert_eq!(same(&ledger), 1);
    let again = ledger.correct(&Wanted::MergeParties(ids.clone()), None).unwrap_err();
    assert!(again.is_refused() && again.to_string().contains("named already"), "{again}");
    correct(&mut ledger, &Wanted::SplitParties(ids.clone()));
    assert_eq!(same(&ledger), 2);
    ledger.undo(None).unwrap();
    assert_eq!(same(&ledger), 1);
    ledger.undo(Some(1)).unwrap();
    assert_eq!(same(&ledger), 2);
}

#[test]
fn grades_are_given_and_taken_back() -> Result<(), Error> {
    let mut ledger = filled();
    let [claim, _] = two(&ledger);
    let id = propositions(&ledger, &claim)[0].clone();
    let publisher = column(&ledger, "SELECT name FROM publishers JOIN documents USING (publisher) LIMIT 1").remove(0);
    for (wanted, expected) in [
        (Wanted::GradePublisher(publisher.clone(), "b".to_owned()), "B"),
        (Wanted::GradePublisher(publisher, "D".to_owned()), "D"),
    ] {
        correct(&mut ledger, &wanted);
        assert_eq!(column(&ledger, "SELECT grade FROM grades"), [expected]);
    }
    ledger.undo(None)?;
    assert_eq!(column(&ledger, "SELECT grade FROM grades"), ["B"]);
    correct(&mut ledger, &Wanted::GradePassages(vec![id.clone()], "c3".to_owned()));
    for grade in ["3", "C3"] {
        let filter = Filter { grade: Some(grade.to_owned()), ..Filter::default() };
        let Found::One(dossier) = ledger.claim(&id, &filter)? else { panic!("there is one") };
        assert_eq!(dossier.parties[0].said[0].grade.as_deref(), Some("C3"), "{grade}");
    }
    Ok(())
}

/// What is wanted is refused for this reason.
#[track_caller]
fn check_refused(ledger: &mut Ledger, wanted: &Wanted, expected: &str) {
    let before = ledger.corrections().unwrap();
    let error = ledger.correct(wanted, None).unwrap_err();
    assert!(error.is_refused());
    assert_eq!(error.to_string(), expected);
    assert_eq!(ledger.corrections().unwrap(), before);
}

#[test]
fn what_makes_no_sense_is_refused() {
    let mut ledger = filled();
    let [one, other] = two(&ledger);
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    let claims = |claims: &[&str]| Wanted::MergeClaims { claims: texts(claims), opposed: false };
    let ledger = &mut ledger;
    check_refused(ledger, &claims(&[&one, "999999"]), "no claim fits “999999”");
    check_refused(ledger, &claims(&[&one, &one]), &format!("“{one}” is claim {one}, which is named already"));
    check_refused(ledger, &claims(&[&one]), "too few are named");
    let all = Wanted::SplitClaim { claim: one.clone(), statements: propositions(ledger, &one) };
    check_refused(ledger, &all, &format!("nothing would be left of claim {one}"));
    let elsewhere = propositions(ledger, &other).remove(0);
    let wanted = Wanted::SplitClaim { claim: one.clone(), statements: vec![elsewhere.clone()] };
    check_refused(ledger, &wanted, &format!("“{elsewhere}” says nothing on claim {one}"));
    let wanted = Wanted::Reject(texts(&["feed"]));
    check_refused(ledger, &wanted, "no document, attribution or proposition fits “feed”");
    let claim = Wanted::Reject(vec![one.clone()]);
    check_refused(ledger, &claim, &format!("“{one}” is a claim; only what was read can be rejected"));
    let wanted = Wanted::GradePublisher("Nobody's Gazette".to_owned(), "A".to_owned());
    check_refused(ledger, &wanted, "no publisher fits “Nobody's Gazette”");
    let wanted = Wanted::GradePassages(vec![elsewhere], "A".to_owned());
    check_refused(ledger, &wanted, "not a grade of a passage: 1 to 6, or A1 to F6");
    let refused = |error: Error| error.to_string();
    assert_eq!(ledger.undo(None).map_err(refused), Err("nothing to undo".to_owned()));
    assert_eq!(ledger.undo(Some(7)).map_err(refused), Err("there is no correction 7".to_owned()));
    correct(ledger, &claims(&[&one, &other]));
    ledger.undo(Some(1)).unwrap();
    assert_eq!(ledger.undo(Some(1)).map_err(refused), Err("correction 1 is undone already".to_owned()));
}

#[test]
fn corrections_can_be_carried_to_another_ledger() {
    let mut ledger = filled();
    let [one, other] = two(&ledger);
    correct(&mut ledger, &Wanted::MergeClaims { claims: vec![one, other], opposed: false });
    let written: Vec<String> =
        ledger.corrections().unwrap().iter().map(|made| serde_json::to_string(&made.correction()).unwrap()).collect();
    let read: Vec<Correction> = written.iter().map(|line| serde_json::from_str(line).unwrap()).collect();
    let mut fresh = Ledger::open(":memory:").unwrap();
    assert_eq!(fresh.correct_all(&read).unwrap().len(), 1);
    assert_eq!(fresh.correct_all(&read).unwrap().len(), 0, "it holds already");
    add(&mut fresh, 0..REPORTS);
    assert_eq!(difference(&dump(&ledger), &dump(&fresh)), None);
}
