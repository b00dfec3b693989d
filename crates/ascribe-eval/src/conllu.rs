//! Reads treebanks in CoNLL-U, and rebuilds the text that they were split from.
//!
//! The text is the forms with a blank after each, save where `SpaceAfter=No` says otherwise; `# newpar` begins a paragraph, after a
//! blank line, and `# newdoc` a document. (<https://universaldependencies.org/format.html>)

use std::fs;
use std::path::Path;

use ascribe_types::{Analysis, Deprel, Features, Sentence, Span, Token, TokenIdx, Upos, Word};

use crate::Error;

/// A document of a treebank: its text, and how people split it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SplitDocument {
    /// Its name after `# newdoc id`; empty where it has none.
    pub name: String,
    /// The rebuilt text.
    pub text: String,
    /// Its words. The words of a multiword token stand at their own letters; where they do not spell the token, it is one word.
    pub tokens: Vec<Token>,
    /// What each of its words is, as the columns have it.
    pub words: Vec<Columns>,
    /// Its sentences.
    pub sentences: Vec<Sentence>,
}

/// What a treebank says of a word, column by column; "_" where it says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// The dictionary form.
    pub lemma: String,
    /// The universal part of speech.
    pub upos: String,
    /// The morphological features.
    pub features: String,
    /// The word that it depends on, counted in the document; none for a root, and for a multiword token that is kept as one word.
    pub head: Option<usize>,
    /// How it depends on it; "_" for a multiword token that is kept as one word.
    pub deprel: String,
    /// Notes: in GUM, entities and coreference.
    pub misc: String,
}

/// Reads the documents of one file.
///
/// # Errors
///
/// If the file cannot be read or a line is not CoNLL-U.
pub fn read(path: &Path) -> Result<Vec<SplitDocument>, Error> {
    let lines = fs::read_to_string(path).map_err(|cause| Error::io(path, cause))?;
    parse(&lines).map_err(|(number, what)| Error::malformed(path, what).at_line(number))
}

/// Reads the documents of some lines.
///
/// # Errors
///
/// If a line is not CoNLL-U: its number, counted from 1, and what is wrong with it.
pub fn parse(lines: &str) -> Result<Vec<SplitDocument>, (usize, String)> {
    let mut reading = Reading::default();
    for (number, line) in (1..).zip(lines.lines()) {
        reading.line(line).map_err(|what| (number, what))?;
    }
    Ok(reading.finish())
}

impl SplitDocument {
    /// The words and trees as the program would have them, had it found what people did. A tag or relation that the program does not know becomes
    /// "X" or "dep".
    pub fn analysis(&self) -> Analysis {
        Analysis {
            tokens: self.tokens.clone(),
            words: self.words.iter().map(Columns::word).collect(),
            sentences: self.sentences.clone(),
            ..Analysis::default()
        }
    }
}

impl Columns {
    fn word(&self) -> Word {
        Word {
            upos: Upos::from_name(&self.upos).unwrap_or(Upos::X),
            features: Features::from(self.features.as_str()),
            lemma: self.lemma.as_str().into(),
            head: self.head.map(index),
            deprel: Deprel::from_name(&self.deprel).unwrap_or(Deprel::Dep),
        }
    }
}

/// The documents so far, and where in them the next line stands.
#[derive(Default)]
struct Reading {
    documents: Vec<SplitDocument>,
    sentence: Option<usize>,
    starts_paragraph: bool,
    multiword: Option<Multiword>,
    blank: bool,
    /// For each word of the sentence its number and its head's, and the token that it became.
    heads: Vec<(usize, usize, usize)>,
}

/// A word as its line has it.
struct Line {
    form: String,
    id: usize,
    head: usize,
    columns: Columns,
}

/// A multiword token whose words are being read.
struct Multiword {
    form: String,
    last: usize,
    blank_after: bool,
    words: Vec<Line>,
}

