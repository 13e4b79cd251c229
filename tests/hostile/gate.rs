//! The gate: whatever command reads, writes or removes a file that the user did not
//! name, it stays in its folder, follows no link, and opens nothing but plain files.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

use sha2::{Digest, Sha256};

use crate::hostile::verdict::{harmless, shipped};
use crate::support::project::TempProject;
use crate::support::run::Run;

/// What must be there afterwards as it was before, outside of the project.
const PRECIOUS: &str = "DB_PASSWORD=hunter2\n";

/// A folder beside the project with files that no command may touch or show.
struct Victim(PathBuf);

impl Victim {
    fn of(project: &TempProject) -> Self {
        let folder = project.path(".").canonicalize().unwrap().with_extension("victim");
        fs::create_dir_all(folder.join("sub")).unwrap();
        for name in ["victim.txt", "sub/deep.txt", "journal", "manifest", "en.pdf", "mark.svg"] {
            fs::write(folder.join(name), PRECIOUS).unwrap();
        }
        Self(folder)
    }

    /// The path to a file of it from a folder that is so many steps below the project.
    fn from(&self, steps: usize, name: &str) -> String {
        let folder = self.0.file_name().unwrap().to_string_lossy();
        format!("{}{folder}/{name}", "../".repeat(steps + 1))
    }

    fn is_untouched(&self, why: &str) {
        let mut names: Vec<PathBuf> = Vec::new();
        for folder in [self.0.clone(), self.0.join("sub")] {
            for entry in fs::read_dir(folder).unwrap() {
                names.push(entry.unwrap().path());
            }
        }
        assert_eq!(names.len(), 7, "{why}: {names:?}");
        for file in names.iter().filter(|name| name.is_file()) {
            assert_eq!(fs::read_to_string(file).unwrap(), PRECIOUS, "{why}: {}", file.display());
        }
    }
}

impl Drop for Victim {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).unwrap();
    }
}

fn run(project: &TempProject, arguments: &[&str]) -> Run {
    let run = Run::of(&mut project.command(arguments));
    harmless(&run.err);
    run
}

/// Commands that read, write or remove what a manifest in `out` lists.
const OF_MANIFESTS: [&[&str]; 7] = [
    &["build", "--lang", "en", "--out", "out"],
    &["build", "--prune", "--out", "out"],
    &["build", "--lang", "en", "--shard", "1/1", "--out", "out"],
    &["release", "--tag", "v1", "--accept-drafts", "--as-of", "2027-01-01", "--out", "out"],
    &["verify", "out"],
    &["diff", "out", "WORKTREE"],
    &["merge", "share", "--out", "out"],
];

/// A manifest that lists a file, with the right size and checksum of [`PRECIOUS`].
fn manifest(path: &str, list: &str) -> String {
    let sum: String = Sha256::digest(PRECIOUS).iter().map(|byte| format!("{byte:02x}")).collect();
    let json = serde_json::json!({
        "path": path, "flyer": "x", "language": "en", "variant": "screen",
        "edition": "2022-07-01", "status": "draft", "density": "x", "pages": 1,
        "bytes": PRECIOUS.len(), "sha256": sum, "inputs": "0".repeat(32),
    });
    let json = serde_json::json!({
        "schema": 1, "generator": "x", "files": [], list: [json],
    });
    json.to_string()
}

fn put(project: &TempProject, path: &str, text: &str) {
    let place = project.path(path);
    fs::create_dir_all(place.parent().unwrap()).unwrap();
    fs::write(place, text).unwrap();
}

#[test]
fn a_manifest_that_leads_out_is_refused_by_every_command() {
    let project = shipped();
    let victim = Victim::of(&project);
    let absolute = victim.0.join("victim.txt").to_string_lossy().into_owned();
    let step = victim.from(1, "victim.txt");
    let windows = step.replace('/', "\\");
    let around = format!("my-number-card/../{step}");
    for path in [&*step, &absolute, &windows, &around, "C:\\victim.txt", "", ".", "a\nb"] {
        for list in ["files", "extras"] {
            for command in OF_MANIFESTS {
                put(&project, "out/manifest.json", &manifest(path, list));
                put(&project, "share/manifest.1-of-1.json", &manifest(path, list));
                let run = run(&project, command);
                let why = format!("{command:?} {path:?}\n{}", run.err);
                assert_eq!(run.code, 2, "{why}");
                assert!(run.err.contains("was not written by chirashi"), "{why}");
                assert!(run.err.lines().count() == 1 && run.out.is_empty(), "{why}");
                victim.is_untouched(&why);
            }
        }
    }
}

