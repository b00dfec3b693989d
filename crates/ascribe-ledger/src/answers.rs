//! What questions are answered with. Everything that is shown as somebody's is a passage of a document.
//!
//! Days are written YYYY-MM-DD, and are none where they are unknown. Positions count Unicode code points of a document's text.
//! As JSON an answer has the fields of its struct, which docs/formats.md describes.

use ascribe_types::{Act, Certainty, Polarity, Position};
use serde::{Serialize, Serializer};

use crate::corrections::{Correction, Kind, Verb};

/// What was asked for by a name, a number or an id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found<T, Choice = T> {
    /// There is no such thing.
    Nothing,
    /// There is one.
    One(T),
    /// Several fit; of very many only the foremost are named.
    Several(Vec<Choice>),
}

/// As many things as were asked for, and whether there are more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Listed<T> {
    /// The foremost.
    pub items: Vec<T>,
    /// Whether there are more of them.
    pub more: bool,
    /// Of how many they are the foremost, where there were too many to look at all: the newest. None where they are of all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub newest: Option<usize>,
}

impl<T> Listed<T> {
    /// The first of `items`, at most so many.
    pub fn foremost(mut items: Vec<T>, most: usize) -> Self {
        let more = items.len() > most;
        items.truncate(most);
        Self { items, more, newest: None }
    }
}

/// A document, and where it is to be found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Document {
    /// Its id, the same in every ledger.
    pub id: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// The day that it was published.
    pub published: Option<String>,
    /// Who tells that day: "metadata", "text" or "given".
    pub published_by: Option<String>,
    /// Its address.
    pub address: Option<String>,
    /// The file that it was read from, as it was named then.
    pub path: Option<String>,
    /// The grade that its publisher was given, A to F.
    pub grade: Option<String>,
}

/// A party.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Party {
    /// Its id, the same in every ledger: "country:AZ".
    pub id: String,
    /// What it is.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// The country that it is or belongs to: an ISO 3166-1 alpha-2 code.
    pub country: Option<String>,
}

/// Words of a document, and where they stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Passage {
    /// The words, as they stand there.
    pub text: String,
    /// Where they begin.
    pub start: u32,
    /// Where they end.
    pub end: u32,
}

/// One thing that was said on a claim, by whom, how, and where that is to be found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Said {
    /// The proposition's id, the same in every ledger.
    pub id: String,
    /// The number of its claim.
    pub claim: i64,
    /// The report.
    pub document: Document,
    /// Who says so; none where the report leaves that open.
    pub party: Option<Party>,
    /// For whom that party speaks in the end, if for somebody.
    pub principal: Option<Party>,
    /// The sources that it came through, from the outermost in to its own, without the document's publisher.
    pub chain: Vec<String>,
    /// The words for the source.
    pub source: Option<Passage>,
    /// The words that tie source to content.
    pub cue: Option<Passage>,
    /// The words that say it.
    pub words: Passage,
    /// The whole sentences in which they stand.
    pub sentences: Passage,
    /// What is said, restated so that it stands alone.
    pub text: String,
    /// Where the words of `text` were taken from: "content", "answered" or "restated".
    pub basis: String,
    /// Whether `text` says that something is not so.
    pub negative: bool,
    /// What the source does by saying it.
    #[serde(serialize_with = "act")]
    pub act: Act,
    /// How sure it is.
    #[serde(serialize_with = "certainty")]
    pub certainty: Certainty,
    /// What it holds on the claim by this.
    #[serde(serialize_with = "position")]
    pub position: Position,
    /// The grade that the passage was given, 1 to 6.
    pub grade: Option<String>,
}

impl Said {
    /// Whose position it is: the party that is spoken for, else who speaks.
    pub fn holder(&self) -> Option<&Party> {
        self.principal.as_ref().or(self.party.as_ref())
    }
}

