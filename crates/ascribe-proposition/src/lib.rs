//! Restates what is attributed so that it stands alone.
//!
//! A content's words (`passage`) are looked through for its first clause (`clause`): who does what to whom, where (`roles`), when (`when`) and
//! in what kind of world (`world`). Then they are put in a row again (`pieces`), with names for the words that point (`names`), with
//! who does it where that is not said (`control`), and with verbs that agree (`agreement`).

mod agreement;
mod clause;
mod control;
mod names;
mod nominal;
mod own_stance;
mod page;
mod passage;
mod phrase;
mod pieces;
mod pointing;
mod roles;
mod speakers;
#[cfg(test)]
mod stage;
#[cfg(test)]
mod tests;
mod when;
mod world;

use std::collections::BTreeMap;

use ascribe_types::{
    Analysis, Argument, Attribution, AttributionId, Basis, ContentPart, Document, Modality, Proposition, Span, Time,
};

use clause::Clause;
use control::Doer;
use page::Page;
use passage::Passage;
use roles::Roles;
use speakers::Speakers;

/// The proposition behind each attribution, in their order; none where the content states nothing.
pub fn propositions(
    document: &Document,
    analysis: &Analysis,
    times: &[Time],
    attributions: &[Attribution],
) -> Vec<Option<Proposition>> {
    let Some(page) = Page::new(&document.text, analysis) else { return vec![None; attributions.len()] };
    let report = Report::new(&page, times, attributions);
    let mut found: Vec<Option<Proposition>> =
        attributions.iter().map(|attribution| report.proposition(attribution)).collect();
    report.answer(&mut found);
    found
}

/// The sentences of contents, with what each states: where the first only points, it gets no words of what it answers.
pub fn restated(
    document: &Document,
    analysis: &Analysis,
    times: &[Time],
    attributions: &[Attribution],
    parts: Vec<Vec<ContentPart>>,
) -> Vec<Vec<ContentPart>> {
    let Some(page) = Page::new(&document.text, analysis) else { return parts };
    let report = Report::new(&page, times, attributions);
    let of_one = |(attribution, parts): (&Attribution, Vec<ContentPart>)| -> Vec<ContentPart> {
        parts.into_iter().map(|part| report.restated_part(attribution, part)).collect()
    };
    attributions.iter().zip(parts).map(of_one).collect()
}

/// A report with all that was found in it before.
struct Report<'a> {
    page: &'a Page<'a>,
    times: &'a [Time],
    attributions: &'a [Attribution],
    speakers: Speakers<'a>,
    /// Those within each attribution, by their positions.
    within: BTreeMap<AttributionId, Vec<usize>>,
    positions: BTreeMap<AttributionId, usize>,
}

impl<'a> Report<'a> {
    fn new(page: &'a Page<'a>, times: &'a [Time], attributions: &'a [Attribution]) -> Self {
        let mut within: BTreeMap<AttributionId, Vec<usize>> = BTreeMap::new();
        for (at, attribution) in attributions.iter().enumerate() {
            if let Some(outer) = attribution.within {
                within.entry(outer).or_default().push(at);
            }
        }
        let positions = attributions.iter().enumerate().map(|(at, attribution)| (attribution.id, at)).collect();
        Self { page, times, attributions, speakers: Speakers::new(page, attributions), within, positions }
    }

    /// The proposition of a content by its own words.
    fn proposition(&self, attribution: &Attribution) -> Option<Proposition> {
        let passage = Passage::of(self.page, attribution);
        let clause = self.clause(&passage, attribution);
        let told = clause.as_ref().and_then(|clause| own_stance::told(self.page, &passage, clause, attribution));
        match told {
            Some(told) => self.stated(&told, self.clause(&told, attribution), attribution),
            None => self.stated(&passage, clause, attribution),
        }
    }

    /// A sentence of a content with what it states.
    fn restated_part(&self, attribution: &Attribution, part: ContentPart) -> ContentPart {
        let sentence = Attribution { content: part.content.clone(), stance: part.stance, ..attribution.clone() };
        ContentPart { proposition: self.proposition(&sentence), ..part }
    }

    /// The first clause of a content that is not said by an attribution within.
    fn clause(&self, passage: &Passage, attribution: &Attribution) -> Option<Clause> {
        let frame = passage.without(self.page, &self.told_within(attribution));
        Clause::of(self.page, &frame, attribution)
    }

    fn told_within(&self, attribution: &Attribution) -> Vec<Span> {
        let within = self.within.get(&attribution.id).into_iter().flatten();
        within.flat_map(|at| self.attributions[*at].content.iter().copied()).collect()
    }

    fn stated(&self, passage: &Passage, clause: Option<Clause>, attribution: &Attribution) -> Option<Proposition> {
        let page = self.page;
        if passage.is_empty() {
            return None;
        }
        if let Some(statement) = nominal::statement(page, passage, attribution, &self.speakers) {
            return Some(statement);
        }
        let Some(clause) = clause else { return Some(self.restated(passage, None)) };
        let doer = clause.wants_subject(page).then(|| control::doer(page, &clause, attribution)).flatten();
        let shown = clause.tie.map_or_else(|| passage.clone(), |tie| passage.without_word(tie));
        let restated = self.restated(&shown, doer.as_ref());
        Some(self.with_roles(passage, &clause, doer.as_ref(), attribution, restated))
    }

    /// The words of a content put in a row, of which nothing more is known.
    fn restated(&self, passage: &Passage, doer: Option<&Doer>) -> Proposition {
        Proposition {
            pieces: pieces::pieces(self.page, passage, doer, &self.speakers, BTreeMap::new()),
            basis: Basis::Content,
            actor: None,
            action: None,
            target: None,
            place: None,
            negative: false,
            modality: Modality::Actual,
            time: None,
        }
    }

    fn with_roles(
        &self,
        passage: &Passage,
        clause: &Clause,
        doer: Option<&Doer>,
        attribution: &Attribution,
        restated: Proposition,
    ) -> Proposition {
        let page = self.page;
        let roles = Roles { page, passage, clause, times: self.times, speakers: &self.speakers };
        let untold = doer.map(|doer| Argument { span: doer.span, entity: doer.entity });
        let words = if clause.is_plain {
            phrase::predicate_words(page, passage, clause.predicate())
        } else {
            clause::verb_words(page, clause.predicate())
        };
        Proposition {
            actor: roles.actor().or(untold.filter(|_| !clause.passive)),
            action: (!clause.exists).then(|| page.analysis.span(&words)),
            target: roles.target().or(untold.filter(|_| clause.passive)),
            place: roles.place(),
            negative: world::is_negative(page, passage, clause),
            modality: world::modality(page, passage, clause, attribution),
            time: when::time(page, passage, clause, self.times),
            ..restated
        }
    }

    /// Gives contents that only point the words of what they answer.
    fn answer(&self, found: &mut [Option<Proposition>]) {
        for (at, attribution) in self.attributions.iter().enumerate() {
            let Some(answered) = attribution.answers.first() else { continue };
            if pointing::points(self.page, &Passage::of(self.page, attribution)) {
                let said = self
                    .positions
                    .get(answered)
                    .copied()
                    .filter(|said| *said != at)
                    .and_then(|said| found[said].clone());
                if let Some(said) = said {
                    found[at] = Some(Proposition { basis: Basis::Answered(*answered), ..said });
                }
            }
        }
    }
}
