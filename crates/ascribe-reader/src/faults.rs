//! Keeps a fault of others to the document at which it happens: their code runs on files from anywhere.

use std::panic::{AssertUnwindSafe, catch_unwind};

/// What `work` returns, or nothing where it panics.
pub(crate) fn caught<T>(work: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_is_kept() {
        assert_eq!(caught(|| 1), Some(1));
        assert_eq!(caught(|| -> u8 { std::panic::resume_unwind(Box::new("a fault")) }), None);
    }
}
