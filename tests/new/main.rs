//! `chirashi new` from the outside: packs that wait for a translation, and
//! flyers that build at once.

#![expect(clippy::disallowed_methods, reason = "the tests write content and look at the output")]
#![expect(clippy::unwrap_used, reason = "a test that finds nothing has failed")]

mod flyer;
mod language;
#[path = "../support/program.rs"]
mod program;
#[path = "../support/project.rs"]
mod project;

use std::fs;
use std::process::Output;

use project::TempProject;

/// How a run of the program ended.
#[derive(Debug)]
struct Run {
    code: i32,
    out: String,
    err: String,
}

/// Runs the program in a project, on the day of the source flyer.
fn run(project: &TempProject, arguments: &[&str]) -> Run {
    let mut command = project.command(arguments);
    let Output { status, stdout, stderr } =
        command.env("SOURCE_DATE_EPOCH", "1656633600").output().unwrap();
    Run {
        code: status.code().unwrap(),
        out: String::from_utf8(stdout).unwrap(),
        err: String::from_utf8(stderr).unwrap(),
    }
}

fn read(project: &TempProject, path: &str) -> String {
    fs::read_to_string(project.path(path)).unwrap()
}

/// Replaces the first `from` in a file of the project by `to`.
fn edit(project: &TempProject, path: &str, from: &str, to: &str) {
    let text = read(project, path);
    assert!(text.contains(from), "{path} does not contain {from}");
    fs::write(project.path(path), text.replacen(from, to, 1)).unwrap();
}
