//! `chirashi diff`: what changed from one edition to another.

#![expect(clippy::disallowed_methods, reason = "the tests write content and look at the output")]
#![expect(clippy::unwrap_used, reason = "a test that finds nothing has failed")]

mod folders;
#[path = "../support/program.rs"]
mod program;
#[path = "../support/project.rs"]
mod project;

use std::process::Output;

use project::TempProject;

/// How a run of the program ended.
struct Run {
    code: i32,
    out: String,
    err: String,
}

/// Runs the program in a project.
fn run(project: &TempProject, arguments: &[&str]) -> Run {
    let Output { status, stdout, stderr } =
        project.command(arguments).output().expect("the program starts");
    Run {
        code: status.code().expect("the program is not killed"),
        out: String::from_utf8(stdout).expect("standard output is UTF-8"),
        err: String::from_utf8(stderr).expect("standard error is UTF-8"),
    }
}

/// Runs the program and expects it to be done.
fn done(project: &TempProject, arguments: &[&str]) -> String {
    let run = run(project, arguments);
    assert_eq!(run.code, 0, "{arguments:?}: {}", run.err);
    run.out
}

/// Replaces the first `from` in a file of the project by `to`.
fn edit(project: &TempProject, path: &str, from: &str, to: &str) {
    let text = std::fs::read_to_string(project.path(path)).expect("the file is there");
    assert!(text.contains(from), "{path} does not contain {from}");
    std::fs::write(project.path(path), text.replacen(from, to, 1)).expect("it can be written");
}
