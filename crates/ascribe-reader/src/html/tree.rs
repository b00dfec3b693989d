//! The tree of a page, and where in the page's source each of its texts stands.
//!
//! Nodes are numbers; those of an element's children are found by going along its siblings, so that nothing recurs and a deep page
//! costs no stack. Comments and the like are nodes without data.

use std::ops::Range;

use html5ever::tendril::StrTendril;
use html5ever::{LocalName, QualName};

/// A node.
pub(super) type Id = u32;

/// The document itself, which holds the page's `html`.
pub(super) const ROOT: Id = 0;

/// No node.
const NONE: Id = Id::MAX;

/// The most bytes of a line that are looked at, or nearly so.
const LONGEST_LINE: usize = 1000;

/// From how many nodes on a tree is full. None of some hundred news pages has more than 2,000 elements.
const MOST: usize = 1 << 20;

/// All nodes of a page.
#[derive(Debug)]
pub(crate) struct Tree {
    nodes: Vec<Node>,
}

#[derive(Debug)]
struct Node {
    parent: Id,
    first: Id,
    last: Id,
    before: Id,
    after: Id,
    data: Data,
}

/// What a node is.
#[derive(Debug)]
pub(super) enum Data {
    /// The document, a comment, a declaration.
    Nothing,
    /// An element.
    Element(Element),
    /// A stretch of text; two may follow each other.
    Text(Text),
}

/// An element's name and attributes.
#[derive(Debug)]
pub(super) struct Element {
    pub(super) name: QualName,
    pub(super) attributes: Vec<(LocalName, StrTendril)>,
}

/// A text, and the runs of it that are known to stand somewhere in the source, in order.
#[derive(Debug, Default)]
pub(super) struct Text {
    pub(super) text: StrTendril,
    pub(super) runs: Vec<Run>,
}

/// Bytes of a text, and the bytes of the source that they were made of. They are the same bytes where both are of one length; else
/// the text is a character that was written as a reference (`&eacute;`), or a line end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) text: Range<usize>,
    pub(super) source: Range<usize>,
}

impl Run {
    /// What of the run lies in `range` of the text; none where a part would be torn.
    pub(super) fn within(&self, range: &Range<usize>) -> Option<Run> {
        let (start, end) = (self.text.start.max(range.start), self.text.end.min(range.end));
        if start >= end {
            return None;
        }
        if self.text.len() == self.source.len() {
            let first = self.source.start + (start - self.text.start);
            return Some(Run { text: start..end, source: first..first + (end - start) });
        }
        (self.text == (start..end)).then(|| self.clone())
    }

    /// The run where the text begins `before` bytes earlier and is put `at` a byte.
    pub(super) fn moved(mut self, before: usize, at: usize) -> Run {
        self.text = self.text.start - before + at..self.text.end - before + at;
        self
    }
}

impl Tree {
    /// A tree of the document alone.
    pub(super) fn new() -> Self {
        let mut tree = Self { nodes: Vec::new() };
        tree.add(Data::Nothing);
        tree
    }

    /// A new node, which stands nowhere yet.
    pub(super) fn add(&mut self, data: Data) -> Id {
        self.nodes.push(Node { parent: NONE, first: NONE, last: NONE, before: NONE, after: NONE, data });
        Id::try_from(self.nodes.len() - 1).expect("a page of 16 MiB has fewer nodes")
    }

    fn node(&self, id: Id) -> &Node {
        &self.nodes[id as usize]
    }

    fn node_mut(&mut self, id: Id) -> &mut Node {
        &mut self.nodes[id as usize]
    }

    /// Puts a node that stands nowhere at the end of `parent`.
    pub(super) fn append(&mut self, parent: Id, child: Id) {
        let last = self.node(parent).last;
        (self.node_mut(child).parent, self.node_mut(child).before) = (parent, last);
        self.node_mut(parent).last = child;
        if last == NONE {
            self.node_mut(parent).first = child;
        } else {
            self.node_mut(last).after = child;
        }
    }

    /// Puts a node that stands nowhere before `sibling`, which stands somewhere.
    pub(super) fn insert_before(&mut self, sibling: Id, child: Id) {
        let (parent, before) = (self.node(sibling).parent, self.node(sibling).before);
        let new = self.node_mut(child);
        (new.parent, new.before, new.after) = (parent, before, sibling);
        self.node_mut(sibling).before = child;
        if before == NONE {
            self.node_mut(parent).first = child;
        } else {
            self.node_mut(before).after = child;
        }
    }

    /// Takes a node away from where it stands.
    pub(super) fn detach(&mut self, id: Id) {
        let Node { parent, before, after, .. } = *self.node(id);
        if parent == NONE {
            return;
        }
        if before == NONE {
            self.node_mut(parent).first = after;
        } else {
            self.node_mut(before).after = after;
        }
        if after == NONE {
            self.node_mut(parent).last = before;
        } else {
            self.node_mut(after).before = before;
        }
        let node = self.node_mut(id);
        (node.parent, node.before, node.after) = (NONE, NONE, NONE);
    }

