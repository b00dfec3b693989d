//! Questions to a small ledger made by hand: three outlets and an agency on whether a company knew that its dam leaked.

mod ledger;

use ascribe_types::{Date, Position};

use super::Filter;
use super::filter::{LISTED, ONE_BY_ONE};
use crate::answers::{Found, Held, Hit, Root, Step, Trace};
use crate::made::World;
use crate::{Appearance, Error, Ledger};
use ledger::ledger;

fn claims(filter: &Filter) -> Vec<i64> {
    let listed = ledger().claims(filter, 10).expect("an answer");
    listed.items.iter().map(|contested| contested.claim.number).collect()
}

fn words(words: &str) -> Filter {
    Filter { words: Some(words.to_owned()), ..Filter::default() }
}

fn day(year: i16, month: u8, day: u8) -> Option<Date> {
    Some(Date { year, month, day })
}

#[test]
fn the_most_contested_comes_first() {
    assert_eq!(claims(&Filter::default()), [1, 2, 3]);
    let listed = ledger().claims(&Filter::default(), 2).expect("an answer");
    assert!(listed.more && listed.items.len() == 2);
    let names = |parties: &[crate::answers::Party]| parties.iter().map(|party| party.name.clone()).collect::<Vec<_>>();
    let first = &listed.items[0];
    assert_eq!(names(&first.affirm), ["an engineer", "Norlund Power"]);
    assert_eq!(names(&first.deny), ["Norlund Power"], "its spokeswoman speaks for it");
    assert!(first.claim.is_contested() && !listed.items[1].claim.is_contested());
}

#[test]
fn claims_are_found_by_words() {
    assert_eq!(claims(&words("leaked")), [1], "as restated");
    assert_eq!(claims(&words("RUBBISH")), [1], "in the passage");
    assert_eq!(claims(&words("berg")), [1], "by who says so");
    assert_eq!(claims(&words("\"the dam\" leak*")), [1]);
    assert_eq!(claims(&words("dam pension")), [0; 0], "all words are of one statement");
    assert_eq!(claims(&words("- !")), [0; 0], "there is nothing to search for");
    assert_eq!(claims(&words("NEAR(\"")), [0; 0], "nothing commands the search");
}

#[test]
fn claims_are_found_by_what_was_said() {
    assert_eq!(claims(&Filter { party: Some("organization:norlund power".to_owned()), ..Filter::default() }), [1, 3]);
    assert_eq!(claims(&Filter { publisher: Some("harbour".to_owned()), ..Filter::default() }), [1]);
    assert_eq!(claims(&Filter { publisher: Some("%".to_owned()), ..Filter::default() }), [0; 0]);
    assert_eq!(claims(&Filter { since: day(2032, 1, 1), ..Filter::default() }), [1, 3]);
    assert_eq!(claims(&Filter { since: day(2031, 3, 3), until: day(2031, 12, 31), ..Filter::default() }), [1]);
    assert_eq!(claims(&Filter { position: Some(Position::Neither), ..Filter::default() }), [2]);
    assert_eq!(claims(&Filter { act: Some(ascribe_types::Act::Rejects), ..Filter::default() }), [1]);
    assert_eq!(claims(&Filter { grade: Some("b".to_owned()), ..Filter::default() }), [1, 2]);
    assert_eq!(claims(&Filter { grade: Some("2".to_owned()), ..Filter::default() }), [1]);
}

#[test]
fn many_statements_give_the_same_claims_as_few() {
    let ledger = ledger();
    for filter in [words("dam"), Filter { since: day(2032, 1, 1), ..Filter::default() }] {
        let found = |by, few| {
            let conditions = filter.on_propositions_by(by);
            super::claims::that_fit(&ledger.connection, &conditions, few, 10).expect("an answer").items
        };
        assert!(!found(LISTED, true).is_empty());
        for (by, few) in [(LISTED, false), (ONE_BY_ONE, true), (ONE_BY_ONE, false)] {
            assert_eq!(found(by, few), found(LISTED, true));
        }
    }
}

