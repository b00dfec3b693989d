//! What came out otherwise than a case says, for people who make the program better.

use std::fmt;

/// What a difference is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aspect {
    /// Whether an attribution is found at all, and with its source.
    Found,
    /// Where its source, cue and content begin and end, and its form.
    Spans,
    /// What it is within, and so its chain.
    Chain,
    /// How its source stands to its content.
    Stance,
    /// What it answers.
    Answers,
    /// Its proposition.
    Proposition,
}

impl Aspect {
    /// All of them, in order.
    pub const ALL: [Self; 6] = [Self::Found, Self::Spans, Self::Chain, Self::Stance, Self::Answers, Self::Proposition];

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Found => "found",
            Self::Spans => "spans",
            Self::Chain => "chain",
            Self::Stance => "stance",
            Self::Answers => "answers",
            Self::Proposition => "proposition",
        }
    }
}

/// Something that came out otherwise than a case says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What it is about.
    pub aspect: Aspect,
    /// The number of the attribution in its case; none for one that should not be.
    pub number: Option<u32>,
    /// What was wanted and what was found.
    pub what: String,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.aspect.name())?;
        if let Some(number) = self.number {
            write!(f, " {number}")?;
        }
        write!(f, ": {}", self.what)
    }
}
