//! Revisions of the content, as git has them.

use std::fs;
use std::process::Command;

use serde_json::Value;

use crate::diff::{diff, done, edit, files, refused, run, texts};
use crate::support::project::TempProject;

/// Runs git in a project, without the settings of whoever runs the tests.
fn git(project: &TempProject, arguments: &[&str]) -> String {
    let mut command = Command::new("git");
    command.arg("-C").arg(project.path(".")).args(["-c", "core.compression=0"]);
    command.args(["-c", "user.name=A Clerk", "-c", "user.email=clerk@example.jp"]);
    command.args(["-c", "commit.gpgsign=false", "-c", "init.defaultBranch=main"]);
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null");
    let output = command.args(arguments).output().unwrap();
    let err = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "git {arguments:?}: {err}");
    String::from_utf8(output.stdout).unwrap()
}

#[expect(clippy::print_stdout, reason = "who runs the tests is told what was not tried")]
fn skipped(why: &std::io::Error) {
    println!("skipped: git cannot be run: {why}");
}

/// The project, committed; `None`, and why, where git is missing.
fn committed() -> Option<TempProject> {
    commit_all(TempProject::in_a_few)
}

/// A project whose content is committed; `None`, and why, where git is missing.
pub(super) fn commit_all(project: impl FnOnce() -> TempProject) -> Option<TempProject> {
    if let Err(error) = Command::new("git").arg("--version").output() {
        skipped(&error);
        return None;
    }
    let project = project();
    git(&project, &["init", "--quiet"]);
    fs::write(project.path(".gitignore"), "output\n").unwrap();
    commit(&project, "The flyers as they were");
    Some(project)
}

fn commit(project: &TempProject, message: &str) {
    git(project, &["add", "--all"]);
    git(project, &["commit", "--quiet", "--message", message]);
}

#[test]
fn what_is_not_committed_is_told() {
    let Some(project) = committed() else { return };
    let told = done(&project, &["diff", "HEAD", "WORKTREE"]);
    assert_eq!(told, "nothing changed from HEAD to WORKTREE: 6 files the same\n");

    edit(&project, "content/facts.toml", "open = \"10:00\"", "open = \"10:30\"");
    let state = git(&project, &["status", "--porcelain"]);
    let told = diff(&project, &["HEAD", "WORKTREE"]);
    assert_eq!(git(&project, &["status", "--porcelain"]), state);
    let fact = &told["facts"][0];
    assert_eq!(told["facts"].as_array().unwrap().len(), 1, "{told}");
    assert_eq!((&fact["name"], &fact["what"]), (&"hours.card-late".into(), &"value".into()));
    assert_eq!(fact["old"], "daily 10:00–19:00 (vi, fil)");
    assert_eq!(fact["new"], "daily 10:30–19:00 (vi, fil)");
    assert_eq!(fact["flyers"], Value::from(vec!["my-number-card"]));
    assert_eq!(files(&told).len(), 6);
    assert!(files(&told).iter().all(|file| texts(file).len() == 1));

    // What only the work tree has is in no revision.
    fs::write(project.path("content/my-number-card/de.toml"), "broken").unwrap();
    fs::create_dir(project.path("content/broken")).unwrap();
    fs::write(project.path("content/broken/flyer.toml"), "broken").unwrap();
    done(&project, &["diff", "HEAD", "HEAD", "--lang", "en"]);
    let run = run(&project, &["diff", "HEAD", "WORKTREE"]);
    assert_eq!((run.code, &*run.out), (1, ""), "{}", run.err);
    assert!(run.err.contains("WORKTREE has errors"), "{}", run.err);
    assert!(run.err.contains("content/broken/flyer.toml"), "{}", run.err);
}

