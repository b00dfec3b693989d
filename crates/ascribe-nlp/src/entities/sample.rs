//! Analyses written by hand, for tests.
//!
//! A word is `form/UPOS/head/deprel`, its head counted from 1 in its sentence, with features after a further slash; a line is a sentence. Words
//! between `{kind` and `}` are a name; words between `[kind` and `]` are a mention. A mention refers to somebody new, with `[kind=0` to the same
//! as the mention of that number, with `[kind?` to nobody knows whom.

use ascribe_types::{
    Deprel, Entity, Kind, Mention, MentionForm, MentionIdx, Name, Referent, Sentence, Span, Token, TokenIdx, Upos, Word,
};

use super::syntax::Syntax;
use crate::coreference::{Link, MentionDraft};

/// An analysis that has no entities yet.
#[derive(Default)]
pub(super) struct Sample {
    text: String,
    tokens: Vec<Token>,
    words: Vec<Word>,
    sentences: Vec<Sentence>,
    names: Vec<Name>,
    pub(super) drafts: Vec<MentionDraft>,
    links: Vec<Link>,
}

/// What was built from a sample.
pub(super) struct Built {
    sample: Sample,
    mentions: Vec<Mention>,
    entities: Vec<Entity>,
}

impl Sample {
    pub(super) fn parse(lines: &str) -> Self {
        let mut sample = Self::default();
        lines.lines().for_each(|line| sample.sentence(line));
        sample.finish()
    }

    fn sentence(&mut self, line: &str) {
        let first = self.next();
        let (mut open_name, mut open_mentions) = (None, Vec::new());
        for piece in line.split_whitespace() {
            if let Some(kind) = piece.strip_prefix('{') {
                open_name = Some((self.next(), Kind::from_name(kind).unwrap()));
            } else if piece == "}" {
                let (start, kind) = open_name.take().unwrap();
                self.names.push(Name { tokens: start..self.next(), kind });
            } else if let Some(mention) = piece.strip_prefix('[') {
                open_mentions.push(self.drafts.len());
                self.open(mention);
            } else if piece == "]" {
                let end = self.next();
                self.drafts[open_mentions.pop().unwrap()].tokens.end = end;
            } else {
                self.word(piece, first);
            }
        }
        self.sentences.push(Sentence { tokens: first..self.next(), starts_paragraph: self.sentences.is_empty() });
    }

    fn next(&self) -> TokenIdx {
        TokenIdx(self.tokens.len() as u32)
    }

    fn open(&mut self, mention: &str) {
        let (kind, link) = if let Some(kind) = mention.strip_suffix('?') {
            (kind, Link::Unsure)
        } else if let Some((kind, earlier)) = mention.split_once('=') {
            (kind, Link::Same(MentionIdx(earlier.parse().unwrap())))
        } else {
            (mention, Link::New)
        };
        let (tokens, kind) = (self.next()..self.next(), Kind::from_name(kind).unwrap());
        self.drafts.push(MentionDraft { head: tokens.start, tokens, kind, form: MentionForm::Description });
        self.links.push(link);
    }

    fn word(&mut self, piece: &str, first: TokenIdx) {
        let mut fields = piece.splitn(5, '/');
        let mut field = || fields.next().unwrap_or("_");
        let (form, upos, head, deprel, features) = (field(), field(), field(), field(), field());
        if !self.text.is_empty() && !form.starts_with("'s") {
            self.text.push(' ');
        }
        let start = self.text.len();
        self.text.push_str(form);
        self.tokens.push(Token { span: Span::new(start, self.text.len()), joined: false });
        let head: u32 = head.parse().unwrap();
        self.words.push(Word {
            upos: Upos::from_name(upos).unwrap(),
            features: features.into(),
            lemma: form.to_lowercase().into(),
            head: (head > 0).then(|| TokenIdx(first.0 + head - 1)),
            deprel: Deprel::from_name(deprel).unwrap(),
        });
    }

    /// Gives each mention its head and form.
    fn finish(mut self) -> Self {
        for draft in &mut self.drafts {
            let outside = |token: &u32| {
                let head = self.words[*token as usize].head;
                head.is_none_or(|head| !draft.tokens.contains(&head))
            };
            draft.head = TokenIdx((draft.tokens.start.0..draft.tokens.end.0).find(outside).unwrap());
            let named = self.names.iter().any(|name| name.tokens.contains(&draft.head));
            draft.form = match self.words[draft.head.get()].upos {
                _ if named => MentionForm::Name,
                Upos::Pron => MentionForm::Pronoun,
                _ => MentionForm::Description,
            };
        }
        self
    }

    pub(super) fn syntax(&self) -> Syntax<'_> {
        Syntax::new(&self.text, &self.tokens, &self.words, &self.sentences, &self.names)
    }

    pub(super) fn build(self) -> Built {
        let drafts = self.drafts.clone();
        let (mentions, entities, _) =
            super::build(&self.text, &self.tokens, &self.words, &self.sentences, &self.names, drafts, &self.links);
        Built { sample: self, mentions, entities }
    }
}

impl Built {
    /// The entities, one a line: name, mentions, and whatever else there is to say.
    pub(super) fn lines(&self) -> Vec<String> {
        self.entities.iter().map(|entity| self.line(entity)).collect()
    }

    fn line(&self, entity: &Entity) -> String {
        let syntax = self.sample.syntax();
        let mentions: Vec<String> = entity.mentions.iter().map(|mention| mention.0.to_string()).collect();
        let mut line = format!("{} {}", syntax.passage(&entity.name), mentions.join(","));
        if let Some(description) = &entity.description {
            line += &format!(" | {}", syntax.passage(description));
        }
        if let Some(of) = entity.affiliation {
            line += &format!(" | of {}", syntax.passage(&self.entities[of.get()].name));
        }
        for short in &entity.abbreviations {
            line += &format!(" | short {}", syntax.passage(short));
        }
        if let Some(country) = entity.country {
            line += &format!(" | {}", country.code());
        }
        line
    }

    /// Which of the entities have names.
    pub(super) fn named(&self) -> Vec<bool> {
        self.entities.iter().map(|entity| entity.named).collect()
    }

    pub(super) fn kinds(&self) -> Vec<&'static str> {
        self.entities.iter().map(|entity| entity.kind.name()).collect()
    }

    /// The mentions of which nobody knows whom they refer to.
    pub(super) fn unsure(&self) -> Vec<usize> {
        let all = self.mentions.iter().enumerate();
        all.filter(|(_, mention)| mention.referent == Referent::Unsure).map(|(at, _)| at).collect()
    }
}
