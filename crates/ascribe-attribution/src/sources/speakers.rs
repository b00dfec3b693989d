//! Who speaks: pronouns among the speakers of a document.

use ascribe_types::{EntityIdx, Kind, Mention, MentionForm, Referent, Span};

use super::Identity;
use super::cast::{Cast, Words};
use super::gender::{Gender, Genders};
use super::pronouns::Pronoun;
use super::surnames::Surnames;
use crate::quotations::Quotations;
use crate::spans::{Covered, Parts};

/// How many attributions back a speaker is looked for.
const FARTHEST: usize = 4;

/// How many mentions back a person is looked for.
const NEAREST: usize = 60;

/// The attributions of a document and who speaks in them.
pub(super) struct Speakers<'a> {
    cast: &'a Cast<'a>,
    quotations: &'a Quotations,
    parts: &'a [Parts],
    genders: Genders,
    surnames: Surnames,
    /// Where somebody's words stand.
    contents: Covered,
    /// For each attribution the one whose content holds its source.
    outer: Vec<Option<usize>>,
}

impl<'a> Speakers<'a> {
    pub(super) fn new(cast: &'a Cast<'a>, quotations: &'a Quotations, parts: &'a [Parts]) -> Self {
        let contents = Covered::of(parts.iter().flat_map(|parts| parts.content.iter().copied()).collect());
        let (genders, surnames) = (Genders::of(cast), Surnames::of(cast));
        Self { cast, quotations, parts, genders, surnames, contents, outer: outer(parts) }
    }

    /// Who the source of each attribution is; first those that stand in nobody's words, for the others are told by them.
    pub(super) fn identities(mut self) -> Vec<Identity> {
        let mut known: Vec<Option<Identity>> = vec![None; self.parts.len()];
        let (inner, own): (Vec<usize>, Vec<usize>) = (0..self.parts.len()).partition(|&at| self.outer[at].is_some());
        for at in own.into_iter().chain(inner) {
            let identity = self.identity(at, &known);
            self.learn(at, identity);
            known[at] = Some(identity);
        }
        known.into_iter().map(|identity| identity.unwrap_or(Identity::Unsure)).collect()
    }

    /// Keeps what a pronoun says of whom it stands for, so that the next one is not taken for the same person wrongly.
    fn learn(&mut self, at: usize, identity: Identity) {
        let pronoun = self.parts[at].source.and_then(|source| self.cast.pronoun(&self.cast.words(source)));
        if let (Some(pronoun), Some(entity)) = (pronoun, identity.entity()) {
            self.genders.learn(entity, pronoun);
        }
    }

    fn identity(&self, at: usize, known: &[Option<Identity>]) -> Identity {
        let Some(source) = self.parts[at].source else { return Identity::Unsure };
        let words = self.cast.antecedent(self.cast.words(source));
        let speaker = || self.outer[at].and_then(|outer| known[outer]).unwrap_or(Identity::Unsure);
        match self.cast.pronoun(&words) {
            None | Some(Pronoun::Other) => {
                let labelled = self.surnames.of_label(source.of(self.cast.text));
                labelled.map_or_else(|| self.described(&words), Identity::Entity)
            }
            Some(Pronoun::Speaker | Pronoun::Speakers) => speaker(),
            Some(Pronoun::Relative) => Identity::Unsure,
            Some(pronoun) => self.third(at, source, pronoun, &words, known),
        }
    }

    /// Who a name or description stands for. One that is somebody's, but the analysis is not sure whose ("the minister", of two),
    /// stays so; "a minister" is whoever it says.
    fn described(&self, words: &Words) -> Identity {
        let Some(head) = words.head else { return Identity::Unsure };
        let mention = self.cast.mention(words);
        let read = mention.and_then(|mention| self.cast.entity(mention));
        let named = read.filter(|&entity| self.cast.analysis.entity(entity).named);
        let apposed = || self.cast.apposed(words, head);
        let unsure =
            mention.is_some_and(|mention| mention.referent == Referent::Unsure) && self.cast.is_definite(words);
        match named.or_else(apposed).or(read) {
            Some(entity) => Identity::Entity(entity),
            None if unsure => Identity::Unsure,
            None => Identity::Words,
        }
    }

    /// Who "he", "she", "it" or "they" is: the last speaker or the only person of the same paragraph, if nobody else there can be meant; else whom the
    /// analysis says, if that can be; else the same of the paragraph before.
    ///
    /// Inside a quotation it is not the speaker: `“He was late,” Ruiz said` is not of Ruiz.
    fn third(&self, at: usize, source: Span, pronoun: Pronoun, words: &Words, known: &[Option<Identity>]) -> Identity {
        let quoted = self.outer[at].filter(|_| !self.quotations.over(source).is_empty());
        let speaker = quoted.and_then(|outer| known[outer]).and_then(Identity::entity);
        let can_be = |entity: &EntityIdx| self.fits(*entity, pronoun) && speaker != Some(*entity);
        let read = || self.cast.mention(words).and_then(|mention| self.cast.entity(mention)).filter(can_be);
        let near = |back: usize| {
            let reported = self.outer[at].is_none();
            let last = || self.last_speaker(at, source, back, pronoun, known);
            reported.then(|| last().or_else(|| self.only_one(source, back, pronoun)))?
        };
        let told = || if self.is_either(source, pronoun) { None } else { read().or_else(|| near(1)) };
        near(0).or_else(told).map_or(Identity::Unsure, Identity::Entity)
    }

