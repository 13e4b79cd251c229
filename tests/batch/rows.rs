//! Flyers whose rows come from a file of the city.

use std::fs;

use crate::batch::{build, edit, files, listed, run};
use crate::support::shelters::{DATA, project};

#[test]
fn a_changed_row_makes_the_flyers_that_print_it() {
    let project = project();
    build(&project, &[]);
    assert_eq!(listed(&files(&project.path("output"))).len(), 3);
    // English alone prints this name; Vietnamese readers are given it, too.
    edit(&project, DATA, "Higashi Junior", "East Junior");
    let summary = build(&project, &[]);
    assert!(summary.contains("(1 up to date)"), "{summary}");
    // This row is not printed: no flood comes there.
    edit(&project, DATA, "浜辺公園", "海浜公園");
    let summary = build(&project, &[]);
    assert!(summary.contains("(3 up to date)"), "{summary}");
}

#[test]
fn texts_of_the_file_pass_the_checks_of_packs_at_their_cells() {
    let project = project();
    edit(&project, DATA, "文化会館", "ﾌﾞﾝｶ会館");
    edit(&project, DATA, "Chuo Elementary School", "Chuo  Elementary School");
    let checked = run(&project, &["check"]);
    assert_eq!(checked.code, 1, "{}", checked.err);
    assert!(checked.err.contains("[half-width-kana]"), "{}", checked.err);
    assert!(checked.err.contains("shelters.csv:2:"), "{}", checked.err);
    assert!(checked.err.contains("[doubled-blank]"), "{}", checked.err);
}

#[test]
fn a_check_that_remembers_looks_at_changed_rows() {
    let project = project();
    build(&project, &[]);
    let first = run(&project, &["check"]);
    assert!(!first.err.contains("[untranslated]"), "{}", first.err);
    edit(&project, DATA, "Higashi Junior High School", "東中学校");
    let checked = run(&project, &["check"]);
    assert!(checked.err.contains("[untranslated]"), "{}", checked.err);
}

#[test]
fn a_file_out_of_the_folder_of_the_data_is_not_read() {
    let project = project();
    fs::rename(project.path(DATA), project.path("secret.csv")).unwrap();
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(project.path("secret.csv"), project.path(DATA)).unwrap();
        let built = run(&project, &["build"]);
        assert_eq!(built.code, 1, "{}", built.err);
        assert!(built.err.contains("[bad-name]"), "{}", built.err);
        fs::remove_file(project.path(DATA)).unwrap();
    }
    edit(&project, "content/shelters/flyer.toml", "\"shelters.csv\"", "\"../../secret.csv\"");
    let built = run(&project, &["build"]);
    assert!(built.err.contains("[bad-name]"), "{}", built.err);
}
