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
    let project = TempProject::in_a_few();
    let refused = release(&project, &["--tag", "v1"]);
    assert_eq!(refused.code, 1);
    for message in [
        "no native speaker has read all of ja, ja-simple, en, vi, uk",
        "hours points (until 2023-09-30)",
        "Make it as of a later day: --as-of ",
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
    let project = TempProject::in_a_few();
    let first = release(&project, &[&FIT[..], &["v1", "--out", "one"]].concat());
    assert_eq!(first.code, 0, "{}", first.err);
    let one = files(&project.path("one"));
    assert_eq!(listed(&one).len(), 6);
    // Flyers and thumbnails; a ZIP, notes, the manifest, checksums.
    assert_eq!(one.len(), 6 * 2 + 4);
    let manifest: serde_json::Value = serde_json::from_slice(&one["manifest.json"]).unwrap();
    assert_eq!(manifest["release"]["tag"], "v1");
    assert_eq!(manifest["release"]["accepts_drafts"], true);
    assert_eq!(manifest["extras"].as_array().unwrap().len(), 6 + 2);
    assert!(String::from_utf8_lossy(&one["NOTES.md"]).contains("The first release"));
    assert_eq!(run(&project, &["verify", "one"]).code, 0);

    let mut zip = zip::ZipArchive::new(Cursor::new(&one["my-number-card.zip"])).unwrap();
    assert_eq!(zip.len(), 6 * 2, "with the thumbnails");
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
    let project = TempProject::in_a_few();
    assert_eq!(release(&project, &[&FIT[..], &["v1"]].concat()).code, 0);
    let proved = Command::new("sha256sum")
        .args(["--check", "--strict", "--quiet", "SHA256SUMS"])
        .current_dir(project.path("release"))
        .status();
    assert!(proved.unwrap().success());
}

/// A tag on an old commit sets the day of the commit; what is over today is over.
#[test]
fn a_fact_that_is_over_today_is_refused_whatever_day_is_set() {
    let project = TempProject::in_a_few();
    let day = ["--accept-drafts", "--as-of", "2022-07-01", "--tag", "v1"];
    let mut command = project.command(&[&["release"], &day[..]].concat());
    let refused = Run::of(command.env("SOURCE_DATE_EPOCH", "1656633600"));
    assert_eq!(refused.code, 1, "{}", refused.err);
    assert!(refused.err.contains("phone points (until 2023-09-30)"), "{}", refused.err);
    assert!(!project.path("release").exists());
}

#[test]
fn facts_that_only_words_refer_to_may_not_be_over_either() {
    let project = TempProject::in_a_few();
    let fact = "[number.card-months]\nvalue = 1";
    edit(&project, "content/facts.toml", fact, &format!("{fact}\nuntil = 2024-06-30"));
    let refused = release(&project, &[&FIT[..], &["v1"]].concat());
    assert_eq!(refused.code, 1, "{}", refused.err);
    assert!(refused.err.contains("number card-months (until 2024-06-30)"), "{}", refused.err);
}

#[test]
fn stale_translations_are_refused_or_named_in_the_manifest() {
    let project = TempProject::in_a_few();
    edit(
        &project,
        "content/my-number-card/ja.toml",
        "初めての交付は無料！",
        "初めての交付は有料！",
    );
    let refused = release(&project, &[&FIT[..], &["v1"]].concat());
    assert_eq!(refused.code, 1, "{}", refused.err);
    assert!(refused.err.contains("my-number-card/th about.badge"), "{}", refused.err);
    assert!(!project.path("release").exists());
    let accepted = release(&project, &[&["--accept-stale"], &FIT[..], &["v1"]].concat());
    assert_eq!(accepted.code, 0, "{}", accepted.err);
    let manifest = std::fs::read(project.path("release/manifest.json")).unwrap();
    let manifest: serde_json::Value = serde_json::from_slice(&manifest).unwrap();
    assert_eq!(manifest["release"]["stale"].as_array().unwrap().len(), 5);
    assert_eq!(manifest["release"]["as_of"], "as of 2024-04-01");
}

#[test]
fn a_release_that_cannot_be_compared_writes_nothing() {
    let project = TempProject::in_a_few();
    let since = |since: &str| {
        release(&project, &[&["--out", "new", "--since", since], &FIT[..], &["v2"]].concat())
    };
    let unknown = since("v0");
    assert_eq!(unknown.code, 2, "{}", unknown.err);
    assert!(unknown.err.contains("`v0` is no folder, and no revision"), "{}", unknown.err);
    assert!(!project.path("new").exists());
    let old = release(&project, &[&["--out", "old"], &FIT[..], &["v1"]].concat());
    assert_eq!(old.code, 0, "{}", old.err);
    std::fs::remove_file(project.path("old/my-number-card/th.pdf")).unwrap();
    let broken = since("old");
    assert_eq!(broken.code, 2, "{}", broken.err);
    assert!(broken.err.contains("my-number-card/th.pdf"), "{}", broken.err);
    assert!(!project.path("new").exists());
}

