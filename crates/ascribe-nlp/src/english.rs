//! Reads documents as English: the one road through this crate.

mod alone;
mod speakers;

use std::ops::Range;

use ascribe_types::{Analysis, Document, MentionForm, Reading, Role, Sentence, Token, TokenIdx};

use crate::coreference::{Link, MentionDraft, Resolver};
use crate::encoder::{Batch, Encoder, States, Workers};
use crate::heads::{CueHead, HeadScratch, RoleHead};
use crate::parser::{Core, Parsed, Parser, join};
use crate::sentences::tokenize;
use crate::windows::{Limits, Window, windows};
use crate::{Error, Model, Pieces, Vocabulary, entities};

/// Windows that are encoded together: enough that it does not tell what time a layer's weights take to come to the cache, few enough that no thread waits
/// long for another's last.
const WINDOWS_PER_BATCH: usize = 4;

/// Words less likely than this to be a cue's anchor are not read any further: `ascribe-attribution` asks for no less (its `choose.rs`).
const LEAST_PROBABILITY: f32 = 0.5;

/// English, as a trained model reads it.
pub struct English {
    vocabulary: Vocabulary,
    encoder: Encoder,
    cue: CueHead,
    role: RoleHead,
    parser: Parser,
    /// None in a model whose resolver is still to be trained, on top of the rest: its pronouns stay open.
    resolver: Option<Resolver>,
    workers: Workers,
}

/// A document's words, and how they are cut up for the encoder.
struct Draft<'a> {
    text: &'a str,
    tokens: Vec<Token>,
    sentences: Vec<Sentence>,
    pieces: Pieces,
    windows: Vec<Window>,
}

/// A window, and the vectors of its words.
struct Seen<'a> {
    draft: &'a Draft<'a>,
    window: &'a Window,
    words: Vec<f32>,
}

/// What was read of a window, or of all windows of a document.
struct Reads {
    readings: Vec<Reading>,
    parsed: Parsed,
    /// What the resolver keeps of each mention.
    kept: Vec<f32>,
}

impl English {
    /// English as the model of these bytes has it, read by so many threads.
    ///
    /// # Errors
    ///
    /// If the bytes are no model with the heads that this version runs, or the system grants no threads.
    pub fn new(model: &[u8], vocabulary: &str, threads: usize) -> Result<Self, Error> {
        Self::with_layers(model, model, vocabulary, threads)
    }

    /// The same, but with the encoder's layers of another model, which was taught to give the vectors that the model's own give.
    ///
    /// # Errors
    ///
    /// Those of [`English::new`].
    pub fn with_layers(model: &[u8], layers: &[u8], vocabulary: &str, threads: usize) -> Result<Self, Error> {
        let model = Model::from_bytes(model)?;
        let encoder = Encoder::with_layers(&model, &Model::from_bytes(layers)?)?;
        let cue = CueHead::from_model(&model, "heads.cue")?;
        let role = RoleHead::from_model(&model, "heads.role")?;
        if cue.width() != encoder.width() || role.input_width() != encoder.width() {
            return Err(Error::new("heads of another width than the encoder"));
        }
        let parser = Parser::from_model(&model, encoder.width())?;
        let resolves = model.has("heads.coreference.project.weight");
        let resolver = resolves.then(|| Resolver::from_model(&model, "heads.coreference")).transpose()?;
        if resolver.as_ref().is_some_and(|resolver| resolver.width() != encoder.width()) {
            return Err(Error::new("heads of another width than the encoder"));
        }
        let vocabulary = Vocabulary::from_text(vocabulary)?;
        Ok(Self { vocabulary, encoder, cue, role, parser, resolver, workers: Workers::new(threads)? })
    }

    /// The threads that it reads with, for what else is to be done side by side.
    pub fn workers(&self) -> &Workers {
        &self.workers
    }

    /// Reads one document.
    pub fn analyze(&self, document: &Document) -> Analysis {
        self.analyze_all(std::slice::from_ref(document)).pop().expect("an analysis for each document")
    }