impl Reading {
    fn line(&mut self, line: &str) -> Result<(), String> {
        if line.starts_with('#') {
            self.comment(line);
            return Ok(());
        }
        if line.trim().is_empty() {
            self.end_sentence();
            return Ok(());
        }
        let fields: Vec<&str> = line.split('\t').collect();
        let [id, form, lemma, upos, _, features, head, deprel, _, misc] = fields[..] else {
            return Err(format!("not ten columns: {line}"));
        };
        let blank_after = !misc.split('|').any(|note| note == "SpaceAfter=No");
        if id.contains('.') {
            return Ok(());
        }
        if let Some((_, last)) = id.split_once('-') {
            let last = number(last)?;
            self.multiword = Some(Multiword { form: form.to_owned(), last, blank_after, words: Vec::new() });
            return Ok(());
        }
        let [lemma, upos, features, deprel, misc] = [lemma, upos, features, deprel, misc].map(str::to_owned);
        let columns = Columns { lemma, upos, features, head: None, deprel, misc };
        let head = if head == "_" { 0 } else { number(head)? };
        self.word(Line { form: form.to_owned(), id: number(id)?, head, columns }, blank_after);
        Ok(())
    }

    fn comment(&mut self, line: &str) {
        let note = line[1..].trim();
        if let Some(rest) = note.strip_prefix("newdoc") {
            let name = rest.split_once('=').map_or("", |(_, name)| name.trim());
            self.documents.push(SplitDocument { name: name.to_owned(), ..SplitDocument::default() });
            self.starts_paragraph = true;
        } else if note == "newpar" || note.starts_with("newpar ") {
            self.starts_paragraph = true;
        }
    }

    fn word(&mut self, word: Line, blank_after: bool) {
        let Some(mut multiword) = self.multiword.take() else { return self.token(vec![word], blank_after) };
        let is_last = word.id >= multiword.last;
        multiword.words.push(word);
        if !is_last {
            self.multiword = Some(multiword);
            return;
        }
        let spelled: String = multiword.words.iter().map(|word| word.form.as_str()).collect();
        let words =
            if spelled == multiword.form { multiword.words } else { vec![whole(multiword.form, &multiword.words)] };
        self.token(words, multiword.blank_after);
    }

    /// Adds what is written in one: a word, or the words of a multiword token.
    fn token(&mut self, words: Vec<Line>, blank_after: bool) {
        self.begin_sentence();
        let document = current(&mut self.documents);
        for (index, word) in words.into_iter().enumerate() {
            let start = document.text.len();
            document.text.push_str(&word.form);
            self.heads.push((word.id, word.head, document.tokens.len()));
            document.tokens.push(Token { span: Span::new(start, document.text.len()), joined: index > 0 });
            document.words.push(word.columns);
        }
        self.blank = blank_after;
    }

    /// Writes what stands between this token and the one before.
    fn begin_sentence(&mut self) {
        let (is_first, blank) = (self.sentence.is_none(), self.blank);
        let document = current(&mut self.documents);
        match (document.text.is_empty(), is_first && self.starts_paragraph) {
            (true, _) => self.starts_paragraph = true,
            (false, true) => document.text.push_str("\n\n"),
            (false, false) if blank => document.text.push(' '),
            (false, false) => {}
        }
        self.sentence.get_or_insert(document.tokens.len());
    }

    fn end_sentence(&mut self) {
        let Some(start) = self.sentence.take() else { return };
        let document = current(&mut self.documents);
        for &(_, head, token) in &self.heads {
            document.words[token].head = self.heads.iter().find(|(id, ..)| *id == head).map(|&(.., token)| token);
        }
        self.heads.clear();
        let tokens = index(start)..index(document.tokens.len());
        document.sentences.push(Sentence { tokens, starts_paragraph: self.starts_paragraph });
        self.starts_paragraph = false;
    }

    fn finish(mut self) -> Vec<SplitDocument> {
        self.end_sentence();
        self.documents
    }
}

