//! Going through rows, and asking one for a cell by name.

use std::ops::ControlFlow;

use ascribe_ledger::tables::{Cell, Quote, Row, Snapshot, Table};

use crate::Error;

/// Goes through the rows of a table until one of them fails.
pub(crate) fn each(
    now: &Snapshot<'_>,
    table: &Table,
    mut one: impl FnMut(&Row<'_>) -> Result<(), Error>,
) -> Result<(), Error> {
    let end = now.rows(table, |row| match one(row) {
        Ok(()) => ControlFlow::Continue(()),
        Err(error) => ControlFlow::Break(error),
    })?;
    match end {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(error) => Err(error),
    }
}

/// The same for the table of this name, whose cells are then asked for by name.
pub(crate) fn each_of(
    now: &Snapshot<'_>,
    name: &str,
    mut one: impl FnMut(&Named<'_, '_>) -> Result<(), Error>,
) -> Result<(), Error> {
    let table = Table::named(name).expect("only tables that there are are asked for");
    each(now, table, |row| one(&Named { table, row }))
}

/// A row whose cells have names.
pub(crate) struct Named<'t, 'r> {
    table: &'t Table,
    row: &'t Row<'r>,
}

impl<'r> Named<'_, 'r> {
    fn cell(&self, column: &str) -> &Cell<'r> {
        let at = self.table.columns.iter().position(|known| known.name == column);
        &self.row.cells[at.expect("only columns that there are are asked for")]
    }

    /// The text in a column, if there is one.
    pub(crate) fn text(&self, column: &str) -> Option<&'r str> {
        self.cell(column).text()
    }

    /// The text in a column that none of the rows leaves empty.
    pub(crate) fn id(&self, column: &str) -> Result<&'r str, Error> {
        self.text(column).ok_or_else(|| Error::damaged(column))
    }

    /// Whether it is so, as a column says.
    pub(crate) fn flag(&self, column: &str) -> bool {
        *self.cell(column) == Cell::Flag(true)
    }

    /// The passage of a table that has such.
    pub(crate) fn quote(&self) -> &Quote<'r> {
        self.row.quote.as_ref().expect("only tables with passages are asked for one")
    }
}

/// The names in a list.
pub(crate) fn texts(list: &str) -> Result<Vec<String>, Error> {
    serde_json::from_str(list).map_err(|_| Error::damaged("a list"))
}
