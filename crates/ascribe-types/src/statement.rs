//! Statements: what parties hold, as claims are made up of them.

use crate::syntax::names;
use crate::{Act, AttributionId, Basis, Certainty, Date, DateRange, Modality, PartyKey, Polarity, Span, Time};

/// Elements of a sentence's vector.
pub const VECTOR_WIDTH: usize = 384;

/// A sentence as the encoder sees it: a unit vector in steps of 1/127, so that the dot product of two, over 127², is their cosine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vector(pub Box<[i8; VECTOR_WIDTH]>);

/// One thing that a source says, as claims are made up of such: an attribution's proposition, or, where its content has several
/// sentences, that of one of them, with what the source itself makes of it there ("I doubt that …").
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// The attribution that it is of.
    pub attribution: AttributionId,
    /// Which part of its content, counted from 0.
    pub part: u16,
    /// The passage: where the document says so, from the first to the last character.
    pub passage: Span,
    /// What is stated, restated so that it stands alone; the words are the document's.
    pub text: String,
    /// Where the words of the text were taken from.
    pub basis: Basis,
    /// What the source does by saying this: of a quotation's later sentences what its own words there do, and not what the cue says of the first.
    pub act: Act,
    /// Which side the source takes on what `text` says, negation in the text not counted: who denies "they will allow it" denies,
    /// and who affirms "they will not allow it" affirms a text that is [`Self::negative`].
    pub polarity: Polarity,
    /// How sure the source is.
    pub certainty: Certainty,
    /// Whether the text says that something is not so.
    pub negative: bool,
    /// Of what kind of world the text speaks.
    pub modality: Modality,
    /// Who does it.
    pub actor: Option<Part>,
    /// What is done: the dictionary form of the verb ("allow").
    pub action: Option<String>,
    /// To whom or what it is done.
    pub target: Option<Part>,
    /// Where.
    pub place: Option<Part>,
    /// When it is said to happen.
    pub time: Option<Time>,
    /// The dictionary forms of the words that carry its meaning, in order, each once; names are not among them.
    pub words: Vec<String>,
    /// The parties that it names, in order of their keys, each once.
    pub parties: Vec<PartyKey>,
    /// The earlier or later attributions of the document that it answers.
    pub answers: Vec<AttributionId>,
    /// When the document was published.
    pub published: Option<Date>,
    /// The text as the encoder sees it.
    pub vector: Vector,
}

/// Who or what plays a part in a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The document's words for it.
    pub text: String,
    /// Which party it is.
    pub party: Option<PartyKey>,
    /// The dictionary form of its head word: "base" of "air bases in the country".
    pub head: String,
}

names! {
    /// What a party holds on a claim.
    Position {
        /// That it is so.
        Affirms = "affirms",
        /// That it is not so.
        Denies = "denies",
        /// That it is unlikely.
        Doubts = "doubts",
        /// It takes no side: asks, demands, reports that others say so.
        Neither = "neither",
    }
}

/// Another report that a document names as where it has something from: "according to AFP", "The Courier reported on Monday",
/// "OSLO (Interpress) –".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// What it has from there: an attribution whose source is the other report or its outlet, or who spoke to it. None where the whole
    /// document is theirs, as a dateline or credit line says.
    pub attribution: Option<AttributionId>,
    /// Their name, as the document has it most fully, without the words around it: "Foreign Policy".
    pub name: String,
    /// Who they are among the parties of the document.
    pub party: Option<PartyKey>,
    /// On which days it may have been published, as far as the document tells.
    pub published: Option<DateRange>,
    /// The words that say so.
    pub evidence: Span,
}
