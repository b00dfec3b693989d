//! Analyses made by hand, for tests: words with their trees, mentions and entities, as short as they can be written.

use ascribe_types::{
    Analysis, Attribution, AttributionId, Deprel, Document, Entity, EntityIdx, Features, Form, Kind, Mention,
    MentionForm, MentionIdx, Name, Naming, Referent, Sentence, Source, Span, Stance, Stated, Token, TokenIdx, Upos,
    Word,
};

use super::cast::Cast;
use super::{sources, without_wishes};
use crate::quotations::Quotations;
use crate::spans::Parts;
use crate::tree::Tree;

/// A document that is being made.
pub(crate) struct Stage {
    document: Document,
    analysis: Analysis,
    parts: Vec<Parts>,
    /// How far the sources go that were marked.
    marked: usize,
}

impl Stage {
    /// The words of a document: a line a sentence, a word "form/UPOS/head/deprel", or "form" alone for what depends on nothing of interest. Heads are
    /// counted in the sentence from 1; a noun in -s is a plural. An empty line begins a paragraph.
    pub(crate) fn new(lines: &str) -> Self {
        let mut stage =
            Self { document: Document::default(), analysis: Analysis::default(), parts: Vec::new(), marked: 0 };
        let mut starts_paragraph = true;
        for line in lines.trim().lines().map(str::trim) {
            if line.is_empty() {
                stage.document.text.push('\n');
                starts_paragraph = true;
            } else {
                stage.sentence(line, std::mem::take(&mut starts_paragraph));
            }
        }
        stage
    }

    fn sentence(&mut self, line: &str, starts_paragraph: bool) {
        let first = self.analysis.tokens.len() as u32;
        for word in line.split(' ') {
            self.word(&word.split('/').collect::<Vec<_>>(), first);
        }
        let tokens = TokenIdx(first)..TokenIdx(self.analysis.tokens.len() as u32);
        self.analysis.sentences.push(Sentence { tokens, starts_paragraph });
        self.document.text.push('\n');
    }

    fn word(&mut self, columns: &[&str], first: u32) {
        let form = columns[0];
        let text = &mut self.document.text;
        let start = text.len();
        text.push_str(form);
        self.analysis.tokens.push(Token { span: Span::new(start, text.len()), joined: false });
        text.push(' ');
        let upos =
            columns.get(1).map_or(Upos::X, |upos| Upos::from_name(&upos.to_uppercase()).expect("a part of speech"));
        let head: u32 = columns.get(2).map_or(0, |head| head.parse().expect("a head"));
        let deprel = columns.get(3).map_or(Deprel::Dep, |deprel| Deprel::from_name(deprel).expect("a relation"));
        let plural = upos == Upos::Noun && form.ends_with('s');
        self.analysis.words.push(Word {
            upos,
            features: Features::from(if plural { "Number=Plur" } else { "_" }),
            lemma: if plural { form.trim_end_matches('s').into() } else { form.into() },
            head: head.checked_sub(1).map(|head| TokenIdx(first + head)),
            deprel,
        });
    }

    /// A mention of an entity, or of one that the analysis is not sure of.
    pub(crate) fn mention(mut self, words: &str, kind: Kind, form: MentionForm, entity: Option<u32>) -> Self {
        let span = self.span(words);
        let inside = |token: &&(usize, &Token)| span.contains(token.1.span);
        let tokens: Vec<usize> =
            self.analysis.tokens.iter().enumerate().filter(|token| inside(&token)).map(|(at, _)| at).collect();
        let (start, end) = (tokens[0] as u32, tokens[tokens.len() - 1] as u32 + 1);
        let tokens = TokenIdx(start)..TokenIdx(end);
        let leaves = |at: &u32| self.analysis.words[*at as usize].head.is_none_or(|head| !tokens.contains(&head));
        let head = TokenIdx((start..end).find(leaves).expect("a head"));
        let index = MentionIdx(self.analysis.mentions.len() as u32);
        let referent = entity.map_or(Referent::Unsure, |entity| Referent::Entity(EntityIdx(entity)));
        if let Some(entity) = entity {
            self.enter(entity as usize, index, tokens.clone(), kind, form);
        }
        self.analysis.mentions.push(Mention { tokens, head, kind, form, referent });
        self
    }

