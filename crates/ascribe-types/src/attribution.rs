//! Who said what.

use crate::syntax::names;
use crate::{EntityIdx, Span};

/// Which attribution of a document, counted from 1 in the order of their first characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AttributionId(pub u32);

/// Who an attribution's content is attributed to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// The report says who.
    Stated(Stated),
    /// The report leaves it open ("it is said").
    Unstated,
}

impl Source {
    /// The source that the report states, if it does.
    pub fn stated(&self) -> Option<&Stated> {
        match self {
            Self::Stated(stated) => Some(stated),
            Self::Unstated => None,
        }
    }

    /// The words that name, describe or stand for the source, if there are some.
    pub fn span(&self) -> Option<Span> {
        self.stated().map(|stated| stated.span)
    }
}

/// A source that a report states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stated {
    /// The words that name, describe or stand for them.
    pub span: Span,
    /// Who they are among the entities of the document; none where the words stand for nobody that the analysis knows, and
    /// where the text does not tell whom they stand for ([`Naming::Unsure`]).
    pub entity: Option<EntityIdx>,
    /// The outlet in which they appeared, if they are a document: the magazine of "a report in Foreign Policy". The chain names it.
    pub outlet: Option<EntityIdx>,
    /// What they are; none where the words do not tell.
    pub kind: Option<SourceKind>,
    /// Whether the document names them.
    pub naming: Naming,
}

impl From<Span> for Stated {
    /// A source of which nothing but its words is known.
    fn from(span: Span) -> Self {
        Self { span, entity: None, outlet: None, kind: None, naming: Naming::Unsure }
    }
}

names! {
    /// What a source is. Only what can speak or be quoted is told apart: a place that speaks is who governs from there.
    SourceKind {
        /// One person.
        Person = "person",
        /// Several persons: "senior diplomats", "Ruiz and Pell".
        Group = "group",
        /// A ministry, company, party, army.
        Organization = "organization",
        /// A newspaper, magazine, broadcaster or news agency.
        Outlet = "outlet",
        /// A country, city or province, by whatever name: "Iran", "Tehran".
        Gpe = "gpe",
        /// A report, law, letter, poll, study.
        Document = "document",
        /// People at large: "voters", "residents".
        Public = "public",
        /// Anything else that is made to speak: "the evidence suggests".
        Other = "other",
    }
}

/// Whether the document names a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Naming {
    /// It gives them a name, here or elsewhere.
    Named,
    /// It describes them and gives them none.
    Unnamed {
        /// As what they speak, where they are persons and a word says so.
        role: Option<SourceRole>,
        /// The words that say that they wanted no name, and why: "on condition of anonymity because …".
        anonymity: Option<Span>,
    },
    /// Somebody of the document, but the text does not tell whom: an abstention, not a guess.
    Unsure,
}

/// As what an unnamed source speaks: "former diplomat".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceRole {
    /// The occupation or function.
    pub office: Office,
    /// Whether it is held no more.
    pub former: bool,
}

names! {
    /// The occupations and functions that are told apart in unnamed persons who are sources.
    Office {
        /// Holds an office of state: "an official", "the minister".
        Official = "official",
        /// Stands for a state abroad: "a diplomat", "the ambassador".
        Diplomat = "diplomat",
        /// Speaks for another: "a spokeswoman".
        Spokesperson = "spokesperson",
        /// Works for a secret service: "an intelligence officer".
        IntelligenceOfficer = "intelligence officer",
        /// Serves in the police or armed forces: "a police chief", "two soldiers".
        SecurityOfficer = "security officer",
        /// Stands for election or sits in a parliament: "a senator", "the candidate".
        Politician = "politician",
        /// Helps somebody in office: "an aide", "advisers".
        Aide = "aide",
        /// Practises law: "his lawyer", "the prosecutor", "a judge".
        Lawyer = "lawyer",
        /// Knows a subject: "an analyst", "economists".
        Analyst = "analyst",
        /// Reports for the press: "a reporter".
        Journalist = "journalist",
        /// Saw it: "witnesses".
        Witness = "witness",
        /// Leads or owns a company or another body: "a manager".
        Executive = "executive",
        /// Takes a side: "supporters", "a critic of the plan".
        Advocate = "advocate",
        /// Is somebody's family or friend: "his wife".
        Relative = "relative",
    }
}

