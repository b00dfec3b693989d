//! Analyses made by hand, for tests: words with their trees, mentions and entities, and attributions, as short as they can be written.

use std::ops::Range;

use ascribe_types::{
    Act, Analysis, Attribution, AttributionId, Certainty, Deprel, Document, Entity, EntityIdx, Features, Form, Kind,
    Mention, MentionForm, MentionIdx, Polarity, Proposition, Referent, Sentence, Source, SourceKind, Span, Stance,
    Stated, Time, Token, TokenIdx, Upos, Word,
};

use crate::propositions;

/// A document that is being made.
pub(crate) struct Stage {
    document: Document,
    analysis: Analysis,
    attributions: Vec<Attribution>,
    times: Vec<Time>,
}

impl Stage {
    /// The words of a document: a line a sentence, a word "form/upos/head/deprel", with a lemma and features where they matter:
    /// "denied/verb/0/root/deny/Tense=Past". Heads are counted in the sentence from 1. A mark stands close to the word before.
    pub(crate) fn new(lines: &str) -> Self {
        let mut stage = Self {
            document: Document::default(),
            analysis: Analysis::default(),
            attributions: Vec::new(),
            times: Vec::new(),
        };
        lines.trim().lines().for_each(|line| stage.sentence(line.trim()));
        stage
    }

    fn sentence(&mut self, line: &str) {
        let first = self.analysis.tokens.len() as u32;
        for word in line.split_whitespace() {
            self.word(&word.split('/').collect::<Vec<_>>(), first);
        }
        let tokens = TokenIdx(first)..TokenIdx(self.analysis.tokens.len() as u32);
        self.analysis.sentences.push(Sentence { tokens, starts_paragraph: first == 0 });
        self.document.text.push('\n');
    }

    fn word(&mut self, columns: &[&str], first: u32) {
        let (form, text) = (columns[0], &mut self.document.text);
        let leans = form.starts_with(|c: char| !c.is_alphanumeric() && !"“(".contains(c)) || form == "n't";
        let opens = text.ends_with(['“', '(']);
        if !text.is_empty() && !text.ends_with('\n') && !leans && !opens {
            text.push(' ');
        }
        let start = text.len();
        text.push_str(form);
        self.analysis.tokens.push(Token { span: Span::new(start, text.len()), joined: false });
        let head: u32 = columns[2].parse().expect("a head");
        self.analysis.words.push(Word {
            upos: Upos::from_name(&columns[1].to_uppercase()).expect("a part of speech"),
            features: Features::from(*columns.get(5).unwrap_or(&"_")),
            lemma: columns.get(4).map_or_else(|| form.to_lowercase(), ToString::to_string).into(),
            head: head.checked_sub(1).map(|head| TokenIdx(first + head)),
            deprel: Deprel::from_name(columns[3]).expect("a relation"),
        });
    }

    /// A mention of an entity, of which the first name is the name, else the first mention.
    pub(crate) fn mention(mut self, words: &str, kind: Kind, form: MentionForm, entity: Option<u32>) -> Self {
        let from = self.analysis.mentions.last().map_or(0, |last| self.analysis.span(&last.tokens).range().start);
        let tokens = self.tokens(words, from);
        let leaves = |at: &TokenIdx| self.analysis.words[at.get()].head.is_none_or(|head| !tokens.contains(&head));
        let head = (tokens.start.0..tokens.end.0).map(TokenIdx).find(leaves).expect("a head");
        let index = MentionIdx(self.analysis.mentions.len() as u32);
        if let Some(entity) = entity {
            self.enter(entity as usize, index, tokens.clone(), kind, form);
        }
        let referent = entity.map_or(Referent::Unsure, |entity| Referent::Entity(EntityIdx(entity)));
        self.analysis.mentions.push(Mention { tokens, head, kind, form, referent });
        self
    }

    fn enter(&mut self, entity: usize, mention: MentionIdx, name: Range<TokenIdx>, kind: Kind, form: MentionForm) {
        let named = form == MentionForm::Name;
        if entity == self.analysis.entities.len() {
            self.analysis.entities.push(Entity {
                name: name.clone(),
                kind,
                named,
                mentions: Vec::new(),
                description: None,
                affiliation: None,
                abbreviations: Vec::new(),
                country: None,
            });
        }
        let entity = &mut self.analysis.entities[entity];
        entity.mentions.push(mention);
        if named && !entity.named {
            (entity.name, entity.named) = (name, true);
        }
    }

    /// An attribution by its words; the pieces of a content are parted by "…".
    pub(crate) fn says(mut self, source: &str, cue: &str, content: &str, act: Act, polarity: Polarity) -> Self {
        let from = self.attributions.last().map_or(0, |last| last.content[0].range().end);
        let source = self.find(source, if from > 0 { from } else { 0 });
        let inside = |mention: &&Mention| self.analysis.span(&mention.tokens) == source;
        let entity = self.analysis.mentions.iter().find(inside).and_then(|mention| match mention.referent {
            Referent::Entity(entity) => Some(entity),
            Referent::Unsure => None,
        });
        let is_person = entity.is_some_and(|entity| self.analysis.entity(entity).kind == Kind::Person);
        let kind = is_person.then_some(SourceKind::Person);
        let content = content.split('…').map(|piece| self.find(piece.trim(), from)).collect();
        self.attributions.push(Attribution {
            id: AttributionId(self.attributions.len() as u32 + 1),
            source: Source::Stated(Stated { entity, kind, ..Stated::from(source) }),
            cue: Some(self.find(cue, from)),
            content,
            form: Form::Indirect,
            stance: Stance { act, polarity, certainty: Certainty::Certain },
            within: None,
            answers: Vec::new(),
        });
        self
    }

    /// The last attribution answers the first.
    pub(crate) fn answering(mut self) -> Self {
        let last = self.attributions.last_mut().expect("there is an attribution");
        last.answers.push(AttributionId(1));
        self
    }

    /// A time that stands in the text.
    pub(crate) fn time(mut self, time: &str) -> Self {
        let span = self.find(time, 0);
        let kind = ascribe_types::TimeKind::Date;
        self.times.push(Time { span, kind, value: None, range: None });
        self
    }

    fn tokens(&self, words: &str, from: usize) -> Range<TokenIdx> {
        self.analysis.tokens_at(self.find(words, from))
    }

    fn find(&self, words: &str, from: usize) -> Span {
        let text = &self.document.text;
        let start = text[from..].find(words).unwrap_or_else(|| panic!("the words are in the text: {words}")) + from;
        Span::new(start, start + words.len())
    }

    /// The proposition of the last attribution.
    pub(crate) fn last(&self) -> Proposition {
        let found = propositions(&self.document, &self.analysis, &self.times, &self.attributions);
        found.into_iter().last().flatten().expect("the content states something")
    }

    /// The words at a span.
    pub(crate) fn words(&self, span: Span) -> &str {
        span.of(&self.document.text)
    }

    /// The text of the last attribution's proposition.
    pub(crate) fn text(&self) -> String {
        self.last().pieces.iter().map(|piece| piece.text.as_str()).collect()
    }

    /// Who does what to whom, where and when: "Ruiz, sold, the mill, -, -".
    pub(crate) fn roles(&self) -> String {
        let last = self.last();
        let argument = |argument: Option<ascribe_types::Argument>| argument.map(|argument| argument.span);
        let spans = [
            argument(last.actor),
            last.action,
            argument(last.target),
            argument(last.place),
            last.time.map(|time| time.span),
        ];
        let shown: Vec<&str> = spans.into_iter().map(|span| span.map_or("-", |span| self.words(span))).collect();
        shown.join(", ")
    }
}
