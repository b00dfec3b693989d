//! Matters as they are written, in TOML, and what must hold in them.

use std::collections::BTreeSet;
use std::str::FromStr;

use ascribe_types::{Date, Document, Position, Span};
use serde::Deserialize;

use super::{Half, Holder, Matter, MatterClaim, MatterParty, MatterReport, MatterStatement, occurrences};

/// Reads a matter; all that is wrong in it is told, a line each.
pub(super) fn parse(written: &str) -> Result<Matter, String> {
    let file: File = toml::from_str(written).map_err(|cause| cause.to_string())?;
    let half = Half::from_name(&file.half).ok_or_else(|| format!("not a half: {}", file.half))?;
    let mut wrong = Wrong::default();
    wrong.repeated("report", file.report.iter().map(|report| report.id.as_str()));
    wrong.repeated("claim", file.claim.iter().map(|claim| claim.id.as_str()));
    wrong.repeated("party", file.party.iter().map(|party| party.name.as_str()));
    wrong.repeated("name", file.party.iter().flat_map(|party| &party.names).map(String::as_str));
    wrong.all(file.party.iter().flat_map(|party| unknown_names(party, &file.report)));
    let reports = wrong.each(file.report.iter().map(|report| read_report(report, &file.report)));
    let statements = wrong.each(file.statement.iter().map(|statement| read_statement(statement, &file)));
    wrong.all(ambiguous(&statements, &file));
    wrong.all(unstated(&statements, &file));
    wrong.none()?;
    let parties = file.party.into_iter().map(|WrittenParty { name, names }| MatterParty { name, names }).collect();
    let claims = file.claim.into_iter().map(|WrittenClaim { id, text, origins }| MatterClaim { id, text, origins });
    Ok(Matter { name: file.name, half, reports, claims: claims.collect(), statements, parties })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    name: String,
    half: String,
    report: Vec<WrittenReport>,
    claim: Vec<WrittenClaim>,
    statement: Vec<WrittenStatement>,
    party: Vec<WrittenParty>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenReport {
    id: String,
    publisher: Option<String>,
    title: Option<String>,
    published: Option<String>,
    copy_of: Option<String>,
    text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenClaim {
    id: String,
    text: String,
    origins: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenStatement {
    report: String,
    source: String,
    quote: String,
    claim: String,
    position: String,
    #[serde(default)]
    opposite: bool,
    party: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenParty {
    name: String,
    names: Vec<String>,
}

/// What is wrong in a file.
#[derive(Default)]
struct Wrong(Vec<String>);

impl Wrong {
    fn all(&mut self, wrong: impl IntoIterator<Item = String>) {
        self.0.extend(wrong);
    }

    /// Those that are sound.
    fn each<T>(&mut self, read: impl Iterator<Item = Result<T, String>>) -> Vec<T> {
        read.filter_map(|read| read.map_err(|what| self.0.push(what)).ok()).collect()
    }

    fn repeated<'a>(&mut self, what: &str, ids: impl Iterator<Item = &'a str>) {
        let mut seen = BTreeSet::new();
        let twice = ids.filter(|id| !seen.insert(*id));
        self.0.extend(twice.map(|id| format!("{what} {id}: stands twice")));
    }

    fn none(self) -> Result<(), String> {
        if self.0.is_empty() { Ok(()) } else { Err(self.0.join("\n")) }
    }
}

fn unknown_names(party: &WrittenParty, reports: &[WrittenReport]) -> Vec<String> {
    let unknown = party.names.iter().filter(|name| reports.iter().all(|report| !report.text.contains(name.as_str())));
    unknown.map(|name| format!("party {}: in no report: {name}", party.name)).collect()
}

fn read_report(written: &WrittenReport, all: &[WrittenReport]) -> Result<MatterReport, String> {
    let wrong = |what: String| format!("report {}: {what}", written.id);
    if let Some(published) = &written.published {
        date(published).ok_or_else(|| wrong(format!("no date: {published}")))?;
    }
    let original = |id: &String| all.iter().position(|report| report.id == *id && report.id != written.id);
    let original = |id| original(id).ok_or_else(|| wrong(format!("a copy of no other report: {id}")));
    let copy_of = written.copy_of.as_ref().map(original).transpose()?;
    let document = Document {
        publisher: written.publisher.clone(),
        title: written.title.clone(),
        published: written.published.clone(),
        ..Document::from(written.text.trim())
    };
    Ok(MatterReport { id: written.id.clone(), document, copy_of })
}

/// A day as `2012-04-02`.
fn date(written: &str) -> Option<Date> {
    let parts: Vec<&str> = written.split('-').collect();
    let [year, month, day] = parts[..] else { return None };
    let lengths = [year, month, day].map(str::len) == [4, 2, 2];
    let (year, month, day) = (i16::from_str(year).ok()?, u8::from_str(month).ok()?, u8::from_str(day).ok()?);
    (lengths && (1..=12).contains(&month) && (1..=31).contains(&day)).then_some(Date { year, month, day })
}

fn read_statement(written: &WrittenStatement, file: &File) -> Result<MatterStatement, String> {
    let wrong =
        |what: &str| format!("statement of {} in {}: {}: {what}", written.source, written.report, written.quote);
    let report = file.report.iter().position(|report| report.id == written.report);
    let report = report.ok_or_else(|| wrong("in no report"))?;
    let text = file.report[report].text.trim();
    let sources = if written.source.is_empty() { Vec::new() } else { occurrences(text, &written.source) };
    if sources.is_empty() && !written.source.is_empty() {
        return Err(wrong("its source is not in the report"));
    }
    let quote = only(text, &written.quote).map_err(|many| wrong(&format!("stands {many} times in the report")))?;
    let claim = file.claim.iter().position(|claim| claim.id == written.claim);
    if claim.is_none() && !written.claim.is_empty() {
        return Err(wrong(&format!("no claim: {}", written.claim)));
    }
    let position = Position::from_name(&written.position);
    let position = position.ok_or_else(|| wrong(&format!("not a position: {}", written.position)))?;
    let party = holder(&written.party, report, &file.party);
    Ok(MatterStatement { report, sources, quote, claim, position, opposite: written.opposite, party })
}

/// Where words stand that a text has once, or how often it has them.
fn only(text: &str, words: &str) -> Result<Span, usize> {
    let found: Vec<usize> = text.match_indices(words).map(|(start, _)| start).collect();
    match found[..] {
        [start] if !words.is_empty() => Ok(Span::new(start, start + words.len())),
        _ => Err(found.len()),
    }
}

fn holder(words: &str, report: usize, parties: &[WrittenParty]) -> Option<Holder> {
    let listed = parties.iter().any(|party| party.name == words);
    match words {
        "" => None,
        _ if listed => Some(Holder::Listed(words.to_owned())),
        _ => Some(Holder::Described { report, words: words.to_owned() }),
    }
}

/// Statements that are found by words of each other.
fn ambiguous(statements: &[MatterStatement], file: &File) -> Vec<String> {
    let pairs =
        statements.iter().enumerate().flat_map(|(at, one)| statements[at + 1..].iter().map(move |two| (one, two)));
    let overlap = pairs
        .filter(|(one, two)| one.report == two.report && one.sources == two.sources && one.quote.overlaps(two.quote));
    let quote = |statement: &MatterStatement| statement.quote.of(file.report[statement.report].text.trim());
    overlap
        .map(|(one, two)| format!("the same words stand for two statements: {} / {}", quote(one), quote(two)))
        .collect()
}

/// Claims that are not contested or told of again.
fn unstated(statements: &[MatterStatement], file: &File) -> Vec<String> {
    let on = |claim: usize| statements.iter().filter(move |statement| statement.claim == Some(claim)).count();
    let lonely = file.claim.iter().enumerate().filter(|(claim, _)| on(*claim) < 2);
    lonely.map(|(_, claim)| format!("claim {}: fewer than two statements", claim.id)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOUND: &str = r#"
name = "a toll"
half = "dev"
report = [{ id = "a", text = "The mayor denied it. “No toll,” he said." }]
claim = [{ id = "toll", text = "The town takes a toll.", origins = 1 }]
party = [{ name = "Ard", names = ["The mayor"] }]
statement = [
  { report = "a", source = "The mayor", quote = "denied it", claim = "toll", position = "denies", party = "Ard" },
  { report = "a", source = "he", quote = "No toll", claim = "toll", position = "denies", party = "Ard" },
]
"#;

    /// What is wrong after some words of the sound one were replaced.
    #[track_caller]
    fn check(words: &str, by: &str, expected: &str) {
        assert!(SOUND.contains(words));
        let wrong = parse(&SOUND.replacen(words, by, 1)).expect_err("it is unsound");
        assert!(wrong.contains(expected), "{wrong}");
    }

    #[test]
    fn a_sound_one_is_read() {
        let matter = parse(SOUND).unwrap();
        let text = &matter.reports[0].document.text;
        assert_eq!(matter.statements[1].quote.of(text), "No toll");
        assert_eq!(matter.statements[1].party, Some(Holder::Listed("Ard".to_owned())));
    }

    #[test]
    fn says_what_is_wrong() {
        check("\"dev\"", "\"spare\"", "not a half: spare");
        check("quote = \"denied it\"", "quote = \"denied them\"", "stands 0 times");
        check("quote = \"denied it\"", "quote = \"he\"", "stands 2 times");
        check("source = \"he\"", "source = \"she\"", "its source is not in the report");
        check("\"denies\"", "\"objects\"", "not a position: objects");
        check("claim = \"toll\"", "claim = \"tax\"", "no claim: tax");
        check("claim = \"toll\"", "claim = \"\"", "fewer than two statements");
        check("\"The mayor\"]", "\"The king\"]", "in no report: The king");
        check("id = \"a\"", "id = \"a\", published = \"2012-13-01\"", "no date");
        check("id = \"a\"", "id = \"a\", copy_of = \"a\"", "a copy of no other report");
    }

    #[test]
    fn each_statement_has_words_of_its_own() {
        check("source = \"he\", quote = \"No toll\"", "source = \"The mayor\", quote = \"denied\"", "the same words");
    }
}
