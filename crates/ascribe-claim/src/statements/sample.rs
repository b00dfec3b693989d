//! Statements made by hand, for tests.

use ascribe_types::{
    Act, ActsFor, Attribution, AttributionId, Basis, Certainty, Form, Modality, Parties, Party, PartyKey, PartyKind,
    Polarity, Report, Source, Span, Stance, Statement, VECTOR_WIDTH, Vector,
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
        act: Act::Says,
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

/// The vector of a text that points so near to a common direction: the cosine with it, in hundredths.
pub(crate) fn vector(near: u8) -> Vector {
    let mut elements = [0; VECTOR_WIDTH];
    elements[0] = (127.0 * f32::from(near) / 100.0) as i8;
    Vector(Box::new(elements))
}

fn party(name: &str, acts_for: Option<&str>) -> Party {
    let acts_for = acts_for.map(|name| ActsFor { party: PartyKey(name.to_owned()), evidence: Span::new(0, 0) });
    Party {
        key: PartyKey(name.to_owned()),
        kind: PartyKind::Person,
        name: name.to_owned(),
        other_names: Vec::new(),
        country: None,
        office: None,
        acts_for,
    }
}

/// A report in which so many attributions are made.
pub(crate) fn report(count: u32) -> Report {
    let attribution = |id| Attribution {
        id: AttributionId(id),
        source: Source::Unstated,
        cue: None,
        content: Vec::new(),
        form: Form::Indirect,
        stance: Stance::default(),
        within: None,
        answers: Vec::new(),
    };
    Report { attributions: (0..count).map(attribution).collect(), ..Report::default() }
}

/// The parties of a report with these sources. Voss speaks for Mill.
pub(crate) fn parties(sources: &[&str]) -> Parties {
    let of_sources = sources.iter().map(|source| Some(PartyKey((*source).to_owned()))).collect();
    Parties { all: vec![party("Mill", None), party("Voss", Some("Mill"))], of_entities: Vec::new(), of_sources }
}
