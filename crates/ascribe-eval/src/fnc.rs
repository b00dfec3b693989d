//! How reports bear on headlines, by FNC-1 (Pomerleau and Rao 2017): agree, disagree, discuss, unrelated.
//!
//! The bodies are divided by a hash of their numbers: trained on, looked at while training, and held out. A headline may stand with bodies of several parts, as it
//! does in the corpus; what is weighed does not tell one headline from another.

use std::collections::HashMap;
use std::ops::AddAssign;
use std::path::Path;

use ascribe::{English, Vectors};
use ascribe_claim::{Account, Bearing};
use ascribe_types::{Document, Entry, Vector};
use sha2::{Digest, Sha256};

use crate::{Counts, Error};

/// Which part of the corpus a body is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Half: trained on.
    Train,
    /// A fifth: looked at while training, and trained on in the end.
    Dev,
    /// Three tenths: held out.
    Held,
}

impl Part {
    /// The part of a body's number.
    pub fn of(body: &str) -> Self {
        let hash = Sha256::digest(body);
        match u32::from_be_bytes([hash[0], hash[1], hash[2], hash[3]]) % 10 {
            0..3 => Self::Held,
            3..5 => Self::Dev,
            _ => Self::Train,
        }
    }

    /// As training knows it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Train => "train",
            Self::Dev => "dev",
            Self::Held => "held",
        }
    }
}

/// A headline, a body, and how people said that the one bears on the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The headline.
    pub headline: String,
    /// The body's number.
    pub body: String,
    /// How the body bears on the headline.
    pub bearing: Bearing,
}

/// The corpus.
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    /// The text of each body by its number.
    pub bodies: HashMap<String, String>,
    /// The pairs.
    pub pairs: Vec<Pair>,
}

/// Reads the corpus in a folder.
///
/// # Errors
///
/// If a file cannot be read or has another layout.
pub fn read(folder: &Path) -> Result<Corpus, Error> {
    let bodies = rows(&folder.join("bodies.csv"), |row| Some((row.get(0)?.to_owned(), row.get(1)?.to_owned())))?;
    let pairs = rows(&folder.join("stances.csv"), pair)?;
    Ok(Corpus { bodies: bodies.into_iter().collect(), pairs })
}

fn rows<T>(path: &Path, row: impl Fn(&csv::StringRecord) -> Option<T>) -> Result<Vec<T>, Error> {
    let bytes = std::fs::read(path).map_err(|cause| Error::io(path, cause))?;
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    let read = reader.records().map(|record| record.ok().as_ref().and_then(&row));
    read.map(|row| row.ok_or_else(|| Error::malformed(path, "not a row of FNC-1"))).collect()
}

fn pair(row: &csv::StringRecord) -> Option<Pair> {
    let bearing = BEARINGS.iter().find(|(_, name)| row.get(2) == Some(name))?.0;
    Some(Pair { headline: row.get(0)?.to_owned(), body: row.get(1)?.to_owned(), bearing })
}

/// What the corpus calls each bearing.
pub const BEARINGS: [(Bearing, &str); 4] = [
    (Bearing::Agrees, "agree"),
    (Bearing::Disagrees, "disagree"),
    (Bearing::Discusses, "discuss"),
    (Bearing::Unrelated, "unrelated"),
];

/// Texts as they are read, by text.
pub struct Accounts(HashMap<String, (Entry, Vec<Vector>)>);

/// Makes an entry and the vectors of its sentences of each text.
pub type Read<'a> = &'a dyn Fn(Vec<Document>) -> Vec<(Entry, Vec<Vector>)>;

impl Accounts {
    /// Reads all texts that some pairs need, each once.
    pub fn of(corpus: &Corpus, pairs: &[&Pair], read: Read<'_>) -> Self {
        let body = |pair: &&Pair| corpus.bodies.get(&pair.body).cloned().unwrap_or_default();
        let mut texts: Vec<String> =
            pairs.iter().map(|pair| pair.headline.clone()).chain(pairs.iter().map(body)).collect();
        texts.sort_unstable();
        texts.dedup();
        let read =
            texts.chunks(READ_TOGETHER).flat_map(|part| read(part.iter().map(|text| text.as_str().into()).collect()));
        Self(texts.iter().cloned().zip(read).collect())
    }

    fn account(&self, text: &str) -> Option<Account<'_>> {
        let (entry, sentences) = self.0.get(text)?;
        Some(Account { report: &entry.report, sentences, statements: &entry.statements })
    }

    /// A pair's headline and body.
    pub fn pair(&self, corpus: &Corpus, pair: &Pair) -> Option<(Account<'_>, Account<'_>)> {
        Some((self.account(&pair.headline)?, self.account(corpus.bodies.get(&pair.body)?)?))
    }
}

