//! Builds that end before they are done, and builds that meet.

use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use crate::batch::{build, differing, edit, files, listed};
use crate::support::project::TempProject;

/// Numbers that look random and are the same in each run (Marsaglia, "Xorshift
/// RNGs").
fn random(state: &mut u64) -> u64 {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    *state
}

/// What a build leaves of its work in a folder.
fn left(output: &Path) -> Vec<String> {
    let found = fs::read_dir(output.join(".work")).unwrap();
    found.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
#[ignore = "slow"]
fn a_build_that_is_killed_leaves_whole_files_and_the_next_one_mends_the_rest() {
    let project = TempProject::new();
    let rows = "code,name,name.en,phone\n131016,千代田区,Chiyoda City,03-3264-2111\n\
                131041,新宿区,Shinjuku City,03-3209-1111\n271004,大阪市,Osaka City,06-6208-8181\n";
    fs::write(project.path("offices.csv"), rows).unwrap();
    let arguments = ["--offices", "offices.csv", "--lang", "ja,en,th,my"];
    let hours = ["open = \"10:00\"", "open = \"10:10\""];
    // Both states of the content, as undisturbed builds make them, and how long
    // that takes: the moments lie anywhere in it.
    let start = Instant::now();
    let undisturbed = [0, 1].map(|state| {
        if state == 1 {
            edit(&project, "content/facts.toml", hours[0], hours[1]);
        }
        let out = format!("undisturbed-{state}");
        build(&project, &[&arguments[..], &["--out", &out]].concat());
        files(&project.path(&out))
    });
    assert_eq!(undisturbed[0].len(), 13);
    let longest = u64::try_from(start.elapsed().as_micros() / 2).unwrap();
    let mut state = 1;
    let mut seed = 0x2545_F491_4F6C_DD1D;
    let mut stopped = 0;
    for _ in 0..50 {
        edit(&project, "content/facts.toml", hours[state], hours[1 - state]);
        state = 1 - state;
        let command = [&["build"], &arguments[..]].concat();
        let mut child = project.command(&command).stderr(Stdio::null()).spawn().unwrap();
        thread::sleep(Duration::from_micros(random(&mut seed) % longest));
        child.kill().unwrap();
        stopped += usize::from(!child.wait().unwrap().success());
        let seen = files(&project.path("output"));
        listed(&seen);
        for (path, bytes) in seen.iter().filter(|(path, _)| *path != "manifest.json") {
            let known = undisturbed.iter().any(|files| files.get(path) == Some(bytes));
            assert!(known, "{path} is no whole file");
        }
    }
    assert!(stopped > 10, "only {stopped} builds were still running when they were killed");
    build(&project, &arguments);
    let output = project.path("output");
    assert_eq!(differing(&files(&output), &undisturbed[state]), Vec::<String>::new());
    assert_eq!(left(&output), ["known"]);
}

#[test]
fn a_build_that_was_stopped_goes_on_where_it_was() {
    let project = TempProject::new();
    build(&project, &["--lang", "ja,en,th"]);
    let whole = files(&project.path("output"));
    // As if it had been killed before the manifest was written: the journal has
    // two whole lines and half of a third.
    let manifest: serde_json::Value = serde_json::from_slice(&whole["manifest.json"]).unwrap();
    let entries = manifest["files"].as_array().unwrap();
    let mut journal: String = entries[..2].iter().map(|entry| format!("{entry}\n")).collect();
    journal += &entries[2].to_string()[..40];
    let output = project.path("output");
    fs::remove_file(output.join("manifest.json")).unwrap();
    fs::write(output.join(".work/journal"), journal).unwrap();
    fs::write(output.join(".work/0"), b"half a f").unwrap();
    let summary = build(&project, &["--lang", "ja,en,th"]);
    assert!(summary.starts_with("1 flyer (2 up to date) in "), "{summary}");
    assert_eq!(files(&output), whole);
    assert_eq!(left(&output), ["known"]);
}

#[test]
fn two_builds_at_once_wait_for_each_other() {
    let project = TempProject::new();
    let start = |tags: &str| {
        let arguments = ["build", "--lang", tags];
        project.command(&arguments).stderr(Stdio::null()).spawn().unwrap()
    };
    let builds: Vec<_> = ["ja,en", "th,my", "ko", "vi,ja"].map(start).into();
    for mut child in builds {
        assert!(child.wait().unwrap().success());
    }
    let together = files(&project.path("output"));
    assert_eq!(listed(&together).len(), 6);
    build(&project, &["--lang", "ja,en,th,my,ko,vi", "--out", "alone"]);
    let alone = files(&project.path("alone"));
    assert_eq!(differing(&together, &alone), Vec::<String>::new());
}

/// A limit on the size of files stands for a full disk: a write fails half way.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_and_leaves_whole_files() {
    let project = TempProject::new();
    build(&project, &["--lang", "ja,en,th"]);
    edit(&project, "content/facts.toml", "open = \"10:00\"", "open = \"10:10\"");
    let before = files(&project.path("output"));
    let script = "trap '' XFSZ; ulimit -f 100; exec \"$0\" build --lang ja,en,th";
    let output = std::process::Command::new("sh")
        .args(["-c", script, env!("CARGO_BIN_EXE_chirashi")])
        .current_dir(project.path("."))
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(message.contains("cannot write"), "{message}");
    let after = files(&project.path("output"));
    listed(&after);
    for path in differing(&before, &after) {
        assert!(path == "manifest.json" || after[&path].ends_with(b"%%EOF"), "{path}");
    }
    build(&project, &["--lang", "ja,en,th"]);
    assert_eq!(listed(&files(&project.path("output"))).len(), 3);
}

#[test]
fn a_place_where_nothing_can_be_written_is_told() {
    let project = TempProject::new();
    fs::write(project.path("file"), b"").unwrap();
    let run = crate::batch::run(&project, &["build", "--lang", "ja", "--out", "file/output"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("cannot make the folder"), "{}", run.err);
}
