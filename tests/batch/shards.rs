//! Shares of a batch, made side by side and joined.

use std::fs;
use std::process::Stdio;

use crate::batch::{build, differing, edit, files, listed, run};
use crate::support::project::TempProject;

fn project() -> TempProject {
    let project = TempProject::new();
    let rows = "code,name,name.en,phone\n131016,千代田区,Chiyoda City,03-3264-2111\n\
                131041,新宿区,Shinjuku City,03-3209-1111\n271004,大阪市,Osaka City,06-6208-8181\n";
    fs::write(project.path("offices.csv"), rows).unwrap();
    project
}

const BATCH: [&str; 4] = ["--offices", "offices.csv", "--lang", "ja,en,th,my,ko"];

/// Makes all four shares at the same time, each in the folder that `out` names.
fn make_shares(project: &TempProject, out: fn(u32) -> String) {
    let start = |index| {
        let (shard, out) = (format!("{index}/4"), out(index));
        let own = ["--shard", &shard, "--out", &out];
        let arguments = [&["build"], &BATCH[..], &own[..]].concat();
        project.command(&arguments).stderr(Stdio::null()).spawn().unwrap()
    };
    let processes: Vec<_> = (1..=4).map(start).collect();
    for mut process in processes {
        assert!(process.wait().unwrap().success());
    }
}

fn expect_whole(project: &TempProject, out: &str) {
    build(project, &[&BATCH[..], &["--out", "alone"]].concat());
    let (joined, alone) = (files(&project.path(out)), files(&project.path("alone")));
    assert_eq!(listed(&joined).len(), 15);
    assert_eq!(differing(&joined, &alone), Vec::<String>::new());
}

#[test]
fn four_shares_in_four_folders_are_one_batch() {
    let project = project();
    make_shares(&project, |index| format!("share-{index}"));
    let folders = ["merge", "share-1", "share-2", "share-3", "share-4", "--out", "all"];
    let merged = run(&project, &folders);
    assert_eq!(merged.code, 0, "{}", merged.err);
    assert!(merged.err.starts_with("15 files in all"), "{}", merged.err);
    expect_whole(&project, "all");
    assert_eq!(run(&project, &["verify", "all"]).code, 0);
}

#[test]
fn four_shares_in_one_folder_are_one_batch() {
    let project = project();
    make_shares(&project, |_| "all".to_owned());
    assert!(!project.path("all/manifest.json").exists());
    // A share that is there is not made again.
    let again = [&BATCH[..], &["--shard", "2/4", "--out", "all"]].concat();
    let summary = build(&project, &again);
    assert!(summary.starts_with("0 flyers ("), "{summary}");
    assert_eq!(run(&project, &["merge", "all", "--out", "all"]).code, 0);
    expect_whole(&project, "all");
    let left: Vec<_> = fs::read_dir(project.path("all"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(left.len(), 2, "{left:?}");
}

#[test]
fn shares_in_the_folder_of_a_whole_batch_leave_its_manifest_true() {
    let project = project();
    let hours = ["open = \"10:00\"", "open = \"10:10\""];
    build(&project, &[&BATCH[..], &["--out", "all"]].concat());
    for round in 0..6 {
        edit(&project, "content/facts.toml", hours[round % 2], hours[1 - round % 2]);
        make_shares(&project, |_| "all".to_owned());
        // All print the hours, so the old manifest can list none of them.
        assert_eq!(listed(&files(&project.path("all"))), Vec::<String>::new());
        assert_eq!(run(&project, &["merge", "all", "--out", "all"]).code, 0);
        assert_eq!(listed(&files(&project.path("all"))).len(), 15);
    }
    expect_whole(&project, "all");
}

#[test]
fn what_is_missing_double_or_of_another_batch_is_told() {
    let project = project();
    make_shares(&project, |index| format!("share-{index}"));
    let merge = |folders: &[&str]| {
        let merged = run(&project, &[&["merge"], folders, &["--out", "all"]].concat());
        assert!(!project.path("all").exists(), "nothing is written");
        (merged.code, merged.err)
    };
    let (code, message) = merge(&["share-1", "share-2", "share-4"]);
    assert!(code == 1 && message.contains("the share 3/4 is missing"), "{message}");
    let (code, message) = merge(&["share-1", "share-2", "share-3", "share-4", "share-2"]);
    assert!(code == 1 && message.contains("are the same share"), "{message}");

    let folder = project.path("share-2/my-number-card");
    let office = fs::read_dir(&folder).unwrap().next().unwrap().unwrap().path();
    let file = fs::read_dir(office).unwrap().next().unwrap().unwrap().path();
    let bytes = fs::read(&file).unwrap();
    fs::write(&file, &bytes[..bytes.len() - 1]).unwrap();
    let (code, message) = merge(&["share-1", "share-2", "share-3", "share-4"]);
    assert!(code == 1 && message.contains("is not the file that the manifest lists"), "{message}");
    fs::remove_file(&file).unwrap();
    let (code, message) = merge(&["share-1", "share-2", "share-3", "share-4"]);
    assert!(code == 1 && message.contains("is not there"), "{message}");
    fs::write(&file, &bytes).unwrap();

    let other = ["--offices", "offices.csv", "--lang", "ja,en", "--shard", "3/4", "--out", "other"];
    build(&project, &other);
    let (code, message) = merge(&["share-1", "share-2", "other", "share-4"]);
    assert!(code == 1 && message.contains("different batches"), "{message}");
    let (code, message) = merge(&["content"]);
    assert!(code == 2 && message.contains("no share of a batch"), "{message}");
}

#[test]
fn a_folder_is_proved_against_its_manifest() {
    let project = TempProject::new();
    build(&project, &["--lang", "ja,en"]);
    assert_eq!(run(&project, &["verify"]).code, 0);
    let path = |name: &str| project.path("output/my-number-card").join(name);
    fs::copy(path("ja.pdf"), path("zz.pdf")).unwrap();
    fs::remove_file(path("ja.pdf")).unwrap();
    fs::write(path("en.pdf"), b"").unwrap();
    let wrong = run(&project, &["verify"]);
    assert_eq!(wrong.code, 1);
    for message in ["ja.pdf is not there", "en.pdf is not the file", "zz.pdf is not listed"] {
        assert!(wrong.err.contains(message), "{message} is not in\n{}", wrong.err);
    }
    fs::write(project.path("output/manifest.json"), "{}").unwrap();
    assert_eq!(run(&project, &["verify"]).code, 2);
    let unbuilt = run(&project, &["verify", "content"]);
    let named = "content/manifest.json: build into that folder first";
    assert!(unbuilt.code == 2 && unbuilt.err.contains(named), "{}", unbuilt.err);
}
