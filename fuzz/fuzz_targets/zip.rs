//! Zip archives: any bytes as one.

#![no_main]

use std::ops::ControlFlow;

use ascribe_reader::{Kind, unpack_stream};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    unpack_stream("", &mut &bytes[..], Kind::named("zip"), |packed| {
        let _ = packed.content.and_then(|raw| raw.read());
        ControlFlow::Continue(())
    });
});
