//! What the formats say of a source, in the published words.

use ascribe::{Naming, Report, SourceKind, Span, Stated};

/// A source as the formats have it. What is not known or not there is absent.
pub(super) struct Shown<'a> {
    /// Its own words.
    pub(super) span: Span,
    /// The fullest name or description that the document has for it; its own words where that is not known.
    pub(super) entity: &'a str,
    /// What it is.
    pub(super) kind: Option<&'static str>,
    /// Whether the document names it; absent where the text does not tell who it is.
    pub(super) named: Option<bool>,
    /// As what it speaks, if it is not named.
    pub(super) role: Option<String>,
    /// The words on why it is not named.
    pub(super) anonymity: Option<Span>,
    /// Its office, or what else the document calls it.
    pub(super) description: Option<&'a str>,
    /// To whom it belongs.
    pub(super) affiliation: Option<&'a str>,
    /// Its country, as an ISO 3166-1 alpha-2 code.
    pub(super) country: Option<&'a str>,
}

impl<'a> Shown<'a> {
    /// What `report` says of a source of its own.
    pub(super) fn of(source: &Stated, report: &'a Report) -> Self {
        let (text, analysis) = (report.document.text.as_str(), &report.analysis);
        let entity = source.entity.map(|entity| analysis.entity(entity));
        let words = |tokens| analysis.span(tokens).of(text);
        Self {
            span: source.span,
            entity: analysis.fullest(source).of(text),
            kind: source.kind.map(SourceKind::name),
            named: named(source),
            role: role(source),
            anonymity: anonymity(source),
            description: entity.and_then(|entity| entity.description.as_ref()).map(words),
            affiliation: entity
                .and_then(|entity| entity.affiliation)
                .map(|affiliation| words(&analysis.entity(affiliation).name)),
            country: entity.and_then(|entity| entity.country.as_ref()).map(|country| country.code()),
        }
    }

    /// Whether it is known who it is.
    pub(super) fn is_resolved(&self) -> bool {
        self.named.is_some()
    }
}

fn named(source: &Stated) -> Option<bool> {
    match source.naming {
        Naming::Named => Some(true),
        Naming::Unnamed { .. } => Some(false),
        Naming::Unsure => None,
    }
}

/// The role of an unnamed person ("former diplomat"); what is no person speaks as what it is.
fn role(source: &Stated) -> Option<String> {
    let Naming::Unnamed { role, .. } = source.naming else { return None };
    let office = role.map(|role| format!("{}{}", if role.former { "former " } else { "" }, role.office.name()));
    office.or_else(|| source.kind.and_then(impersonal).map(str::to_owned))
}

fn impersonal(kind: SourceKind) -> Option<&'static str> {
    match kind {
        SourceKind::Person | SourceKind::Other => None,
        SourceKind::Organization | SourceKind::Gpe => Some("institution"),
        SourceKind::Group | SourceKind::Outlet | SourceKind::Document | SourceKind::Public => Some(kind.name()),
    }
}

fn anonymity(source: &Stated) -> Option<Span> {
    match source.naming {
        Naming::Unnamed { anonymity, .. } => anonymity,
        Naming::Named | Naming::Unsure => None,
    }
}