/// A claim in a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Claim {
    /// Its number in this ledger.
    pub number: i64,
    /// Its id, the same in every ledger: that of its founding proposition.
    pub id: String,
    /// What is claimed, in the words of a proposition of it: of the first that says that something is so, or, if none does, of the founding one.
    pub text: String,
    /// Whether that text says that something is not so; positions are on the text as it stands.
    pub negative: bool,
    /// How many reports speak of it.
    pub documents: u32,
    /// By how many publishers.
    pub publishers: u32,
    /// On how many independent origins they rest.
    pub origins: u32,
    /// How many parties affirm it, those that speak for one another counted once.
    pub affirming: u32,
    /// How many deny or doubt it.
    pub denying: u32,
    /// The day of the earliest report.
    pub first: Option<String>,
    /// The day of the latest.
    pub last: Option<String>,
}

impl Claim {
    /// Whether there are parties on both sides.
    pub fn is_contested(&self) -> bool {
        self.affirming > 0 && self.denying > 0
    }
}

/// A claim, and who stands where on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Contested {
    /// The claim.
    #[serde(flatten)]
    pub claim: Claim,
    /// Who affirms it, in the order of their first reports.
    pub affirm: Vec<Party>,
    /// Who denies it.
    pub deny: Vec<Party>,
    /// Who doubts it.
    pub doubt: Vec<Party>,
}

/// All that was said on a claim.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Dossier {
    /// The claim.
    pub claim: Claim,
    /// The founding proposition: the earliest.
    pub founder: Said,
    /// Party by party, in the order of their first reports.
    pub parties: Vec<Held>,
    /// What the reports rest on, and which on the same.
    pub origins: Vec<Origin>,
    /// The reports that are named as where something is from.
    pub cited: Vec<Cited>,
    /// The reports that are copies of others.
    pub copies: Vec<Copy>,
}

/// What one party holds on one claim, whoever speaks for it included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Held {
    /// Whose position it is; none for statements whose source no report names.
    pub party: Option<Party>,
    /// What was said, the earliest first; without a day last.
    pub said: Vec<Said>,
    /// Where the position changed from one day to a later one.
    pub changes: Vec<Change>,
}

/// That a party took another position than before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What it held before.
    #[serde(serialize_with = "position")]
    pub from: Position,
    /// What it held then.
    #[serde(serialize_with = "position")]
    pub to: Position,
    /// Which of what was [said](Held::said) tells what it held before, counted from 0.
    pub before: usize,
    /// Which of it tells what it held then.
    pub after: usize,
}

/// What reports rest on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Root {
    /// A report of the ledger.
    Document(Document),
    /// A publisher whose report the ledger does not have.
    Publisher(String),
}

/// One independent origin, and the reports that rest on it. Those of one origin are not independent of each other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Origin {
    /// The first word of it, as far as the ledger tells.
    pub root: Root,
    /// The reports that rest on it, the earliest first.
    pub documents: Vec<Document>,
}

/// That one report names another as where it has something from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cited {
    /// The report that says so.
    pub document: Document,
    /// The words that say so.
    pub evidence: Passage,
    /// Who published the other.
    pub publisher: String,
    /// What the report calls them.
    pub name: String,
    /// The first and the last day on which it may have been published.
    pub days: [Option<String>; 2],
    /// The other report, if the ledger has it.
    pub cited: Option<Document>,
}

/// That a report is a copy of another, or both of a third.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Copy {
    /// The report.
    pub document: Document,
    /// The earliest of those that are copies of each other.
    pub of: Document,
    /// How much of the shorter stands in the other, from 0 to 1; none where they are copies by way of a third.
    pub share: Option<f64>,
}

/// All that is known of a party.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Profile {
    /// The party.
    pub party: Party,
    /// What documents call it, the commonest first.
    pub names: Vec<Naming>,
    /// The offices that it held, as documents say, the earliest report first.
    pub offices: Vec<Office>,
    /// For whom it speaks, those of most documents first.
    pub acts_for: Listed<Speaking>,
    /// Who speaks for it.
    pub spoken_for_by: Listed<Speaking>,
    /// What it holds, claim by claim, the most contested first.
    pub claims: Listed<Holding>,
}

/// What documents call a party.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Naming {
    /// The name.
    pub name: String,
    /// In how many documents.
    pub documents: u32,
}