/// What a party held, and when.
fn course(held: &Held) -> String {
    let said = held
        .said
        .iter()
        .map(|said| format!("{} {}", said.document.published.as_deref().unwrap_or("unknown"), said.position.name()));
    let name = held.party.as_ref().map_or("nobody", |party| party.name.as_str());
    format!("{name}: {}", said.collect::<Vec<_>>().join(", "))
}

#[test]
fn a_dossier_goes_party_by_party() -> Result<(), Error> {
    let Found::One(dossier) = ledger().claim("1", &Filter::default())? else { panic!("there is one") };
    let told: Vec<String> = dossier.parties.iter().map(course).collect();
    assert_eq!(
        told,
        ["an engineer: 2031-03-02 affirms, 2031-03-03 affirms", "Norlund Power: 2031-03-04 denies, 2033-06-01 affirms",]
    );
    let (affirms, denies) = (Position::Affirms, Position::Denies);
    let norlund = &dossier.parties[1];
    assert_eq!(norlund.changes.len(), 1);
    let change = norlund.changes[0];
    assert_eq!((change.from, change.before, change.to, change.after), (denies, 0, affirms, 1));
    let denial = &norlund.said[0];
    assert_eq!(denial.party.as_ref().map(|party| party.name.as_str()), Some("Eva Berg"));
    assert_eq!(denial.chain, ["Coastwire", "Eva Berg"]);
    assert_eq!(denial.sentences.text, "Eva Berg, who speaks for Norlund, called that “rubbish”, Coastwire wrote.");
    assert_eq!(denial.words.text, "“rubbish”");
    assert_eq!(denial.document.grade.as_deref(), None);
    assert_eq!(dossier.founder.id, dossier.claim.id);
    Ok(())
}

#[test]
fn a_dossier_tells_what_reports_rest_on() -> Result<(), Error> {
    let Found::One(dossier) = ledger().claim("1", &Filter::default())? else { panic!("there is one") };
    let ids = |documents: &[crate::answers::Document]| {
        documents.iter().map(|document| document.id[..2].to_owned()).collect::<Vec<_>>()
    };
    let origins: Vec<(String, Vec<String>)> = dossier
        .origins
        .iter()
        .map(|origin| match &origin.root {
            Root::Document(document) => (document.id[..2].to_owned(), ids(&origin.documents)),
            Root::Publisher(name) => (name.clone(), ids(&origin.documents)),
        })
        .collect();
    let expected = [("a1", vec!["a1", "a2"]), ("Coastwire", vec!["b3"]), ("c4", vec!["c4"])];
    assert_eq!(origins, expected.map(|(root, of)| (root.to_owned(), of.into_iter().map(str::to_owned).collect())));
    assert_eq!(dossier.copies.len(), 1);
    assert_eq!((&dossier.copies[0].of.id[..2], dossier.copies[0].share), ("a1", Some(0.9)));
    assert_eq!(dossier.cited.len(), 1);
    assert_eq!(
        (dossier.cited[0].name.as_str(), dossier.cited[0].evidence.text.as_str()),
        ("Coastwire", "Coastwire wrote")
    );
    Ok(())
}

#[test]
fn a_dossier_shows_what_fits() -> Result<(), Error> {
    let filter = Filter { since: day(2033, 1, 1), ..Filter::default() };
    let Found::One(dossier) = ledger().claim("1", &filter)? else { panic!("there is one") };
    assert_eq!(dossier.parties.iter().map(|held| held.said.len()).collect::<Vec<_>>(), [1]);
    assert_eq!(dossier.claim.documents, 4);
    Ok(())
}

/// The number of the claim that `id` stands for, or the ids that it may stand for.
#[track_caller]
fn check_claim(id: &str, expected: Result<i64, &[&str]>) {
    let found = ledger().claim(id, &Filter::default()).expect("an answer");
    match (found, expected) {
        (Found::One(dossier), Ok(number)) => assert_eq!(dossier.claim.number, number),
        (Found::Several(ids), Err(expected)) => assert_eq!(ids, expected),
        (Found::Nothing, Err([])) => {}
        (found, _) => panic!("{found:?}"),
    }
}

