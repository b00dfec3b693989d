//! The road from the bytes of a report to its attributions and propositions.
//!
//! [`read`] is the whole of it: bytes → [`Document`] → [`Analysis`] → [`Attribution`]s → [`Proposition`]s. Each step takes just what it needs, so that
//! a wrong order does not compile; and only the first can fail, since bytes can be wrong and text cannot.
//!
//! ```
//! let english = ascribe::english(1)?;
//! let report = ascribe::read("The mine is safe, the minister said.".as_bytes(), None, &english)?;
//! for attribution in &report.attributions {
//!     for piece in &attribution.content {
//!         assert!(report.document.text.contains(piece.of(&report.document.text)));
//!     }
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod entries;
mod identity;

use ascribe_attribution::{find, parts};
use ascribe_proposition::{propositions, restated};
use ascribe_time::times;

pub use ascribe_nlp::{English, Error as ModelError, Vectors};
pub use ascribe_reader::{
    Columns, Error as ReadError, Field, Hints, Kind, LARGEST, LONGEST, Packed, Place, Raw, Record, feeds,
    read as read_document, unpack_file, unpack_stream, words,
};
pub use ascribe_time::{date, published};
pub use ascribe_types::{
    Act, ActsFor, Analysis, Argument, Attribution, AttributionId, Basis, Certainty, Change, Citation, CodePoints,
    ContentPart, Country, Date, DateRange, Document, DocumentId, Entity, EntityIdx, Entry, Form, Kind as EntityKind,
    Mention, MentionForm, MentionIdx, Modality, Name, Naming, Office, Part, Parties, Party, PartyKey, PartyKind, Piece,
    Places, Polarity, Position, Proposition, Referent, Report, Sentence, Source, SourceKind, SourceRole, Span, Stance,
    Stated, Statement, Stretch, Teller, Time, TimeKind, Token, TokenIdx, VECTOR_WIDTH, Vector, Word,
};
pub use entries::{entries, entry_like};
pub use identity::document_id;

/// What is found in a document, given what was read in it.
pub fn report(document: Document, analysis: Analysis) -> Report {
    let times = times(&document, &analysis);
    let attributions = find(&document, &analysis);
    let propositions = propositions(&document, &analysis, &times, &attributions);
    let parts = restated(&document, &analysis, &times, &attributions, parts(&document, &analysis, &attributions));
    Report { document, analysis, attributions, propositions, parts, times }
}

/// Reads the bytes of a report and finds who said what in it. `hint` says what the bytes are, where the caller knows better than
/// they tell.
///
/// # Errors
///
/// If the bytes are no text that can be read.
pub fn read(bytes: &[u8], hint: Option<Kind>, english: &English) -> Result<Report, ReadError> {
    let document = read_document(bytes, hint)?;
    let analysis = english.analyze(&document);
    Ok(report(document, analysis))
}

/// The same for documents that have been read, many at a time: the threads of `english` share them. The reports are those that
/// [`read`] gives, at any number of threads.
pub fn read_all(documents: Vec<Document>, english: &English) -> Vec<Report> {
    let analyses = english.analyze_all(&documents);
    english.workers().map(documents.into_iter().zip(analyses), |(document, analysis)| report(document, analysis))
}

/// English as the model that ships with the library reads it, with so many threads.
///
/// # Errors
///
/// If the system grants no threads.
pub fn english(threads: usize) -> Result<English, ModelError> {
    English::new(ascribe_model_en::MODEL, ascribe_model_en::VOCABULARY, threads)
}

/// English as a smaller encoder reads it: sooner, and somewhat less well.
///
/// # Errors
///
/// If the system grants no threads.
pub fn fast_english(threads: usize) -> Result<English, ModelError> {
    let (model, layers) = (ascribe_model_en::MODEL, ascribe_model_en::FAST_LAYERS);
    English::with_layers(model, layers, ascribe_model_en::VOCABULARY, threads)
}

/// Sentence vectors as the model that ships with the library makes them, with so many threads.
///
/// # Errors
///
/// If the system grants no threads.
pub fn vectors(threads: usize) -> Result<Vectors, ModelError> {
    let (model, words) = (ascribe_model_sentences::MODEL, ascribe_model_en::MODEL);
    Vectors::new(model, words, ascribe_model_en::VOCABULARY, threads)
}
