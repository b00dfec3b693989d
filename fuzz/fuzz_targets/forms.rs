//! Any bytes are read as any form, which the first of them chooses, or refused with a reason.
#![no_main]

use std::ops::ControlFlow;

use ascribe_reader::{Kind, unpack_stream};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((first, mut bytes)) = bytes.split_first() else { return };
    let kind = Kind::all().cycle().nth(usize::from(*first));
    unpack_stream("", &mut bytes, kind, |packed| {
        if let Err(error) = packed.content.and_then(|raw| raw.read()) {
            assert!(!error.to_string().is_empty());
        }
        ControlFlow::Continue(())
    });
});
