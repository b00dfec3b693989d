//! The answer to `claims --rejected`: what was read, and rejected by a person.

use ascribe_ledger::answers::Said;

use super::answer::Item;
use super::page::Page;
use super::{csv, quote};

impl Item for Said {
    const NONE: &'static str = "nothing was rejected";
    const COLUMNS: &'static [&'static str] = &csv::SAID;

    fn write(items: &[Self], page: &mut Page) {
        for said in items {
            page.gap();
            quote::said(page, said);
        }
    }

    fn row(&self) -> Vec<String> {
        csv::said(self)
    }
}
