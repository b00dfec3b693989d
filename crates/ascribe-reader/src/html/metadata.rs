//! What a page says of its report: title, publisher, author, date, address, language.
//!
//! It is said in several places, which seldom agree: in `meta` elements, in JSON-LD, in microdata, and to whoever reads the page.
//! Each field has an order in which these are believed. What is not said stays open: a publisher is never made of a domain.

mod dates;
mod declared;
mod linked;
mod titles;

use super::article::plain;
use super::tree::{Id, ROOT, Tree};
use crate::paragraphs::fold;
use declared::Declared;
use linked::Linked;

/// What a page says of its report.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Metadata {
    pub(super) title: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) author: Option<String>,
    pub(super) published: Option<String>,
    pub(super) address: Option<String>,
    pub(super) language: Option<String>,
}

/// A page, and what it says of itself to programs.
pub(super) struct Said<'a> {
    tree: &'a Tree,
    declared: Declared,
    linked: Linked,
    /// What stands in the page's `title`.
    titled: Option<String>,
}

impl<'a> Said<'a> {
    pub(super) fn of(tree: &'a Tree) -> Self {
        let titled = tree.all(ROOT).find(|&id| tree.name(id) == "title").and_then(|id| line(&tree.line(id)));
        Self { tree, declared: Declared::of(tree), linked: Linked::of(tree), titled }
    }

    /// All titles that the page gives itself, but for what is too long to be one.
    pub(super) fn titles(&self) -> Vec<String> {
        let declared = declared::TITLES.iter().filter_map(|key| self.declared.get(key)).map(str::to_owned);
        let titles = declared.chain(self.linked.headline.clone()).chain(self.titled.clone());
        titles.filter(|title| title.len() <= LONGEST_TITLE).collect()
    }

    /// All that it says. `headline` is the element of the heading over the report.
    pub(super) fn metadata(&self, headline: Option<Id>) -> Metadata {
        let publisher = self.publisher();
        Metadata {
            title: titles::title(self, publisher.as_deref()),
            author: self.author(),
            published: dates::published(self, headline),
            address: self.address(),
            language: self.language(),
            publisher,
        }
    }

    fn publisher(&self) -> Option<String> {
        let site = self.declared.first(&["og:site_name"]).filter(|name| is_name(name)).map(str::to_owned);
        let linked = || self.linked.publisher.clone().filter(|name| is_name(name));
        match site {
            Some(site) => Some(linked().filter(|linked| is_fuller(linked, &site)).unwrap_or(site)),
            None => linked()
                .or_else(|| {
                    self.declared
                        .first(&["dc.publisher", "dcterms.publisher"])
                        .filter(|name| is_name(name))
                        .map(str::to_owned)
                })
                .or_else(|| self.microdata("publisher").filter(|name| is_name(name)))
                .or_else(|| titles::site(self))
                .or_else(|| self.linked.site.clone().filter(|name| is_name(name)))
                .or_else(|| self.application())
                .or_else(|| self.owner()),
        }
    }

    /// The name that the page is to have among a telephone's applications.
    fn application(&self) -> Option<String> {
        let name = self.declared.first(&["application-name", "apple-mobile-web-app-title"])?;
        let is_title = self.titles().iter().any(|title| plain(title).starts_with(&plain(name)));
        (is_name(name) && !is_title).then(|| name.to_owned())
    }

    /// Who is named where all rights are reserved: "© 2031 The Tideford Gazette. All rights reserved".
    fn owner(&self) -> Option<String> {
        let texts = self.tree.all(ROOT).filter_map(|id| self.tree.text(id)).map(|text| &*text.text);
        texts.filter(|text| text.contains('©') || text.contains("Copyright")).find_map(owner)
    }

    fn author(&self) -> Option<String> {
        let declared = self.declared.first(declared::AUTHORS).map(str::to_owned);
        let marked = || self.microdata("author").or_else(|| self.marked("rel", "author"));
        let author = self.linked.author.clone().or(declared).or_else(marked)?;
        let name = author.strip_prefix("By ").or_else(|| author.strip_prefix("by ")).unwrap_or(&author);
        Some(name.to_owned()).filter(|name| is_name(name))
    }

