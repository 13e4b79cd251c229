//! What users and other programs rely on: exit statuses, where what is
//! written, and what the manifest says.

use std::fs;

use sha2::{Digest, Sha256};

use crate::cli::run;
use crate::support::project::TempProject;

#[test]
fn a_build_gives_every_file_and_a_true_manifest() {
    let project = TempProject::new();
    let built = run(&project, &["build", "--lang", "ja,zh-Hans,my"]);
    assert_eq!(built.code, 0, "{}", built.err);
    assert_eq!(built.out, "", "messages for people go to standard error");
    assert!(built.err.starts_with("3 flyers in "), "{}", built.err);

    let text = fs::read_to_string(project.path("output/manifest.json")).unwrap();
    let manifest: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(manifest["schema"], 1);
    let entries = manifest["files"].as_array().unwrap();
    let paths: Vec<&str> = entries.iter().map(|entry| entry["path"].as_str().unwrap()).collect();
    let expected = ["ja", "my", "zh-Hans"].map(|tag| format!("my-number-card/{tag}.pdf"));
    assert_eq!(paths, expected, "in the order of their paths");
    for (entry, language) in entries.iter().zip(["ja", "my", "zh-Hans"]) {
        let path = entry["path"].as_str().unwrap();
        let bytes = fs::read(project.path("output").join(path)).unwrap();
        let digest: String =
            Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(entry["sha256"], digest, "{path}");
        assert_eq!(entry["bytes"], bytes.len(), "{path}");
        let pages = hayro::hayro_syntax::Pdf::new(bytes).unwrap().pages().len();
        assert_eq!(entry["pages"], pages, "{path}");
        assert_eq!(pages, 4, "{path}");
        assert_eq!(entry["language"], language);
        assert_eq!(entry["flyer"], "my-number-card");
        assert_eq!(entry["variant"], "screen");
        assert_eq!(entry["edition"], "2022-07-01");
        assert!(!entry["density"].as_str().unwrap().is_empty(), "{path}");
    }
    let status: Vec<&str> = entries.iter().map(|e| e["status"].as_str().unwrap()).collect();
    assert_eq!(status, ["draft", "draft", "official"]);
}

#[test]
fn no_draft_of_a_file_is_left_behind() {
    let project = TempProject::new();
    for _ in 0..2 {
        assert_eq!(run(&project, &["build", "--lang", "en"]).code, 0);
    }
    let names = |folder: &str| {
        let entries = fs::read_dir(project.path(folder)).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    };
    assert_eq!(names("output"), [".work", "manifest.json", "my-number-card"]);
    assert_eq!(names("output/.work"), ["known"], "what was found right is remembered");
    assert_eq!(names("output/my-number-card"), ["en.pdf"]);
}

#[test]
fn wrong_usage_ends_with_2_and_says_what_to_do() {
    let project = TempProject::new();
    let wrong: [(&[&str], &str); 9] = [
        (&[], "Usage"),
        (&["build", "--colour"], "--colour"),
        (&["bulid"], "build"),
        (&["build", "--lang", "zh-hans"], "write it as `zh-Hans`"),
        (&["build", "--lang", "de"], "no flyer is in `de`"),
        (&["build", "--flyer", "my-number-cart"], "my-number-card"),
        (&["build", "--as-of", "2024-02-30"], "2024-02-30"),
        (&["build", "--variant", "poster"], "screen"),
        (&["build", "--jobs", "0"], "--jobs"),
    ];
    for (arguments, named) in wrong {
        let run = run(&project, arguments);
        assert_eq!(run.code, 2, "{arguments:?}: {}", run.err);
        assert!(run.err.contains(named), "{arguments:?}: {}", run.err);
        assert_eq!(run.out, "", "{arguments:?}");
    }
    assert!(!project.path("output").exists());
}

#[test]
fn a_file_that_is_missing_ends_with_2_and_is_named() {
    let missing = ["content", "content/facts.toml", "content/languages", "fonts/fonts.toml"];
    let project = TempProject::new();
    for path in missing {
        let aside = project.path("aside");
        fs::rename(project.path(path), &aside).unwrap();
        let run = run(&project, &["build"]);
        assert_eq!(run.code, 2, "{path}: {}", run.err);
        assert!(run.err.contains(path), "{path}: {}", run.err);
        assert!(!project.path("output").exists(), "{path}");
        fs::rename(aside, project.path(path)).unwrap();
    }
    assert_eq!(run(&project, &["build", "--lang", "en"]).code, 0, "all is back in its place");
}

