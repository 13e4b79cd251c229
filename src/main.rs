//! The `chirashi` program; everything is in the library.

use std::process::ExitCode;

/// A tenth of the time would go into the allocator of the system.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    chirashi::cli::run()
}
