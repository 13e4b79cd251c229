//! A run of the program from its start to its end.

use std::process::Output;

use crate::project::TempProject;

/// How a run of the program ended.
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// Runs the program in a project.
pub(crate) fn run(project: &TempProject, arguments: &[&str]) -> Run {
    let Output { status, stdout, stderr } =
        project.command(arguments).output().expect("the program starts");
    Run {
        code: status.code().expect("the program is not killed"),
        out: String::from_utf8(stdout).expect("standard output is UTF-8"),
        err: String::from_utf8(stderr).expect("standard error is UTF-8"),
    }
}
