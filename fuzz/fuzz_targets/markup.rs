//! Hands what the fuzzer makes up to the reader of the same name.

#![no_main]

use std::path::Path;

libfuzzer_sys::fuzz_target!(|text: &str| {
    chirashi_fuzz::markup(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/..")), text);
});
