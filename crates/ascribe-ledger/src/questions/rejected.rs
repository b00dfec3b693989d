//! What people rejected. No other question shows it.

use rusqlite::{Connection, Result, params_from_iter};

use super::filter::Filter;
use super::said::Fetch;
use crate::answers::{Listed, Said};

/// Statements that were rejected, or whose attribution or document was, the earliest first.
pub(super) fn said(connection: &Connection, filter: &Filter, most: usize) -> Result<Listed<Said>> {
    let conditions = filter.on_propositions();
    let picked = format!(
        "p.proposition IN (
           SELECT p.proposition FROM propositions AS p JOIN attributions AS a USING (attribution)
           JOIN documents AS d ON d.document = p.document
           WHERE p.rejected AND {})",
        conditions.sql()
    );
    let items = Fetch::new(connection).ever_said(&picked, params_from_iter(&conditions.values))?;
    Ok(Listed::foremost(items, most))
}