/// A multiword token that is kept as one word, since its words do not spell it: the notes of all of them, and no tree.
fn whole(form: String, words: &[Line]) -> Line {
    let id = words.first().map_or(0, |word| word.id);
    let notes: Vec<&str> = words.iter().map(|word| word.columns.misc.as_str()).filter(|misc| *misc != "_").collect();
    let misc = if notes.is_empty() { "_".to_owned() } else { notes.join("|") };
    let blank = || "_".to_owned();
    let columns = Columns { lemma: blank(), upos: blank(), features: blank(), head: None, deprel: blank(), misc };
    Line { form, id, head: 0, columns }
}

/// The document being read; a treebank without `# newdoc` is one.
fn current(documents: &mut Vec<SplitDocument>) -> &mut SplitDocument {
    if documents.is_empty() {
        documents.push(SplitDocument::default());
    }
    documents.last_mut().expect("one was added where there was none")
}

fn index(at: usize) -> TokenIdx {
    TokenIdx(u32::try_from(at).expect("a treebank has no more words than bytes"))
}

fn number(id: &str) -> Result<usize, String> {
    id.parse().map_err(|_| format!("not the number of a word: {id}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(id: &str, form: &str, misc: &str) -> String {
        format!("{id}\t{form}\t_\t_\t_\t_\t_\t_\t_\t{misc}\n")
    }

    #[test]
    fn heads_are_counted_in_the_document() {
        let word = |id: u32, form: &str, head: u32| format!("{id}\t{form}\t{form}\tX\tX\t_\t{head}\tdep\t_\t_\n");
        let split = "2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n".to_owned();
        let kept = "1-2\tgonna\t_\t_\t_\t_\t_\t_\t_\t_\n".to_owned();
        let first = word(1, "I", 4) + &split + &word(2, "do", 4) + &word(3, "n't", 4) + &word(4, "go", 0) + "\n";
        let second = kept + &word(1, "go", 3) + &word(2, "to", 3) + &word(3, "sit", 0);
        let documents = parse(&(first + &second)).unwrap();
        let heads: Vec<_> = documents[0].words.iter().map(|word| word.head).collect();
        assert_eq!(heads, [Some(3), Some(3), Some(3), None, None, None]);
        let deprels: Vec<_> = documents[0].words.iter().map(|word| word.deprel.as_str()).collect();
        assert_eq!(deprels, ["dep", "dep", "dep", "dep", "_", "dep"]);
    }

    #[test]
    fn rebuilds_the_text() {
        let lines = [
            "# newdoc id = a\n# newpar id = p1\n".to_owned(),
            line("1-2", "Don’t", "_") + &line("1", "Do", "_") + &line("2", "n’t", "_"),
            line("3", "go", "SpaceAfter=No") + &line("3.1", "there", "_") + &line("4", "!", "_") + "\n",
            line("1", "Why", "SpaceAfter=No") + &line("2", "?", "_") + "\n# newpar\n" + &line("1", "So", "_") + "\n",
            "# newdoc id = b\n".to_owned() + &line("1", "End", "_"),
        ];
        let documents = parse(&lines.concat()).unwrap();
        let texts: Vec<&str> = documents.iter().map(|document| document.text.as_str()).collect();
        assert_eq!(texts, ["Don’t go! Why?\n\nSo", "End"]);
        let words: Vec<&str> = documents[0].tokens.iter().map(|token| token.span.of(texts[0])).collect();
        assert_eq!(words, ["Do", "n’t", "go", "!", "Why", "?", "So"]);
        let joined: Vec<bool> = documents[0].tokens.iter().map(|token| token.joined).collect();
        assert_eq!(joined, [false, true, false, false, false, false, false]);
        let sentences: Vec<_> = documents[0].sentences.iter().map(|s| (s.tokens.start.0, s.starts_paragraph)).collect();
        assert_eq!(sentences, [(0, true), (4, false), (6, true)]);
    }

    #[test]
    fn refuses_what_is_not_conllu() {
        assert_eq!(parse("# one\none two"), Err((2, "not ten columns: one two".to_owned())));
        assert_eq!(parse(&line("x", "a", "_")), Err((1, "not the number of a word: x".to_owned())));
    }
}