#[test]
fn claims_go_by_number_and_by_id() {
    check_claim("1", Ok(1));
    check_claim("#2", Ok(2));
    check_claim("9", Ok(1));
    check_claim("a1", Err(&["a100000000000000-1.0", "a100000000000000-2.0"]));
    check_claim("A100000000000000-1", Ok(1));
    check_claim("c4", Ok(3));
    check_claim("b3", Ok(1));
    check_claim("77", Err(&[]));
    check_claim("", Err(&[]));
    check_claim("x'; --", Err(&[]));
}

#[track_caller]
fn check_party(name: &str, expected: &[&str]) {
    let ids = match ledger().party(name).expect("an answer") {
        Found::Nothing => vec![],
        Found::One(party) => vec![party.id],
        Found::Several(parties) => parties.into_iter().map(|party| party.id).collect(),
    };
    assert_eq!(ids, expected);
}

#[test]
fn parties_go_by_name_part_of_a_name_and_id() {
    check_party("organization:norlund power", &["organization:norlund power"]);
    check_party("norlund power", &["organization:norlund power"]);
    check_party("The Norlund Power", &["organization:norlund power"]);
    check_party("Berg", &["person:eva berg"]);
    check_party("e. berg", &["person:eva berg"]);
    check_party("power", &["organization:norlund power"]);
    check_party("engineer", &["unnamed:a100000000000000/an engineer"]);
    check_party("e*", &["person:eva berg"]);
    check_party("nobody", &[]);
}

#[test]
fn who_tells_what_a_party_and_its_spokespersons_hold() -> Result<(), Error> {
    let ledger = ledger();
    let Found::One(party) = ledger.party("Norlund Power")? else { panic!("there is one") };
    let profile = ledger.who(party, &Filter::default(), 1)?;
    assert_eq!(
        profile.names.iter().map(|naming| naming.name.as_str()).collect::<Vec<_>>(),
        ["Norlund Power", "Norlund"]
    );
    let speakers: Vec<&str> = profile.spoken_for_by.items.iter().map(|speaking| speaking.party.name.as_str()).collect();
    assert_eq!(speakers, ["Eva Berg"]);
    assert!(profile.acts_for.items.is_empty() && profile.claims.more);
    let holding = &profile.claims.items[0];
    assert_eq!((holding.claim.number, holding.held.said.len(), holding.held.changes.len()), (1, 2, 1));
    let Found::One(party) = ledger.party("Eva Berg")? else { panic!("there is one") };
    let profile = ledger.who(party, &Filter::default(), 9)?;
    assert_eq!(profile.offices.iter().map(|office| office.office.as_str()).collect::<Vec<_>>(), ["spokeswoman"]);
    assert_eq!(profile.acts_for.items.len(), 1);
    assert_eq!(profile.claims.items.len(), 1);
    Ok(())
}

fn trace(id: &str) -> Trace {
    match ledger().trace(id).expect("an answer") {
        Found::One(trace) => trace,
        found => panic!("{found:?}"),
    }
}

#[test]
fn a_copy_leads_to_its_origin() {
    let trace = trace("a2");
    assert_eq!(trace.paths.len(), 1);
    assert!(matches!(&trace.paths[0].steps[..], [Step::Copy(copy)] if copy.of.id.starts_with("a1")));
    assert!(matches!(&trace.paths[0].root, Some(Root::Document(document)) if document.id.starts_with("a1")));
    assert_eq!(trace.paths[0].because.as_deref(), Some("copied"));
}

#[test]
fn a_chain_leads_to_whom_it_cites() {
    for id in ["b3", "b300000000000000-2", "b300000000000000-2.0"] {
        let trace = trace(id);
        let path = trace.paths.last().expect("a path");
        assert!(
            matches!(&path.steps[..], [Step::Cited(cited)] if cited.name == "Coastwire" && cited.cited.is_none()),
            "{id}"
        );
        assert_eq!(path.root, Some(Root::Publisher("Coastwire".to_owned())));
    }
}