    /// Reads documents side by side; the analyses are those that [`English::analyze`] gives, at any number of threads.
    ///
    /// Memory grows with the length of the documents together, by some hundred bytes a word.
    pub fn analyze_all(&self, documents: &[Document]) -> Vec<Analysis> {
        let drafts = self.drafts(documents);
        let windows = self.each_window(&drafts, |seen, scratch| self.read(seen, scratch));
        let joined = |(draft, windows): (&Draft<'_>, Vec<Reads>)| Reads::joined(windows, &draft.sentences);
        let mut read: Vec<Reads> = drafts.iter().zip(windows).map(joined).collect();
        self.read_inside(&drafts, &mut read);
        self.workers.map(drafts.into_iter().zip(read), |(draft, read)| self.whole(draft, read))
    }

    fn drafts<'a>(&self, documents: &'a [Document]) -> Vec<Draft<'a>> {
        self.workers.map(documents.iter(), |document| self.draft(&document.text))
    }

    fn draft<'a>(&self, text: &'a str) -> Draft<'a> {
        let (tokens, sentences) = tokenize(text);
        let pieces = self.vocabulary.pieces(text, &tokens);
        let windows = windows(&pieces, &sentences, Limits::default());
        Draft { text, tokens, sentences, pieces, windows }
    }

    /// Encodes the windows of all documents, and gives for each document what `read` makes of each of its windows.
    fn each_window<R: Send>(
        &self,
        drafts: &[Draft<'_>],
        read: impl Fn(&Seen<'_>, &mut HeadScratch) -> R + Sync,
    ) -> Vec<Vec<R>> {
        let all: Vec<(&Draft<'_>, &Window)> =
            drafts.iter().flat_map(|draft| draft.windows.iter().map(move |window| (draft, window))).collect();
        let found = self.workers.map(all.chunks(WINDOWS_PER_BATCH), |part| {
            let mut scratch = HeadScratch::default();
            self.see(part).map(|seen| read(&seen, &mut scratch)).collect::<Vec<_>>()
        });
        let mut found = found.into_iter().flatten();
        drafts.iter().map(|draft| found.by_ref().take(draft.windows.len()).collect()).collect()
    }

    /// The vectors of the words of some windows, encoded together.
    fn see<'a>(&self, part: &[(&'a Draft<'a>, &'a Window)]) -> impl Iterator<Item = Seen<'a>> {
        let mut batch = Batch::default();
        for (draft, window) in part {
            batch.add(&self.vocabulary, &draft.pieces, window);
        }
        let states = self.encoder.encode(&batch);
        let rows: Vec<Range<usize>> = batch.windows().collect();
        rows.into_iter().zip(part.to_vec()).map(move |(rows, (draft, window))| {
            let words = words(&states, rows, &draft.pieces, window);
            Seen { draft, window, words }
        })
    }

    fn read(&self, seen: &Seen<'_>, scratch: &mut HeadScratch) -> Reads {
        let parsed = self.parse(seen, scratch);
        let kept = self.resolver.as_ref().map(|resolver| resolver.project(&self.mentions(seen, &parsed), scratch));
        Reads { readings: self.readings_of(seen, scratch), parsed, kept: kept.unwrap_or_default() }
    }

    /// The words of a window's core, the names and the mentions.
    fn parse(&self, seen: &Seen<'_>, scratch: &mut HeadScratch) -> Parsed {
        let Draft { text, tokens, sentences, .. } = seen.draft;
        let core = Core { text, tokens, sentences, range: seen.window.core.clone() };
        let places = seen.core();
        let width = self.encoder.width();
        self.parser.read(&core, &seen.words[places.start * width..places.end * width], scratch)
    }

    /// The vectors of the first word, the head and the last word of each mention of a window, in a row.
    fn mentions(&self, seen: &Seen<'_>, parsed: &Parsed) -> Vec<f32> {
        let (first, width) = (seen.window.tokens.start.get(), self.encoder.width());
        let word = |token: usize| &seen.words[(token - first) * width..][..width];
        let parts = |mention: &MentionDraft| {
            let (start, end) = (mention.tokens.start.get(), mention.tokens.end.get() - 1);
            [word(start), word(mention.head.get()), word(end)]
        };
        parsed.mentions.iter().flat_map(parts).collect::<Vec<_>>().concat()
    }

    /// The analysis of a document, given what was read of it.
    fn whole(&self, draft: Draft<'_>, read: Reads) -> Analysis {
        let Draft { text, tokens, sentences, .. } = draft;
        let Reads { readings, parsed: Parsed { words, names, mentions }, kept } = read;
        let links = match &self.resolver {
            Some(resolver) => resolver.links(text, &tokens, &words, &sentences, &mentions, &kept),
            None => mentions.iter().map(unresolved).collect(),
        };
        let (mentions, entities, countries) =
            entities::build(text, &tokens, &words, &sentences, &names, mentions, &links);
        Analysis { tokens, words, sentences, names, mentions, entities, countries, readings }
    }

    /// The readings of a window, one for each likely anchor in its core.
    fn readings_of(&self, seen: &Seen<'_>, scratch: &mut HeadScratch) -> Vec<Reading> {
        let token = |word: usize| TokenIdx(seen.window.tokens.start.0 + word as u32);
        let found = self.anchored(&seen.words, seen.core(), LEAST_PROBABILITY, scratch);
        found.into_iter().map(|found| found.placed(|words| vec![token(words.start)..token(words.end)])).collect()
    }

    /// What is read around each anchor in `core` that is at least so likely, in words of these vectors.
    fn anchored(&self, words: &[f32], core: Range<usize>, least: f32, scratch: &mut HeadScratch) -> Vec<Anchored> {
        let probabilities = self.cue.probabilities(words, scratch);
        let likely = |&(word, probability): &(usize, f32)| core.contains(&word) && probability >= least;
        let anchors: Vec<(usize, f32)> = probabilities.into_iter().enumerate().filter(likely).collect();
        if anchors.is_empty() {
            return Vec::new();
        }
        let projected = self.role.project(words, scratch);
        let read = |(anchor, probability)| {
            let roles = self.role.read(words, &projected, anchor, scratch);
            Anchored { anchor, probability, roles }
        };
        anchors.into_iter().map(read).collect()
    }
}