/// Reads documents as [`Accounts`] need them.
pub fn accounts(documents: Vec<Document>, english: &English, vectors: &Vectors) -> Vec<(Entry, Vec<Vector>)> {
    let entries = ascribe::entries(ascribe::read_all(documents, english), english, vectors);
    let encode = |entry: &Entry| vectors.encode(&ascribe_claim::sentences(&entry.report));
    entries.into_iter().map(|entry| (encode(&entry), entry)).map(|(vectors, entry)| (entry, vectors)).collect()
}

/// Texts that are read together.
const READ_TOGETHER: usize = 64;

/// How bearings go with those that people gave.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct FncScore {
    /// The points of the official score: a quarter for what is rightly related or not, and three quarters more for the right side of what is related.
    points: f64,
    /// The points of who is always right.
    best: f64,
    /// How often each bearing is told, rightly and not, in the order of [`BEARINGS`].
    counts: [Counts; 4],
}

impl FncScore {
    /// Counts one pair.
    pub fn add(&mut self, gold: Bearing, told: Bearing) {
        let related = |bearing: Bearing| bearing != Bearing::Unrelated;
        self.best += if related(gold) { 1.0 } else { 0.25 };
        self.points += if related(gold) == related(told) { 0.25 } else { 0.0 };
        self.points += if related(gold) && gold == told { 0.75 } else { 0.0 };
        for (counts, (bearing, _)) in self.counts.iter_mut().zip(BEARINGS) {
            *counts += Counts {
                gold: usize::from(gold == bearing),
                predicted: usize::from(told == bearing),
                right: usize::from(gold == bearing && told == bearing),
            };
        }
    }

    /// The official score, as a share of the best.
    pub fn official(&self) -> f64 {
        if self.best > 0.0 { self.points / self.best } else { 0.0 }
    }

    /// The F1 of each bearing, in the order of [`BEARINGS`].
    pub fn f1(&self) -> [f64; 4] {
        self.counts.map(|counts| counts.f1())
    }

    /// The mean of the four.
    pub fn macro_f1(&self) -> f64 {
        self.f1().iter().sum::<f64>() / 4.0
    }

    /// All figures with their names.
    pub fn figures(&self) -> Vec<(String, f64)> {
        let each = BEARINGS.iter().zip(self.f1()).map(|((_, name), f1)| (format!("{name} F1"), f1));
        [("official score".to_owned(), self.official())]
            .into_iter()
            .chain(each)
            .chain([("macro F1".to_owned(), self.macro_f1())])
            .collect()
    }
}

impl AddAssign for FncScore {
    fn add_assign(&mut self, other: Self) {
        self.points += other.points;
        self.best += other.best;
        self.counts.iter_mut().zip(other.counts).for_each(|(own, other)| *own += other);
    }
}

/// Scores the pairs of a part.
pub fn score(corpus: &Corpus, part: Part, read: Read<'_>) -> FncScore {
    let pairs: Vec<&Pair> = corpus.pairs.iter().filter(|pair| Part::of(&pair.body) == part).collect();
    let accounts = Accounts::of(corpus, &pairs, read);
    let mut score = FncScore::default();
    for pair in pairs {
        let told = accounts.pair(corpus, pair).map(|(headline, body)| ascribe_claim::bearing(headline, body));
        score.add(pair.bearing, told.unwrap_or(Bearing::Unrelated));
    }
    score
}

#[cfg(test)]
mod tests {
    use super::*;
    use Bearing::{Agrees, Discusses, Unrelated};

    fn check(pairs: &[(Bearing, Bearing)], official: f64) {
        let mut score = FncScore::default();
        pairs.iter().for_each(|&(gold, told)| score.add(gold, told));
        assert!((score.official() - official).abs() < 1e-9, "{}", score.official());
    }

    #[test]
    fn scores_as_the_challenge_does() {
        check(&[(Agrees, Agrees), (Unrelated, Unrelated)], 1.0);
        check(&[(Agrees, Discusses)], 0.25);
        check(&[(Agrees, Unrelated), (Unrelated, Unrelated)], 0.2);
        check(&[(Unrelated, Discusses)], 0.0);
        check(&[], 0.0);
    }

    #[test]
    fn divides_bodies_by_their_numbers_alone() {
        let parts: Vec<Part> = (0..100).map(|body| Part::of(&body.to_string())).collect();
        let count = |part| parts.iter().filter(|&&other| other == part).count();
        assert_eq!([Part::Train, Part::Dev, Part::Held].map(count).iter().sum::<usize>(), 100);
        assert!([Part::Train, Part::Dev, Part::Held].map(count).iter().all(|&count| count > 10));
        assert_eq!(Part::of("712"), Part::of("712"));
    }
}
