//! Operands that are damaged, missing or odd.

use std::fs;

use crate::diff::{done, edit, refused, run};
use crate::support::project::TempProject;

fn built() -> TempProject {
    let project = TempProject::new();
    done(&project, &["build", "--lang", "en,th"]);
    done(&project, &["build", "--lang", "en,th", "--as-of", "2023-10-01", "--out", "later"]);
    project
}

#[test]
fn operands_are_needed() {
    let project = TempProject::new();
    for arguments in [&["diff"][..], &["diff", "output"], &["diff", "--format", "pdf", "a", "b"]] {
        let err = refused(&project, arguments);
        assert!(err.contains("Usage") || err.contains("possible values"), "{err}");
    }
    let err = refused(&project, &["diff", "nowhere", "WORKTREE"]);
    assert!(err.contains("`nowhere` is no folder"), "{err}");
}

#[test]
fn a_damaged_manifest_is_told() {
    let project = built();
    let manifest = project.path("later/manifest.json");
    let text = fs::read_to_string(&manifest).unwrap();
    for wrong in
        ["", "{}", &text[..text.len() / 2], &text.replace("\"schema\": 1", "\"schema\": 9")]
    {
        fs::write(&manifest, wrong).unwrap();
        let err = refused(&project, &["diff", "output", "later"]);
        assert!(err.contains("later/manifest.json is not a whole manifest"), "{err}");
    }
    for path in ["../output/my-number-card/en.pdf", "/etc/passwd", "", "a/../../b"] {
        fs::write(&manifest, text.replace("my-number-card/en.pdf", path)).unwrap();
        let err = refused(&project, &["diff", "output", "later"]);
        assert!(err.contains("outside of its folder"), "{path}: {err}");
    }
}

#[test]
fn a_file_that_is_not_what_the_manifest_says_is_told() {
    let project = built();
    let file = project.path("later/my-number-card/th.pdf");
    let bytes = fs::read(&file).unwrap();
    let mut longer = bytes.clone();
    longer.push(b'\n');
    let mut other = bytes.clone();
    other[1000] ^= 1;
    for wrong in [&bytes[..bytes.len() / 2], &longer, &other, b""] {
        fs::write(&file, wrong).unwrap();
        let err = refused(&project, &["diff", "output", "later"]);
        assert!(err.contains("th.pdf is not the file that the manifest"), "{err}");
    }
    fs::remove_file(&file).unwrap();
    let err = refused(&project, &["diff", "output", "later"]);
    assert!(err.contains("cannot read later/my-number-card/th.pdf"), "{err}");
    // What is not compared is not read.
    done(&project, &["diff", "output", "later", "--lang", "en"]);
}

#[test]
fn a_folder_with_an_odd_name_is_shown_on_one_line() {
    let project = built();
    let odd = "la\nter\u{1b}[31m|<b>*@mayor";
    fs::rename(project.path("later"), project.path(odd)).unwrap();
    let told = done(&project, &["diff", "output", odd]);
    assert!(!told.contains('\u{1b}') && !told.contains("la\nter"), "{told}");
    let told = done(&project, &["diff", "output", odd, "--format", "markdown"]);
    assert!(
        !told.contains('\u{1b}') && !told.contains("<b>") && !told.contains("@mayor"),
        "{told}"
    );
    let err = refused(&project, &["diff", "output", &format!("{odd}x")]);
    assert!(!err.contains('\u{1b}'), "{err}");
}

#[test]
fn a_day_means_nothing_to_finished_files() {
    let project = built();
    let err = refused(&project, &["diff", "output", "later", "--as-of", "2024-01-01"]);
    assert!(err.contains("--as-of is for content"), "{err}");
}

#[test]
fn content_that_does_not_fit_is_told() {
    let project = built();
    let from = "heading = \"How to take your ID photograph\"";
    let long = format!("heading = \"{}\"", "How to take it ".repeat(400));
    edit(&project, "content/my-number-card/en.toml", from, &long);
    let run = run(&project, &["diff", "output", "WORKTREE", "--lang", "en"]);
    assert_eq!((run.code, &*run.out), (1, ""), "{}", run.err);
    assert!(run.err.contains("WORKTREE cannot be made"), "{}", run.err);
}
