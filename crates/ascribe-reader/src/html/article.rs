//! The report on a page: which of its blocks are the report's own words.
//!
//! The words of a report stand together, in whole sentences and with few links; what stands around and among them (menus, teasers,
//! captions, by-lines, comments) says in its elements' names what it is. So each element is weighed by the prose in it, those that
//! are named like something else are set aside, unless they hold most of the page's prose, and from the top of the page one goes
//! down to the element that holds the report: as long as one child has most of what is left, or is the one under the headline.
//!
//! After Kohlschütter et al. (2010, boilerplate by words and links of a block) and the readers of browsers (Readability).

mod lines;
mod names;

use super::blocks::{Block, blocks};
use super::tree::{Id, ROOT, Tree};

/// Elements whose children are parts of one piece of text: the report is never to be looked for in one of them.
const PIECES: &[&str] = &["blockquote", "dl", "h1", "h2", "h3", "li", "ol", "p", "pre", "ul"];

/// The share of an element's prose that the child must have to which one goes down.
const MOST: f64 = 0.7;

/// The least share of a page's prose that the report must have for what marks it to be believed.
const MARKED: f64 = 0.15;

/// The share of a page's prose from which on what an element is called does not count.
const TOO_MUCH: f64 = 0.5;

/// The same for names that leave no doubt.
const FAR_TOO_MUCH: f64 = 0.8;

/// The report on a page.
pub(super) struct Article {
    /// Its paragraphs.
    pub(super) blocks: Vec<Block>,
    /// The element of the heading over it.
    pub(super) headline: Option<Id>,
}

/// The report of a page with the given `titles`.
pub(super) fn article(tree: &Tree, titles: &[String]) -> Article {
    let body = tree.all(ROOT).find(|&id| tree.name(id) == "body").unwrap_or(ROOT);
    let blocks = blocks(tree, body);
    let headline = headline(tree, &blocks, titles);
    let page = Page::new(tree, &blocks);
    let heading = headline.map(|at| blocks[at].node);
    let top = page.report(body, heading);
    let own = |(at, block): (usize, &Block)| {
        Some(at) != headline && tree.is_within(block.node, top) && !page.is_set_aside(block.node) && !is_link(block)
    };
    let mut kept: Vec<bool> = blocks.iter().enumerate().map(own).collect();
    lines::strike(tree, &blocks, &mut kept);
    let blocks = blocks.into_iter().zip(kept).filter_map(|(block, kept)| kept.then_some(block)).collect();
    Article { blocks, headline: heading }
}

/// The first heading whose words are in one of the titles.
fn headline(tree: &Tree, blocks: &[Block], titles: &[String]) -> Option<usize> {
    let titles: Vec<String> = titles.iter().map(|title| plain(title)).collect();
    let is_heading = |node: Id| matches!(tree.name(node), "h1" | "h2" | "h3");
    blocks.iter().position(|block| {
        let parent = tree.parent(block.node).unwrap_or(ROOT);
        let heads = is_heading(block.node) || matches!(tree.name(parent), "h1" | "h2");
        heads && block.words >= 3 && titles.iter().any(|title| title.contains(&plain(&block.text)))
    })
}

/// The words of a text alone, in lower case.
pub(super) fn plain(text: &str) -> String {
    words(text).map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// What is written in letters and digits.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty())
}

/// Whether a block is a link to something else and not a sentence with links in it.
fn is_link(block: &Block) -> bool {
    let share = block.share_linked();
    share > 0.8 || (share > 0.5 && block.words < 15)
}

/// What the elements of a page hold, by their numbers.
struct Page<'a> {
    tree: &'a Tree,
    /// How much prose is in each, what is set aside counting next to nothing.
    prose: Vec<f64>,
    /// Which are something else than the report.
    aside: Vec<bool>,
}

impl<'a> Page<'a> {
    fn new(tree: &'a Tree, blocks: &[Block]) -> Self {
        let weighed: Vec<(Id, f64)> = blocks.iter().map(|block| (block.node, prose(tree, block))).collect();
        let all = sums(tree, weighed.iter().copied());
        let mut page = Self { tree, aside: aside(tree, blocks, &all), prose: Vec::new() };
        // Next to nothing and not nothing: a page may have no other words.
        let left =
            weighed.iter().map(|&(node, weight)| (node, if page.is_set_aside(node) { 0.02 * weight } else { weight }));
        page.prose = sums(tree, left);
        page
    }

    /// Whether a node is in an element that is set aside.
    fn is_set_aside(&self, node: Id) -> bool {
        self.aside[node as usize] || self.tree.ancestors(node).any(|up| self.aside[up as usize])
    }