#[test]
fn a_font_that_is_missing_is_told_where_it_is_named() {
    let project = TempProject::new();
    fs::remove_file(project.path("fonts/NotoSansCJK-Bold.ttc")).unwrap();
    let run = run(&project, &["build"]);
    assert_eq!(run.code, 1, "{}", run.err);
    let message = "there is no file fonts/NotoSansCJK-Bold.ttc\n  --> fonts/fonts.toml:";
    assert!(run.err.contains(message), "{}", run.err);
    assert!(!project.path("output").exists());
}

#[test]
fn an_output_that_cannot_be_written_ends_with_2() {
    let project = TempProject::new();
    fs::write(project.path("output"), "a file where a folder belongs").unwrap();
    let run = run(&project, &["build", "--lang", "en"]);
    assert_eq!(run.code, 2, "{}", run.err);
    assert!(run.err.contains("output"), "{}", run.err);
}

#[test]
fn quiet_says_nothing_when_all_is_well_and_errors_all_the_same() {
    let project = TempProject::new();
    let quiet = run(&project, &["build", "--quiet", "--lang", "en"]);
    assert_eq!((quiet.code, quiet.out.as_str(), quiet.err.as_str()), (0, "", ""));
    assert!(project.path("output/my-number-card/en.pdf").is_file());

    let path = "content/my-number-card/en.toml";
    crate::cli::edit(&project, path, "{number:photo-months}", "{number:none}");
    let quiet = run(&project, &["build", "--quiet", "--lang", "en"]);
    assert_eq!(quiet.code, 1);
    assert!(quiet.err.contains("unknown-fact"), "{}", quiet.err);
}

#[test]
fn list_prints_one_line_with_seven_fields_for_each_pack() {
    let project = TempProject::new();
    let listed = run(&project, &["list"]);
    assert_eq!((listed.code, listed.err.as_str()), (0, ""));
    let rows: Vec<Vec<&str>> = listed.out.lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!(rows.len(), 18, "{}", listed.out);
    let mut tags: Vec<&str> = Vec::new();
    for row in &rows {
        let [flyer, tag, label, complete, stale, reviewed, status] = row[..] else {
            panic!("{row:?}")
        };
        assert_eq!(flyer, "my-number-card");
        assert!(!label.is_empty(), "{row:?}");
        let (present, expected) = complete.split_once('/').unwrap();
        assert_eq!(present, expected, "{row:?}");
        assert!(expected.parse::<usize>().unwrap() > 50, "{row:?}");
        assert!(stale == "0" && reviewed.starts_with("0/"), "{row:?}");
        assert!(["draft", "reviewed", "official"].contains(&status), "{row:?}");
        tags.push(tag);
    }
    assert_eq!(tags[..4], ["ja", "ja-simple", "en", "zh-Hans"]);
    tags.sort_unstable();
    tags.dedup();
    assert_eq!(tags.len(), 18);
    let chinese = rows.iter().find(|row| row[1] == "zh-Hans").unwrap();
    assert_eq!((chinese[2], chinese[6]), ("中文（简体）", "official"));
}

#[test]
fn a_pack_with_added_drafts_is_not_listed_as_plainly_official() {
    let project = TempProject::new();
    let official = "status = \"official\"\n";
    let pack = project.path("content/my-number-card/zh-Hans.toml");
    let text = fs::read_to_string(&pack).unwrap();
    assert!(text.contains(official));
    let text = text.replace(official, &format!("{official}added = [\"contact\"]\n"));
    fs::write(&pack, text).unwrap();
    let listed = run(&project, &["list"]).out;
    let row = listed.lines().find(|line| line.contains("\tzh-Hans\t")).unwrap();
    assert!(row.ends_with("\tofficial, parts draft"), "{row}");
    assert_eq!(run(&project, &["build", "--lang", "zh-Hans", "--no-check"]).code, 0);
    let manifest = fs::read_to_string(project.path("output/manifest.json")).unwrap();
    assert!(manifest.contains("\"status\": \"official, parts draft\""), "{manifest}");
}

#[test]
fn help_teaches_the_one_command() {
    let project = TempProject::new();
    let help = run(&project, &["--help"]);
    assert_eq!((help.code, help.err.as_str()), (0, ""));
    for named in ["chirashi build", "content/facts.toml", "Exit status", "list", "stamp"] {
        assert!(help.out.contains(named), "{named}: {}", help.out);
    }
    let help = run(&project, &["build", "--help"]);
    assert_eq!(help.code, 0);
    for named in ["--flyer", "--lang", "--variant", "--as-of", "--out", "--jobs", "--quiet"] {
        assert!(help.out.contains(named), "{named}: {}", help.out);
    }
    let version = run(&project, &["--version"]);
    assert_eq!(version.out, format!("chirashi {}\n", env!("CARGO_PKG_VERSION")));
}
