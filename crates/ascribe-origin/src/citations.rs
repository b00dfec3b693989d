//! The other reports that a report has something from.
//!
//! Who reports what another has reported says so: by its outlet as a source ("according to Interpress"), by to whom the source spoke ("told the Courier"), or
//! for the whole of it in the dateline. A ministry's statement, a commission's report and an institute's study are sources and no reports of the press: whoever quotes
//! them has them from nobody else.

mod credits;
mod spoken;

use ascribe_types::{
    Attribution, Citation, DateRange, Entity, EntityIdx, Parties, PartyKind, Report, SourceKind, Span, Stated,
    TimeKind, TokenIdx, Upos,
};

use crate::outlets::{self, is_outlet};
use spoken::NO_OUTLETS;

/// The other reports that a report has something from, in the order in which it says so.
pub fn citations(report: &Report, parties: &Parties) -> Vec<Citation> {
    let reading = Reading { report, parties };
    let mut found: Vec<Citation> =
        report.attributions.iter().filter_map(|attribution| reading.of(attribution)).collect();
    found.extend(credits::whole(report, parties));
    found.retain(|citation| !reading.is_own(&citation.name));
    found.sort_by_key(|citation| (citation.evidence, citation.attribution));
    found
}

/// A report that is read for what it cites.
struct Reading<'a> {
    report: &'a Report,
    parties: &'a Parties,
}

