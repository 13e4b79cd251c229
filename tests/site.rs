//! Pages for the screen.

#![expect(clippy::disallowed_methods, reason = "the tests read the sites that they make")]

use std::fs;
use std::path::Path;

use chirashi::proof;

use crate::support::heard::{heard, is_blank};
use crate::support::project::TempProject;

mod addresses;
mod changes;
mod files;
mod hours;
mod links;
pub(crate) mod twin;

/// Makes the site of a project in its folder `site`.
fn make(project: &TempProject, arguments: &[&str]) -> String {
    let output = project.command(&[&["site"], arguments].concat()).output().expect("it runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{said}");
    said
}

/// Replaces what stands in a file of a project.
fn edit(project: &TempProject, path: &str, from: &str, to: &str) {
    let text = fs::read_to_string(project.path(path)).expect("it can be read");
    assert!(text.contains(from), "{path} has no {from}");
    fs::write(project.path(path), text.replace(from, to)).expect("it can be written");
}

/// The page of the flyer in a language.
fn page(project: &TempProject, tag: &str) -> String {
    let path = project.path(&format!("site/my-number-card/{tag}/index.html"));
    fs::read_to_string(path).expect("it is there")
}
