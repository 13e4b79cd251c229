//! `chirashi new flyer`.

use std::fs;

use crate::new::{read, run};
use crate::support::project::TempProject;

/// The paths that the program says it wrote.
fn wrote(said: &str) -> Vec<&str> {
    said.lines().filter_map(|line| line.strip_prefix("wrote ")).collect()
}

/// Makes a flyer and expects that it is printed without a message.
fn make(project: &TempProject, id: &str) {
    let made = run(project, &["new", "flyer", id]);
    assert_eq!((made.code, made.out.as_str()), (0, ""), "{}", made.err);
    let built = run(project, &["build", "--flyer", id, "--quiet"]);
    assert_eq!((built.code, built.err.as_str()), (0, ""));
}

#[test]
fn a_new_flyer_gives_two_files_at_once() {
    let project = TempProject::new();
    let made = run(&project, &["new", "flyer", "garbage"]);
    assert_eq!(made.code, 0, "{}", made.err);
    let files = [
        "flyer.toml",
        "ja.toml",
        "en.toml",
        "images/title.svg",
        "pack.schema.json",
        "stamps/ja.toml",
        "stamps/en.toml",
    ];
    assert_eq!(wrote(&made.err), files.map(|file| format!("content/garbage/{file}")));
    assert!(read(&project, "content/garbage/flyer.toml").contains("\nedition = 2022-07-01\n"));

    let built = run(&project, &["build", "--flyer", "garbage"]);
    assert_eq!(built.code, 0);
    assert!(built.err.starts_with("2 flyers in "), "{}", built.err);
    let manifest = read(&project, "output/manifest.json");
    let manifest: serde_json::Value = serde_json::from_str(&manifest).unwrap();
    let files = manifest["files"].as_array().unwrap();
    let paths: Vec<&str> = files.iter().map(|file| file["path"].as_str().unwrap()).collect();
    assert_eq!(paths, ["garbage/en.pdf", "garbage/ja.pdf"]);
    for file in files {
        assert_eq!((&file["pages"], &file["status"]), (&1.into(), &"draft".into()));
    }
}

#[test]
fn its_schemas_are_up_to_date_and_its_checks_are_clean() {
    let project = TempProject::new();
    assert_eq!(run(&project, &["schema"]).code, 0);
    make(&project, "garbage");
    let schemas = run(&project, &["schema", "--check"]);
    assert_eq!(schemas.code, 0, "{}", schemas.err);
    let checked = run(&project, &["check", "--flyer", "garbage"]);
    assert_eq!(checked.code, 0, "{}", checked.err);
    assert!(!checked.err.contains("warning["), "{}", checked.err);
}

#[test]
fn a_city_with_other_facts_and_designs_can_begin_with_it() {
    let facts = [
        "",
        "[measure.bag]\nvalue = \"650\"\nunit = \"mm\"\nsource = \"the city\"\nchecked = 2024-01-15\n\n\
         [languages]\nja = \"日本語\"\nvi = \"Tiếng Việt\"\nbn = \"বাংলা ভাষা\"\n",
    ];
    for facts in facts {
        let project = TempProject::new();
        fs::remove_dir_all(project.path("content/my-number-card")).unwrap();
        fs::write(project.path("content/facts.toml"), facts).unwrap();
        let design = project.path("content/templates/a4-leaflet.toml");
        fs::rename(design, project.path("content/templates/poster.toml")).unwrap();
        // The program looks for mistakes in what is there; no flyer is one.
        make(&project, "garbage");
        assert!(read(&project, "content/garbage/flyer.toml").contains("template = \"poster\"\n"));
    }
}

#[test]
fn names_that_are_no_folder_of_a_flyer_are_refused() {
    let project = TempProject::new();
    let wrong =
        ["", "..", "../garbage", "a b", "a/b", "a\\b", ".hidden", "a:b", "templates", "schemas"];
    for name in wrong.into_iter().chain(["my-number-card"]) {
        let before = fs::read_dir(project.path("content")).unwrap().count();
        let made = run(&project, &["new", "flyer", name]);
        assert_eq!(made.code, 2, "{name}: {}", made.err);
        assert_eq!(fs::read_dir(project.path("content")).unwrap().count(), before, "{name}");
    }
    make(&project, "ごみの出し方");
}

#[test]
fn a_flyer_can_begin_from_another_one() {
    let project = TempProject::in_languages(&["ja", "en"]);
    let made = run(&project, &["new", "flyer", "card-2023", "--from", "my-number-card"]);
    assert_eq!(made.code, 0, "{}", made.err);
    let plan = read(&project, "content/card-2023/flyer.toml");
    assert!(plan.contains("\nedition = 2022-07-01\n"), "{plan}");
    let (old, new) = ["my-number-card", "card-2023"]
        .map(|id| read(&project, &format!("content/{id}/en.toml")))
        .into();
    assert_eq!(old, new);
    let built = run(&project, &["build", "--flyer", "card-2023", "--quiet"]);
    assert_eq!((built.code, built.err.as_str()), (0, ""));
    let checked = run(&project, &["check", "--flyer", "card-2023", "--no-pages"]);
    assert!(!checked.err.contains("stale"), "{}", checked.err);

    let unknown = run(&project, &["new", "flyer", "other", "--from", "nothing"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.err.contains("there is no flyer `nothing`"), "{}", unknown.err);
    assert!(!project.path("content/other").exists());
}
