//! Who has read which texts: `stamp --reviewed-by`, and what `list`, `build`, `diff` and
//! `release` make of it.

use std::fs;

use crate::cli::{edit, run};
use crate::support::project::TempProject;

const FOLDER: &str = "content/my-number-card";

/// What `list` says of a language: stale, reviewed, status.
fn listed(project: &TempProject, tag: &str) -> [String; 3] {
    let listed = run(project, &["list"]).out;
    let row = listed.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    let row = row.into_iter().find(|row| row[1] == tag).expect("the language is listed");
    [row[4], row[5], row[6]].map(str::to_owned)
}

/// What the manifest of a build says of the only file.
fn built(project: &TempProject, tag: &str) -> String {
    let built = run(project, &["build", "--lang", tag, "--no-check", "--out", "out"]);
    assert_eq!(built.code, 0, "{}", built.err);
    let manifest = fs::read_to_string(project.path("out/manifest.json")).unwrap();
    let manifest: serde_json::Value = serde_json::from_str(&manifest).unwrap();
    let files = manifest["files"].as_array().unwrap();
    let file = files.iter().find(|file| file["language"] == tag).unwrap();
    file["status"].as_str().unwrap().to_owned()
}

#[test]
fn ten_texts_are_reviewed_today_and_ten_tomorrow() {
    let project = TempProject::in_languages(&["ja", "th"]);
    let stamp = |arguments: &[&str]| {
        let stamped = run(&project, &[&["stamp", "--lang", "th"], arguments].concat());
        assert_eq!(stamped.code, 0, "{}", stamped.err);
        stamped.err
    };
    let said = stamp(&["--reviewed-by", " Malee S. ", "about", "title"]);
    assert!(
        said.starts_with("th: 6 texts stamped as reviewed by Malee S. (title.heading"),
        "{said}"
    );
    assert!(said.contains("0 up to date before, 6 of 90 reviewed, in content/"), "{said}");
    assert_eq!(listed(&project, "th"), ["0", "6/90", "draft"]);
    let stamps = fs::read_to_string(project.path(&format!("{FOLDER}/stamps/th.toml"))).unwrap();
    let read = ", reviewed = 2022-07-01, by = \"Malee S.\" }";
    assert_eq!(stamps.lines().filter(|line| line.ends_with(read)).count(), 6, "{stamps}");

    let said = stamp(&["--reviewed-by", "the consulate"]);
    assert!(said.contains("90 texts stamped as reviewed by the consulate"), "{said}");
    assert_eq!(listed(&project, "th"), ["0", "90/90", "reviewed"]);
    assert_eq!(built(&project, "th"), "reviewed");
    let again = stamp(&[]);
    assert!(again.contains("0 texts stamped, 90 up to date before, 90 of 90 reviewed"), "{again}");

    let th = format!("{FOLDER}/th.toml");
    edit(&project, &th, "\"เห็นใบหน้าไม่ชัดเจน\"", "\"เห็นใบหน้าชัดเจน\"");
    assert_eq!(listed(&project, "th"), ["1", "89/90", "draft"]);
    let told = run(&project, &["check", "--no-pages", "--lang", "th"]).err;
    assert!(told.contains("the consulate read another text on 2022-07-01"), "{told}");
    let key = "photo-bad.items.photo-unclear.caption";
    let command = format!("run `chirashi stamp --lang th --reviewed-by NAME {key}`");
    assert!(told.contains(&command), "{told}");
    assert_eq!(built(&project, "th"), "draft");
    let said = stamp(&[]);
    let unread = format!("th: 1 text to be reviewed again ({key}): changed since the review");
    assert!(said.contains(&unread), "{said}");
    assert_eq!(listed(&project, "th"), ["0", "89/90", "draft"]);
    stamp(&["--reviewed-by", "Malee S.", key]);
    assert_eq!(listed(&project, "th"), ["0", "90/90", "reviewed"]);
}

