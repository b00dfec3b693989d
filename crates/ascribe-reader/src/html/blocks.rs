//! A page as blocks: the stretches of text that a browser sets apart from each other.

use super::tree::{Id, Run, Tree};

/// Elements that stand apart from what is before and after them.
const APART: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "frameset",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "optgroup",
    "option",
    "p",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Elements whose text nobody is shown, or that are no text.
const UNSEEN: &[&str] = &[
    "audio", "button", "canvas", "embed", "head", "iframe", "input", "map", "math", "noembed", "noframes", "noscript",
    "object", "script", "select", "style", "svg", "template", "textarea", "title", "video",
];

/// A stretch of text.
#[derive(Debug)]
pub(super) struct Block {
    /// Its words, with one space between each two; a line break where the page has one.
    pub(super) text: String,
    /// Where they stand in the page's source.
    pub(super) runs: Vec<Run>,
    /// The element that sets it apart.
    pub(super) node: Id,
    /// How many words it has.
    pub(super) words: usize,
    /// How many of its characters are in links.
    linked: usize,
}

/// The blocks of a page, in its order.
pub(super) fn blocks(tree: &Tree, top: Id) -> Vec<Block> {
    let mut walk = Walk { tree, done: Vec::new(), open: Block::at(top), space: Space::None, links: 0 };
    walk.through(top);
    walk.close(top);
    walk.done
}

impl Block {
    fn at(node: Id) -> Self {
        Self { text: String::new(), runs: Vec::new(), node, words: 0, linked: 0 }
    }

    /// The share of it that is in links.
    pub(super) fn share_linked(&self) -> f64 {
        let count = |count: usize| u32::try_from(count).map_or(f64::MAX, f64::from);
        let characters = self.text.chars().filter(|c| !c.is_whitespace()).count();
        count(self.linked) / count(characters.max(1))
    }
}

/// The white space that stands before the next word.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Space {
    None,
    Blank,
    Line,
}

struct Walk<'a> {
    tree: &'a Tree,
    done: Vec<Block>,
    open: Block,
    space: Space,
    /// How many links are open.
    links: usize,
}

impl Walk<'_> {
    /// Goes through `top` and all that it holds.
    fn through(&mut self, top: Id) {
        let mut node = Some(top);
        while let Some(id) = node {
            let inside = self.enter(id);
            node = inside.or_else(|| self.leave(id, top));
        }
    }

    /// Enters a node; the first that it holds.
    fn enter(&mut self, id: Id) -> Option<Id> {
        match self.tree.name(id) {
            name if UNSEEN.contains(&name) => return None,
            "" => self.read(id),
            "br" => self.line_break(id),
            "a" => self.links += 1,
            name if APART.contains(&name) => self.close(id),
            _ => {}
        }
        self.tree.children(id).next()
    }

    /// Leaves `id` and all that ends with it; the next to enter.
    fn leave(&mut self, id: Id, top: Id) -> Option<Id> {
        let next = self.tree.next(id, top);
        let until = next.map_or(Some(top), |next| self.tree.parent(next));
        let mut up = Some(id);
        while let Some(left) = up.filter(|&left| Some(left) != until) {
            match self.tree.name(left) {
                "a" => self.links -= 1,
                name if APART.contains(&name) => self.close(self.tree.parent(left).unwrap_or(top)),
                _ => {}
            }
            up = self.tree.parent(left);
        }
        next
    }

    /// Ends the open block, and begins one in `node`.
    fn close(&mut self, node: Id) {
        let node = self.apart(node);
        let mut block = std::mem::replace(&mut self.open, Block::at(node));
        if !block.text.is_empty() {
            block.words = super::article::words(&block.text).count();
            self.done.push(block);
        }
        self.space = Space::None;
    }

    /// The nearest element that stands apart.
    fn apart(&self, id: Id) -> Id {
        let apart = |id: &Id| APART.contains(&self.tree.name(*id));
        std::iter::once(id).chain(self.tree.ancestors(id)).find(apart).unwrap_or(id)
    }

    /// A line break; a second one sets apart.
    fn line_break(&mut self, id: Id) {
        if self.space == Space::Line {
            self.close(id);
        } else if !self.open.text.is_empty() {
            self.space = Space::Line;
        }
    }

    /// Adds the words of a text.
    fn read(&mut self, id: Id) {
        let Some(text) = self.tree.text(id) else { return };
        let mut runs = text.runs.as_slice();
        let mut rest = 0;
        for word in text.text.split_ascii_whitespace() {
            let at = word.as_ptr().addr() - text.text.as_ptr().addr();
            if at > rest {
                self.space = self.space.max(Space::Blank);
            }
            rest = at + word.len();
            self.add(word, at..rest, &mut runs);
        }
        if rest < text.text.len() {
            self.space = self.space.max(Space::Blank);
        }
    }

    /// Adds a word; `runs` are those that may hold it.
    fn add(&mut self, word: &str, range: std::ops::Range<usize>, runs: &mut &[Run]) {
        let block = &mut self.open;
        match self.space {
            _ if block.text.is_empty() => {}
            Space::None => {}
            Space::Blank => block.text.push(' '),
            Space::Line => block.text.push('\n'),
        }
        self.space = Space::None;
        let at = block.text.len();
        block.text.push_str(word);
        if self.links > 0 {
            block.linked += word.chars().filter(|c| !c.is_whitespace()).count();
        }
        *runs = &runs[runs.iter().take_while(|run| run.text.end <= range.start).count()..];
        let here = runs.iter().take_while(|run| run.text.start < range.end);
        block.runs.extend(here.filter_map(|run| run.within(&range)).map(|run| run.moved(range.start, at)));
    }
}
