//! Where a passage stands, as the W3C's Web Annotation Data Model says it: by its position, and by its words with what stands around them.

use ascribe_ledger::tables::Quote;
use serde_json::{Value, json};

/// The selectors of a passage. Both select the same; whoever has the report in another shape finds it by the second.
pub(crate) fn selectors(quote: &Quote<'_>) -> Value {
    json!([
        {"type": "TextPositionSelector", "start": quote.start, "end": quote.end},
        {"type": "TextQuoteSelector", "exact": quote.exact, "prefix": quote.prefix, "suffix": quote.suffix},
    ])
}
