//! The suite of parties: short reports of the project's own with who is the same in them and who speaks for whom.
//!
//! `testdata/parties/*.toml` holds cases of a report or a few:
//!
//! ```toml
//! [[case]]
//! name = "a mayor"
//! reports = ["Mayor Ana Ruiz said it rained.", "Ruiz said it snowed.", "A Norwegian official said it froze."]
//! parties = [{ is = ["1: Ana Ruiz", "2: Ruiz"] }, { is = ["3: A Norwegian official"] }]
//! speaks = [{ who = "3: A Norwegian official", for = "NO" }]
//! ```
//!
//! Who is listed is found by words and the number of a report. Any two of a case are a pair: right if both are the same party in the gold and by the program,
//! after it has put together what it thinks is one. `for` is a country's code, the name of a body, or nothing for who speaks for nobody.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use ascribe_nlp::English;
use ascribe_party::{Known, parties, same};
use ascribe_types::{Document, DocumentId, Parties, Party, PartyKey, Report, Span};
use serde::Deserialize;

use crate::Error;
use crate::counts::Counts;
use crate::polnear::files;

/// Some reports, who is the same in them, and who speaks for whom.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartyCase {
    /// What it is about; unique in its file.
    pub name: String,
    /// The texts.
    pub reports: Vec<String>,
    /// Who is who.
    pub parties: Vec<GoldParty>,
    /// Who speaks for whom.
    #[serde(default)]
    pub speaks: Vec<GoldVoice>,
}

/// Those who are the same.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GoldParty {
    /// Their words, each after the number of its report: "2: Ruiz".
    pub is: Vec<String>,
}

/// For whom somebody speaks.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GoldVoice {
    /// Their words, after the number of their report.
    pub who: String,
    /// The code of a country or the name of a body; nothing if for nobody.
    #[serde(rename = "for")]
    pub principal: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenFile {
    case: Vec<PartyCase>,
}

/// What became of some cases.
#[derive(Clone, Debug, Default)]
pub struct PartyScore {
    /// Pairs that are one party.
    pub pairs: Counts,
    /// Those who speak for somebody.
    pub voices: Counts,
    /// What is wrong, in words.
    pub misses: Vec<String>,
}

/// The cases of a folder.
///
/// # Errors
///
/// If a file cannot be read or is not written as it should be.
pub fn read(folder: &Path) -> Result<Vec<PartyCase>, Error> {
    let mut out = Vec::new();
    for path in files(folder, "toml")? {
        let text = fs::read_to_string(&path).map_err(|cause| Error::io(&path, cause))?;
        let file: WrittenFile = toml::from_str(&text).map_err(|cause| Error::malformed(&path, cause.to_string()))?;
        out.extend(file.case);
    }
    Ok(out)
}

/// What the program makes of cases.
pub fn score(cases: &[PartyCase], english: &English) -> PartyScore {
    let mut out = PartyScore::default();
    cases.iter().for_each(|case| out.add(case, &Told::of(case, english)));
    out
}

impl PartyScore {
    fn add(&mut self, case: &PartyCase, told: &Told) {
        let all =
            case.parties.iter().enumerate().flat_map(|(party, gold)| gold.is.iter().map(move |words| (party, words)));
        let found: Vec<_> = all.map(|(party, words)| (party, words, told.key(words))).collect();
        for (at, (party, words, key)) in found.iter().enumerate() {
            for (other, others, other_key) in &found[at + 1..] {
                let is_one = key.is_some() && key == other_key;
                self.pairs.gold += usize::from(party == other);
                self.pairs.predicted += usize::from(is_one);
                self.pairs.right += usize::from(is_one && party == other);
                if is_one != (party == other) {
                    self.misses.push(format!("{}: {words} and {others}: {key:?}, {other_key:?}", case.name));
                }
            }
        }
        case.speaks.iter().for_each(|voice| self.add_voice(case, voice, told));
    }

    fn add_voice(&mut self, case: &PartyCase, voice: &GoldVoice, told: &Told) {
        let principal = told.principal(&voice.who).unwrap_or_default();
        let is_right = principal == voice.principal;
        self.voices.gold += usize::from(!voice.principal.is_empty());
        self.voices.predicted += usize::from(!principal.is_empty());
        self.voices.right += usize::from(is_right && !principal.is_empty());
        if !is_right {
            self.misses.push(format!("{}: {} for {:?}, not {principal:?}", case.name, voice.who, voice.principal));
        }
    }
}