#[test]
fn two_revisions_are_compared_and_fonts_come_from_git() {
    let Some(project) = committed() else { return };
    edit(&project, "content/facts.toml", "until = 2023-09-30", "until = 2024-03-31");
    edit(&project, "content/my-number-card/th.toml", "status = \"draft\"", "status = \"official\"");
    commit(&project, "The points last longer, and Thai is official");
    // The files of today are of no account.
    fs::remove_file(project.path("fonts/NotoSansThaiLooped-Bold.ttf")).unwrap();
    fs::write(project.path("content/facts.toml"), "broken").unwrap();
    let told = diff(&project, &["HEAD~1", "HEAD"]);
    let [fact] = &told["facts"].as_array().unwrap()[..] else { panic!("{told}") };
    assert_eq!((&fact["name"], &fact["what"]), (&"phone.points".into(), &"times".into()));
    assert_eq!(
        (&fact["old"], &fact["new"]),
        (
            &"0570-028-125, not free until 2023-09-30".into(),
            &"0570-028-125, not free until 2024-03-31".into()
        )
    );
    let [file] = files(&told) else { panic!("{told}") };
    assert_eq!((&file["language"], &file["new"]["status"]), (&"th".into(), &"official".into()));
    assert_eq!(told["new"]["taken_for"].as_str().unwrap().len(), "revision ".len() + 12);

    let on = |day: &str| diff(&project, &["HEAD~1", "HEAD", "--lang", "en", "--as-of", day]);
    assert_eq!(files(&on("2023-10-01")).len(), 0);
    let told = on("2023-10-01");
    assert_eq!(told["facts"][0]["old"], "does not hold on 2023-10-01");
}

#[test]
fn fonts_kept_elsewhere_are_those_of_today_with_a_warning() {
    let Some(project) = committed() else { return };
    let font = project.path("fonts/NotoSansThaiLooped-Bold.ttf");
    let bytes = fs::read(&font).unwrap();
    fs::remove_file(&font).unwrap();
    let pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 60816\n";
    fs::write(&font, pointer).unwrap();
    commit(&project, "Fonts elsewhere");
    fs::write(&font, bytes).unwrap();
    let run = run(&project, &["diff", "HEAD", "WORKTREE", "--lang", "th"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.starts_with("nothing changed"), "{}", run.out);
    assert!(run.err.contains("warning: fonts/NotoSansThaiLooped-Bold.ttf"), "{}", run.err);
    assert!(run.err.contains("the font of today is used"), "{}", run.err);
}

#[test]
fn what_git_does_not_know_is_told() {
    let Some(project) = committed() else { return };
    for name in
        ["nothing", "--upload-pack=touch x", "-h", "", "a\nb", "HEAD..HEAD", ":/x", "HEAD:content"]
    {
        let err = refused(&project, &["diff", "--", name, "HEAD"]);
        assert!(err.contains("no revision"), "{name}: {err}");
        assert!(err.contains("WORKTREE"), "{name}: {err}");
    }
    let err = refused(&project, &["diff", "content", "HEAD"]);
    assert!(err.contains("`content` is a folder without a manifest.json"), "{err}");
    let err = refused(&project, &["diff", "HEAD", "HEAD", "--flyer", "garbage"]);
    assert!(err.contains("the flyer `garbage`"), "{err}");
    let err = refused(&project, &["diff", "HEAD", "HEAD", "--lang", "de"]);
    assert!(err.contains("in `de`"), "{err}");
}

#[test]
fn a_link_out_of_the_content_is_not_followed() {
    let Some(project) = committed() else { return };
    let pack = project.path("content/my-number-card/en.toml");
    fs::remove_file(&pack).unwrap();
    std::os::unix::fs::symlink("../../../secret", &pack).unwrap();
    commit(&project, "A link");
    let run = run(&project, &["diff", "HEAD~1", "HEAD", "--lang", "en"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(run.err.contains("content/my-number-card/en.toml"), "{}", run.err);
}

#[test]
fn photos_come_from_the_revision_too() {
    let project = || {
        let project = TempProject::in_languages(&["ja"]);
        let images = project.path("content/my-number-card/images");
        // A name that blocks use already; a drawing of it would be a second one.
        let drawing = images.join("residents.svg");
        fs::remove_file(drawing).unwrap();
        let photo = image::RgbImage::from_pixel(40, 30, image::Rgb([90, 140, 60]));
        photo.save(images.join("residents.png")).unwrap();
        project
    };
    let Some(project) = commit_all(project) else { return };
    let told = done(&project, &["diff", "HEAD", "WORKTREE"]);
    assert_eq!(told, "nothing changed from HEAD to WORKTREE: 1 file the same\n");
}
