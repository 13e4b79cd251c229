//! A run of the program from its start to its end.

use std::process::{Command, Output};

/// How a run of the program ended.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Run {
    /// Runs the program.
    pub(crate) fn of(command: &mut Command) -> Self {
        let Output { status, stdout, stderr } = command.output().expect("the program starts");
        Self {
            code: status.code().expect("the program is not killed"),
            out: String::from_utf8(stdout).expect("standard output is UTF-8"),
            err: String::from_utf8(stderr).expect("standard error is UTF-8"),
        }
    }
}
