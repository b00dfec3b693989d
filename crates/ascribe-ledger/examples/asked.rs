//! Asks a ledger each kind of question and says how long that took, as the table of eval/ledger.md:
//! `cargo run --release -p ascribe-ledger --features made --example asked -- FILE`, for a ledger that the example `made` made.

use std::io::Write;
use std::time::{Duration, Instant};

use ascribe_ledger::answers::Found;
use ascribe_ledger::{Error, Filter, Ledger};
use ascribe_types::{Act, Date, Position};

/// How often each question is asked.
const TIMES: usize = 9;

/// How many items people are shown.
const SHOWN: usize = 20;

/// A question, and how many items its answer has.
type Question = (&'static str, Box<dyn Fn(&Ledger) -> Result<usize, Error>>);

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("usage: asked FILE")?;
    let ledger = Ledger::read(&path)?;
    let mut to = std::io::stdout().lock();
    writeln!(to, "| question | items | first, ms | median, ms | most, ms |\n|---|---|---|---|---|")?;
    for (name, ask) in questions(&common_party(&ledger)?) {
        let mut took: Vec<Duration> = Vec::new();
        let mut items = 0;
        for _ in 0..TIMES {
            let start = Instant::now();
            items = ask(&ledger)?;
            took.push(start.elapsed());
        }
        let first = took[0];
        took.sort_unstable();
        let [first, median, most] = [first, took[TIMES / 2], took[TIMES - 1]].map(|took| took.as_secs_f64() * 1e3);
        writeln!(to, "| {name} | {items} | {first:.1} | {median:.1} | {most:.1} |")?;
    }
    Ok(())
}

/// A party on the most contested claim: one of which there is much to tell.
fn common_party(ledger: &Ledger) -> Result<String, Box<dyn std::error::Error>> {
    let first = ledger.claims(&Filter::default(), 1)?;
    let party =
        first.items.first().and_then(|claim| claim.affirm.first()).ok_or("nothing is contested in this ledger")?;
    Ok(party.id.clone())
}

fn questions(party: &str) -> Vec<Question> {
    let words = |words: &str| Filter { words: Some(words.to_owned()), ..Filter::default() };
    let year = |year| Some(Date { year, month: 1, day: 1 });
    let filters = [
        ("claims", Filter::default()),
        ("claims, a word of all", words("with")),
        ("claims, the beginning of many words", words("mi*")),
        ("claims, no such word", words("zeppelin")),
        ("claims, of a party", Filter { party: Some(party.to_owned()), ..Filter::default() }),
        ("claims, of a publisher", Filter { publisher: Some("a".to_owned()), ..Filter::default() }),
        ("claims, of some years", Filter { since: year(2015), until: year(2020), ..Filter::default() }),
        ("claims, of an act that nobody does", Filter { act: Some(Act::Suspects), ..Filter::default() }),
        ("claims, of a position", Filter { position: Some(Position::Denies), ..Filter::default() }),
    ];
    let mut all: Vec<Question> = Vec::new();
    for (name, filter) in filters {
        all.push((name, Box::new(move |ledger| Ok(ledger.claims(&filter, SHOWN)?.items.len()))));
    }
    let searched = [
        ("search, a common word", words("reported")),
        ("search, two words", words("reported front")),
        ("search, the beginning of many words", words("mi*")),
    ];
    for (name, filter) in searched {
        all.push((name, Box::new(move |ledger| Ok(ledger.search(&filter, SHOWN)?.items.len()))));
    }
    all.push(("claim, the most contested", Box::new(|ledger| Ok(most_contested(ledger)?.parties.len()))));
    all.push(("trace, the most contested", Box::new(|ledger| traced(ledger, most_contested(ledger)?.claim.number))));
    let party = party.to_owned();
    all.push(("who, a common party", Box::new(move |ledger| who(ledger, &party))));
    all.push(("who, a part of a name", Box::new(|ledger| named(ledger, "mi*"))));
    all
}

fn most_contested(ledger: &Ledger) -> Result<ascribe_ledger::answers::Dossier, Error> {
    let first = ledger.claims(&Filter::default(), 1)?.items.remove(0);
    match ledger.claim(&first.claim.number.to_string(), &Filter::default())? {
        Found::One(dossier) => Ok(dossier),
        _ => unreachable!("it was listed"),
    }
}

fn traced(ledger: &Ledger, claim: i64) -> Result<usize, Error> {
    Ok(match ledger.trace(&claim.to_string())? {
        Found::One(trace) => trace.paths.len(),
        _ => 0,
    })
}

fn who(ledger: &Ledger, party: &str) -> Result<usize, Error> {
    Ok(match ledger.party(party)? {
        Found::One(party) => ledger.who(party, &Filter::default(), SHOWN)?.claims.items.len(),
        _ => 0,
    })
}

fn named(ledger: &Ledger, name: &str) -> Result<usize, Error> {
    Ok(match ledger.party(name)? {
        Found::Nothing => 0,
        Found::One(_) => 1,
        Found::Several(parties) => parties.len(),
    })
}