    fn prose(&self, node: Id) -> f64 {
        self.prose[node as usize]
    }

    /// The element that holds the report: the one that the page marks as it, if it holds some of the page's prose.
    fn report(&self, body: Id, headline: Option<Id>) -> Id {
        let marked = |&node: &Id| self.tree.attribute(node, "itemprop") == Some("articleBody");
        let marked = self.tree.all(body).find(marked).filter(|&node| self.prose(node) >= MARKED * self.prose(body));
        let mut top = marked.unwrap_or(body);
        while let Some(next) = self.step(top, headline) {
            top = next;
        }
        top
    }

    /// The child of `top` to which one goes down.
    fn step(&self, top: Id, headline: Option<Id>) -> Option<Id> {
        let whole = self.prose(top);
        let may = |&child: &Id| !PIECES.contains(&self.tree.name(child)) && self.prose(child) > 0.0;
        let children: Vec<Id> = self.tree.children(top).filter(may).collect();
        let most = children
            .iter()
            .copied()
            .reduce(|best, child| if self.prose(child) > self.prose(best) { child } else { best })?;
        let heads = |&&child: &&Id| headline.is_some_and(|headline| self.tree.is_within(headline, child));
        let headed =
            children.iter().find(heads).copied().filter(|&child| self.prose(child) >= f64::max(25.0, 0.08 * whole));
        let pieces = |&child: &Id| PIECES.contains(&self.tree.name(child));
        let loose: f64 = self.tree.children(top).filter(pieces).map(|piece| self.prose(piece)).sum();
        match headed {
            Some(headed) if self.prose(headed) >= f64::max(60.0, 0.15 * whole) => Some(headed),
            _ if loose >= f64::max(25.0, 0.08 * whole) => None,
            _ if self.prose(most) >= MOST * whole => Some(most),
            headed => headed,
        }
    }
}

/// How much each element holds, given what blocks weigh that stand in some.
fn sums(tree: &Tree, weighed: impl Iterator<Item = (Id, f64)>) -> Vec<f64> {
    let mut sums = vec![0.0; tree.len()];
    for (node, weight) in weighed.filter(|(_, weight)| *weight > 0.0) {
        for up in std::iter::once(node).chain(tree.ancestors(node)) {
            sums[up as usize] += weight;
        }
    }
    sums
}

/// How much prose a block is: its words, less those in links, if it ends like a sentence or is long. Lists are teasers more often than not.
fn prose(tree: &Tree, block: &Block) -> f64 {
    let share = block.share_linked();
    let ends = block.text.trim_end().ends_with(['.', '!', '?', '…', ':', '"', '”', '’', ')', '。', '！', '？']);
    if block.words < 8 || share > 0.4 || (!ends && block.words < 40) {
        return 0.0;
    }
    let in_list = std::iter::once(block.node).chain(tree.ancestors(block.node)).any(|node| tree.name(node) == "li");
    let words = u32::try_from(block.words).map_or(f64::MAX, f64::from) * (1.0 - share);
    if in_list { 0.4 * words } else { words }
}

/// Which elements are set aside for what they are, `prose` being how much each holds. A post that is quoted is the report's, though
/// what it stands in is named after the network that it was made on.
fn aside(tree: &Tree, blocks: &[Block], prose: &[f64]) -> Vec<bool> {
    let whole = prose[ROOT as usize];
    let mut aside = vec![false; tree.len()];
    let mut seen = vec![false; tree.len()];
    for block in blocks {
        for node in std::iter::once(block.node).chain(tree.ancestors(block.node)) {
            if std::mem::replace(&mut seen[node as usize], true) {
                break;
            }
            let much = prose[node as usize] / whole.max(1.0);
            aside[node as usize] = match names::telling(tree, node) {
                names::Telling::Nothing => false,
                names::Telling::Aside => much < TOO_MUCH,
                names::Telling::SurelyAside => much < FAR_TOO_MUCH,
            };
        }
    }
    let quoting = quoting(tree);
    for (node, aside) in (0..).zip(&mut aside).filter(|(_, aside)| **aside) {
        *aside = !(quoting[node as usize] && names::embeds(tree, node));
    }
    aside
}

/// Which elements quote, or hold one that does.
fn quoting(tree: &Tree) -> Vec<bool> {
    let mut quoting = vec![false; tree.len()];
    for quoted in tree.all(ROOT).filter(|&node| tree.name(node) == "blockquote") {
        for node in std::iter::once(quoted).chain(tree.ancestors(quoted)) {
            if std::mem::replace(&mut quoting[node as usize], true) {
                break;
            }
        }
    }
    quoting
}
