//! Reads contents once more, each as a text of its own: for what somebody in it says.
//!
//! The gold that the heads learnt from marks nothing inside a content, so in its place there the reader passes it over: `Ruiz said that the
//! guards claimed …`. Alone, `the guards claimed …` is a sentence like others. What is found in it is read alone in turn.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use ascribe_types::{Reading, Role, TokenIdx, Word};

use super::speakers::Speakers;
use super::{Draft, English, Reads, words_at};
use crate::Vocabulary;
use crate::encoder::Batch;
use crate::heads::HeadScratch;

/// A content is read alone if its attribution is at least this likely.
const LEAST_PROBABILITY: f32 = 0.5;

/// Words less likely than this to be the anchor of a cue inside a content are not read any further: `ascribe-attribution` asks for no less (its `choose.rs`).
const LEAST_INSIDE: f32 = 0.3;

/// How many contents in each other are read.
const DEEPEST: usize = 3;

/// Contents that are encoded together.
const STRETCHES_PER_BATCH: usize = 16;

/// Somebody and what he says are three words at least.
const SHORTEST: usize = 3;

/// The most pieces of a content that are read.
const LONGEST: usize = 254;

/// A content that is read alone: its words, without what stands between its pieces.
struct Stretch<'a> {
    draft: &'a Draft<'a>,
    tokens: Vec<usize>,
}

/// A reading that may have others in it, of a document with these trees.
struct Outer<'a> {
    draft: &'a Draft<'a>,
    speakers: &'a Speakers<'a>,
    reading: &'a mut Reading,
}

impl English {
    /// Adds to the readings of each document what is inside their contents.
    pub(super) fn read_inside(&self, drafts: &[Draft<'_>], read: &mut [Reads]) {
        let (readings, words): (Vec<&mut Vec<Reading>>, Vec<&[Word]>) =
            read.iter_mut().map(|read| (&mut read.readings, &*read.parsed.words)).unzip();
        let speakers: Vec<Speakers<'_>> = words.into_iter().map(Speakers::of).collect();
        let mut level: Vec<Outer<'_>> = Vec::new();
        for ((draft, speakers), readings) in drafts.iter().zip(&speakers).zip(readings) {
            level.extend(readings.iter_mut().map(|reading| Outer { draft, speakers, reading }));
        }
        for _ in 0..DEEPEST {
            let (outer, stretches): (Vec<Outer<'_>>, Vec<Stretch<'_>>) =
                level.into_iter().filter_map(|outer| outer.stretch().map(|stretch| (outer, stretch))).unzip();
            let found = self.workers.map(stretches.chunks(STRETCHES_PER_BATCH), |part| self.read_alone(part));
            level = outer
                .into_iter()
                .zip(found.into_iter().flatten())
                .flat_map(|(outer, inner)| outer.with(inner))
                .collect();
        }
    }

    fn read_alone(&self, part: &[Stretch<'_>]) -> Vec<Vec<Reading>> {
        let mut batch = Batch::default();
        part.iter().for_each(|stretch| stretch.add_to(&mut batch, &self.vocabulary));
        let states = self.encoder.encode(&batch);
        let mut scratch = HeadScratch::default();
        let read = |(stretch, rows): (&Stretch<'_>, Range<usize>)| {
            let words = words_at(&states, stretch.first_rows(rows.start + 1));
            let readings = self.anchored(&words, 0..stretch.tokens.len(), LEAST_INSIDE, &mut scratch);
            readings.into_iter().map(|reading| reading.placed(|words| stretch.placed(words))).collect()
        };
        part.iter().zip(batch.windows()).map(read).collect()
    }
}

impl<'a> Outer<'a> {
    /// The sentences of the content in which there is a word that could be a cue, if the attribution is likely and somebody in its content may say something.
    fn stretch(&self) -> Option<Stretch<'a>> {
        let (draft, reading) = (self.draft, &self.reading);
        if reading.probability < LEAST_PROBABILITY {
            return None;
        }
        let content = reading.roles.iter().filter(|(role, _)| *role == Role::Content);
        let tokens: Vec<usize> = content.flat_map(|(_, tokens)| tokens.start.get()..tokens.end.get()).collect();
        let named_without_verb = |token: usize| draft.word(token).eq_ignore_ascii_case("according");
        let could_say = |&token: &usize| {
            is_cue(draft.word(token)) && (named_without_verb(token) || self.speakers.may_say(token, &tokens))
        };
        if !tokens.iter().any(could_say) {
            return None;
        }
        let skipped = tokens.iter().take_while(|&&token| is_skipped(draft.word(token))).count();
        let sentence = |token: usize| draft.sentences.partition_point(|own| own.tokens.end.get() <= token);
        let sentences = tokens[skipped..].chunk_by(|&left, &right| sentence(left) == sentence(right));
        let speaking =
            sentences.filter(|own| own.len() >= SHORTEST && own.iter().any(|&token| is_cue(draft.word(token))));
        let mut tokens = speaking.collect::<Vec<_>>().concat();
        tokens.truncate(draft.fitting(&tokens));
        (!tokens.is_empty()).then_some(Stretch { draft, tokens })
    }

    /// What was read inside, each of which may have others in it in turn.
    fn with(self, inner: Vec<Reading>) -> impl Iterator<Item = Self> {
        let Self { draft, speakers, reading } = self;
        reading.inner = inner;
        reading.inner.iter_mut().map(move |reading| Self { draft, speakers, reading })
    }
}

impl Stretch<'_> {
    fn add_to(&self, batch: &mut Batch, vocabulary: &Vocabulary) {
        let pieces = &self.draft.pieces;
        let places = || self.tokens.iter().flat_map(|&token| pieces.of(token));
        let ids: Vec<u32> = places().map(|piece| pieces.ids[piece]).collect();
        let shapes: Vec<u8> = places().map(|piece| pieces.shapes[piece]).collect();
        batch.push([&[vocabulary.start()], &ids, &[vocabulary.end()]], [&[0], &shapes, &[0]]);
    }

