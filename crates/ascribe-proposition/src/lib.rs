//! Restates what is attributed so that it stands alone.

use ascribe_types::{Analysis, Attribution, Document, Proposition, Time};

/// The proposition behind each attribution, in their order; none where the content states nothing.
pub fn propositions(
    _document: &Document,
    _analysis: &Analysis,
    _times: &[Time],
    attributions: &[Attribution],
) -> Vec<Option<Proposition>> {
    vec![None; attributions.len()]
}