    /// A name that stands in the text; the next one after the last.
    pub(crate) fn name(mut self, words: &str, kind: Kind) -> Self {
        let from = self.analysis.names.last().map_or(0, |last| self.analysis.span(&last.tokens).range().end);
        let span = self.find(words, from);
        self.analysis.names.push(Name { tokens: self.analysis.tokens_at(span), kind });
        self
    }

    /// The first name of an entity is its name, else its first mention.
    fn enter(
        &mut self,
        entity: usize,
        mention: MentionIdx,
        name: std::ops::Range<TokenIdx>,
        kind: Kind,
        form: MentionForm,
    ) {
        if entity == self.analysis.entities.len() {
            let named = form == MentionForm::Name;
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
        if form == MentionForm::Name && !entity.named {
            (entity.name, entity.named) = (name, true);
        }
    }

    /// An attribution; words are looked for after the source of the one before.
    pub(crate) fn says(mut self, source: &str, cue: &str, content: &str) -> Self {
        let from = self.marked;
        let find = |words: &str| self.find(words, from);
        let (source, cue, content) = (find(source), find(cue), self.find(content, 0));
        self.marked = source.range().end;
        self.parts.push(Parts { source: Some(source), cue: Some(cue), content: vec![content], own_words: false });
        self.parts.sort_by_key(Parts::start);
        self
    }

    fn span(&self, words: &str) -> Span {
        let from =
            self.analysis.mentions.last().map_or(0, |last| self.analysis.tokens[last.tokens.start.get()].span.start);
        self.find(words, from as usize)
    }

    fn find(&self, words: &str, from: usize) -> Span {
        let start = from
            + self.document.text[from..].find(words).unwrap_or_else(|| panic!("the words are in the text: {words}"));
        Span::new(start, start + words.len())
    }

    /// The trees, and the attribution of a cue and content that was read without a source.
    pub(crate) fn unstated(&self, cue: &str, content: &str) -> (Tree<'_>, Parts) {
        let (cue, content) = (self.find(cue, 0), self.find(content, 0));
        (
            Tree::new(&self.document.text, &self.analysis),
            Parts { source: None, cue: Some(cue), content: vec![content], own_words: false },
        )
    }

    /// The words of a span.
    pub(crate) fn passage(&self, span: Span) -> &str {
        span.of(&self.document.text)
    }

    /// The sources, one a line: "Ana Ruiz, person, named".
    pub(crate) fn sources(&self) -> Vec<String> {
        let quotations = Quotations::of(&self.document.text, &self.analysis.paragraphs());
        let sources = sources(&Cast::new(&self.document.text, &self.analysis), &quotations, &self.parts);
        let (_, sources) = without_wishes(self.parts.clone(), sources);
        sources.iter().filter_map(Source::stated).map(|source| self.shown(source)).collect()
    }

    /// The text, what was read in it, and its attributions.
    pub(crate) fn told(self) -> (String, Analysis, Vec<Attribution>) {
        let quotations = Quotations::of(&self.document.text, &self.analysis.paragraphs());
        let sources = sources(&Cast::new(&self.document.text, &self.analysis), &quotations, &self.parts);
        let told = self.parts.into_iter().zip(sources).zip(1..).map(|((parts, source), id)| Attribution {
            id: AttributionId(id),
            source,
            cue: parts.cue,
            content: parts.content,
            form: Form::Indirect,
            stance: Stance::default(),
            within: None,
            answers: Vec::new(),
        });
        let told = told.collect();
        (self.document.text, self.analysis, told)
    }

    fn shown(&self, source: &Stated) -> String {
        let text = self.document.text.as_str();
        let kind = source.kind.map_or("unknown", ascribe_types::SourceKind::name);
        let naming = match source.naming {
            Naming::Named => "named".to_owned(),
            Naming::Unsure => "unsure".to_owned(),
            Naming::Unnamed { role, anonymity } => {
                let role =
                    role.map(|role| format!(" {}{}", if role.former { "former " } else { "" }, role.office.name()));
                let reason = anonymity.map(|span| format!(" “{}”", span.of(text)));
                format!("unnamed{}{}", role.unwrap_or_default(), reason.unwrap_or_default())
            }
        };
        let outlet = source.outlet.map(|outlet| self.analysis.span(&self.analysis.entity(outlet).name).of(text));
        let outlet = outlet.map(|outlet| format!(", in {outlet}")).unwrap_or_default();
        format!("{}, {kind}, {naming}{outlet}", self.analysis.fullest(source).of(text))
    }
}
