//! Who said what.

use crate::Span;

/// Which attribution of a document, counted from 1 in the order of their first characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AttributionId(pub u32);

/// Who an attribution's content is attributed to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// The words that name or describe them.
    Stated(Span),
    /// The report leaves it open ("it is said").
    Unstated,
}

/// Whether the source's own words are given (the terms of PARC 3 and PolNeAR).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// All of the content stands between quotation marks.
    Direct,
    /// None of it does.
    Indirect,
    /// Some of it does.
    Mixed,
}

/// What the source does by saying it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Act {
    /// Reports as true; also whatever fits none of the acts that a later version tells apart.
    Says,
}

/// Which side the source takes on the content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Polarity {
    /// Holds it to be so.
    Affirms,
}

/// How sure the source is of the content (FactBank's CT).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// Certain, or nothing said against it.
    Certain,
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
    /// The attribution whose content holds this one.
    pub within: Option<AttributionId>,
}