#[test]
fn a_claim_is_traced_from_all_its_reports() {
    let trace = trace("1");
    assert_eq!(trace.paths.len(), 4);
    assert_eq!(trace.origins.iter().map(|origin| origin.documents.len()).collect::<Vec<_>>(), [2, 1, 1]);
    assert_eq!(trace.claim.map(|claim| claim.number), Some(1));
}

#[track_caller]
fn check_search(filter: &Filter, expected: &[(&str, &[&str], &[&str])]) {
    let hits = ledger().search(filter, 10).expect("an answer").items;
    let told: Vec<_> = hits
        .iter()
        .map(|hit| {
            let marked: Vec<&str> = hit.marks.iter().map(|mark| mark.text.as_str()).collect();
            let by = hit.attributions.iter().flat_map(|attribution| attribution.chain.last().map(String::as_str));
            (&hit.document.id[..2], marked, by.collect::<Vec<_>>())
        })
        .collect();
    let expected: Vec<_> = expected.iter().map(|(id, marked, by)| (*id, marked.to_vec(), by.to_vec())).collect();
    assert_eq!(told, expected);
}

#[test]
fn search_finds_sentences_and_who_said_them() {
    check_search(&words("rubbish"), &[("b3", &["rubbish"], &["Coastwire", "Eva Berg"])]);
    check_search(&words("élan"), &[]);
    check_search(&words("leaks"), &[("a1", &["leaks"], &["an engineer"]), ("a2", &["leaks"], &["an engineer"])]);
    let later = Filter { since: day(2031, 3, 3), ..words("leaks") };
    check_search(&later, &[("a2", &["leaks"], &["an engineer"])]);
    let by = Filter { party: Some("organization:norlund power".to_owned()), ..words("dam") };
    check_search(&by, &[("c4", &["dam"], &["Norlund Power"])]);
}

/// A ledger of reports that all have a sentence with "reported", recorded in this order.
fn made(order: impl Iterator<Item = u64>) -> Ledger {
    let mut ledger = Ledger::open(":memory:").expect("a ledger");
    for number in order {
        let entry = World { reports: 20 }.entry(number);
        let (path, hash) = (format!("{number}.txt"), number.to_string());
        let appearance = Appearance { path, record: 0, size: 1, modified: None, hash };
        ledger.record(&entry, &appearance).expect("it is recorded");
    }
    ledger
}

#[test]
fn of_very_many_sentences_the_newest_are_weighed() {
    let ledgers = [made(0..20), made((0..20).rev())];
    let search =
        |filter: &Filter, most| ledgers.each_ref().map(|ledger| ledger.search(filter, most).expect("an answer"));
    let days = |hits: &[Hit]| hits.iter().map(|hit| hit.document.published.clone()).collect::<Vec<_>>();
    let [all, again] = search(&words("reported"), 1000);
    assert!(all.newest.is_none() && all.items.len() >= 20, "nothing is left out where all are asked for");
    assert_eq!(all, again);
    let [few, again] = search(&words("reported"), 2);
    // Whole reports, which have one or two each.
    let looked_at = few.newest.expect("not all are looked at");
    assert!((4..=5).contains(&looked_at) && few.items.len() == 2 && few.more, "{looked_at}");
    assert_eq!(few, again, "the order of recording makes no difference");
    let mut newest = days(&all.items);
    newest.sort();
    assert!(days(&few.items).iter().all(|day| *day >= newest[newest.len() - looked_at]), "{few:?} of {newest:?}");
}

#[test]
fn few_are_not_told_to_be_the_newest() {
    let ledger = made(0..20);
    let none = |filter: &Filter| assert_eq!(ledger.search(filter, 2).expect("an answer").newest, None);
    none(&words("zeppelin"));
    none(&Filter { party: Some("country:AA".to_owned()), ..words("reported") });
    none(&Filter { since: day(2999, 1, 1), ..words("reported") });
}