    fn address(&self) -> Option<String> {
        let canonical = self
            .tree
            .all(ROOT)
            .filter(|&id| self.tree.name(id) == "link" && self.tree.attribute(id, "rel") == Some("canonical"));
        let canonical = canonical.filter_map(|id| self.tree.attribute(id, "href")).find_map(line);
        let declared = || self.declared.first(&["og:url", "twitter:url", "parsely-link"]).map(str::to_owned);
        let addresses = [canonical, declared(), self.linked.address.clone()];
        addresses
            .into_iter()
            .flatten()
            .find(|address| address.starts_with("http://") || address.starts_with("https://"))
    }

    fn language(&self) -> Option<String> {
        let html = self.tree.children(ROOT).find(|&id| self.tree.name(id) == "html");
        let of_html =
            html.and_then(|html| self.tree.attribute(html, "lang").or_else(|| self.tree.attribute(html, "xml:lang")));
        let declared =
            || self.declared.first(&["og:locale", "content-language", "dc.language", "language"]).map(str::to_owned);
        let told = [of_html.and_then(line), declared(), self.linked.language.clone()];
        told.into_iter().flatten().map(|tag| tag.replace('_', "-")).find(|tag| is_tag(tag))
    }

    /// What the first element holds that has a microdata property: its content, the name in it, or its words.
    fn microdata(&self, property: &str) -> Option<String> {
        let has = |id: &Id, property: &str| {
            let of = self.tree.attribute(*id, "itemprop").unwrap_or_default();
            of.split_ascii_whitespace().any(|one| one == property)
        };
        let item = self.tree.all(ROOT).find(|id| has(id, property))?;
        let named = self.tree.all(item).find(|id| has(id, "name")).unwrap_or(item);
        line(self.tree.attribute(named, "content").map_or_else(|| self.tree.line(named), str::to_owned).as_str())
    }

    /// The words of the first element that has an attribute with a value.
    fn marked(&self, key: &str, value: &str) -> Option<String> {
        let marked = self.tree.all(ROOT).find(|&id| self.tree.attribute(id, key) == Some(value))?;
        line(&self.tree.line(marked))
    }
}

/// A text on one line; none where nothing is in it. What was escaped twice is unescaped.
fn line(text: &str) -> Option<String> {
    let text = if text.contains("&#") || text.contains("&amp;") || text.contains("&quot;") {
        unescaped(text)
    } else {
        text.to_owned()
    };
    Some(fold(&text)).filter(|line| !line.is_empty())
}

/// `text` without character references.
fn unescaped(text: &str) -> String {
    let tree = super::parse::parse(&format!("<title>{text}</title>"));
    tree.words(ROOT)
}

/// The most bytes that a title has.
const LONGEST_TITLE: usize = 1000;

/// The most characters that a name has.
const LONGEST_NAME: usize = 80;

/// Whether a text may be a name: not an address, nor an account.
fn is_name(text: &str) -> bool {
    let address = text.contains("://") || text.starts_with("www.") || text.starts_with('@');
    !address && text.chars().any(char::is_alphabetic) && text.chars().count() <= LONGEST_NAME
}

/// Whether `name` is a fuller writing of `short`: "The Tideford Gazette" of "tidefordgazette".
fn is_fuller(name: &str, short: &str) -> bool {
    let squeezed =
        |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let run_together = !short.contains(' ') && !short.chars().any(char::is_uppercase);
    run_together && name.len() > short.len() && squeezed(name).ends_with(&squeezed(short))
}

/// Whether a text is a language tag (BCP 47), as far as can be seen.
fn is_tag(text: &str) -> bool {
    let mut parts = text.split('-');
    let language = parts
        .next()
        .is_some_and(|part| matches!(part.len(), 2 | 3) && part.bytes().all(|byte| byte.is_ascii_alphabetic()));
    language
        && parts
            .all(|part| !part.is_empty() && part.len() <= 8 && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// Who is named in a line on rights.
fn owner(text: &str) -> Option<String> {
    let after = text.split_once('©').or_else(|| text.split_once("Copyright"))?.1;
    let years = |c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '-' | '–' | '©' | ',');
    let (dated, rest) = (after.trim_start_matches("right").trim_start(), after.trim_start_matches(years));
    let name = rest
        .split(['.', '|', '·', '\n'])
        .next()?
        .trim()
        .trim_start_matches("by ")
        .trim_end_matches("All rights reserved")
        .trim();
    let begins = name.chars().next().is_some_and(char::is_uppercase);
    (dated.starts_with(|c: char| c.is_ascii_digit()) && begins && is_name(name) && name.split(' ').count() <= 5)
        .then(|| fold(name))
}

#[cfg(test)]
mod tests;
