//! Who and what a document speaks of.

use std::ops::Range;

use crate::TokenIdx;
use crate::syntax::names;

/// Which mention of an [`Analysis`](crate::Analysis).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MentionIdx(pub u32);

impl MentionIdx {
    /// The position in [`Analysis::mentions`](crate::Analysis::mentions).
    pub fn get(self) -> usize {
        self.0 as usize
    }
}

/// Which entity of an [`Analysis`](crate::Analysis).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityIdx(pub u32);

impl EntityIdx {
    /// The position in [`Analysis::entities`](crate::Analysis::entities).
    pub fn get(self) -> usize {
        self.0 as usize
    }
}

/// What a mention speaks of. The first seven can have names of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A person, or several ("diplomats").
    Person,
    /// A company, ministry, party, team, outlet, army.
    Organization,
    /// A place that nobody governs: a river, a street, a base.
    Place,
    /// A country, city or province, as land, people and government at once.
    Gpe,
    /// A nation's, faith's or party's people, or what is theirs: "Azerbaijani", "Sunni", "Republicans".
    Norp,
    /// A war, an election, a meeting.
    Event,
    /// A book, film, law, report.
    Work,
    /// A time or a stretch of it.
    Time,
    /// A thing, animal, plant or substance.
    Object,
    /// An idea, an amount, a deed.
    Abstract,
}

impl Kind {
    /// All kinds, in the order of the enum.
    pub const ALL: &[Self] = &[
        Self::Person,
        Self::Organization,
        Self::Place,
        Self::Gpe,
        Self::Norp,
        Self::Event,
        Self::Work,
        Self::Time,
        Self::Object,
        Self::Abstract,
    ];

    /// The name in formats and model files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Place => "place",
            Self::Gpe => "gpe",
            Self::Norp => "norp",
            Self::Event => "event",
            Self::Work => "work",
            Self::Time => "time",
            Self::Object => "object",
            Self::Abstract => "abstract",
        }
    }

    /// The kind of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.name() == name)
    }
}

/// A name that stands in the text: "Ana Ruiz", never "the minister". Names do not overlap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Its tokens, at least one.
    pub tokens: Range<TokenIdx>,
    /// What it names.
    pub kind: Kind,
}

/// How a mention refers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MentionForm {
    /// By a name: "Ana Ruiz", "Mr. Ruiz", "the Ministry of Health".
    Name,
    /// By a description: "the minister", "two officials".
    Description,
    /// By a pronoun: "he", "their", "those".
    Pronoun,
}

/// Whom a mention refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Referent {
    /// An entity of the document.
    Entity(EntityIdx),
    /// Somebody or something of the document, but the text did not tell the reader whom: an abstention, not a guess.
    Unsure,
}

/// The words that refer to somebody or something. Mentions may lie inside each other ("Iran" in "Iran's minister") but never cross.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Its tokens, at least one.
    pub tokens: Range<TokenIdx>,
    /// Its syntactic head, one of its tokens.
    pub head: TokenIdx,
    /// What it speaks of.
    pub kind: Kind,
    /// How it refers.
    pub form: MentionForm,
    /// Whom it refers to.
    pub referent: Referent,
}

/// Who or what is referred to, within one document. Every entity has at least one mention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// The words that name or describe it most fully: the longest name, else the best description; a pronoun only if there is
    /// nothing else.
    pub name: Range<TokenIdx>,
    /// What it is.
    pub kind: Kind,
    /// Whether the document gives it a name.
    pub named: bool,
    /// Its mentions, in order.
    pub mentions: Vec<MentionIdx>,
    /// Its office or what else it is described as: "foreign minister", "a spokesman for the ministry".
    pub description: Option<Range<TokenIdx>>,
    /// To whom it belongs: the state of a ministry, the ministry of a spokesman.
    pub affiliation: Option<EntityIdx>,
    /// Short forms that the text defines: "FP" in "Foreign Policy (FP)".
    pub abbreviations: Vec<Range<TokenIdx>>,
    /// The country that it is, or is of as its name says: an ISO 3166-1 alpha-2 code.
    pub country: Option<Country>,
}

/// A country by its ISO 3166-1 alpha-2 code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country(pub [u8; 2]);

impl Country {
    /// The code, two capital letters.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).expect("codes are ASCII letters")
    }
}

names! {
    /// How words stand for a country.
    CountrySense {
        /// They are its name: "Azerbaijan", "the United States", "UK".
        Name = "name",
        /// They say whose somebody or something is: "Azerbaijani", "Danes".
        People = "people",
        /// They are its capital: "Baku".
        Capital = "capital",
    }
}

/// Words that stand for a country, wherever they stand: "Iranian" of "the Iranian Foreign Ministry" too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountryWords {
    /// Its tokens, at least one.
    pub tokens: Range<TokenIdx>,
    /// Which country.
    pub country: Country,
    /// What people call it in English: "Iran" of "Tehran" and "Iranian" too.
    pub name: &'static str,
    /// How they stand for it.
    pub sense: CountrySense,
}
