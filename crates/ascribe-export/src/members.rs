//! JSON that is written as it comes, so that a document of any size takes no memory: a line for each member or item.

use std::io::Write;

use serde_json::Value;

use crate::Error;

/// A JSON object or array that is being written.
pub(crate) struct Members<'o, W> {
    out: &'o mut W,
    /// Whether something was written.
    begun: bool,
}

impl<'o, W: Write> Members<'o, W> {
    /// Of an object or array that is open already.
    pub(crate) fn of(out: &'o mut W) -> Self {
        Self { out, begun: false }
    }

    /// The next item of an array.
    pub(crate) fn item(&mut self, value: &Value) -> Result<(), Error> {
        self.next()?;
        Ok(serde_json::to_writer(&mut *self.out, value)?)
    }

    /// The next member of an object.
    pub(crate) fn member(&mut self, name: &str, value: &Value) -> Result<(), Error> {
        self.next()?;
        serde_json::to_writer(&mut *self.out, name)?;
        self.out.write_all(b":")?;
        Ok(serde_json::to_writer(&mut *self.out, value)?)
    }

    fn next(&mut self) -> Result<(), Error> {
        let between: &[u8] = if self.begun { b",\n" } else { b"\n" };
        self.begun = true;
        Ok(self.out.write_all(between)?)
    }
}
