//! The `chirashi` program; everything is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    chirashi::cli::run()
}
