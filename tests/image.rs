//! The image of the batch, docs/batch/Dockerfile, has all that its build needs.

#![expect(clippy::disallowed_methods, reason = "the test lays out the files of the image")]
#![expect(clippy::unwrap_used, reason = "a test that finds nothing has failed")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The files and folders that the first stage copies, and where to.
fn copied() -> Vec<(String, String)> {
    let text = fs::read_to_string(Path::new(ROOT).join("docs/batch/Dockerfile")).unwrap();
    let (_, stage) = text.split_once("\nFROM ").unwrap();
    let (stage, _) = stage.split_once("\nFROM ").unwrap();
    let copies = stage.lines().filter_map(|line| line.strip_prefix("COPY "));
    copies
        .flat_map(|line| {
            let mut words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
            let to = words.pop().unwrap();
            words.into_iter().map(move |from| (from, to.clone()))
        })
        .collect()
}

/// Copies as Docker does: into a folder if the target ends with a slash.
fn copy(root: &Path, from: &str, to: &str) {
    let source = Path::new(ROOT).join(from);
    let mut target = root.join(to);
    if source.is_dir() {
        return copy_folder(&source, &target);
    }
    if to.ends_with('/') {
        target.push(source.file_name().unwrap());
    }
    fs::create_dir_all(target.parent().unwrap()).unwrap();
    fs::copy(&source, &target).unwrap_or_else(|error| panic!("COPY {from}: {error}"));
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy_folder(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

/// The files below the repository that the sources include as text.
fn included(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(included(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let calls = ["include_str!(\"", "include_bytes!(\""];
            for rest in calls.iter().flat_map(|call| text.split(call).skip(1)) {
                let (name, _) = rest.split_once('"').unwrap();
                found.push(path.parent().unwrap().join(name));
            }
        }
    }
    found
}

#[test]
fn cargo_finds_every_file_in_the_image() {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("image-{}", std::process::id()));
    let copies = copied();
    assert!(copies.iter().any(|(from, _)| from == "src"), "{copies:?}");
    copies.iter().for_each(|(from, to)| copy(&root, from, to));

    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["metadata", "--format-version", "1", "--locked", "--offline", "--no-deps"]);
    let said = cargo.current_dir(&root).output().unwrap();
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    let metadata: serde_json::Value = serde_json::from_slice(&said.stdout).unwrap();
    let targets = metadata["packages"][0]["targets"].as_array().unwrap();
    // The build script would not be missed: without it cargo looks for no other.
    let has = |kind: &str| targets.iter().any(|target| target["kind"][0] == kind);
    assert!(has("bin") && has("lib") && has("custom-build"), "{targets:#?}");
    for target in targets {
        let path = Path::new(target["src_path"].as_str().unwrap());
        assert!(path.is_file(), "the image lacks {}", path.display());
    }
    let missing: Vec<PathBuf> =
        included(&root.join("src")).into_iter().filter(|path| !path.is_file()).collect();
    assert!(missing.is_empty(), "the image lacks {missing:?}");
    fs::remove_dir_all(root).unwrap();
}
