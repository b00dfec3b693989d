//! The mentions of a document with what was found out about each by itself.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use ascribe_types::{Deprel, Kind, MentionForm, MentionIdx, TokenIdx, Upos};

use super::countries::Sense;
use super::names::ProperName;
use super::offices::is_office;
use super::syntax::Syntax;
use crate::coreference::MentionDraft;

/// Mentions, and the names in them.
pub(super) struct Cast<'a> {
    pub(super) syntax: Syntax<'a>,
    pub(super) drafts: &'a [MentionDraft],
    /// For each mention the name by which it refers.
    pub(super) names: Vec<Option<ProperName>>,
    /// For each word the longest mention of which it is the head.
    headed: Vec<Option<MentionIdx>>,
}

impl<'a> Cast<'a> {
    pub(super) fn new(syntax: Syntax<'a>, drafts: &'a [MentionDraft]) -> Self {
        let mut names: Vec<_> = drafts.iter().map(|draft| Self::name(&syntax, draft)).collect();
        settle_kinds(&mut names);
        leave_offices(&mut names);
        let mut headed = vec![None; syntax.len()];
        for (at, draft) in (0..).map(MentionIdx).zip(drafts) {
            headed[draft.head.get()].get_or_insert(at);
        }
        Self { syntax, drafts, names, headed }
    }

    fn name(syntax: &Syntax<'_>, draft: &MentionDraft) -> Option<ProperName> {
        if draft.form == MentionForm::Pronoun { None } else { ProperName::of(syntax, draft) }
    }

    pub(super) fn all(&self) -> impl Iterator<Item = MentionIdx> + use<> {
        (0..self.drafts.len() as u32).map(MentionIdx)
    }

    pub(super) fn draft(&self, mention: MentionIdx) -> &'a MentionDraft {
        &self.drafts[mention.get()]
    }

    pub(super) fn name_of(&self, mention: MentionIdx) -> Option<&ProperName> {
        self.names[mention.get()].as_ref()
    }

    /// The longest mention of which this word is the head.
    pub(super) fn headed_by(&self, token: TokenIdx) -> Option<MentionIdx> {
        self.headed[token.get()]
    }

    /// The mention whose head is the head of these words.
    pub(super) fn headed_in(&self, tokens: &Range<TokenIdx>) -> Option<MentionIdx> {
        let outside = |token| self.syntax.head(token).is_none_or(|head| !tokens.contains(&head));
        (tokens.start.0..tokens.end.0)
            .map(TokenIdx)
            .filter(|&token| outside(token))
            .find_map(|token| self.headed_by(token))
    }

    /// How many words stand between two mentions; none if they overlap.
    pub(super) fn gap(&self, one: MentionIdx, other: MentionIdx) -> u32 {
        let (one, other) = (&self.draft(one).tokens, &self.draft(other).tokens);
        let between = |left: &Range<TokenIdx>, right: &Range<TokenIdx>| right.start.0.saturating_sub(left.end.0);
        between(one, other).max(between(other, one))
    }

    /// Whether a mention speaks of one: its head is no plural and nothing is coordinated with it.
    pub(super) fn is_singular(&self, mention: MentionIdx) -> bool {
        let head = self.draft(mention).head;
        !self.syntax.features(head).is("Number", "Plur") && !self.syntax.has(head, Deprel::Conj)
    }

    /// The words of a mention without article and possessive mark, as they are written.
    pub(super) fn bare(&self, mention: MentionIdx) -> &'a str {
        if let Some(name) = self.name_of(mention) {
            return self.syntax.passage(&name.tokens);
        }
        let tokens = &self.draft(mention).tokens;
        let mut kept = (tokens.start.0..tokens.end.0)
            .map(TokenIdx)
            .filter(|&token| !matches!(self.syntax.upos(token), Upos::Det | Upos::Part | Upos::Punct));
        let Some(first) = kept.next() else { return "" };
        let last = kept.next_back().unwrap_or(first);
        self.syntax.passage(&(first..TokenIdx(last.0 + 1)))
    }

    /// What a mention speaks of, by its name if it has one.
    pub(super) fn kind(&self, mention: MentionIdx) -> Kind {
        self.name_of(mention).map_or(self.draft(mention).kind, |name| name.kind)
    }
}

/// The parts of persons' full names: "Ana" and "Ruiz" of "Ana Ruiz".
fn borne(names: &[Option<ProperName>]) -> HashSet<String> {
    let persons = names.iter().flatten().filter(|name| name.kind == Kind::Person);
    persons.filter(|name| name.is_full()).flat_map(ProperName::parts).collect()
}

/// An office with a capital is no name: "Minister denies report". Left alone: "Dean" where the document has an "Ana Dean".
fn leave_offices(names: &mut [Option<ProperName>]) {
    let borne = borne(names);
    let is_office = |name: &ProperName| {
        name.kind == Kind::Person && !name.is_full() && is_office(&name.spelled()) && !borne.contains(&name.spelled())
    };
    names.iter_mut().filter(|name| name.as_ref().is_some_and(is_office)).for_each(|name| *name = None);
}

/// How many more times than not a country's or capital's name must be read as a person's to be one on that ground alone.
const PERSON_VOTES: i32 = 3;

/// Gives names of countries and their people the kind that fits, whatever the reader of names took them for. A word that is part of a
/// person's fuller name in the document keeps that ("Michael Jordan", then "Jordan"), and so does one that is read so again and again.
fn settle_kinds(names: &mut [Option<ProperName>]) {
    let borne = borne(names);
    let mut persons: HashMap<String, i32> = HashMap::new();
    for name in names.iter().flatten().filter(|name| name.country.is_some()) {
        *persons.entry(name.spelled()).or_default() += if name.kind == Kind::Person { 1 } else { -1 };
    }
    for name in names.iter_mut().flatten() {
        let votes = || persons.get(&name.spelled()).copied().unwrap_or_default();
        let is_person = name.kind == Kind::Person && (borne.contains(&name.spelled()) || votes() >= PERSON_VOTES);
        match name.country {
            Some((_, Sense::People)) => name.kind = Kind::Norp,
            Some((_, Sense::Name | Sense::Capital)) if !is_person => name.kind = Kind::Gpe,
            _ => {}
        }
    }
}
