//! What the fuzz targets share.

mod targets;

pub use targets::*;

/// Lets the reader catch what it catches: faults of the libraries that take PDF, Parquet and the like apart, after which the file is refused with a
/// reason. The fuzzer stops at each unless its hook is taken away; what nobody catches still stops it.
pub fn keep_caught() {
    drop(std::panic::take_hook());
}
