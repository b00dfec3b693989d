//! From a page's source to its tree.
//!
//! `html5gum` splits the source into tags and text, and knows where each stands; `html5ever` builds the tree that browsers build,
//! tag soup and all. What stands between them is written here, since the bridge that `html5gum` brings forgets the places.

use std::borrow::Cow;
use std::cell::RefCell;

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Doctype, Tag, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{Attribute, ExpandedName, LocalName, Namespace, QualName};
use html5gum::emitters::callback::{Callback, CallbackEmitter, CallbackEvent};
use html5gum::{Emitter, ForwardingEmitter, Span, State, Tokenizer};

use super::references;
use super::tree::{Data, Element, Id, ROOT, Run, Text, Tree};

/// The tree of the page `html`; as much of it as was built when it had too many nodes to be a page.
pub(crate) fn parse(html: &str) -> Tree {
    // As browsers do that run scripts: what stands in `noscript` is not on the page.
    let options = TreeBuilderOpts { scripting_enabled: true, ..TreeBuilderOpts::default() };
    let builder = TreeBuilder::new(Sink::default(), options);
    let bridge = Bridge { html, builder: &builder, tag: None, state: None };
    // The first token that is handed out says that there are too many nodes.
    let _ = Tokenizer::new_with_emitter(html, Events(CallbackEmitter::new(bridge))).next();
    builder.sink.finish()
}

type Builder = TreeBuilder<Handle, Sink>;

/// Takes what the tokenizer finds to the builder of the tree.
struct Bridge<'a> {
    html: &'a str,
    builder: &'a Builder,
    /// The tag whose attributes are being read.
    tag: Option<Tag>,
    /// How the tokenizer is to go on after the tag, since scripts are no markup.
    state: Option<State>,
}

impl Bridge<'_> {
    fn pass(&mut self, token: Token) {
        self.state = match self.builder.process_token(token, 1) {
            TokenSinkResult::Continue => return,
            TokenSinkResult::Script(_) => Some(State::Data),
            TokenSinkResult::Plaintext => Some(State::PlainText),
            TokenSinkResult::RawData(RawKind::Rcdata) => Some(State::RcData),
            TokenSinkResult::RawData(RawKind::Rawtext) => Some(State::RawText),
            TokenSinkResult::RawData(RawKind::ScriptData | RawKind::ScriptDataEscaped(_)) => Some(State::ScriptData),
        };
    }

    /// Text that stands at a place of the source.
    fn pass_text(&mut self, text: &str, place: Span<usize>) {
        let source = self.html.get(place.start..place.end);
        let runs = source.and_then(|source| references::runs(source, text, place.start)).unwrap_or_default();
        let sink = &self.builder.sink;
        for (index, part) in text.split('\0').enumerate() {
            if index > 0 {
                self.pass(Token::NullCharacterToken);
            }
            let runs = if text.len() == part.len() { runs.clone() } else { Vec::new() };
            sink.current.replace(Some(Current { text: part.into(), runs, passed: 0 }));
            self.pass(Token::CharacterTokens(part.into()));
        }
        sink.current.replace(None);
    }

    fn pass_tag(&mut self, kind: TagKind, name: &[u8]) {
        self.pass(Token::TagToken(Tag {
            kind,
            name: LocalName::from(&*utf_8(name)),
            self_closing: false,
            attrs: Vec::new(),
        }));
    }

    fn begin_attribute(&mut self, name: &[u8]) {
        if let Some(tag) = &mut self.tag {
            let name = QualName::new(None, Namespace::default(), LocalName::from(&*utf_8(name)));
            tag.attrs.push(Attribute { name, value: StrTendril::new() });
        }
    }

    fn end_attribute(&mut self, value: &[u8]) {
        if let Some(attribute) = self.tag.as_mut().and_then(|tag| tag.attrs.last_mut()) {
            attribute.value.push_slice(&utf_8(value));
        }
    }

    fn end_tag(&mut self, self_closing: bool) {
        if let Some(tag) = self.tag.take() {
            self.pass(Token::TagToken(Tag { self_closing, ..tag }));
        }
    }
}

/// Tokens of a string are whole characters but where the tokenizer was handed broken ones, which a `str` has not.
fn utf_8(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}

/// That a tree is full.
struct Full;

impl Callback<Full, usize> for Bridge<'_> {
    fn handle_event(&mut self, event: CallbackEvent<'_>, place: Span<usize>) -> Option<Full> {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                let name = LocalName::from(&*utf_8(name));
                self.tag = Some(Tag { kind: TagKind::StartTag, name, self_closing: false, attrs: Vec::new() });
            }
            CallbackEvent::AttributeName { name } => self.begin_attribute(name),
            CallbackEvent::AttributeValue { value } => self.end_attribute(value),
            CallbackEvent::CloseStartTag { self_closing } => self.end_tag(self_closing),
            CallbackEvent::EndTag { name } => self.pass_tag(TagKind::EndTag, name),
            CallbackEvent::String { value } => self.pass_text(&utf_8(value), place),
            CallbackEvent::Comment { .. } | CallbackEvent::Error(_) => {}
            CallbackEvent::Doctype { name, force_quirks, .. } => {
                let name = Some(StrTendril::from(&*utf_8(name)));
                self.pass(Token::DoctypeToken(Doctype { name, force_quirks, ..Doctype::default() }));
            }
        }
        self.builder.sink.tree.borrow().is_full().then_some(Full)
    }
}

