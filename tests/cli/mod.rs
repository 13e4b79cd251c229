//! The program from the outside: exit statuses, messages, files.

#![expect(clippy::disallowed_methods, reason = "the tests write content and look at the output")]
#![expect(clippy::unwrap_used, reason = "a test that finds nothing has failed")]

mod calendar;
mod checking;
mod contracts;
mod formats;
mod judging;
mod mistakes;
mod overfull;
mod review;
mod stamps;
mod subsets;

use crate::support::project::TempProject;
use crate::support::run::Run;

/// Runs the program in a project.
pub(crate) fn run(project: &TempProject, arguments: &[&str]) -> Run {
    Run::of(&mut project.command(arguments))
}

/// Replaces the first `from` in a file of the project by `to`.
fn edit(project: &TempProject, path: &str, from: &str, to: &str) {
    let text = std::fs::read_to_string(project.path(path)).expect("the file is there");
    assert!(text.contains(from), "{path} does not contain {from}");
    std::fs::write(project.path(path), text.replacen(from, to, 1)).expect("it can be written");
}

/// The part of a pack from the header of a table to the next table.
fn table<'a>(pack: &'a str, header: &str) -> &'a str {
    let start = pack.find(header).expect("the pack has the table");
    let end = pack[start + 1..].find("\n[").map_or(pack.len(), |at| start + 1 + at);
    &pack[start..end]
}
