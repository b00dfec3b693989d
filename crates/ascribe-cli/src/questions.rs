//! The commands that ask a ledger: `claims`, `claim`, `who`, `trace`, `search`.
//!
//! Each asks one question and prints the answer in one of four ways. Exit code: 0 if something was found, 1 if nothing was, 2 if something failed.

mod answer;
mod claims;
pub(crate) mod csv;
mod dossier;
mod page;
mod profile;
mod quote;
mod rejected;
mod search;
mod trace;

use std::io;
use std::process::ExitCode;

use anyhow::Context;
use ascribe_ledger::answers::{Found, Party};
use ascribe_ledger::{Filter, Ledger};

use crate::arguments::questions::{
    AnswerFormat, AskingArguments, ClaimArguments, ClaimsArguments, FilterArguments, LimitArguments, SearchArguments,
    TraceArguments, WhoArguments,
};
use crate::output::{self, complain};
use crate::pager;
use answer::Answer;
pub(crate) use answer::{Item, to_json};
pub(crate) use csv::text;
pub(crate) use page::{Page, line};

/// How many items people are shown unless they ask for more.
const SHOWN: usize = 20;

/// What keeps a question from being asked: nothing fits a name, or too much.
struct Unclear;

/// Which claims there are.
pub(crate) fn claims(arguments: &ClaimsArguments) -> anyhow::Result<ExitCode> {
    let ledger = open(&arguments.asking)?;
    let Ok(filter) = filter(&ledger, &arguments.filter, &arguments.words)? else { return Ok(ExitCode::from(1)) };
    let most = most(&arguments.limit, &arguments.asking);
    if arguments.rejected {
        let rejected = ledger.rejected(&filter, most).with_context(|| name(&arguments.asking))?;
        return print(&rejected, &arguments.asking);
    }
    print(&ledger.claims(&filter, most).with_context(|| name(&arguments.asking))?, &arguments.asking)
}

/// What was said on a claim.
pub(crate) fn claim(arguments: &ClaimArguments) -> anyhow::Result<ExitCode> {
    let ledger = open(&arguments.asking)?;
    let Ok(filter) = filter(&ledger, &arguments.filter, &[])? else { return Ok(ExitCode::from(1)) };
    let found = ledger.claim(&arguments.claim, &filter).with_context(|| name(&arguments.asking))?;
    one("claim", &arguments.claim, found, |id| id.clone())
        .map_or(Ok(ExitCode::from(1)), |dossier| print(&dossier, &arguments.asking))
}

/// What a party holds.
pub(crate) fn who(arguments: &WhoArguments) -> anyhow::Result<ExitCode> {
    let ledger = open(&arguments.asking)?;
    let Ok(filter) = filter(&ledger, &arguments.filter, &[])? else { return Ok(ExitCode::from(1)) };
    let wanted = arguments.who.join(" ");
    let Some(party) = one("party", &wanted, ledger.party(&wanted)?, described) else { return Ok(ExitCode::from(1)) };
    let most = most(&arguments.limit, &arguments.asking);
    print(&ledger.who(party, &filter, most).with_context(|| name(&arguments.asking))?, &arguments.asking)
}

/// Where something comes from.
pub(crate) fn trace(arguments: &TraceArguments) -> anyhow::Result<ExitCode> {
    let ledger = open(&arguments.asking)?;
    let found = ledger.trace(&arguments.id).with_context(|| name(&arguments.asking))?;
    one("claim, document, attribution or proposition", &arguments.id, found, |id| id.clone())
        .map_or(Ok(ExitCode::from(1)), |trace| print(&trace, &arguments.asking))
}

/// Where words stand, and who said them.
pub(crate) fn search(arguments: &SearchArguments) -> anyhow::Result<ExitCode> {
    let ledger = open(&arguments.asking)?;
    let Ok(filter) = filter(&ledger, &arguments.filter, &arguments.words)? else { return Ok(ExitCode::from(1)) };
    let most = most(&arguments.limit, &arguments.asking);
    let found = ledger.search(&filter, most).with_context(|| name(&arguments.asking))?;
    // A page says so itself; in what programs read there is no place for it.
    if let Some(newest) = found.newest.filter(|_| arguments.asking.format != AnswerFormat::Text) {
        complain(answer::bounded(newest));
    }
    print(&found, &arguments.asking)
}

fn open(asking: &AskingArguments) -> anyhow::Result<Ledger> {
    Ledger::read(&asking.ledger.ledger).with_context(|| name(asking))
}

fn name(asking: &AskingArguments) -> String {
    asking.ledger.ledger.display().to_string()
}

/// The filter that is asked for, with the party that its name means.
fn filter(ledger: &Ledger, arguments: &FilterArguments, words: &[String]) -> anyhow::Result<Result<Filter, Unclear>> {
    let filter = arguments.filter(words);
    let Some(wanted) = &arguments.party else { return Ok(Ok(filter)) };
    let party = one("party", wanted, ledger.party(wanted)?, described);
    Ok(party.map(|party| Filter { party: Some(party.id), ..filter }).ok_or(Unclear))
}

/// How many items are shown.
fn most(limit: &LimitArguments, asking: &AskingArguments) -> usize {
    match limit.limit {
        Some(0) => usize::MAX,
        Some(most) => most,
        None if asking.format == AnswerFormat::Text => SHOWN,
        None => usize::MAX,
    }
}

/// The one thing that was found; where there is none, or more, a person is told, and none is given.
fn one<T, C>(what: &str, wanted: &str, found: Found<T, C>, describe: impl Fn(&C) -> String) -> Option<T> {
    match found {
        Found::One(thing) => Some(thing),
        Found::Nothing => {
            complain(format_args!("no {what} fits “{wanted}”"));
            None
        }
        Found::Several(choices) => {
            complain(format_args!("more than one {what} fits “{wanted}”; which of these?"));
            let list: String = choices.iter().map(|choice| format!("  {}\n", describe(choice))).collect();
            // Where not even stderr can be written to, there is nobody left to tell.
            let _ = output::write(&mut io::stderr().lock(), list.as_bytes());
            None
        }
    }
}

/// A party, so that it can be told from others and asked for.
fn described(party: &Party) -> String {
    format!("{}  ({}, {})", party.name, party.kind, party.id)
}

/// Prints an answer as it was asked for.
pub(crate) fn print(answer: &impl Answer, asking: &AskingArguments) -> anyhow::Result<ExitCode> {
    let printed = match asking.format {
        AnswerFormat::Text => answer.page(Page::on_stdout(asking.color)),
        AnswerFormat::Json => answer.json() + "\n",
        AnswerFormat::Jsonl => answer.lines().into_iter().map(|line| line + "\n").collect(),
        AnswerFormat::Csv => csv::table(answer.columns(), answer.rows()),
    };
    let is_paged = asking.format == AnswerFormat::Text && !asking.no_pager;
    pager::show(&printed, is_paged)?;
    Ok(if answer.is_empty() { ExitCode::from(1) } else { ExitCode::SUCCESS })
}