    /// The row of the first piece of each word, the first word's being `row`.
    fn first_rows(&self, mut row: usize) -> impl Iterator<Item = usize> {
        self.tokens.iter().map(move |&token| {
            let own = row;
            row += self.draft.pieces.of(token).len();
            own
        })
    }

    /// Where words of the stretch stand in the document: in one piece, or in several.
    fn placed(&self, words: Range<usize>) -> Vec<Range<TokenIdx>> {
        let runs = self.tokens[words].chunk_by(|left, right| left + 1 == *right);
        runs.map(|run| TokenIdx(run[0] as u32)..TokenIdx(run[run.len() - 1] as u32 + 1)).collect()
    }
}

impl Draft<'_> {
    /// How many of some tokens fit a window.
    fn fitting(&self, tokens: &[usize]) -> usize {
        let mut pieces = 0;
        let fits = tokens.iter().take_while(|&&token| {
            pieces += self.pieces.of(token).len();
            pieces <= LONGEST
        });
        fits.count()
    }
}

/// Whether a word could be a cue: one form of those that are more often than not. `cue_forms.txt` was made by `training/cue_forms.py`.
fn is_cue(word: &str) -> bool {
    static FORMS: LazyLock<BTreeSet<&str>> =
        LazyLock::new(|| include_str!("cue_forms.txt").lines().filter(|line| !line.starts_with('#')).collect());
    FORMS.contains(word.to_lowercase().as_str())
}

/// Whether a word ties a content to its frame and says nothing itself: "that", a quotation mark.
fn is_skipped(word: &str) -> bool {
    word.eq_ignore_ascii_case("that") || word.chars().all(|c| "“”\"«»„,:".contains(c))
}
