//! Which reports were copied from others, and which others they name.

mod citations;
mod copies;
mod fingerprint;
mod outlets;
mod words;

pub use citations::citations;
pub use copies::{copied, is_candidate};
pub use fingerprint::fingerprint;
pub use outlets::same_publisher;
