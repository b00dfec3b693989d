//! Reads documents as English: the one road through this crate.

use std::ops::Range;

use ascribe_types::{Analysis, Document, Reading, Role, Sentence, Token, TokenIdx};

use crate::encoder::{Batch, Encoder, States, Workers};
use crate::heads::{CueHead, HeadScratch, RoleHead};
use crate::sentences::tokenize;
use crate::windows::{Limits, Window, windows};
use crate::{Error, Model, Pieces, Vocabulary};

/// Windows that are encoded together: enough that weights stay in the cache from one to the next, few enough that their vectors do too.
const WINDOWS_PER_BATCH: usize = 16;

/// Words less likely than this to be a cue's anchor are not read any further; `ascribe-attribution` asks for more.
const LEAST_PROBABILITY: f32 = 0.2;

/// English, as a trained model reads it.
pub struct English {
    vocabulary: Vocabulary,
    encoder: Encoder,
    cue: CueHead,
    role: RoleHead,
    workers: Workers,
}

/// A document's words, and how they are cut up for the encoder.
struct Draft {
    tokens: Vec<Token>,
    sentences: Vec<Sentence>,
    pieces: Pieces,
    windows: Vec<Window>,
}

impl English {
    /// English as the model of these bytes has it, read by so many threads.
    ///
    /// # Errors
    ///
    /// If the bytes are no model with the heads that this version runs, or the system grants no threads.
    pub fn new(model: &[u8], vocabulary: &str, threads: usize) -> Result<Self, Error> {
        let model = Model::from_bytes(model)?;
        let encoder = Encoder::from_model(&model)?;
        let cue = CueHead::from_model(&model, "heads.cue")?;
        let role = RoleHead::from_model(&model, "heads.role")?;
        if cue.width() != encoder.width() || role.input_width() != encoder.width() {
            return Err(Error::new("heads of another width than the encoder"));
        }
        Ok(Self { vocabulary: Vocabulary::from_text(vocabulary)?, encoder, cue, role, workers: Workers::new(threads)? })
    }

    /// Reads one document.
    pub fn analyze(&self, document: &Document) -> Analysis {
        self.analyze_all(std::slice::from_ref(document)).pop().expect("an analysis for each document")
    }

    /// Reads documents side by side; the analyses are those that [`English::analyze`] gives, at any number of threads.
    ///
    /// Memory grows with the length of the documents together, by some hundred bytes a word.
    pub fn analyze_all(&self, documents: &[Document]) -> Vec<Analysis> {
        let drafts = self.workers.map(documents.iter(), |document| self.draft(document));
        let all: Vec<(usize, &Window)> = drafts
            .iter()
            .enumerate()
            .flat_map(|(at, draft)| draft.windows.iter().map(move |window| (at, window)))
            .collect();
        let found = self.workers.map(all.chunks(WINDOWS_PER_BATCH), |part| self.read(&drafts, part));
        let mut readings: Vec<Vec<Reading>> = drafts.iter().map(|_| Vec::new()).collect();
        for (at, reading) in found.into_iter().flatten() {
            readings[at].push(reading);
        }
        let whole = |(draft, readings): (Draft, _)| Analysis {
            tokens: draft.tokens,
            sentences: draft.sentences,
            readings,
            ..Analysis::default()
        };
        drafts.into_iter().zip(readings).map(whole).collect()
    }

    fn draft(&self, document: &Document) -> Draft {
        let (tokens, sentences) = tokenize(&document.text);
        let pieces = self.vocabulary.pieces(&document.text, &tokens);
        let windows = windows(&pieces, &sentences, Limits::default());
        Draft { tokens, sentences, pieces, windows }
    }

    /// The readings of some windows, each with its document.
    fn read(&self, drafts: &[Draft], part: &[(usize, &Window)]) -> Vec<(usize, Reading)> {
        let mut batch = Batch::default();
        for &(at, window) in part {
            batch.add(&self.vocabulary, &drafts[at].pieces, window);
        }
        let states = self.encoder.encode(&batch);
        let mut scratch = HeadScratch::default();
        let rows = batch.windows().zip(part);
        rows.flat_map(|(rows, &(at, window))| {
            let words = words(&states, rows, &drafts[at].pieces, window);
            self.read_window(&words, window, &mut scratch)
                .into_iter()
                .map(move |reading| (at, reading))
                .collect::<Vec<_>>()
        })
        .collect()
    }

    /// The readings of a window, one for each likely anchor in its core.
    fn read_window(&self, words: &[f32], window: &Window, scratch: &mut HeadScratch) -> Vec<Reading> {
        let first = window.tokens.start.0;
        let probabilities = self.cue.probabilities(words, scratch);
        let core = (window.core.start.0 - first) as usize..(window.core.end.0 - first) as usize;
        let likely = |&(word, probability): &(usize, f32)| core.contains(&word) && probability >= LEAST_PROBABILITY;
        let anchors: Vec<(usize, f32)> = probabilities.into_iter().enumerate().filter(likely).collect();
        if anchors.is_empty() {
            return Vec::new();
        }
        let projected = self.role.project(words, scratch);
        let token = |word: usize| TokenIdx(first + word as u32);
        let reading = |(anchor, probability)| {
            let roles = self.role.read(words, &projected, anchor, scratch);
            let roles = roles.into_iter().map(|(role, words)| (role, token(words.start)..token(words.end)));
            Reading { anchor: token(anchor), probability, roles: roles.collect::<Vec<(Role, Range<TokenIdx>)>>() }
        };
        anchors.into_iter().map(reading).collect()
    }
}

/// The vectors of a window's words, which are those of their first pieces.
fn words(states: &States, rows: Range<usize>, pieces: &Pieces, window: &Window) -> Vec<f32> {
    let tokens = window.tokens.start.get()..window.tokens.end.get();
    let shown = tokens.map(|token| pieces.before(token)).take_while(|&piece| piece < window.pieces.end);
    shown.flat_map(|piece| states.row(rows.start + 1 + piece - window.pieces.start)).copied().collect()
}