/// What the program says of a case.
struct Told {
    reports: Vec<(Report, Parties)>,
    same: BTreeMap<PartyKey, PartyKey>,
}

impl Told {
    fn of(case: &PartyCase, english: &English) -> Self {
        let report = |(text, number): (&String, u64)| {
            let document = Document::from(text.as_str());
            let analysis = english.analyze(&document);
            let report = ascribe::report(document, analysis);
            let parties = parties(&report, DocumentId(number));
            (report, parties)
        };
        let reports: Vec<_> = case.reports.iter().zip(1..).map(report).collect();
        let known = known(reports.iter().flat_map(|(_, parties)| &parties.all));
        let same = known.iter().map(|known| known.key.clone()).zip(same(&known, &[])).collect();
        Self { reports, same }
    }

    /// The party of some words, put together with others.
    fn key(&self, words: &str) -> Option<PartyKey> {
        self.own_key(words).map(|(_, key)| self.same.get(&key).cloned().unwrap_or(key))
    }

    /// The number of the report and the party of some words by it alone.
    fn own_key(&self, words: &str) -> Option<(usize, PartyKey)> {
        let (number, words) = words.split_once(": ")?;
        let number = number.parse::<usize>().ok()?.checked_sub(1)?;
        let (report, parties) = self.reports.get(number)?;
        let start = report.document.text.find(words)?;
        let key = at(report, parties, Span::new(start, start + words.len()))?;
        Some((number, key))
    }

    /// Whom somebody speaks for in the end: a country's code, or a name.
    fn principal(&self, words: &str) -> Option<String> {
        let (number, key) = self.own_key(words)?;
        let all = &self.reports[number].1.all;
        let party = |key: &PartyKey| all.iter().find(|party| party.key == *key);
        let next = |party: &&Party| self::next(party, all);
        let last = std::iter::successors(party(&key), next).take(all.len()).last()?;
        let name =
            || last.country.filter(|_| last.key.0.starts_with("country:")).map(|country| country.code().to_owned());
        (last.key != key).then(|| name().unwrap_or_else(|| last.name.clone()))
    }
}

fn next<'a>(party: &Party, all: &'a [Party]) -> Option<&'a Party> {
    let acts_for = party.acts_for.as_ref()?;
    all.iter().find(|other| other.key == acts_for.party)
}

/// What a ledger of some parties would know of them.
fn known<'a>(parties: impl Iterator<Item = &'a Party>) -> Vec<Known> {
    let mut out: BTreeMap<&PartyKey, Known> = BTreeMap::new();
    for party in parties {
        let known = out.entry(&party.key).or_insert_with(|| Known {
            key: party.key.clone(),
            kind: party.kind,
            names: Vec::new(),
            countries: Vec::new(),
            offices: Vec::new(),
        });
        known.names.extend(std::iter::once(&party.name).chain(&party.other_names).cloned());
        known.countries.extend(party.country);
    }
    out.into_values().collect()
}

/// The party of the source or mention that shares most with some words; none if that is less than a third of both.
fn at(report: &Report, parties: &Parties, words: Span) -> Option<PartyKey> {
    let sources = report.attributions.iter().zip(&parties.of_sources);
    let sources = sources.filter_map(|(attribution, key)| Some((attribution.source.span()?, key.clone()?)));
    let entities = report.analysis.entities.iter().zip(&parties.of_entities);
    let mentions = entities.filter_map(|(entity, key)| Some((entity, key.clone()?))).flat_map(|(entity, key)| {
        let mentions = entity.mentions.iter().map(|&mention| report.analysis.mention(mention));
        mentions.map(move |mention| (report.analysis.span(&mention.tokens), key.clone()))
    });
    let alike = |span: Span| {
        let shared = span.end.min(words.end).saturating_sub(span.start.max(words.start)) as usize;
        1000 * shared / span.cover(words).len().max(1)
    };
    let best = mentions.chain(sources).map(|(span, key)| (alike(span), key)).max_by_key(|(alike, _)| *alike)?;
    (best.0 >= 333).then_some(best.1)
}
