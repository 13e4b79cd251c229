//! Two output folders.

use crate::project::TempProject;
use crate::{done, edit};

#[test]
fn the_same_folder_has_no_differences() {
    let project = TempProject::new();
    done(&project, &["build", "--lang", "ja,en"]);
    let told = done(&project, &["diff", "output", "output", "--exit-code"]);
    assert_eq!(told, "nothing changed from output to output: 2 files the same\n");
}

#[test]
fn a_changed_hour_is_told_with_its_row() {
    let project = TempProject::new();
    done(&project, &["build", "--lang", "en"]);
    edit(&project, "content/facts.toml", "open = \"10:00\"", "open = \"09:00\"");
    let told = done(&project, &["diff", "output", "WORKTREE", "--lang", "en"]);
    assert!(told.contains("10:00"), "{told}");
}