/// An office that a party held, as documents say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Office {
    /// What the first of them calls it.
    pub office: String,
    /// In how many documents.
    pub documents: u32,
    /// The days of the earliest and the latest of them.
    pub days: [Option<String>; 2],
    /// The first of them.
    pub document: Document,
}

/// That one party speaks for another, as documents say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Speaking {
    /// The other party.
    pub party: Party,
    /// In how many documents.
    pub documents: u32,
    /// The days of the earliest and the latest of them.
    pub days: [Option<String>; 2],
}

/// What a party holds on one claim among others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Holding {
    /// The claim.
    pub claim: Claim,
    /// What the party and whoever speaks for it said on it.
    pub held: Held,
}

/// The way from reports back to the first word of what they say.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Trace {
    /// The claim, where a claim was asked for.
    pub claim: Option<Claim>,
    /// From each statement back.
    pub paths: Vec<Path>,
    /// What they rest on, and which on the same.
    pub origins: Vec<Origin>,
}

/// The way from one statement back to the first word of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Path {
    /// The statement, with the chain inside its report.
    pub said: Said,
    /// From report to report.
    pub steps: Vec<Step>,
    /// Where it ends.
    pub root: Option<Root>,
    /// Which step led there: "own" (none did), "copied", "cited", or "circular" for reports that have it from each other.
    pub because: Option<String>,
}

/// A step from one report to another.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Step {
    /// It is a copy.
    Copy(Copy),
    /// It names the other.
    Cited(Cited),
}

/// A sentence that full-text search found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Hit {
    /// The document.
    pub document: Document,
    /// The sentence.
    pub passage: Passage,
    /// The words in it that were searched for.
    pub marks: Vec<Passage>,
    /// The attributions in which it stands, the outermost first.
    pub attributions: Vec<Attributed>,
}

/// Who said a passage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Attributed {
    /// The attribution's id, the same in every ledger.
    pub id: String,
    /// Who says so; none where the report leaves that open.
    pub party: Option<Party>,
    /// The sources that it came through, as in [`Said::chain`].
    pub chain: Vec<String>,
    /// What the source does by saying it.
    #[serde(serialize_with = "act")]
    pub act: Act,
    /// Which side it takes on what it says.
    #[serde(serialize_with = "polarity")]
    pub polarity: Polarity,
    /// How sure it is.
    #[serde(serialize_with = "certainty")]
    pub certainty: Certainty,
    /// The numbers of the claims that it speaks of.
    pub claims: Vec<i64>,
}

/// A correction, and what it is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Corrected {
    /// Its number in this ledger.
    pub number: i64,
    /// When it was made, UTC.
    pub made: String,
    /// What was done.
    pub verb: Verb,
    /// To what.
    pub kind: Kind,
    /// What it was done to, as the ledger has it now.
    pub objects: Vec<Object>,
    /// A grade; "opposed" for claims that were merged and contradict each other.
    pub value: Option<String>,
    /// Why, if somebody said so.
    pub note: Option<String>,
    /// When it was undone, UTC; none while it holds.
    pub undone: Option<String>,
}

impl Corrected {
    /// It in words that mean the same in every ledger.
    pub fn correction(&self) -> Correction {
        let Self { verb, kind, value, note, .. } = self.clone();
        let objects = self.objects.iter().map(|object| object.id.clone()).collect();
        Correction { verb, kind, objects, value, note }
    }
}

/// What a correction is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Object {
    /// Its id, the same in every ledger.
    pub id: String,
    /// Its words or its name; none if the ledger does not have it.
    pub text: Option<String>,
    /// The number of the claim on which it is now, of a proposition that was not rejected.
    pub claim: Option<i64>,
}

fn act<S: Serializer>(act: &Act, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(act.name())
}

fn certainty<S: Serializer>(certainty: &Certainty, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(certainty.name())
}

fn polarity<S: Serializer>(polarity: &Polarity, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(polarity.name())
}

fn position<S: Serializer>(position: &Position, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(position.name())
}