names! {
    /// Whether the source's own words are given (the terms of PARC 3 and PolNeAR).
    Form {
        /// All of the content stands between quotation marks.
        Direct = "direct",
        /// None of it does.
        Indirect = "indirect",
        /// Some of it does.
        Mixed = "mixed",
    }
}

names! {
    /// What the source does by saying it: the nearest, where none fits.
    Act {
        /// Reports as true: "said", "wrote", "found", "according to".
        Says = "says",
        /// Says that what others said is so: "confirmed", "agreed that".
        Confirms = "confirms",
        /// Says what is to its own disadvantage: "admitted", "conceded".
        Admits = "admits",
        /// Says that it is not so: "denied".
        Denies = "denies",
        /// Does not accept a claim, plan or demand: "rejected", "dismissed the report".
        Rejects = "rejects",
        /// Holds it to be unlikely or open: "doubted", "questioned whether".
        Doubts = "doubts",
        /// Holds it to be likely, without proof: "suspected".
        Suspects = "suspects",
        /// Holds it to be so: "believed", "thought", "feared".
        Believes = "believes",
        /// Holds it, and the report takes it for a fact: "knew", "learned", "realized".
        Knows = "knows",
        /// Says what will be: "predicted", "expected".
        Predicts = "predicts",
        /// Says what may come, so that somebody takes care: "warned".
        Warns = "warns",
        /// Says that somebody did wrong: "accused", "blamed", "alleged".
        Accuses = "accuses",
        /// Says that it is bad: "condemned", "complained".
        Criticises = "criticises",
        /// Says that it is good: "praised", "welcomed".
        Praises = "praises",
        /// Binds itself: "promised", "vowed", "agreed to".
        Promises = "promises",
        /// Promises harm: "threatened".
        Threatens = "threatens",
        /// Says what others are to do: "demanded", "urged", "ordered", "recommended".
        Demands = "demands",
        /// Puts a question or a request: "asked", "wondered", "appealed".
        Asks = "asks",
        /// Would have it so: "wanted", "hoped", "sought", "planned".
        Wants = "wants",
    }
}

impl Act {
    /// The side that it takes on the content if nothing turns it: who denies, denies, and who asks takes none.
    pub fn polarity(self) -> Polarity {
        match self {
            Self::Denies | Self::Rejects | Self::Doubts => Polarity::Denies,
            Self::Asks | Self::Demands | Self::Wants => Polarity::Neither,
            _ => Polarity::Affirms,
        }
    }
}

names! {
    /// Which side the source takes on the content.
    Polarity {
        /// Holds it to be so, or binds itself to it.
        Affirms = "affirms",
        /// Holds it not to be so.
        Denies = "denies",
        /// Takes no side: asks, demands, wants it, or leaves it open.
        Neither = "neither",
    }
}

names! {
    /// How sure the source is of the content (the CT, PR and PS of FactBank; Sauri and Pustejovsky 2009).
    Certainty {
        /// Certain, or nothing said against it.
        Certain = "certain",
        /// Likely: "probably", "suspects".
        Probable = "probable",
        /// No more than possible: "may", "did not rule out".
        Possible = "possible",
    }
}

/// How a source stands to the content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stance {
    /// What it does by saying it.
    pub act: Act,
    /// Which side it takes.
    pub polarity: Polarity,
    /// How sure it is.
    pub certainty: Certainty,
}

impl Default for Stance {
    /// Says it, affirms it, is certain: what holds until a text says otherwise.
    fn default() -> Self {
        Self { act: Act::Says, polarity: Polarity::Affirms, certainty: Certainty::Certain }
    }
}

/// One attribution: source, cue and content (PARC 3, PolNeAR).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// Its number in the document.
    pub id: AttributionId,
    /// Who said it.
    pub source: Source,
    /// The words that tie source to content; none where a quotation simply goes on.
    pub cue: Option<Span>,
    /// What was said, in one or several pieces, in order, at least one.
    pub content: Vec<Span>,
    /// Whether the source's own words are given.
    pub form: Form,
    /// How the source stands to the content.
    pub stance: Stance,
    /// The attribution whose content holds this one. The chain of sources is stored here alone.
    pub within: Option<AttributionId>,
    /// The attributions of the document that this one answers: what a denial denies. In order, never itself.
    pub answers: Vec<AttributionId>,
}
