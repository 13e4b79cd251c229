//! Releases: what they refuse, and what they hold.

use std::io::Cursor;
use std::process::Command;

use crate::batch::{Run, differing, edit, files, listed, run};
use crate::support::project::TempProject;

/// 2024-04-01, when the points were over.
const SPRING: &str = "1711929600";

const FIT: [&str; 4] = ["--accept-drafts", "--as-of", "2024-04-01", "--tag"];

fn release(project: &TempProject, arguments: &[&str]) -> Run {
    let mut command = project.command(&[&["release"], arguments].concat());
    Run::of(command.env("SOURCE_DATE_EPOCH", SPRING))
}

#[test]
fn drafts_errors_and_facts_that_are_over_are_refused() {
    let project = TempProject::new();
    let refused = release(&project, &["--tag", "v1"]);
    assert_eq!(refused.code, 1);
    for message in [
        "no native speaker has read ja, ja-simple, en, zh-Hant, ko",
        "hours points (until 2023-09-30)",
        "--as-of 2024-04-01",
        "nothing was written",
    ] {
        assert!(refused.err.contains(message), "{message} is not in\n{}", refused.err);
    }
    let expired = release(&project, &["--tag", "v1", "--accept-drafts"]);
    assert!(expired.code == 1 && !expired.err.contains("native speaker"), "{}", expired.err);
    edit(&project, "content/my-number-card/en.toml", "{phone:card-alternative}", "0570-064-738");
    let typed = release(&project, &[&FIT[..], &["v1"]].concat());
    assert!(typed.code == 1 && typed.err.contains("error[typed-phone]"), "{}", typed.err);
    assert!(!project.path("release").exists());
}

#[test]
fn a_release_is_whole_and_the_same_each_time() {
    let project = TempProject::new();
    let first = release(&project, &[&FIT[..], &["v1", "--out", "one"]].concat());
    assert_eq!(first.code, 0, "{}", first.err);
    let one = files(&project.path("one"));
    assert_eq!(listed(&one).len(), 18);
    // Flyers and thumbnails; a ZIP, notes, the manifest, checksums.
    assert_eq!(one.len(), 18 * 2 + 4);
    let manifest: serde_json::Value = serde_json::from_slice(&one["manifest.json"]).unwrap();
    assert_eq!(manifest["release"]["tag"], "v1");
    assert_eq!(manifest["release"]["accepts_drafts"], true);
    assert_eq!(manifest["extras"].as_array().unwrap().len(), 18 + 2);
    assert!(String::from_utf8_lossy(&one["NOTES.md"]).contains("The first release"));
    assert_eq!(run(&project, &["verify", "one"]).code, 0);

    let mut zip = zip::ZipArchive::new(Cursor::new(&one["my-number-card.zip"])).unwrap();
    assert_eq!(zip.len(), 18);
    let mut bytes = Vec::new();
    let mut inside = zip.by_name("my-number-card/th.pdf").unwrap();
    std::io::copy(&mut inside, &mut bytes).unwrap();
    assert_eq!(bytes, one["my-number-card/th.pdf"]);
    let thumbnail = image::load_from_memory(&one["my-number-card/th.png"]).unwrap();
    assert_eq!((thumbnail.width(), thumbnail.height()), (298, 421));

    for _ in 0..2 {
        release(&project, &[&FIT[..], &["v1", "--out", "other"]].concat());
        assert_eq!(differing(&one, &files(&project.path("other"))), Vec::<String>::new());
    }
    std::fs::write(project.path("one/my-number-card/th.png"), b"").unwrap();
    let changed = run(&project, &["verify", "one"]);
    assert!(changed.code == 1 && changed.err.contains("th.png is not the file"), "{}", changed.err);
}

/// `sha256sum` is what people have who do not have this program.
#[cfg(target_os = "linux")]
#[test]
fn the_checksums_are_those_that_everyone_can_prove() {
    let project = TempProject::new();
    assert_eq!(release(&project, &[&FIT[..], &["v1"]].concat()).code, 0);
    let proved = Command::new("sha256sum")
        .args(["--check", "--strict", "--quiet", "SHA256SUMS"])
        .current_dir(project.path("release"))
        .status();
    assert!(proved.unwrap().success());
}

#[test]
fn the_notes_say_what_changed_since_the_last_tag() {
    let project = TempProject::new();
    let git = |arguments: &[&str]| {
        let done = Command::new("git")
            .args(["-c", "user.name=t", "-c", "user.email=t@example.org"])
            .args(arguments)
            .current_dir(project.path("."))
            .output()
            .unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    };
    git(&["init", "--quiet"]);
    git(&["add", "content", "fonts/fonts.toml", "fonts"]);
    git(&["commit", "--quiet", "--message", "one"]);
    git(&["tag", "v1"]);
    edit(&project, "content/facts.toml", "open = \"08:30\"", "open = \"08:40\"");
    git(&["commit", "--quiet", "--all", "--message", "two"]);
    git(&["tag", "v2"]);
    let made = release(&project, &[&FIT[..], &["v2"]].concat());
    assert_eq!(made.code, 0, "{}", made.err);
    let all = files(&project.path("release"));
    let notes = String::from_utf8_lossy(&all["NOTES.md"]).into_owned();
    for words in ["# v2", "8:30", "8:40", "my-number-card"] {
        assert!(notes.contains(words), "{words} is not in\n{notes}");
    }
    let manifest: serde_json::Value = serde_json::from_slice(&all["manifest.json"]).unwrap();
    assert_eq!(manifest["release"]["revision"].as_str().map(str::len), Some(40));
}
