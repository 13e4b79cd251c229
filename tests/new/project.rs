//! `chirashi new project`.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::new::run;
use crate::support::project::TempProject;
use crate::support::run::Run;

/// Runs the program in a folder.
fn run_in(folder: &Path, arguments: &[&str]) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_chirashi"));
    Run::of(command.arg("--root").arg(folder).args(arguments))
}

#[test]
fn a_city_has_a_folder_of_its_own_in_which_all_is_right() {
    let project = TempProject::new();
    let city = project.path("city");
    let made = run(&project, &["new", "project", city.to_str().unwrap()]);
    assert_eq!(made.code, 0, "{}", made.err);
    for path in [
        "chirashi.toml",
        ".gitignore",
        ".github/workflows/flyers.yml",
        "README.md",
        "content/facts.toml",
        "content/languages/my.toml",
        "content/templates/a4-leaflet.toml",
        "content/welcome/flyer.toml",
        "content/schemas/facts.schema.json",
        "fonts/fonts.toml",
    ] {
        assert!(city.join(path).is_file(), "{path}");
    }
    // Nothing of other flyers comes along: no words, no facts but names of languages.
    assert!(!city.join("content/my-number-card").exists());
    let facts = fs::read_to_string(city.join("content/facts.toml")).unwrap();
    assert!(facts.contains("\n[languages]\nen = \"English\"\n"), "{facts}");
    assert!(!facts.contains("0120-95-0178"), "{facts}");

    let checked = run_in(&city, &["check"]);
    assert_eq!(checked.code, 0, "{}", checked.err);
    assert!(checked.err.starts_with("nothing to report"), "{}", checked.err);
    let built = run_in(&city, &["build"]);
    assert!(built.code == 0 && built.err.starts_with("2 flyers in "), "{}", built.err);
    assert_eq!(run_in(&city, &["schema", "--check"]).code, 0);
    let language = run_in(&city, &["new", "language", "my"]);
    assert_eq!(language.code, 0, "{}", language.err);
}

#[test]
fn a_folder_that_holds_something_is_left_alone() {
    let project = TempProject::new();
    let city = project.path("city");
    fs::create_dir(&city).unwrap();
    let named = ["new", "project", city.to_str().unwrap(), "--flyer", "festival"];
    fs::write(city.join("letter.txt"), "mine").unwrap();
    let refused = run(&project, &named);
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("is already there"), "{}", refused.err);
    assert_eq!(fs::read_dir(&city).unwrap().count(), 1);

    fs::remove_file(city.join("letter.txt")).unwrap();
    assert_eq!(run(&project, &named).code, 0);
    assert!(city.join("content/festival/ja.toml").is_file());

    let elsewhere = run_in(&city.join(".github"), &["new", "project", "x"]);
    assert_eq!(elsewhere.code, 2);
    assert!(elsewhere.err.contains("has no languages and fonts"), "{}", elsewhere.err);
}

#[test]
fn of_a_project_that_cannot_be_made_nothing_is_left() {
    let project = TempProject::new();
    let english = project.path("content/languages/en.toml");
    let aside = project.path("en.toml");
    for was_there in [false, true] {
        let city = project.path("city");
        let named = ["new", "project", city.to_str().unwrap()];
        if was_there {
            fs::create_dir(&city).unwrap();
        }
        fs::rename(&english, &aside).unwrap();
        for _ in 0..2 {
            let failed = run(&project, &named);
            assert_eq!(failed.code, 2);
            let why =
                "was not made, and nothing of it is left: there is no content/languages/en.toml";
            assert!(failed.err.contains(why), "{}", failed.err);
            assert_eq!(city.exists(), was_there);
        }
        fs::rename(&aside, &english).unwrap();
        assert_eq!(run(&project, &named).code, 0);
        fs::remove_dir_all(&city).unwrap();
    }
}