/// What the tokenizer tells, but that the builder of the tree says how it goes on after a tag.
struct Events<'a>(CallbackEmitter<Bridge<'a>, Full, usize>);

impl ForwardingEmitter for Events<'_> {
    type Token = Full;

    fn inner(&mut self) -> &mut impl Emitter<Token = Full> {
        &mut self.0
    }

    fn should_emit_errors(&mut self) -> bool {
        false
    }

    fn emit_eof(&mut self) {
        self.0.emit_eof();
        let bridge = self.0.callback_mut();
        bridge.pass(Token::EOFToken);
        bridge.builder.end();
    }

    fn emit_current_tag(&mut self) -> Option<State> {
        let _ = self.0.emit_current_tag();
        let next = self.0.callback_mut().state.take();
        if next.is_some() {
            self.0.init_string();
        }
        next
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&mut self) -> bool {
        self.0.callback_mut().builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// The text that the builder is being told.
struct Current {
    text: String,
    runs: Vec<Run>,
    /// How much of it the builder has put into the tree, or passed over.
    passed: usize,
}

/// What the builder of the tree tells to do.
struct Sink {
    tree: RefCell<Tree>,
    current: RefCell<Option<Current>>,
}

impl Default for Sink {
    fn default() -> Self {
        Self { tree: RefCell::new(Tree::new()), current: RefCell::default() }
    }
}

/// A node, and its name where it is an element, since the builder asks for it all the time.
#[derive(Clone)]
struct Handle {
    id: Id,
    name: Option<QualName>,
}

impl Sink {
    fn add(&self, data: Data) -> Handle {
        Handle { id: self.tree.borrow_mut().add(data), name: None }
    }

    /// The node for what the builder wants put somewhere.
    fn child(&self, child: NodeOrText<Handle>) -> Id {
        match child {
            NodeOrText::AppendNode(handle) => {
                self.tree.borrow_mut().detach(handle.id);
                handle.id
            }
            NodeOrText::AppendText(text) => {
                let runs = self.runs(&text);
                self.add(Data::Text(Text { text, runs })).id
            }
        }
    }

    /// Where a piece of what the builder is being told stands. Pieces come in order; what comes late (from within a table) is no
    /// part of it and has no place.
    fn runs(&self, piece: &str) -> Vec<Run> {
        let mut current = self.current.borrow_mut();
        let Some(current) = current.as_mut() else { return Vec::new() };
        let rest = &current.text[current.passed..];
        let at = if rest.starts_with(piece) { Some(0) } else { rest.find(piece) };
        let Some(at) = at.map(|at| at + current.passed) else { return Vec::new() };
        current.passed = at + piece.len();
        let range = at..current.passed;
        let within = current.runs.iter().filter_map(|run| run.within(&range));
        within.map(|run| run.moved(at, 0)).collect()
    }
}

impl TreeSink for Sink {
    type Handle = Handle;
    type Output = Tree;
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) -> Tree {
        self.tree.into_inner()
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        Handle { id: ROOT, name: None }
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> ExpandedName<'a> {
        target.name.as_ref().expect("the builder asks for names of elements alone").expanded()
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> Handle {
        let attributes = attributes.into_iter().map(|attribute| (attribute.name.local, attribute.value)).collect();
        let id = self.tree.borrow_mut().add(Data::Element(Element { name: name.clone(), attributes }));
        Handle { id, name: Some(name) }
    }

    fn create_comment(&self, _: StrTendril) -> Handle {
        self.add(Data::Nothing)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Handle {
        self.add(Data::Nothing)
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        let child = self.child(child);
        self.tree.borrow_mut().append(parent.id, child);
    }

    fn append_based_on_parent_node(&self, element: &Handle, before: &Handle, child: NodeOrText<Handle>) {
        let stands = self.tree.borrow().parent(element.id).is_some();
        if stands { self.append_before_sibling(element, child) } else { self.append(before, child) }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    /// Templates hold what is in them, which nobody looks at.
    fn get_template_contents(&self, target: &Handle) -> Handle {
        target.clone()
    }

    fn same_node(&self, one: &Handle, other: &Handle) -> bool {
        one.id == other.id
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        let child = self.child(child);
        self.tree.borrow_mut().insert_before(sibling.id, child);
    }

    fn add_attrs_if_missing(&self, target: &Handle, attributes: Vec<Attribute>) {
        let mut tree = self.tree.borrow_mut();
        let Some(element) = tree.element_mut(target.id) else { return };
        for Attribute { name, value } in attributes {
            if !element.attributes.iter().any(|(key, _)| *key == name.local) {
                element.attributes.push((name.local, value));
            }
        }
    }

    fn remove_from_parent(&self, target: &Handle) {
        self.tree.borrow_mut().detach(target.id);
    }

    fn reparent_children(&self, node: &Handle, parent: &Handle) {
        let mut tree = self.tree.borrow_mut();
        let children: Vec<Id> = tree.children(node.id).collect();
        for child in children {
            tree.detach(child);
            tree.append(parent.id, child);
        }
    }
}
