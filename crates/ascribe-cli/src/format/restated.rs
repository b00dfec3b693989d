//! What the formats say of a proposition, in the published words.

use ascribe::{Argument, Attribution, Basis, Change, Date, Proposition, Report, Span, Time};

/// A proposition as the formats have it. What is not known or not there is absent.
pub(super) struct Restated<'a> {
    proposition: &'a Proposition,
    report: &'a Report,
}

/// Words put for others.
pub(super) struct Replacement<'a> {
    /// What is shown.
    pub(super) text: &'a str,
    /// The words for which it stands.
    pub(super) replaces: Span,
    /// The words of the report from which it was taken; none of a word that only changed its form.
    pub(super) evidence: Option<Span>,
}

impl<'a> Restated<'a> {
    /// The proposition behind an attribution of `report`.
    pub(super) fn of(attribution: &Attribution, report: &'a Report) -> Option<Self> {
        let at = report.attributions.binary_search_by_key(&attribution.id, |attribution| attribution.id).ok()?;
        let proposition = report.propositions.get(at)?.as_ref()?;
        Some(Self { proposition, report })
    }

    /// The proposition itself.
    pub(super) fn proposition(&self) -> &'a Proposition {
        self.proposition
    }

    /// The restated content.
    pub(super) fn text(&self) -> String {
        let text: String = self.proposition.pieces.iter().map(|piece| piece.text.as_str()).collect();
        text.trim().to_owned()
    }

    /// Why its words are not those of the content.
    pub(super) fn basis(&self) -> Option<&'static str> {
        match self.proposition.basis {
            Basis::Content => None,
            Basis::Answered(_) => Some("answered"),
            Basis::Restated => Some("restated"),
        }
    }

    /// Whether it says that something is so or that it is not.
    pub(super) fn polarity(&self) -> &'static str {
        if self.proposition.negative { "negative" } else { "positive" }
    }

    /// The words that were put for others, in order.
    pub(super) fn changes(&self) -> impl Iterator<Item = Replacement<'a>> {
        self.proposition.pieces.iter().filter_map(|piece| {
            let evidence = match piece.change {
                Change::Kept => return None,
                Change::Replaced(evidence) => Some(evidence),
                Change::Inflected => None,
            };
            Some(Replacement { text: piece.text.trim(), replaces: piece.span, evidence })
        })
    }

    /// The fullest name that the document has for who or what plays a part.
    pub(super) fn entity(&self, argument: Argument) -> Option<&'a str> {
        let analysis = &self.report.analysis;
        argument.entity.map(|entity| analysis.span(&analysis.entity(entity).name).of(&self.report.document.text))
    }
}

/// The first and the last day of a time, as far as it has them.
pub(super) fn days(time: &Time) -> [Option<String>; 2] {
    let range = time.range;
    [range.and_then(|range| range.first), range.and_then(|range| range.last)].map(|date| date.map(day))
}

/// A day as ISO 8601 writes it.
pub(crate) fn day(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year, date.month, date.day)
}