#[test]
fn a_journal_that_leads_out_is_refused() {
    let project = TempProject::new();
    let victim = Victim::of(&project);
    let path = victim.from(1, "victim.txt");
    let entry: serde_json::Value = serde_json::from_str(&manifest(&path, "files")).unwrap();
    put(&project, "output/.work/journal", &format!("{}\n", entry["files"][0]));
    let run = run(&project, &["build", "--prune"]);
    assert!(run.code == 2 && run.err.contains("journal was not written by"), "{}", run.err);
    victim.is_untouched(&run.err);
}

/// Commands and the paths in the project that they write to, or remove what is there.
const WRITES: [(&[&str], &[&str]); 9] = [
    (
        &["build", "--lang", "en", "--force"],
        &[
            "output",
            "output/.work",
            "output/my-number-card",
            "output/my-number-card/en.pdf",
            "output/manifest.json",
            "output/.work/journal",
            "output/.work/0",
            "output/.work/1",
            "output/.work/known",
        ],
    ),
    (&["build", "--prune", "--force"], &["output/.work", "output/my-number-card"]),
    (
        &["build", "--lang", "en", "--shard", "1/1"],
        &["output", "output/.shard-1-of-1", "output/manifest.1-of-1.json", "output/my-number-card"],
    ),
    (&["merge", "share"], &["output", "output/.work", "output/my-number-card"]),
    (
        &["release", "--tag", "v1", "--accept-drafts", "--as-of", "2024-04-01"],
        &[
            "release",
            "release/.work",
            "release/my-number-card/en.png",
            "release/SHA256SUMS",
            "release/my-number-card.zip",
        ],
    ),
    (
        &["schema"],
        &[
            "content/schemas",
            "content/schemas/facts.schema.json",
            "content/my-number-card/pack.schema.json",
        ],
    ),
    (
        &["stamp", "--lang", "en"],
        &["content/my-number-card/stamps", "content/my-number-card/stamps/en.toml"],
    ),
    (&["new", "flyer", "garbage"], &["content/garbage"]),
    (&["new", "language", "de"], &["content/my-number-card/de.toml"]),
];

/// Every command that writes meets a link where it writes, in the middle of the way
/// or at its end.
#[test]
fn nothing_is_written_or_removed_through_a_link() {
    for (command, paths) in WRITES {
        for path in paths {
            let project = shipped();
            let victim = Victim::of(&project);
            if command[0] == "merge" {
                let made = ["build", "--lang", "en", "--shard", "1/1", "--out", "share"];
                assert_eq!(run(&project, &made).code, 0);
            }
            let place = project.path(path);
            let target = match Path::new(path).extension() {
                Some(_) => victim.0.join("victim.txt"),
                None if path.ends_with("journal") => victim.0.join("journal"),
                None => victim.0.clone(),
            };
            if place.is_dir() {
                fs::remove_dir_all(&place).unwrap();
            } else {
                fs::remove_file(&place).ok();
            }
            fs::create_dir_all(place.parent().unwrap()).unwrap();
            symlink(&target, &place).unwrap();
            let mut command = project.command(command);
            let run = Run::of(command.env("SOURCE_DATE_EPOCH", "1711929600"));
            let why = format!("{command:?} {path}\n{}", run.err);
            assert!(run.code != 0, "{why}");
            assert!(run.err.contains("link") || run.err.contains("already there"), "{why}");
            assert!(!run.err.contains("hunter2") && !run.out.contains("hunter2"), "{why}");
            victim.is_untouched(&why);
        }
    }
}

#[test]
fn a_folder_that_the_user_names_may_be_a_link() {
    let project = TempProject::new();
    fs::create_dir(project.path("real")).unwrap();
    symlink("real", project.path("named")).unwrap();
    let made = run(&project, &["build", "--lang", "en", "--out", "named"]);
    assert_eq!(made.code, 0, "{}", made.err);
    assert!(project.path("real/my-number-card/en.pdf").is_file());
    assert_eq!(run(&project, &["verify", "named"]).code, 0);
    symlink("real", project.path("output")).unwrap();
    let unnamed = run(&project, &["verify"]);
    assert!(unnamed.code == 2 && unnamed.err.contains("`output` is a link"), "{}", unnamed.err);
}

#[test]
fn what_others_keep_in_the_folders_of_a_build_stays() {
    let project = TempProject::new();
    put(&project, "output/.work/notes.txt", PRECIOUS);
    put(&project, "output/.work/1/mine.txt", PRECIOUS);
    put(&project, "output/.work/1/draft", "left by a build that was killed");
    assert_eq!(run(&project, &["build", "--lang", "en"]).code, 0);
    for path in ["output/.work/notes.txt", "output/.work/1/mine.txt"] {
        assert_eq!(fs::read_to_string(project.path(path)).unwrap(), PRECIOUS);
    }
    assert!(!project.path("output/.work/1/draft").exists());
}

