//! What all answers can do: be printed for people and for programs.

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

/// A value as JSON on one line.
pub(crate) fn to_json(value: &(impl Serialize + ?Sized)) -> String {
    serde_json::to_string(value).expect("texts and numbers are always JSON")
}