impl Reading<'_> {
    /// The report that an attribution rests on, if it names one.
    fn of(&self, attribution: &Attribution) -> Option<Citation> {
        let source = attribution.source.stated();
        let (entity, words) = source
            .and_then(|source| Some((self.outlet(attribution, source)?, source.span)))
            .or_else(|| self.spoken_to(attribution))?;
        Some(Citation {
            attribution: Some(attribution.id),
            name: self.name(entity).to_owned(),
            party: self.parties.of_entities.get(entity.get()).cloned().flatten(),
            published: self.published(attribution),
            evidence: attribution.cue.map_or(words, |cue| self.together(words, cue)),
        })
    }

    /// The outlet that a source is, or in which it appeared.
    fn outlet(&self, attribution: &Attribution, source: &Stated) -> Option<EntityIdx> {
        let is_press = |entity: EntityIdx| {
            self.entity(entity).named
                && (source.kind == Some(SourceKind::Outlet)
                    || self.is_outlet(entity)
                    || may_be(source.kind) && self.reports_as_press(attribution, entity))
        };
        let appeared = source.outlet.filter(|&outlet| self.entity(outlet).named);
        appeared.or_else(|| source.entity.filter(|&entity| is_press(entity))).or_else(|| self.named_in(source))
    }

    /// The outlet that a document's description names, if the report shows elsewhere that it is one: "the Compass editorial".
    fn named_in(&self, source: &Stated) -> Option<EntityIdx> {
        let (analysis, text) = (&self.report.analysis, &self.report.document.text);
        let names =
            analysis.names.iter().map(|name| analysis.span(&name.tokens)).filter(|name| source.span.contains(*name));
        let outlets = self.report.attributions.iter().filter_map(|attribution| attribution.source.stated());
        let mut outlets =
            outlets.filter(|outlet| outlet.kind == Some(SourceKind::Outlet)).filter_map(|outlet| outlet.entity);
        let names: Vec<&str> = names.map(|name| name.of(text)).collect();
        outlets.find(|&outlet| source.kind == Some(SourceKind::Document) && names.contains(&self.name(outlet)))
    }

    /// Whether an entity is an outlet by its name, its short forms, or what the parties of the report are.
    fn is_outlet(&self, entity: EntityIdx) -> bool {
        let of = |name: &std::ops::Range<TokenIdx>| {
            is_outlet(self.report.analysis.span(name).of(&self.report.document.text))
        };
        let Entity { name, abbreviations, .. } = self.entity(entity);
        of(name) || abbreviations.iter().any(of) || self.party_kind(entity) == Some(PartyKind::Outlet)
    }

    fn party_kind(&self, entity: EntityIdx) -> Option<PartyKind> {
        let key = self.parties.of_entities.get(entity.get())?.as_ref()?;
        self.parties.all.iter().find(|party| party.key == *key).map(|party| party.kind)
    }

    /// Whether a named body tells as only the press does: it quotes ("Interpress quoted the minister as saying …"), reports what another said, or, with a name of several
    /// words that is no authority's, reports or writes at all ("The Harbour Ledger wrote on Monday"). Of 85 such names before "reported" in PolNeAR's training texts 79 are outlets'.
    fn reports_as_press(&self, attribution: &Attribution, entity: EntityIdx) -> bool {
        let lemmas = attribution.cue.map(|cue| self.lemmas(cue)).unwrap_or_default();
        let has = |lemma: &str| lemmas.iter().any(|found| found == lemma);
        let mut inner = self.report.attributions.iter().filter(|inner| inner.within == Some(attribution.id));
        let name = self.lemmas(self.report.analysis.span(&self.entity(entity).name));
        let is_authority = || name.iter().any(|lemma| NO_OUTLETS.contains(&lemma.as_str()));
        let passes_on = has("quote") || has("report") && inner.any(|inner| inner.source.span().is_some());
        let several = name.iter().filter(|lemma| *lemma != "the").count() > 1;
        (passes_on || several && (has("report") || has("write"))) && !is_authority()
    }

    fn lemmas(&self, span: Span) -> Vec<String> {
        self.tokens(span).map(|token| self.report.analysis.words[token.get()].lemma.to_lowercase()).collect()
    }

    /// The tokens that begin in a span.
    fn tokens(&self, span: Span) -> impl Iterator<Item = TokenIdx> + use<> {
        let tokens = &self.report.analysis.tokens;
        let start = tokens.partition_point(|token| token.span.start < span.start);
        let end = tokens.partition_point(|token| token.span.start < span.end);
        (start..end).map(|token| TokenIdx(token as u32))
    }

    fn entity(&self, entity: EntityIdx) -> &Entity {
        self.report.analysis.entity(entity)
    }

    /// The fullest name that the report gives, with the words with capitals right before it that hang on it: "Strategic Review", where "Review" alone was read as the name.
    fn name(&self, entity: EntityIdx) -> &str {
        let (analysis, text) = (&self.report.analysis, &self.report.document.text);
        let mut tokens = self.entity(entity).name.clone();
        let form = |token: usize| analysis.tokens[token].span.of(text);
        while let Some(before) = tokens.start.get().checked_sub(1) {
            let hangs = analysis.words[before].head.is_some_and(|head| tokens.contains(&head));
            let capital = form(before).starts_with(char::is_uppercase) && !form(before).eq_ignore_ascii_case("the");
            if !(hangs && capital && matches!(analysis.words[before].upos, Upos::Propn | Upos::Adj)) {
                break;
            }
            tokens.start = TokenIdx(before as u32);
        }
        analysis.span(&tokens).of(text)
    }

    /// Whether a name is that of who publishes the report itself.
    fn is_own(&self, name: &str) -> bool {
        self.report.document.publisher.as_deref().is_some_and(|publisher| outlets::is_own(publisher, name))
    }

    /// Two stretches as one, if they stand in one sentence and near each other; otherwise the first.
    fn together(&self, words: Span, cue: Span) -> Span {
        let both = words.cover(cue);
        if both.len() <= words.len() + cue.len() + NEAR { both } else { words }
    }

    /// The days that the report tells for what it cites: the time beside the cue that belongs to no content. "The Courier wrote on Monday".
    fn published(&self, attribution: &Attribution) -> Option<DateRange> {
        let cue = attribution.cue?;
        let sentence = self.sentence(cue)?;
        let free = |span: Span| !attribution.content.iter().any(|content| content.overlaps(span));
        let times = self.report.times.iter().filter(|time| matches!(time.kind, TimeKind::Date | TimeKind::Time));
        let near = times.filter(|time| sentence.contains(time.span) && free(time.span) && gap(time.span, cue) <= NEAR);
        near.min_by_key(|time| gap(time.span, cue))?.range
    }

    fn sentence(&self, span: Span) -> Option<Span> {
        let analysis = &self.report.analysis;
        let sentences = analysis.sentences.iter().map(|sentence| analysis.span(&sentence.tokens));
        sentences.into_iter().find(|sentence| sentence.overlaps(span))
    }
}

/// Whether a source of this kind may be an outlet that was not read as one: `The Harbour Ledger` sounds like a document.
fn may_be(kind: Option<SourceKind>) -> bool {
    matches!(kind, Some(SourceKind::Organization | SourceKind::Document | SourceKind::Other) | None)
}

/// Bytes between a cue and what belongs to it: "reported" and "on Monday", with a word or two between.
const NEAR: usize = 25;

fn gap(one: Span, other: Span) -> usize {
    one.cover(other).len().saturating_sub(one.len() + other.len())
}