/// GitHub shows a release without folders: ZIPs, manifest, notes and checksums.
#[test]
fn what_is_published_is_proved_by_itself() {
    let project = TempProject::in_a_few();
    assert_eq!(release(&project, &[&FIT[..], &["v1"]].concat()).code, 0);
    std::fs::create_dir(project.path("flat")).unwrap();
    for entry in std::fs::read_dir(project.path("release")).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            let name = path.file_name().unwrap();
            std::fs::copy(&path, project.path("flat").join(name)).unwrap();
        }
    }
    let proved = run(&project, &["verify", "flat"]);
    assert_eq!(proved.code, 0, "{}", proved.err);
    #[cfg(target_os = "linux")]
    {
        let sums = Command::new("sha256sum")
            .args(["--check", "--strict", "--quiet", "SHA256SUMS"])
            .current_dir(project.path("flat"))
            .status();
        assert!(sums.unwrap().success());
    }
    let zip = project.path("flat/my-number-card.zip");
    let mut bytes = std::fs::read(&zip).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&zip, bytes).unwrap();
    let changed = run(&project, &["verify", "flat"]);
    assert_eq!(changed.code, 1);
    assert!(changed.err.contains("my-number-card.zip is not the file"), "{}", changed.err);
    assert!(changed.err.contains("my-number-card/th.pdf is not there"), "{}", changed.err);
}

/// Git in the folder of a project.
fn git(project: &TempProject, arguments: &[&str]) {
    let done = Command::new("git")
        .args(["-c", "user.name=t", "-c", "user.email=t@example.org"])
        .args(arguments)
        .current_dir(project.path("."))
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

#[test]
fn a_page_that_a_printed_code_leads_to_may_not_go() {
    let project = TempProject::in_languages(&["ja", "th"]);
    let settings = |redirects: &str| {
        let site = "[site]\naddress = \"https://a.example.jp/f/\"\n\n[site.redirects]\n";
        std::fs::write(project.path("chirashi.toml"), format!("{site}{redirects}")).unwrap();
    };
    let old = "\"card-2021/\" = \"my-number-card/\"\n";
    settings(old);
    git(&project, &["init", "--quiet"]);
    git(&project, &["add", "chirashi.toml", "content", "fonts"]);
    git(&project, &["commit", "--quiet", "--message", "one"]);
    git(&project, &["tag", "v1"]);
    let again = || release(&project, &[&FIT[..], &["v2", "--accept-dirty"]].concat());
    let refused = |page: &str| {
        let refused = again();
        let says = format!("codes of earlier releases may lead to https://a.example.jp/f/{page}, ");
        assert!(refused.code == 1 && refused.err.contains(&says), "{}", refused.err);
        assert!(!project.path("release").exists());
    };
    // The last release sent old codes on; nothing does so any more.
    settings("");
    refused("card-2021/th/");
    settings(old);
    // The flyer is not there in Thai any more.
    edit(&project, "content/my-number-card/flyer.toml", ", \"th\"", "");
    std::fs::remove_file(project.path("content/my-number-card/th.toml")).unwrap();
    std::fs::remove_file(project.path("content/my-number-card/stamps/th.toml")).ok();
    refused("my-number-card/th/");
    refused("card-2021/th/");
    settings(&format!(
        "{old}\"card-2021/th\" = \"my-number-card/ja\"\n\"my-number-card/th/\" = \"my-number-card/ja\"\n"
    ));
    let made = again();
    assert_eq!(made.code, 0, "{}", made.err);
}

#[test]
#[ignore = "slow"]
fn the_notes_say_what_changed_since_the_last_tag() {
    let project = TempProject::in_a_few();
    git(&project, &["init", "--quiet"]);
    git(&project, &["add", "chirashi.toml", "content", "fonts"]);
    git(&project, &["commit", "--quiet", "--message", "one"]);
    git(&project, &["tag", "v1"]);
    edit(&project, "content/facts.toml", "open = \"08:30\"", "open = \"08:40\"");
    git(&project, &["commit", "--quiet", "--all", "--message", "two"]);
    git(&project, &["tag", "v2"]);
    edit(&project, "content/facts.toml", "open = \"08:40\"", "open = \"08:50\"");
    let dirty = release(&project, &[&FIT[..], &["v2"]].concat());
    assert!(dirty.code == 1 && dirty.err.contains("not committed"), "{}", dirty.err);
    assert!(!project.path("release").exists());
    edit(&project, "content/facts.toml", "open = \"08:50\"", "open = \"08:40\"");
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