    /// How many elements stand within each other at most.
    pub(crate) fn depth(&self) -> usize {
        let (mut deepest, mut open) = (0, vec![(ROOT, 0)]);
        while let Some((node, depth)) = open.pop() {
            deepest = deepest.max(depth);
            open.extend(self.children(node).map(|child| (child, depth + 1)));
        }
        deepest
    }

    /// What holds a node.
    pub(super) fn parent(&self, id: Id) -> Option<Id> {
        some(self.node(id).parent)
    }

    /// The nodes that one holds.
    pub(super) fn children(&self, id: Id) -> impl Iterator<Item = Id> {
        std::iter::successors(some(self.node(id).first), |&child| some(self.node(child).after))
    }

    /// What holds a node, what holds that, and so on.
    pub(super) fn ancestors(&self, id: Id) -> impl Iterator<Item = Id> {
        std::iter::successors(self.parent(id), |&node| self.parent(node))
    }

    /// Whether a node is `top` or in it.
    pub(super) fn is_within(&self, node: Id, top: Id) -> bool {
        node == top || self.ancestors(node).any(|up| up == top)
    }

    /// Whether there are more nodes than any page has.
    pub(crate) fn is_full(&self) -> bool {
        self.nodes.len() >= MOST
    }

    /// How many nodes there are; their numbers are smaller.
    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// A node and all that it holds, in the order of the page.
    pub(super) fn all(&self, top: Id) -> impl Iterator<Item = Id> {
        std::iter::successors(Some(top), move |&node| some(self.node(node).first).or_else(|| self.next(node, top)))
    }

    /// The first node after `node` and all that it holds, within `top`.
    pub(super) fn next(&self, node: Id, top: Id) -> Option<Id> {
        let mut up = node;
        while up != top {
            if let Some(after) = some(self.node(up).after) {
                return Some(after);
            }
            up = self.parent(up)?;
        }
        None
    }

    pub(super) fn element(&self, id: Id) -> Option<&Element> {
        if let Data::Element(element) = &self.node(id).data { Some(element) } else { None }
    }

    pub(super) fn element_mut(&mut self, id: Id) -> Option<&mut Element> {
        if let Data::Element(element) = &mut self.node_mut(id).data { Some(element) } else { None }
    }

    pub(super) fn text(&self, id: Id) -> Option<&Text> {
        if let Data::Text(text) = &self.node(id).data { Some(text) } else { None }
    }

    /// The name of an element; nothing for other nodes.
    pub(super) fn name(&self, id: Id) -> &str {
        self.element(id).map_or("", |element| &element.name.local)
    }

    /// The value of an attribute.
    pub(super) fn attribute(&self, id: Id, name: &str) -> Option<&str> {
        let attributes = &self.element(id)?.attributes;
        attributes.iter().find(|(key, _)| &**key == name).map(|(_, value)| &**value)
    }

    /// All text in a node, as it is written.
    pub(super) fn words(&self, top: Id) -> String {
        self.all(top).filter_map(|id| self.text(id)).map(|text| &*text.text).collect()
    }

    /// The text in a node that is to be a line: nothing after some hundred characters is looked at, since elements may hold each other.
    pub(super) fn line(&self, top: Id) -> String {
        let mut line = String::new();
        for text in self.all(top).filter_map(|id| self.text(id)) {
            line.extend(text.text.chars().take(LONGEST_LINE));
            if line.len() > LONGEST_LINE {
                break;
            }
        }
        line
    }
}

fn some(id: Id) -> Option<Id> {
    (id != NONE).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A document that holds one node for each number.
    fn row(count: usize) -> Tree {
        let mut tree = Tree::new();
        for _ in 0..count {
            let id = tree.add(Data::Nothing);
            tree.append(ROOT, id);
        }
        tree
    }

    #[test]
    fn nodes_are_moved() {
        let mut tree = row(3);
        tree.detach(2);
        assert_eq!(tree.children(ROOT).collect::<Vec<_>>(), [1, 3]);
        tree.insert_before(1, 2);
        assert_eq!(tree.children(ROOT).collect::<Vec<_>>(), [2, 1, 3]);
        tree.detach(3);
        tree.append(1, 3);
        assert_eq!(tree.all(ROOT).collect::<Vec<_>>(), [0, 2, 1, 3]);
        assert_eq!(tree.ancestors(3).collect::<Vec<_>>(), [1, 0]);
        assert_eq!(tree.all(1).collect::<Vec<_>>(), [1, 3]);
    }

    #[test]
    fn a_run_is_cut_where_it_is_the_same_bytes() {
        let same = Run { text: 2..6, source: 10..14 };
        assert_eq!(same.within(&(3..9)), Some(Run { text: 3..6, source: 11..14 }));
        assert_eq!(same.within(&(6..9)), None);
        let reference = Run { text: 2..4, source: 10..18 };
        assert_eq!(reference.within(&(0..9)), Some(reference.clone()));
        assert_eq!(reference.within(&(3..9)), None);
        assert_eq!(same.moved(2, 7), Run { text: 7..11, source: 10..14 });
    }
}
