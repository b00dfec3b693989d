//! A content put together again, piece by piece.

use std::collections::BTreeMap;
use std::ops::Range;

use ascribe_types::{Change, Kind, Piece, Span, TokenIdx, Upos};

use crate::agreement;
use crate::control::Doer;
use crate::names::{Names, Stand};
use crate::page::{Page, indices};
use crate::passage::{Passage, is_mark};
use crate::speakers::Speakers;

/// Puts the words of a content in a row: who does it first, if that is not said, then each word as it stands or what is put for it.
///
/// `verbs` are nouns that become verbs.
pub(crate) fn pieces(
    page: &Page<'_>,
    passage: &Passage,
    doer: Option<&Doer>,
    speakers: &Speakers<'_>,
    verbs: BTreeMap<TokenIdx, String>,
) -> Vec<Piece> {
    let mut row = Row { inflected: verbs, ..Row::new(page) };
    let mut names = Names::new(page, passage, speakers);
    if let Some(doer) = doer {
        row.insert(doer);
        doer.entity.into_iter().for_each(|entity| names.name(entity));
    }
    let mut until = TokenIdx(0);
    for token in passage.tokens().iter().copied() {
        let stand = names.stand(token);
        if token < until {
            continue;
        }
        match stand {
            Some(stand) => {
                until = stand.words.end;
                row.replace(&stand);
            }
            None => row.keep(token),
        }
    }
    row.pieces
}

/// Pieces in the making.
struct Row<'a> {
    page: &'a Page<'a>,
    pieces: Vec<Piece>,
    /// The last token that was shown.
    last: Option<TokenIdx>,
    /// Whether the last piece may go on.
    open: bool,
    /// Verbs that get another form.
    inflected: BTreeMap<TokenIdx, String>,
}

impl<'a> Row<'a> {
    fn new(page: &'a Page<'a>) -> Self {
        Self { page, pieces: Vec::new(), last: None, open: false, inflected: BTreeMap::new() }
    }

    /// Who does it, before all else.
    fn insert(&mut self, doer: &Doer) {
        let text = shown(self.page, &doer.words, false, true);
        let span = self.page.analysis.span(&doer.words);
        let own = |at: Span| doer.span.contains(at) && at.of(self.page.text).eq_ignore_ascii_case(&text);
        let stands = [span, doer.span].into_iter().find(|at| own(*at));
        let (text, span, change) = match stands {
            Some(at) => (at.of(self.page.text).to_owned(), at, Change::Kept),
            None => (text, doer.span, Change::Replaced(span)),
        };
        self.pieces.push(Piece { text, span, change });
    }

    fn keep(&mut self, token: TokenIdx) {
        if let Some(form) = self.inflected.remove(&token) {
            let blank = if self.pieces.is_empty() { "" } else { " " };
            return self.push(token..TokenIdx(token.0 + 1), format!("{blank}{form}"), Change::Inflected);
        }
        let at = self.page.at(token);
        let blank = self.blank(token);
        let whole = self.open.then(|| self.pieces.last_mut()).flatten();
        match whole {
            Some(piece) if goes_on(self.page.text, piece.span, at) && follows(self.last, token) => {
                piece.text.push_str(Span { start: piece.span.end, end: at.end }.of(self.page.text));
                piece.span.end = at.end;
                self.last = Some(token);
            }
            _ => {
                self.push(token..TokenIdx(token.0 + 1), format!("{blank}{}", at.of(self.page.text)), Change::Kept);
                self.open = true;
            }
        }
    }

    fn replace(&mut self, stand: &Stand) {
        let blank = self.blank(stand.words.start);
        let plural = stand.agrees && is_plural(self.page, &stand.name);
        self.inflected.extend(agreement::verbs(self.page, stand.words.start, stand.agrees, plural));
        let text = format!("{blank}{}", shown(self.page, &stand.name, stand.possessive, self.pieces.is_empty()));
        self.push(stand.words.clone(), text, Change::Replaced(self.page.analysis.span(&stand.name)));
    }

    fn push(&mut self, words: Range<TokenIdx>, text: String, change: Change) {
        self.pieces.push(Piece { text, span: self.page.analysis.span(&words), change });
        self.last = Some(TokenIdx(words.end.0 - 1));
        self.open = false;
    }

    /// What stands between the last word that was shown and this one: the blank of the text if they are neighbours there, else one unless this is
    /// a mark that leans on the word before.
    fn blank(&self, token: TokenIdx) -> &'static str {
        if self.pieces.is_empty() {
            return "";
        }
        let touches = self.last.is_some_and(|last| self.page.at(last).end == self.page.at(token).start);
        let leans = is_mark(self.page, token) && !self.page.form(token).starts_with(['(', '[', '–', '—', '-']);
        let apart = !follows(self.last, token) && leans;
        if touches || apart { "" } else { " " }
    }
}

fn follows(last: Option<TokenIdx>, token: TokenIdx) -> bool {
    last.is_some_and(|last| last.0 + 1 == token.0)
}

/// Whether a piece that was kept can go on to a word: all between is blanks of one line.
fn goes_on(text: &str, piece: Span, word: Span) -> bool {
    piece.end <= word.start && Span { start: piece.end, end: word.start }.of(text).chars().all(|c| c == ' ')
}

/// Whether a name is of several: its head says so, or it joins several.
pub(crate) fn is_plural(page: &Page<'_>, name: &Range<TokenIdx>) -> bool {
    let Some(head) = page.top(name) else { return false };
    let joined = indices(name).any(|token| page.upos(token) == Upos::Cconj);
    let counted = page.upos(head) == Upos::Num && !page.is_one_of(head, &["one"]);
    let mention = page.headed(head, name.start);
    let is_state = mention.is_some_and(|mention| matches!(mention.kind, Kind::Gpe | Kind::Organization));
    let is_name = page.upos(head) == Upos::Propn;
    joined || counted || (page.is(head, "Number", "Plur") && !(is_state && is_name))
}

/// A name as it is shown: with a small article unless it comes first, and a possessor's mark where it stands for one.
fn shown(page: &Page<'_>, name: &Range<TokenIdx>, possessive: bool, first: bool) -> String {
    let mut text = page.analysis.span(name).of(page.text).split_whitespace().collect::<Vec<_>>().join(" ");
    if !first && page.upos(name.start) == Upos::Det && text.is_char_boundary(1) {
        text[..1].make_ascii_lowercase();
    }
    if possessive {
        text.push_str(if is_plural(page, name) && text.ends_with('s') { "'" } else { "'s" });
    }
    text
}
