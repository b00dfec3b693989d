//! A report made by hand, with one of each: the formats are tested on it.

use ascribe::{
    Act, Analysis, Argument, Attribution, AttributionId, Basis, Certainty, Change, Date, DateRange, Document, Entity,
    EntityIdx, EntityKind, Form, Modality, Naming, Office, Piece, Polarity, Proposition, Report, Source, SourceKind,
    SourceRole, Span, Stance, Stated, Time, TimeKind, Token, TokenIdx,
};

/// A quotation in two pieces, one that goes on, one without a source, one by an unnamed source, two by pronouns,
/// and one within another.
pub(crate) const TEXT: &str = "“We won’t sell,” Grace Oduya, the mayor, said on Tuesday, “not for any price.”\n\n\
    “Not now.”\n\n\
    It is said that Northline’s café plan would go on. She might sign, admitted a former aide who asked not to be named. She herself denied it. He thought so.\n\n\
    The Tribune wrote that a clerk warned of an offer in March.\n";

/// The mayor, by her place among the entities.
const MAYOR: EntityIdx = EntityIdx(0);

/// [`TEXT`] with its attributions.
pub(crate) fn report() -> Report {
    let document =
        Document { text: TEXT.to_owned(), title: Some("Mayor rejects plan".to_owned()), ..Document::default() };
    let mayor = |words: &str| {
        let (entity, kind) = (Some(MAYOR), Some(SourceKind::Person));
        Source::Stated(Stated { entity, kind, naming: Naming::Named, ..Stated::from(span(words)) })
    };
    let role = SourceRole { office: Office::Aide, former: true };
    let naming = Naming::Unnamed { role: Some(role), anonymity: Some(span("asked not to be named")) };
    let words = span("a former aide who asked not to be named");
    let aide = Stated { kind: Some(SourceKind::Person), naming, ..Stated::from(words) };
    let stated = |words: &str| Source::Stated(span(words).into());
    let attributions = vec![
        attribution(1, mayor("Grace Oduya, the mayor,"), "said", &["“We won’t sell,”", "“not for any price.”"]),
        attribution(2, mayor("Grace Oduya, the mayor,"), "", &["“Not now.”"]),
        attribution(3, Source::Unstated, "It is said", &["that Northline’s café plan would go on"]),
        Attribution {
            stance: Stance { act: Act::Admits, certainty: Certainty::Possible, ..Stance::default() },
            ..attribution(4, Source::Stated(aide), "admitted", &["She might sign"])
        },
        Attribution {
            stance: Stance { act: Act::Denies, polarity: Polarity::Denies, ..Stance::default() },
            answers: vec![AttributionId(3), AttributionId(4)],
            ..attribution(5, mayor("She herself"), "denied", &["it."])
        },
        attribution(6, stated("He"), "thought", &["so"]),
        attribution(7, stated("The Tribune"), "wrote", &["that a clerk warned of an offer in March"]),
        Attribution {
            stance: Stance { act: Act::Warns, ..Stance::default() },
            within: Some(AttributionId(7)),
            ..attribution(8, stated("a clerk"), "warned", &["of an offer in March"])
        },
    ];
    let propositions = vec![None, None, None, Some(signing()), Some(plan()), None, None, Some(offer())];
    Report { document, analysis: analysis(), attributions, propositions, ..Report::default() }
}

/// What the aide admits, with the mayor's name put for "she".
fn signing() -> Proposition {
    Proposition {
        pieces: vec![
            Piece { text: "Grace Oduya ".to_owned(), span: span("She"), change: Change::Replaced(span("Grace Oduya")) },
            kept("might sign"),
        ],
        actor: Some(Argument { span: span("She"), entity: Some(MAYOR) }),
        action: Some(span("sign")),
        modality: Modality::Possible,
        ..proposition(Basis::Content)
    }
}

/// What the mayor denies: what is said.
fn plan() -> Proposition {
    Proposition {
        pieces: vec![kept("Northline’s café plan would go on")],
        actor: Some(Argument { span: span("Northline’s café plan"), entity: None }),
        action: Some(span("go on")),
        modality: Modality::Conditional,
        ..proposition(Basis::Answered(AttributionId(3)))
    }
}

/// What the clerk warned of, as a statement.
fn offer() -> Proposition {
    let days = |day| Some(Date { year: 2031, month: 3, day });
    let range = Some(DateRange { first: days(1), last: days(31) });
    let time = Time { span: span("March"), kind: TimeKind::Date, value: Some("2031-03".to_owned()), range };
    Proposition {
        pieces: vec![
            Piece { text: "offers ".to_owned(), span: span("offer"), change: Change::Inflected },
            kept("in March"),
        ],
        action: Some(span("offer")),
        place: None,
        time: Some(time),
        ..proposition(Basis::Restated)
    }
}

fn kept(words: &str) -> Piece {
    Piece { text: words.to_owned(), span: span(words), change: Change::Kept }
}

/// A proposition that says nothing yet.
fn proposition(basis: Basis) -> Proposition {
    Proposition {
        pieces: Vec::new(),
        basis,
        actor: None,
        action: None,
        target: None,
        place: None,
        negative: false,
        modality: Modality::Actual,
        time: None,
    }
}

/// An analysis of the mayor alone, whose "tokens" are as many words as it takes.
fn analysis() -> Analysis {
    let tokens = ["Grace Oduya", "the mayor"].map(|words| Token { span: span(words), joined: false });
    let mayor = Entity {
        name: TokenIdx(0)..TokenIdx(1),
        kind: EntityKind::Person,
        named: true,
        mentions: Vec::new(),
        description: Some(TokenIdx(1)..TokenIdx(2)),
        affiliation: None,
        abbreviations: Vec::new(),
        country: None,
    };
    Analysis { tokens: tokens.to_vec(), entities: vec![mayor], ..Analysis::default() }
}

fn attribution(id: u32, source: Source, cue: &str, content: &[&str]) -> Attribution {
    let content: Vec<Span> = content.iter().map(|words| span(words)).collect();
    let form = if content[0].of(TEXT).starts_with('“') { Form::Direct } else { Form::Indirect };
    let cue = (!cue.is_empty()).then(|| span(cue));
    Attribution {
        id: AttributionId(id),
        source,
        cue,
        content,
        form,
        stance: Stance::default(),
        within: None,
        answers: Vec::new(),
    }
}

fn span(words: &str) -> Span {
    let start = TEXT.find(words).expect("words of the sample");
    Span::new(start, start + words.len())
}