    /// Whether the sentence before has two subjects whom "he" or "she" can mean: `Ruiz brought a map and Pell a lawyer. He said …`. Nobody can tell, whatever
    /// the analysis says. Left alone: `Ruiz met Pell. He said …`, where readers take the subject.
    fn is_either(&self, here: Span, pronoun: Pronoun) -> bool {
        let Some(sentence) = self.cast.sentence_before(here.start) else { return false };
        let mentions = self.cast.mentions_between(sentence.start, sentence.end);
        let subjects: Vec<Mention> =
            mentions.iter().filter(|mention| self.cast.is_subject(mention.head)).cloned().collect();
        self.fitting(&subjects, self.cast.paragraph(sentence.start), pronoun).len() > 1
    }

    /// The only person, of those named or described before a pronoun in its paragraph or so many before, whom it can mean: `Ruiz was not pleased.
    /// She said …`. Left alone: `Ruiz met Pell. He said`, which could be either; and things and institutions, of which every text has many.
    fn only_one(&self, here: Span, back: usize, pronoun: Pronoun) -> Option<EntityIdx> {
        let mentions = self.cast.mentions_between(0, here.start);
        let near = &mentions[mentions.len().saturating_sub(NEAREST)..];
        let here = self.cast.paragraph(here.start);
        let fitting: Vec<EntityIdx> = (0..=back)
            .flat_map(|back| here.checked_sub(back))
            .flat_map(|paragraph| self.fitting(near, paragraph, pronoun))
            .collect();
        let first = *fitting.first()?;
        fitting.iter().all(|&entity| entity == first).then_some(first)
    }

    /// Who is named or described in a paragraph, outside of what is said, and can be "he" or "she".
    fn fitting(&self, mentions: &[Mention], paragraph: usize, pronoun: Pronoun) -> Vec<EntityIdx> {
        let mut found = Vec::new();
        for mention in mentions {
            let Referent::Entity(entity) = mention.referent else { continue };
            let span = self.cast.analysis.span(&mention.tokens);
            let here = self.cast.paragraph(span.start) == paragraph && !self.contents.touches(span);
            let personal = matches!(pronoun, Pronoun::He | Pronoun::She) && mention.form != MentionForm::Pronoun;
            if here && personal && self.fits(entity, pronoun) && !found.contains(&entity) {
                found.push(entity);
            }
        }
        found
    }

    /// The last speaker before a pronoun, if they fit it, speak in the same paragraph or so many before, and nobody else who fits is named or
    /// described between, outside of what is said: `Ruiz said … He added`. Left alone: `Ruiz met Pell. He said`, which could be either.
    fn last_speaker(
        &self,
        at: usize,
        here: Span,
        back: usize,
        pronoun: Pronoun,
        known: &[Option<Identity>],
    ) -> Option<EntityIdx> {
        let before = (0..at).rev().filter(|&earlier| self.outer[earlier].is_none()).take(FARTHEST);
        let speaker = |earlier: usize| {
            let source = self.parts[earlier].source.filter(|source| source.start < here.start)?;
            let entity = known[earlier]?.entity().filter(|&entity| self.fits(entity, pronoun))?;
            Some((source, entity))
        };
        let (source, entity) = before.filter_map(speaker).next()?;
        let near = self.cast.paragraph(here.start) - self.cast.paragraph(source.start) <= back;
        let others = self.cast.mentions_between(source.end, here.start); // not "union leader" in the speaker's own words
        let alone = !others.iter().any(|mention| self.competes(mention, entity, pronoun));
        (near && alone).then_some(entity)
    }

    /// Whether a mention names or describes somebody else whom the pronoun could mean.
    fn competes(&self, mention: &Mention, entity: EntityIdx, pronoun: Pronoun) -> bool {
        let Referent::Entity(other) = mention.referent else { return false };
        let said = self.contents.touches(self.cast.analysis.span(&mention.tokens));
        mention.form != MentionForm::Pronoun && !said && other != entity && self.fits(other, pronoun)
    }

    /// Whether a pronoun can stand for an entity: by number, gender and kind.
    fn fits(&self, entity: EntityIdx, pronoun: Pronoun) -> bool {
        let kind = self.cast.analysis.entity(entity).kind;
        let several = || self.cast.is_several(entity);
        match pronoun {
            Pronoun::He => kind == Kind::Person && self.genders.get(entity) != Some(Gender::Woman) && !several(),
            Pronoun::She => kind == Kind::Person && self.genders.get(entity) != Some(Gender::Man) && !several(),
            Pronoun::It => kind != Kind::Person && kind != Kind::Norp,
            Pronoun::They => kind != Kind::Person || several(),
            Pronoun::Speaker | Pronoun::Speakers | Pronoun::Relative | Pronoun::Other => true,
        }
    }
}

/// For each attribution the innermost other one whose content holds its source.
fn outer(parts: &[Parts]) -> Vec<Option<usize>> {
    let mut pieces: Vec<(Span, usize)> =
        parts.iter().enumerate().flat_map(|(at, parts)| parts.content.iter().map(move |&piece| (piece, at))).collect();
    pieces.sort();
    let holder = |(at, parts): (usize, &Parts)| {
        let source = parts.source?;
        let begun = pieces.partition_point(|(piece, _)| piece.start <= source.start);
        let holds = |(piece, of): &&(Span, usize)| *of != at && piece.contains(source);
        pieces[begun.saturating_sub(DEEPEST)..begun].iter().rev().find(holds).map(|(_, of)| *of)
    };
    parts.iter().enumerate().map(holder).collect()
}

/// How many pieces back one is looked for that holds a source: quotations lie in each other two or three deep, and pieces side by side.
const DEEPEST: usize = 8;
