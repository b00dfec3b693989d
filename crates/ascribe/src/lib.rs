//! The road from the bytes of a report to its attributions.
