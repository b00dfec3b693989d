//! A page's headline, with the name of its site taken off.

use super::{Said, line, plain};
use crate::html::tree::{Id, ROOT};

/// What stands between a headline and the name of a site.
const BETWEEN: &[&str] = &[" | ", " - ", " – ", " — ", " : ", " » ", " • ", " :: ", " · "];

/// The most headings of a page that are looked at.
const MOST: usize = 100;

/// The headline: the heading that agrees with what is declared, else what is declared, else the page's `title`.
pub(super) fn title(said: &Said, publisher: Option<&str>) -> Option<String> {
    let titles = said.titles();
    let plain_titles: Vec<String> = titles.iter().map(|title| plain(title)).collect();
    let headings = || {
        said.tree
            .all(ROOT)
            .filter(|&id| said.tree.name(id) == "h1")
            .take(MOST)
            .filter_map(|id| line(&said.tree.line(id)))
    };
    let is_site = |heading: &String| publisher.is_some_and(|name| plain(heading) == plain(name));
    let agrees = |heading: &String| {
        let words = plain(heading);
        words.split(' ').count() >= 3 && !is_site(heading) && plain_titles.iter().any(|title| title.contains(&words))
    };
    headings()
        .find(agrees)
        .or_else(|| said.microdata("headline").filter(agrees))
        .or_else(|| titles.first().map(|title| without_site(title, said, publisher)))
        .or_else(|| headings().find(|heading| !is_site(heading)))
}

/// A title without the name of the site behind it, or before it.
fn without_site(title: &str, said: &Said, publisher: Option<&str>) -> String {
    let names: Vec<String> = publisher.into_iter().chain(said.linked.site.as_deref()).map(plain).collect();
    let is_site = |part: &str| {
        let part = plain(part);
        !part.is_empty() && names.iter().any(|name| *name == part || name.starts_with(&format!("{part} ")))
    };
    let behind = BETWEEN
        .iter()
        .filter_map(|between| title.rsplit_once(between))
        .find(|(_, site)| is_site(site))
        .map(|(head, _)| head);
    let before = || {
        BETWEEN
            .iter()
            .filter_map(|between| title.split_once(between))
            .find(|(site, _)| is_site(site))
            .map(|(_, head)| head)
    };
    behind.or_else(before).unwrap_or(title).trim().to_owned()
}

/// The name of the site, where the page's `title` is the headline and a name behind it.
pub(super) fn site(said: &Said) -> Option<String> {
    let titled = said.titled.as_deref()?;
    let headlines: Vec<String> = headlines(said).iter().map(|headline| plain(headline)).collect();
    if headlines.contains(&plain(titled)) {
        return None;
    }
    let split = BETWEEN.iter().filter_map(|between| titled.rsplit_once(between));
    let fits = |head: &str| {
        let head = plain(head);
        headlines.iter().any(|headline| head.ends_with(headline))
    };
    let (_, name) = split.filter(|(head, _)| fits(head)).min_by_key(|(_, name)| name.len())?;
    (name.split(' ').count() <= 5).then(|| name.to_owned()).and_then(|name| line(&name))
}

/// What else the headline is said to be.
fn headlines(said: &Said) -> Vec<String> {
    let headings = said.tree.all(ROOT).filter(|&id: &Id| matches!(said.tree.name(id), "h1" | "h2"));
    let headings = headings.take(MOST).filter_map(|id| line(&said.tree.line(id)));
    let declared = super::declared::TITLES.iter().filter_map(|key| said.declared.get(key)).filter_map(line);
    headings
        .chain(declared)
        .chain(said.linked.headline.clone())
        .filter(|headline| plain(headline).split(' ').count() >= 2)
        .collect()
}