/// What stands in the place of a file that is listed and is not one: the commands
/// that read it end at once and say so.
#[test]
fn pipes_devices_and_links_are_not_opened() {
    let project = shipped();
    assert_eq!(run(&project, &["build", "--lang", "en", "--out", "out"]).code, 0);
    let file = project.path("out/my-number-card/en.pdf");
    let bytes = fs::read(&file).unwrap();
    fs::write(project.path("real.pdf"), &bytes).unwrap();
    let place_odd: [&dyn Fn(&Path); 3] = [
        &|path| assert!(Command::new("mkfifo").arg(path).status().unwrap().success()),
        &|path| symlink("/dev/zero", path).unwrap(),
        &|path| symlink("../../real.pdf", path).unwrap(),
    ];
    for odd in place_odd {
        for path in ["my-number-card/en.pdf", "manifest.json"] {
            let place = project.path("out").join(path);
            let before = fs::read(&place).unwrap();
            fs::remove_file(&place).unwrap();
            odd(&place);
            for command in [
                &["verify", "out"][..],
                &["diff", "out", "WORKTREE", "--lang", "en", "--as-of", "2023-10-01"],
                &["build", "--lang", "en", "--out", "out"],
                &["build", "--prune", "--out", "out"],
                &[
                    "release",
                    "--tag",
                    "v1",
                    "--accept-drafts",
                    "--as-of",
                    "2027-01-01",
                    "--out",
                    "out",
                ],
            ] {
                let run = run(&project, command);
                assert!(run.code != 0, "{command:?} {path}\n{}", run.err);
                assert!(run.err.lines().count() < 60, "{command:?} {path}\n{}", run.err);
            }
            fs::remove_file(&place).unwrap();
            fs::write(&place, before).unwrap();
        }
    }
    assert_eq!(run(&project, &["verify", "out"]).code, 0);
}

#[test]
fn an_emblem_stands_beside_its_table() {
    let project = TempProject::new();
    let victim = Victim::of(&project);
    symlink(victim.0.join("mark.svg"), project.path("link.svg")).unwrap();
    symlink(&victim.0, project.path("folder")).unwrap();
    symlink("/dev/zero", project.path("zero.svg")).unwrap();
    Command::new("mkfifo").arg(project.path("pipe.svg")).status().unwrap();
    let absolute = victim.0.join("mark.svg").to_string_lossy().into_owned();
    let step = victim.from(0, "mark.svg");
    let names =
        ["link.svg", "folder/mark.svg", "zero.svg", "pipe.svg", "content", "..", &absolute, &step];
    for name in names.into_iter().chain([&*step.replace('/', "\\"), "C:\\mark.svg"]) {
        put(&project, "o.csv", &format!("code,name,logo\n131016,千代田区,{name}\n"));
        let run = run(&project, &["build", "--offices", "o.csv", "--lang", "en"]);
        let why = format!("{name}\n{}", run.err);
        assert_eq!(run.code, 1, "{why}");
        assert!(run.err.contains("error[unknown-picture]") && run.err.contains("o.csv:2"), "{why}");
        assert!(!run.err.contains("hunter2"), "{why}");
        assert!(!project.path("output/my-number-card/131016").exists(), "{why}");
        victim.is_untouched(&why);
    }
}

#[test]
fn a_table_with_mistakes_removes_nothing() {
    let project = TempProject::new();
    let right = "code,name,phone\n131016,千代田区,03-3264-2111\n011002,札幌市,011-211-2111\n";
    put(&project, "o.csv", right);
    let build = ["build", "--offices", "o.csv", "--lang", "en,ja", "--prune"];
    let all = ["build", "--offices", "o.csv", "--prune"];
    assert_eq!(run(&project, &["build"]).code, 0);
    assert_eq!(run(&project, &build).code, 0);
    let paths = ["131016/en.pdf", "011002/ja.pdf", "th.pdf"];
    for wrong in [
        &*right.replace("03-3264", "3-3264"),
        "",
        "\u{FEFF}",
        "\n\n",
        "code,name,phone\n",
        "code,name,phone\n,,\n",
        "code,name,phone\n131016,千代田区,\"03",
        "not a table",
    ] {
        put(&project, "o.csv", wrong);
        let run = run(&project, &all);
        assert_eq!(run.code, 1, "{wrong:?}\n{}", run.err);
        for path in paths {
            let path = project.path("output/my-number-card").join(path);
            assert!(path.is_file(), "{wrong:?} removed {}\n{}", path.display(), run.err);
        }
    }
    // A row that is gone on purpose is.
    put(&project, "o.csv", "code,name,phone\n131016,千代田区,03-3264-2111\n");
    let pruned = run(&project, &all);
    assert_eq!(pruned.code, 0, "{}", pruned.err);
    assert!(!project.path("output/my-number-card/011002").exists());
    assert!(project.path("output/my-number-card/th.pdf").is_file());
}
