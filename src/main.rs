//! The `chirashi` program; everything is in the library.

use std::ffi::c_int;
use std::process::ExitCode;

/// A tenth of the time would go into the allocator of the system.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// After how many milliseconds the allocator gives back what was freed (`mimalloc.h`
/// of mimalloc 2); the constants of Rust lack it.
const PURGE_DELAY: c_int = 15;

fn main() -> ExitCode {
    keep_freed_memory();
    chirashi::cli::run()
}

/// Lets the allocator never give memory back: each flyer needs as much as the one before
/// it, and a tenth of the time would go into pages that the system clears again.
fn keep_freed_memory() {
    #[expect(unsafe_code, reason = "sets a number before there are threads that read it")]
    unsafe {
        libmimalloc_sys::mi_option_set(PURGE_DELAY, -1);
    }
}
