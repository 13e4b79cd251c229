//! The same content gives the same bytes: on any number of threads, in any
//! folder, at any time, for any user.

#![expect(clippy::disallowed_methods, reason = "the test compares the files that were written")]
#![expect(clippy::unwrap_used, reason = "a test that finds nothing has failed")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::project::TempProject;

/// All files below a folder by their paths, but for what the program keeps for itself.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.ends_with(".work") {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
                found.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    found
}

fn succeed(command: &mut Command) {
    let output = command.output().unwrap();
    let messages = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}\n{messages}");
}

/// Names the files that differ instead of showing their bytes.
fn assert_same(one: &BTreeMap<String, Vec<u8>>, other: &BTreeMap<String, Vec<u8>>, why: &str) {
    let names = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(one), names(other), "{why}");
    let differ: Vec<&String> = one.keys().filter(|name| one[*name] != other[*name]).collect();
    assert!(differ.is_empty(), "{why}: these files differ: {differ:?}");
}

#[test]
fn the_same_content_gives_the_same_bytes() {
    let here = TempProject::new();
    succeed(
        here.command(&["build", "--jobs", "1"])
            .env("TZ", "UTC")
            .env("LANG", "C")
            .env("SOURCE_DATE_EPOCH", "0"),
    );
    let first = files(&here.path("output"));
    assert_eq!(first.len(), 19, "18 flyers and the manifest: {:?}", first.keys());
    assert!(first.contains_key("manifest.json"));

    let there = TempProject::new();
    let (root, out) = (there.path("."), there.path("elsewhere/é 日本"));
    succeed(
        Command::new(env!("CARGO_BIN_EXE_chirashi"))
            .args(["build", "--jobs", "8", "--root"])
            .arg(&root)
            .arg("--out")
            .arg(&out)
            .current_dir(there.path("fonts"))
            .env("TZ", "Asia/Tokyo")
            .env("LANG", "ja_JP.UTF-8")
            .env("LC_ALL", "tr_TR.UTF-8")
            .env("HOME", "/nowhere")
            .env("SOURCE_DATE_EPOCH", "1900000000"),
    );
    assert_same(&first, &files(&out), "eight threads in another folder");

    succeed(&mut here.command(&["build", "--jobs", "3"]));
    assert_same(&first, &files(&here.path("output")), "built again over the old files");
}

#[cfg(unix)]
#[test]
fn rights_of_the_user_change_no_byte() {
    let project = TempProject::new();
    let build = |out: &str, umask: &str| {
        let command = project.command(&["build", "--lang", "ja-simple,my,en", "--out", out]);
        let script = format!("umask {umask}; exec \"$0\" \"$@\"");
        let mut shell = Command::new("sh");
        shell.arg("-c").arg(script).arg(command.get_program()).args(command.get_args());
        succeed(shell.current_dir(project.path(".")));
        files(&project.path(out))
    };
    let open = build("open", "000");
    assert_eq!(open.len(), 4);
    assert_same(&open, &build("closed", "077"), "another umask");
}
