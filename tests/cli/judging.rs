//! What one command calls an error, no other prints.

use std::fs;

use crate::cli::{edit, run};
use crate::support::project::TempProject;
use crate::support::run::Run;

const TH: &str = "content/my-number-card/th.toml";
const TEMPLATE: &str = "content/templates/a4-leaflet.toml";
const BUILD: [&str; 3] = ["build", "--lang", "th"];

/// A project whose headings are too pale: an error that only pages show.
fn faint() -> TempProject {
    let project = TempProject::new();
    edit(&project, TEMPLATE, "primary = \"#16325C\"", "primary = \"#4DABF7\"");
    project
}

fn settings(project: &TempProject, text: &str) {
    fs::write(project.path("chirashi.toml"), text).unwrap();
}

#[test]
fn what_check_calls_an_error_build_does_not_print() {
    let project = TempProject::new();
    edit(&project, TH, "{phone:card-alternative}", "0570-064-783");
    let built = run(&project, &BUILD);
    assert_eq!(built.code, 1, "{}", built.err);
    assert!(built.err.contains("error[typed-phone]"), "{}", built.err);
    assert!(built.err.contains("nothing was written"), "{}", built.err);
    assert!(!project.path("output/my-number-card").exists());

    let unchecked = run(&project, &[&BUILD[..], &["--no-check"]].concat());
    assert_eq!(unchecked.code, 0, "{}", unchecked.err);
    assert!(unchecked.err.contains("; not checked"), "{}", unchecked.err);
    // What nobody looked at is looked at now.
    let built = run(&project, &BUILD);
    assert!(built.code == 1 && built.err.contains("error[typed-phone]"), "{}", built.err);

    settings(&project, "[severity]\ntyped-phone = \"allow\"\nreference-mismatch = \"warn\"\n");
    assert_eq!(run(&project, &BUILD).code, 0);
}

#[test]
fn what_is_wrong_on_a_page_is_not_printed_either() {
    let project = faint();
    let built = run(&project, &BUILD);
    assert!(built.code == 1 && built.err.contains("error[low-contrast]"), "{}", built.err);
    assert!(!project.path("output/my-number-card").exists());

    settings(&project, "[severity]\nlow-contrast = \"warn\"\n");
    let built = run(&project, &BUILD);
    assert_eq!(built.code, 0, "{}", built.err);
    assert!(!built.err.contains("low-contrast"), "a doubt is for `check`: {}", built.err);
    assert!(run(&project, &BUILD).err.contains("1 up to date"));
    // By other decisions the same file is judged again.
    settings(&project, "");
    let built = run(&project, &BUILD);
    assert!(built.code == 1 && built.err.contains("error[low-contrast]"), "{}", built.err);
}

/// Builds Thai and English, which must be right.
fn right(project: &TempProject, arguments: &[&str]) {
    let built = run(project, &[&["build", "--lang", "th,en"], arguments].concat());
    assert_eq!(built.code, 0, "{}", built.err);
}

#[test]
fn what_was_right_before_hides_nothing_that_is_wrong_now() {
    let project = TempProject::new();
    right(&project, &[]);
    let known = fs::read_to_string(project.path("output/.work/known")).unwrap();
    // A page, a word of a pack, a fact that a word refers to.
    let faults = [
        (TEMPLATE, "primary = \"#16325C\"", "primary = \"#4DABF7\"", "low-contrast"),
        (TH, "{phone:card-alternative}", "0570-064-783", "typed-phone"),
        (
            "content/facts.toml",
            "number = \"0570-064-738\"",
            "number = \"0120-064-738\"",
            "free-phone",
        ),
    ];
    for (path, right_one, wrong_one, code) in faults {
        edit(&project, path, right_one, wrong_one);
        for arguments in [&[][..], &["--force"]] {
            let built = run(&project, &[&["build", "--lang", "th,en"], arguments].concat());
            assert_eq!(built.code, 1, "{code}: {}", built.err);
            assert!(built.err.contains(&format!("error[{code}]")), "{code}: {}", built.err);
        }
        edit(&project, path, wrong_one, right_one);
        right(&project, &[]);
    }
    let after = fs::read_to_string(project.path("output/.work/known")).unwrap();
    assert_eq!(after, known, "what is wrong is not remembered");
    // What anyone may have written there counts for nothing.
    fs::write(project.path("output/.work/known"), "x\n\u{0}").unwrap();
    right(&project, &["--force"]);
    assert_eq!(fs::read_to_string(project.path("output/.work/known")).unwrap(), known);
}

#[test]
fn pages_are_looked_at_though_the_content_has_an_error() {
    let project = faint();
    edit(&project, TH, "{phone:card-alternative}", "0570-064-783");
    for allowed in [&[][..], &["--allow", "typed-phone,reference-mismatch"]] {
        let checked = run(&project, &[&["check", "--lang", "th"], allowed].concat());
        assert_eq!(checked.code, 1);
        assert!(checked.err.contains("error[low-contrast]"), "{}", checked.err);
    }
    edit(&project, TH, "\nheading = ", "\nheadign = ");
    let checked = run(&project, &["check", "--lang", "th"]);
    let unseen = "pages not looked at, since their content cannot be read whole: \
                  my-number-card in th";
    assert!(checked.err.contains(unseen), "{}", checked.err);
}

#[test]
fn the_day_of_a_flyer_is_said_and_whether_it_is_past() {
    let project = TempProject::new();
    for command in ["build", "check"] {
        let said = run(&project, &[command, "--lang", "th"]);
        assert!(said.err.contains("as of 2022-07-01"), "{}", said.err);
        assert!(!said.err.contains("day-past"), "nothing has changed: {}", said.err);
        // 2023-09-30 15:00 UTC: in Japan the next day has begun.
        let mut later = project.command(&[command, "--lang", "th"]);
        let later = Run::of(later.env("SOURCE_DATE_EPOCH", "1696086000"));
        assert_eq!(later.code, 0, "{}", later.err);
        for words in ["warning[day-past]", "hours `points` (until 2023-09-30)", "2023-10-01"] {
            assert!(later.err.contains(words), "{words} is not in\n{}", later.err);
        }
    }
}
