//! The pronouns that can be a source, and whom they can stand for.
//!
//! They are a closed class (Huddleston and Pullum, The Cambridge Grammar of the English Language, 2002, chapter 5, section 10).

/// Whom a pronoun can stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pronoun {
    /// Who speaks: "I", "my".
    Speaker,
    /// Who speaks, and others: "we".
    Speakers,
    /// A man.
    He,
    /// A woman.
    She,
    /// A thing or institution.
    It,
    /// Several, or an institution.
    They,
    /// Whom the words before it name: "who", "which".
    Relative,
    /// Anybody: "some", "those", "you".
    Other,
}

impl Pronoun {
    /// The personal or relative pronoun that a word is, if it is one.
    pub(crate) fn of(word: &str) -> Option<Self> {
        Some(match word.to_ascii_lowercase().as_str() {
            "i" | "me" | "my" | "mine" | "myself" => Self::Speaker,
            "we" | "us" | "our" | "ours" | "ourselves" => Self::Speakers,
            "he" | "him" | "his" | "himself" => Self::He,
            "she" | "her" | "hers" | "herself" => Self::She,
            "it" | "its" | "itself" => Self::It,
            "they" | "them" | "their" | "theirs" | "themselves" => Self::They,
            "who" | "whom" | "whose" | "which" | "that" => Self::Relative,
            _ => return None,
        })
    }
}
