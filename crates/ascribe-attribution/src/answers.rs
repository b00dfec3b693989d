//! What an attribution answers: which attributions a denial denies.

use ascribe_types::{Analysis, Attribution};

/// Tells of each attribution which others of the document it answers.
pub(crate) fn link(_text: &str, _analysis: &Analysis, _attributions: &mut [Attribution]) {}
