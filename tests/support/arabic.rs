//! A flyer in Arabic, set with the template, the fonts and the language of the
//! tests.

#![expect(clippy::disallowed_methods, reason = "the fixture is put together in a folder")]

use std::fs;
use std::path::Path;

use crate::support::project::TempProject;

/// A project with one flyer, `arabic`, in one language.
pub(crate) fn arabic_project() -> TempProject {
    let project = TempProject::new();
    let (shipped, own) = ("content/my-number-card", "content/arabic");
    fs::create_dir(project.path(own)).expect("the folder is new");
    fs::rename(project.path(&format!("{shipped}/images")), project.path(&format!("{own}/images")))
        .expect("pictures can be moved");
    fs::remove_dir_all(project.path(shipped)).expect("the shipped flyer can go");
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/rtl");
    for (file, folder) in [("facts.toml", "content"), ("flyer.toml", own), ("ar.toml", own)] {
        let copied = fs::copy(fixture.join(file), project.path(folder).join(file));
        copied.expect("the fixture can be copied");
    }
    project
}
