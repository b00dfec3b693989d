//! What the resolver is learned from: how it compares the mentions of GUM's documents, and whom people say they speak of.
//!
//! Mentions are those that the program finds, or with [`from_gold`] those that people marked, in the trees that people drew.

use std::collections::HashMap;

use ascribe_nlp::{Batch, Comparison, Encoder, Error, Limits, Link, Model, Vocabulary, comparisons, resolve, windows};
use ascribe_types::{
    Analysis, Deprel, EntityIdx, Features, Kind, Mention, MentionForm, Referent, Span, TokenIdx, Upos, Word,
};

use crate::conllu::Columns;
use crate::coreference::Entities;
use crate::gum::{GumDocument, GumMention};

/// A document to learn from.
pub struct CoreferenceLesson {
    /// Where each mention stands.
    pub spans: Vec<Span>,
    /// What it speaks of by the gold: the number of an entity from 1, or 0 for what is no mention there.
    pub entities: Vec<u32>,
    /// How the resolver compares each mention with those before.
    pub comparisons: Vec<Comparison>,
    /// The vectors of its first word, its head and its last word, one after the other.
    pub vectors: Vec<f32>,
}

/// Turns words into vectors, as the program does.
pub struct WordVectors {
    vocabulary: Vocabulary,
    encoder: Encoder,
}

impl WordVectors {
    /// By the encoder of a model.
    ///
    /// # Errors
    ///
    /// If the bytes are no model, or the vocabulary is none.
    pub fn new(model: &[u8], vocabulary: &str) -> Result<Self, Error> {
        let model = Model::from_bytes(model)?;
        Ok(Self { vocabulary: Vocabulary::from_text(vocabulary)?, encoder: Encoder::from_model(&model)? })
    }

    /// The vectors of all words of a text, in a row.
    fn of(&self, text: &str, analysis: &Analysis) -> Vec<f32> {
        let pieces = self.vocabulary.pieces(text, &analysis.tokens);
        let mut vectors = Vec::new();
        for window in windows(&pieces, &analysis.sentences, Limits::default()) {
            let mut batch = Batch::default();
            batch.add(&self.vocabulary, &pieces, &window);
            let states = self.encoder.encode(&batch);
            for token in window.core.start.get()..window.core.end.get() {
                let piece = pieces.before(token).min(window.pieces.end - 1);
                vectors.extend_from_slice(states.row(1 + piece - window.pieces.start));
            }
        }
        vectors
    }

    fn of_mentions(&self, text: &str, analysis: &Analysis) -> Vec<f32> {
        let (words, width) = (self.of(text, analysis), self.encoder.width());
        let word = |token: usize| &words[token * width..][..width];
        let parts = |mention: &Mention| {
            let (start, end) = (mention.tokens.start.get(), mention.tokens.end.get() - 1);
            [word(start), word(mention.head.get()), word(end)].concat()
        };
        analysis.mentions.iter().flat_map(parts).collect()
    }
}

/// The lesson of a document whose mentions were found.
pub fn lesson(gold: &GumDocument, analysis: &Analysis, vectors: &WordVectors) -> CoreferenceLesson {
    let text = &gold.split.text;
    let marked = |mention: &GumMention| (mention.span(&gold.split.tokens), mention.entity);
    let known: HashMap<Span, u32> = gold.mentions.iter().rev().map(marked).collect();
    let spans: Vec<Span> = analysis.mentions.iter().map(|mention| analysis.span(&mention.tokens)).collect();
    let entities: Vec<u32> = spans.iter().map(|span| known.get(span).copied().unwrap_or(0)).collect();
    let comparisons = comparisons(text, analysis, &entities);
    CoreferenceLesson { spans, entities, comparisons, vectors: vectors.of_mentions(text, analysis) }
}

/// A document as people read it: their words, trees and mentions, and nothing else.
pub fn from_gold(gold: &GumDocument) -> Analysis {
    let split = &gold.split;
    let words: Vec<Word> = split.words.iter().map(word).collect();
    let mention = |mention: &GumMention| {
        let head = head(&words, mention.first, mention.last);
        Mention {
            tokens: token(mention.first)..token(mention.last + 1),
            head: token(head),
            kind: kind(&mention.kind),
            form: form(words[head].upos),
            referent: Referent::Entity(EntityIdx(0)),
        }
    };
    let mut mentions: Vec<Mention> = gold.mentions.iter().map(mention).collect();
    mentions.dedup_by(|next, kept| next.tokens == kept.tokens);
    Analysis {
        tokens: split.tokens.clone(),
        sentences: split.sentences.clone(),
        mentions,
        words,
        ..Analysis::default()
    }
}

/// The entities that a model's resolver makes of mentions that are given.
///
/// # Errors
///
/// If the model has no resolver.
pub fn entities(model: &Model<'_>, text: &str, analysis: &Analysis, vectors: &WordVectors) -> Result<Entities, Error> {
    let links = resolve(model, text, analysis, &vectors.of_mentions(text, analysis))?;
    let (mut of, mut found): (Vec<usize>, Vec<Vec<Span>>) = (Vec::new(), Vec::new());
    for (mention, link) in analysis.mentions.iter().zip(links) {
        let entity = match link {
            Link::Same(before) => of[before.get()],
            Link::New | Link::Unsure => found.len(),
        };
        found.resize(found.len().max(entity + 1), Vec::new());
        found[entity].push(analysis.span(&mention.tokens));
        of.push(entity);
    }
    Ok(Entities::new(found))
}

fn token(at: usize) -> TokenIdx {
    TokenIdx(u32::try_from(at).expect("a treebank has no more words than bytes"))
}

fn word(columns: &Columns) -> Word {
    Word {
        upos: Upos::from_name(&columns.upos).unwrap_or(Upos::X),
        features: Features::from(&*columns.features),
        lemma: columns.lemma.as_str().into(),
        head: columns.head.map(token),
        deprel: Deprel::from_name(&columns.deprel).unwrap_or(Deprel::Dep),
    }
}

/// The first word of a mention that depends on none of its words.
fn head(words: &[Word], first: usize, last: usize) -> usize {
    let is_outside = |at: &usize| words[*at].head.is_none_or(|head| !(first..=last).contains(&head.get()));
    let is_mark = |at: &usize| words[*at].upos == Upos::Punct;
    (first..=last).filter(|at| !is_mark(at)).find(is_outside).unwrap_or(first)
}

fn form(head: Upos) -> MentionForm {
    match head {
        Upos::Pron | Upos::Det => MentionForm::Pronoun,
        Upos::Propn => MentionForm::Name,
        _ => MentionForm::Description,
    }
}

/// GUM's ten kinds as seven of ours.
fn kind(name: &str) -> Kind {
    match name {
        "animal" | "plant" | "substance" => Kind::Object,
        _ => Kind::from_name(name).unwrap_or(Kind::Abstract),
    }
}
