//! An item of news, put together from its elements as they come.

use ascribe_types::{Document, Teller};

use crate::xml::{Node, attribute};
use crate::{Error, html, paragraphs};

/// Elements whose end is the end of a paragraph, in NITF and in XHTML.
const BLOCKS: &[&str] = &[
    "p",
    "hl1",
    "hl2",
    "li",
    "dt",
    "dd",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "tr",
    "pre",
    "blockquote",
    "bq",
    "div",
    "block",
    "br",
];

/// Elements of a body that are not the report: what stands before and after it, pictures with their captions, programs.
const ASIDE: &[&str] = &["head", "body.head", "body.end", "media", "figure", "script", "style", "nav", "aside", "fn"];

/// An item of news that is being read.
pub(super) struct Item {
    /// The elements that are open within it.
    open: Vec<String>,
    /// The words of the innermost element that is being read.
    words: String,
    known: Document,
    created: Option<String>,
    credit: Option<String>,
    /// Who made the content, as data: where no by-line says it in words.
    creator: Option<String>,
    paragraphs: Vec<String>,
    /// The body as it is, if it is not XML, and whether it is markup.
    data: Option<(String, bool)>,
    status: Option<String>,
}

impl Item {
    /// An item in which nothing has been read.
    pub(super) fn new(language: Option<String>) -> Self {
        Self {
            open: Vec::new(),
            words: String::new(),
            known: Document { language, ..Document::default() },
            created: None,
            credit: None,
            creator: None,
            paragraphs: Vec::new(),
            data: None,
            status: None,
        }
    }

    /// Takes what comes next in it; true at its end.
    pub(super) fn take(&mut self, node: Node) -> bool {
        match node {
            Node::Begins(name, attributes) => self.begin(name, &attributes),
            Node::Words(words) => self.words += &words,
            Node::Ends(name) if self.open.pop().is_none() => return name == "newsItem",
            Node::Ends(name) => self.end(&name),
        }
        false
    }

    fn is_within(&self, name: &str) -> bool {
        self.open.iter().any(|open| open == name)
    }

    fn begin(&mut self, name: String, attributes: &[(String, String)]) {
        let value = |name| attribute(attributes, name).map(str::to_owned);
        match name.as_str() {
            "pubStatus" => self.status = value("qcode"),
            "language" if self.is_within("contentMeta") => self.known.language = value("tag"),
            "provider" if self.is_within("itemMeta") => self.known.publisher = value("literal"),
            "inlineData" => {
                let is_markup = value("contenttype").is_some_and(|kind| kind.contains("html"));
                self.data = Some((String::new(), is_markup));
            }
            _ => {}
        }
        if self.is_within("inlineXML") {
            if BLOCKS.contains(&name.as_str()) || ASIDE.contains(&name.as_str()) {
                self.end_paragraph();
            }
        } else {
            self.words.clear();
        }
        self.open.push(name);
    }

    fn end(&mut self, name: &str) {
        if self.is_within("inlineXML") || name == "inlineXML" {
            return self.end_in_body(name);
        }
        let words = std::mem::take(&mut self.words);
        if name == "inlineData" {
            self.data = self.data.take().map(|(_, is_markup)| (words, is_markup));
            return;
        }
        let said = Some(paragraphs::fold(&words)).filter(|said| !said.is_empty());
        let field = match name {
            "headline" if self.is_within("contentMeta") => &mut self.known.title,
            "by" if self.is_within("contentMeta") => &mut self.known.author,
            "name" if self.is_within("contentMeta") && self.open.last().is_some_and(|open| open == "creator") => {
                &mut self.creator
            }
            "creditline" if self.is_within("contentMeta") => &mut self.credit,
            "contentCreated" if self.is_within("contentMeta") => &mut self.created,
            "versionCreated" if self.is_within("itemMeta") => &mut self.known.published,
            "name" if self.open.last().is_some_and(|open| open == "provider") => &mut self.known.publisher,
            _ => return,
        };
        *field = field.take().or(said);
    }

    /// Ends an element of a body in XML: it may end a paragraph, or tell the headline and by-line, if nothing else did.
    fn end_in_body(&mut self, name: &str) {
        let aside = ASIDE.contains(&name) || self.open.iter().any(|open| ASIDE.contains(&open.as_str()));
        if !aside {
            if BLOCKS.contains(&name) || name == "inlineXML" {
                self.end_paragraph();
            }
            return;
        }
        let field = match name {
            "hl1" => &mut self.known.title,
            "byline" => &mut self.known.author,
            _ => {
                if ASIDE.contains(&name) || BLOCKS.contains(&name) {
                    self.words.clear();
                }
                return;
            }
        };
        let said = paragraphs::fold(&std::mem::take(&mut self.words));
        *field = field.take().or(Some(said).filter(|said| !said.is_empty()));
    }

    fn end_paragraph(&mut self) {
        let words = paragraphs::fold(&std::mem::take(&mut self.words));
        if !words.is_empty() {
            self.paragraphs.push(words);
        }
    }

    /// What is known of the report, and its text.
    pub(super) fn report(self) -> Result<(Document, String), Error> {
        if let Some(status @ ("canceled" | "withheld")) =
            self.status.as_deref().and_then(|code| code.rsplit(':').next())
        {
            return Err(Error::withdrawn(status));
        }
        let text = match self.data {
            Some((markup, true)) => html::fragment(&markup)?,
            Some((text, false)) => text.trim().to_owned(),
            None => self.paragraphs.join("\n\n"),
        };
        if crate::is_blank(&text) {
            return Err(Error::no_text());
        }
        let published = self.known.published.or(self.created);
        let known = Document {
            publisher: self.known.publisher.or(self.credit),
            author: self.known.author.or(self.creator),
            published_by: published.is_some().then_some(Teller::Metadata),
            published,
            ..self.known
        };
        Ok((known, text))
    }
}
