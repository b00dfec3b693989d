//! Which mentions speak of the same: names, descriptions and pronouns of one document.
//!
//! Mentions are taken in order. Each is compared with a bounded number of earlier ones ([`candidates`]); a small network judges the
//! comparisons ([`network`]) by what the encoder says of both and by what stands in the text ([`features`]); and the mention joins the entity
//! that has most of the probability, unless it cannot be the same ([`clusters`]) or it is not sure.

mod candidates;
mod clusters;
mod comparison;
mod decision;
mod features;
mod first_names;
mod lexicon;
mod likeness;
mod network;
mod parsed;
mod profile;
mod pronouns;
mod quotations;
mod ties;

use std::collections::HashMap;
use std::ops::Range;

use ascribe_types::{Analysis, Kind, Mention, MentionForm, MentionIdx, Sentence, Token, TokenIdx, Word};

use crate::heads::HeadScratch;
use crate::{Error, Model};
use candidates::Index;
use clusters::Clusters;
use comparison::compare;
use decision::decide;
use lexicon::Lexicon;
use network::Network;
use parsed::{Parsed, Places};
use profile::{Profile, profiles};

pub use comparison::Comparison;
pub use features::{MENTION_FEATURES, MENTION_ROWS, PAIR_FEATURES, PAIR_ROWS};

/// A mention whose referent is not known yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct MentionDraft {
    /// Its tokens, at least one.
    pub(crate) tokens: Range<TokenIdx>,
    /// Its syntactic head, one of its tokens.
    pub(crate) head: TokenIdx,
    /// What it speaks of.
    pub(crate) kind: Kind,
    /// How it refers.
    pub(crate) form: MentionForm,
}

/// What a mention has to do with those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// It is the first of its entity.
    New,
    /// It speaks of the same as this earlier mention.
    Same(MentionIdx),
    /// It speaks of somebody or something of the document, but the text does not tell whom.
    Unsure,
}

/// Says which mentions speak of the same.
pub(crate) struct Resolver {
    network: Network,
}

impl Resolver {
    /// Takes the parts of `STEM` from a model.
    pub(crate) fn from_model(model: &Model<'_>, stem: &str) -> Result<Self, Error> {
        Ok(Self { network: Network::from_model(model, stem)? })
    }

    /// Elements of a word's vector.
    pub(crate) fn width(&self) -> usize {
        self.network.inputs() / 3
    }

    /// What is kept of some mentions' word vectors, in a row; given are those of the first word, the head and the last of each.
    pub(crate) fn project(&self, vectors: &[f32], scratch: &mut HeadScratch) -> Vec<f32> {
        self.network.project(vectors, &mut scratch.linear)
    }

    /// A link for each mention; `vectors` holds what [`Resolver::project`] kept of them, in a row.
    pub(crate) fn links(
        &self,
        text: &str,
        tokens: &[Token],
        words: &[Word],
        sentences: &[Sentence],
        drafts: &[MentionDraft],
        vectors: &[f32],
    ) -> Vec<Link> {
        self.resolve(Parsed { text, tokens, words, sentences, drafts }, vectors)
    }

    fn resolve(&self, parsed: Parsed<'_>, vectors: &[f32]) -> Vec<Link> {
        let mut course = Course::new(parsed);
        let mut memory = self.network.memory();
        let mut links = Vec::with_capacity(parsed.drafts.len());
        for at in 0..parsed.drafts.len() {
            let comparison = course.compare(at);
            let (scores, fresh) = self.network.judge(&mut memory, vectors, at, &comparison);
            let link = decide(&course.profiles, &course.clusters, &comparison.candidates, &scores, fresh);
            course.go_on(match link {
                Link::Same(before) => Some(before.get()),
                Link::New | Link::Unsure => None,
            });
            links.push(link);
        }
        links
    }
}

/// The way through a document, mention by mention.
struct Course<'a> {
    parsed: Parsed<'a>,
    profiles: Vec<Profile>,
    index: Index,
    clusters: Clusters,
}

impl<'a> Course<'a> {
    fn new(parsed: Parsed<'a>) -> Self {
        let mut lexicon = Lexicon::default();
        let profiles = profiles(parsed, &Places::of(parsed), &mut lexicon);
        Self { parsed, profiles, index: Index::new(lexicon.len()), clusters: Clusters::new() }
    }

    fn compare(&self, at: usize) -> Comparison {
        compare(self.parsed, &self.profiles, &self.index, &self.clusters, at)
    }

    /// Puts the next mention where it belongs.
    fn go_on(&mut self, same: Option<usize>) {
        let at = self.clusters.len();
        self.index.add(at, &self.profiles[at]);
        self.clusters.add(&self.profiles, same);
    }
}

/// The comparisons that the resolver makes of a document's mentions, had it put each into the entity that it belongs to; 0 is
/// that of a mention which belongs to none. What it learns from.
pub fn comparisons(text: &str, analysis: &Analysis, entities: &[u32]) -> Vec<Comparison> {
    let drafts: Vec<MentionDraft> = analysis.mentions.iter().map(MentionDraft::from).collect();
    let Analysis { tokens, words, sentences, .. } = analysis;
    let mut course = Course::new(Parsed { text, tokens, words, sentences, drafts: &drafts });
    let mut latest: HashMap<u32, usize> = HashMap::new();
    let one = |(at, &entity): (usize, &u32)| {
        let comparison = course.compare(at);
        course.go_on(latest.insert(entity, at).filter(|_| entity > 0));
        comparison
    };
    entities.iter().take(drafts.len()).enumerate().map(one).collect()
}

/// The links of mentions that are given and not found, as the resolver of a model makes them; `vectors` has the vectors of the first
/// word, the head and the last of each. What it is scored on where mentions are gold.
///
/// # Errors
///
/// If the model has no resolver.
pub fn resolve(model: &Model<'_>, text: &str, analysis: &Analysis, vectors: &[f32]) -> Result<Vec<Link>, Error> {
    let resolver = Resolver::from_model(model, "heads.coreference")?;
    let drafts: Vec<MentionDraft> = analysis.mentions.iter().map(MentionDraft::from).collect();
    let Analysis { tokens, words, sentences, .. } = analysis;
    let kept = resolver.project(vectors, &mut HeadScratch::default());
    Ok(resolver.resolve(Parsed { text, tokens, words, sentences, drafts: &drafts }, &kept))
}

impl From<&Mention> for MentionDraft {
    fn from(mention: &Mention) -> Self {
        let Mention { tokens, head, kind, form, .. } = mention;
        Self { tokens: tokens.clone(), head: *head, kind: *kind, form: *form }
    }
}

#[cfg(test)]
mod tests;