#[test]
fn an_official_text_that_changed_is_told_everywhere_until_it_is_stamped() {
    let project = TempProject::in_languages(&["ja", "zh-Hans"]);
    for tag in ["ja", "zh-Hans"] {
        let pack = format!("{FOLDER}/{tag}.toml");
        let text = fs::read_to_string(project.path(&pack)).unwrap();
        let text = text.replace("status = \"draft\"", "status = \"official\"");
        fs::write(project.path(&pack), text).unwrap();
    }
    let release =
        |tag: &str| run(&project, &["release", "--tag", tag, "--as-of", "2022-07-01"]).err;
    assert!(!release("v1").contains("native speaker"), "{}", release("v1"));
    assert_eq!(built(&project, "zh-Hans"), "official");

    edit(&project, &format!("{FOLDER}/zh-Hans.toml"), "\"初次申领免费！\"", "\"申领免费！\"");
    assert_eq!(listed(&project, "zh-Hans"), ["1", "0/90", "official, parts draft"]);
    assert_eq!(listed(&project, "ja"), ["0", "0/90", "official"]);
    assert_eq!(built(&project, "zh-Hans"), "official, parts draft");
    let refused = release("v1");
    assert!(refused.contains("has read all of zh-Hans as it is now"), "{refused}");
    let told = run(&project, &["check", "--no-pages"]).err;
    assert!(told.contains("warning[changed-text]: `about.badge` has changed"), "{told}");
    assert!(told.contains("run `chirashi stamp --lang zh-Hans about.badge`"), "{told}");

    assert_eq!(run(&project, &["stamp", "--lang", "zh-Hans", "about.badge"]).code, 0);
    assert_eq!(listed(&project, "zh-Hans"), ["0", "0/90", "official"]);
    assert_eq!(built(&project, "zh-Hans"), "official");
    assert!(!release("v1").contains("native speaker"));
}

#[test]
fn stamps_of_an_older_version_are_told_once_and_written_anew() {
    let project = TempProject::in_languages(&["ja", "th"]);
    let path = format!("{FOLDER}/stamps/th.toml");
    let new = fs::read_to_string(project.path(&path)).unwrap();
    let old = new.lines().map(|line| match line.split_once(" = { from = ") {
        Some((key, rest)) => format!("{key} = {}\n", rest.split(',').next().unwrap()),
        None => format!("{line}\n"),
    });
    let old: String = old.collect();
    assert!(old.contains("\n\"about.badge\" = \"d76dda4b\"\n"), "{old}");
    fs::write(project.path(&path), &old).unwrap();
    assert_eq!(listed(&project, "th"), ["89", "0/90", "draft"]);
    let told = run(&project, &["check", "--no-pages"]).err;
    let message = "warning[never-stamped]: 89 texts of `th` were stamped by an older version";
    assert_eq!(told.matches(message).count(), 1, "{told}");
    assert_eq!(told.matches("never-stamped]").count(), 1, "{told}");
    assert!(told.contains("run `chirashi stamp --lang th`"), "{told}");

    // A text that was stale then is so still.
    edit(
        &project,
        &format!("{FOLDER}/ja.toml"),
        "初めての交付は無料！",
        "初めての交付は無料です！",
    );
    let told = run(&project, &["check", "--no-pages"]).err;
    assert!(told.contains("warning[stale-text]: the reference of `about.badge`"), "{told}");
    assert!(told.contains("88 texts of `th` were stamped by an older version"), "{told}");
    edit(
        &project,
        &format!("{FOLDER}/ja.toml"),
        "初めての交付は無料です！",
        "初めての交付は無料！",
    );

    assert_eq!(run(&project, &["stamp", "--lang", "th", "about"]).code, 0);
    let mixed = fs::read_to_string(project.path(&path)).unwrap();
    assert!(mixed.contains("\n\"ask.heading\" = \"5fb3bd73\"\n"), "the rest is kept: {mixed}");
    assert_eq!(run(&project, &["stamp", "--lang", "th"]).code, 0);
    assert_eq!(fs::read_to_string(project.path(&path)).unwrap(), new);
}
