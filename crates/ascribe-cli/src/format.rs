//! The ways to print what was found. Each published format is written out in one file.

pub(crate) mod brat;
pub(crate) mod conllu;
mod csv;
mod json;
mod jsonl;
mod source;
mod text;

use ascribe::Report;

use crate::arguments::{FormatName, When};

/// A way to print reports one after the other.
pub(crate) trait Format: Sync {
    /// What stands before the first report.
    fn opening(&self) -> &str {
        ""
    }

    /// One report, called `name`.
    fn report(&self, name: &str, report: &Report) -> String;

    /// What stands between two reports.
    fn between(&self) -> &str {
        ""
    }

    /// What stands after the last report.
    fn closing(&self) -> &str {
        ""
    }
}

/// The format called `name`; `color` says when it uses colours, if it does.
pub(crate) fn new(name: FormatName, color: When) -> Box<dyn Format> {
    match name {
        FormatName::Text => Box::new(text::Text::on_stdout(color)),
        FormatName::Jsonl => Box::new(jsonl::Jsonl),
        FormatName::Json => Box::new(json::Json),
        FormatName::Csv => Box::new(csv::Csv::new()),
        FormatName::Brat => Box::new(brat::Brat),
    }
}

#[cfg(test)]
pub(crate) mod samples {
    //! A report made by hand, with one of each: the formats are tested on it.

    use ascribe::{
        Analysis, Attribution, AttributionId, Document, Entity, EntityIdx, EntityKind, Form, Naming, Office, Report,
        Source, SourceKind, SourceRole, Span, Stance, Stated, Token, TokenIdx,
    };

    /// A quotation in two pieces, one that goes on, one without a source, one by an unnamed source, and two by pronouns.
    pub(crate) const TEXT: &str = "“We won’t sell,” Grace Oduya, the mayor, said on Tuesday, “not for any price.”\n\n\
        “Not now.”\n\n\
        It is said that Northline’s café plan would go on. She might sign, admitted a former aide who asked not to be named. She herself denied it. He thought so.\n";

    /// The mayor, by her place among the entities.
    const MAYOR: EntityIdx = EntityIdx(0);

    /// [`TEXT`] with its attributions.
    pub(crate) fn report() -> Report {
        let document =
            Document { text: TEXT.to_owned(), title: Some("Mayor rejects plan".to_owned()), ..Document::default() };
        let mayor = |words: &str| {
            let (entity, kind) = (Some(MAYOR), Some(SourceKind::Person));
            Source::Stated(Stated { span: span(words), entity, kind, naming: Naming::Named })
        };
        let role = SourceRole { office: Office::Aide, former: true };
        let naming = Naming::Unnamed { role: Some(role), anonymity: Some(span("asked not to be named")) };
        let words = span("a former aide who asked not to be named");
        let aide = Stated { span: words, entity: None, kind: Some(SourceKind::Person), naming };
        let attributions = vec![
            attribution(1, mayor("Grace Oduya, the mayor,"), "said", &["“We won’t sell,”", "“not for any price.”"]),
            attribution(2, mayor("Grace Oduya, the mayor,"), "", &["“Not now.”"]),
            attribution(3, Source::Unstated, "It is said", &["that Northline’s café plan would go on"]),
            attribution(4, Source::Stated(aide), "admitted", &["She might sign"]),
            attribution(5, mayor("She herself"), "denied", &["it."]),
            attribution(6, Source::Stated(span("He").into()), "thought", &["so"]),
        ];
        let propositions = vec![None; attributions.len()];
        Report { document, analysis: analysis(), attributions, propositions, times: Vec::new() }
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
}