/// A reading in places among the words that were read together.
struct Anchored {
    anchor: usize,
    probability: f32,
    roles: Vec<(Role, Range<usize>)>,
}

impl Anchored {
    /// The reading, given where words stand in the document.
    fn placed(self, place: impl Fn(Range<usize>) -> Vec<Range<TokenIdx>>) -> Reading {
        let anchor = place(self.anchor..self.anchor + 1)[0].start;
        let roles = self.roles.into_iter();
        let roles = roles.flat_map(|(role, words)| place(words).into_iter().map(move |tokens| (role, tokens)));
        Reading { anchor, probability: self.probability, roles: roles.collect(), inner: Vec::new() }
    }
}

impl Reads {
    fn joined(windows: Vec<Self>, sentences: &[Sentence]) -> Self {
        let (mut readings, mut cores, mut kept) = (Vec::new(), Vec::new(), Vec::new());
        for window in windows {
            readings.extend(window.readings);
            cores.push(window.parsed);
            kept.extend(window.kept);
        }
        Self { readings, parsed: join(cores, sentences), kept }
    }
}

impl Draft<'_> {
    fn word(&self, token: usize) -> &str {
        self.tokens[token].span.of(self.text)
    }
}

impl Seen<'_> {
    /// The places of the core's words among the window's.
    fn core(&self) -> Range<usize> {
        let place = |token: TokenIdx| token.get() - self.window.tokens.start.get();
        place(self.window.core.start)..place(self.window.core.end)
    }
}

/// What a mention alone tells: nothing of whom a pronoun refers to.
fn unresolved(mention: &MentionDraft) -> Link {
    if mention.form == MentionForm::Pronoun { Link::Unsure } else { Link::New }
}

/// The vectors of a window's words, which are those of their first pieces.
fn words(states: &States, rows: Range<usize>, pieces: &Pieces, window: &Window) -> Vec<f32> {
    let tokens = window.tokens.start.get()..window.tokens.end.get();
    let shown: Vec<usize> =
        tokens.map(|token| pieces.before(token)).take_while(|&piece| piece < window.pieces.end).collect();
    words_at(states, shown.into_iter().map(|piece| rows.start + 1 + piece - window.pieces.start))
}

/// The vectors of some rows, in a row.
fn words_at(states: &States, rows: impl Iterator<Item = usize>) -> Vec<f32> {
    let mut vectors = Vec::with_capacity(rows.size_hint().0 * states.width());
    rows.for_each(|row| vectors.extend_from_slice(states.row(row)));
    vectors
}

#[cfg(test)]
mod tests;
