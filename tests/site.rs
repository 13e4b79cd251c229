//! Pages for the screen.

#![expect(clippy::disallowed_methods, reason = "the tests read the sites that they make")]

use std::fs;
use std::path::Path;

use chirashi::proof;

use crate::support::heard::{heard, is_blank};
use crate::support::project::TempProject;

mod addresses;
mod files;
mod links;
pub(crate) mod twin;

/// Makes the site of a project in its folder `site`.
fn make(project: &TempProject, arguments: &[&str]) -> String {
    let output = project.command(&[&["site"], arguments].concat()).output().expect("it runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{said}");
    said
}
