//! What all answers can do: be printed for people and for programs.

use ascribe_ledger::answers::Listed;
use serde::Serialize;

use super::page::Page;

/// An answer of a ledger.
pub(crate) trait Answer {
    /// Whether nothing was found.
    fn is_empty(&self) -> bool;

    /// For people.
    fn page(&self, page: Page) -> String;

    /// As one JSON value.
    fn json(&self) -> String;

    /// Its items as JSON.
    fn lines(&self) -> Vec<String>;

    /// What stands over the columns of its table.
    fn columns(&self) -> &'static [&'static str];

    /// Its items as rows of a table, with a field for each column.
    fn rows(&self) -> Vec<Vec<String>>;
}

/// What answers list: claims, passages, corrections.
pub(crate) trait Item: Serialize + Sized {
    /// What is said to people where there are none.
    const NONE: &'static str;

    /// What stands over the columns of a table of them.
    const COLUMNS: &'static [&'static str];

    /// Writes them for people.
    fn write(items: &[Self], page: &mut Page);

    /// One as a row of a table.
    fn row(&self) -> Vec<String>;
}

impl<T: Item> Answer for Listed<T> {
    fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    fn page(&self, mut page: Page) -> String {
        T::write(&self.items, &mut page);
        match (self.items.is_empty(), self.more) {
            (true, _) => page.line(&page.aside(T::NONE)),
            (false, true) => more(&mut page),
            (false, false) => {}
        }
        if let Some(newest) = self.newest {
            page.line(&page.aside(&bounded(newest)));
        }
        page.finish()
    }

    fn json(&self) -> String {
        to_json(&self.items)
    }

    fn lines(&self) -> Vec<String> {
        self.items.iter().map(to_json).collect()
    }

    fn columns(&self) -> &'static [&'static str] {
        T::COLUMNS
    }

    fn rows(&self) -> Vec<Vec<String>> {
        self.items.iter().map(T::row).collect()
    }
}

/// Says that there are more.
pub(super) fn more(page: &mut Page) {
    page.gap();
    let words = page.aside("there are more: --limit 0 shows all");
    page.line(&words);
}

/// Says that so many were looked at, and not all.
pub(super) fn bounded(newest: usize) -> String {
    format!("very many have these words: these are the best of the newest {newest}")
}

/// A value as JSON on one line.
pub(crate) fn to_json(value: &(impl Serialize + ?Sized)) -> String {
    serde_json::to_string(value).expect("texts and numbers are always JSON")
}
