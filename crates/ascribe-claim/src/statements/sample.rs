//! Statements made by hand, for tests.

use ascribe_types::{
    AttributionId, Basis, Certainty, Modality, PartyKey, Polarity, Span, Statement, VECTOR_WIDTH, Vector,
};

/// A statement of these words, each of which carries meaning; a name begins with a capital and is a party.
pub(crate) fn statement(text: &str) -> Statement {
    let is_name = |word: &&str| word.starts_with(char::is_uppercase);
    let mut parties: Vec<PartyKey> = text.split(' ').filter(is_name).map(|name| PartyKey(name.to_owned())).collect();
    parties.sort();
    let words = text.split(' ').filter(|word| !is_name(word));
    Statement {
        attribution: AttributionId(1),
        part: 0,
        passage: Span::new(0, text.len()),
        text: text.to_owned(),
        basis: Basis::Content,
        polarity: Polarity::Affirms,
        certainty: Certainty::Certain,
        negative: words.clone().any(|word| word == "not"),
        modality: Modality::Actual,
        actor: None,
        action: None,
        target: None,
        place: None,
        time: None,
        words: words.map(str::to_owned).collect(),
        parties,
        answers: Vec::new(),
        published: None,
        vector: Vector(Box::new([0; VECTOR_WIDTH])),
    }
}
