//! `chirashi new` from the outside: packs that wait for a translation, and
//! flyers that build at once.

#![expect(clippy::disallowed_methods, reason = "the tests write content and look at the output")]
#![expect(clippy::unwrap_used, reason = "a test that finds nothing has failed")]

mod fill;
mod flyer;
mod language;
mod project;

use std::fs;

use crate::support::project::TempProject;
use crate::support::run::Run;

/// Runs the program in a project.
fn run(project: &TempProject, arguments: &[&str]) -> Run {
    Run::of(&mut project.command(arguments))
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
