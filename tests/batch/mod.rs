//! Builds into a folder that holds something already: what is made anew, what
//! is kept, and what can be seen at any moment.

#![expect(clippy::disallowed_methods, reason = "the tests write content and look at the output")]
#![expect(clippy::unwrap_used, reason = "a test that finds nothing has failed")]

mod again;
mod interrupted;
mod offices;
mod release;
mod rows;
mod shards;
mod variants;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::support::project::TempProject;
use crate::support::run::Run;

/// Files below a folder by their paths.
type Files = BTreeMap<String, Vec<u8>>;

fn run(project: &TempProject, arguments: &[&str]) -> Run {
    Run::of(&mut project.command(arguments))
}

/// Runs a build that must end well and leave standard output to others; gives what it
/// said, but for how far it was after ten seconds, as on a machine that is slow.
fn build(project: &TempProject, arguments: &[&str]) -> String {
    let run = run(project, &[&["build"], arguments].concat());
    assert_eq!((run.code, &*run.out), (0, ""), "{arguments:?}\n{}", run.err);
    run.err.split_inclusive('\n').filter(|line| !line.trim_end().ends_with(" min left")).collect()
}

/// Replaces the first `from` in a file of the project by `to`.
fn edit(project: &TempProject, path: &str, from: &str, to: &str) {
    let text = fs::read_to_string(project.path(path)).unwrap();
    assert!(text.contains(from), "{path} does not contain {from}");
    fs::write(project.path(path), text.replacen(from, to, 1)).unwrap();
}

/// All files below a folder, but for those that are being worked on.
fn files(folder: &Path) -> Files {
    let mut found = Files::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.file_name().unwrap().to_string_lossy().starts_with('.') {
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

/// Expects that the manifest among these files, if there is one, tells the truth
/// of each file that it lists; gives their paths.
fn listed(files: &Files) -> Vec<String> {
    let Some(manifest) = files.get("manifest.json") else { return Vec::new() };
    let manifest: serde_json::Value = serde_json::from_slice(manifest).unwrap();
    let mut paths = Vec::new();
    for entry in manifest["files"].as_array().unwrap() {
        let path = entry["path"].as_str().unwrap();
        let bytes = files.get(path).unwrap_or_else(|| panic!("{path} is listed and not there"));
        let digest: String =
            Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(entry["sha256"], digest, "{path}");
        paths.push(path.to_owned());
    }
    paths
}

/// The paths of files that differ, or that only one side has.
fn differing(one: &Files, other: &Files) -> Vec<String> {
    let mut paths: Vec<&String> = one.keys().chain(other.keys()).collect();
    paths.sort();
    paths.dedup();
    paths.into_iter().filter(|path| one.get(*path) != other.get(*path)).cloned().collect()
}
