//! What is expected of the program in the face of hostile input.
//!
//! In: a project with one hostile thing. Out: the message, for a test to look
//! at. Whatever the thing is: one error, at the file that is to blame; no panic;
//! nothing that a terminal would obey; the output as it was.

use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;

use crate::hostile::PICTURE;
use crate::hostile::bounds::{Run, run};
use crate::support::project::TempProject;

/// What stood in the output before.
const OLDER: [(&str, &str); 2] = [
    ("output/my-number-card/en.pdf", "an older flyer"),
    ("output/manifest.json", "an older manifest"),
];

/// Builds and checks, and expects one error of the kind `code` in `file`, and nothing
/// else that is wrong.
pub(crate) fn refused(project: &TempProject, code: &str, file: &str) -> String {
    let err = refused_with(project, code, file);
    assert_eq!(err.matches("error[").count(), 1, "{}", shown(&err));
    err
}

/// Builds and checks, and expects one error of the kind `code` in `file`; the checks
/// may say more of the same file, once each.
pub(crate) fn refused_with(project: &TempProject, code: &str, file: &str) -> String {
    let err = failed(project, 1);
    assert_eq!(err.matches(&format!("error[{code}]")).count(), 1, "{}", shown(&err));
    let mut errors: Vec<&str> = Vec::new();
    let mut lines = err.lines();
    while let Some(line) = lines.find(|line| line.starts_with("error[")) {
        errors.extend(line.split(']').next());
        let place = lines.next().unwrap_or_default();
        assert!(place.contains(&format!("--> {file}:")), "not at {file}: {}", shown(&err));
    }
    let count = errors.len();
    errors.sort_unstable();
    errors.dedup();
    assert_eq!(errors.len(), count, "said twice: {}", shown(&err));
    err
}

/// Builds and checks, and expects that the system's refusal is passed on and
/// names `file`.
pub(crate) fn unreadable(project: &TempProject, file: &str) -> String {
    let err = failed(project, 2);
    assert!(err.starts_with("chirashi: ") && err.lines().count() == 1, "{}", shown(&err));
    assert!(err.contains(file), "does not name {file}: {}", shown(&err));
    err
}

/// Builds and checks, and expects errors, whatever they are: where a file has a
/// thousand mistakes, they need not be one. Gives what the build said.
pub(crate) fn failed(project: &TempProject, code: i32) -> String {
    // The pages of the files that are right are no part of it.
    fails(project, code, &["check", "--no-pages"])
}

/// As [`failed`], for what is seen only where the pages of a language are set.
pub(crate) fn failed_on_pages(project: &TempProject, language: &str) -> String {
    fails(project, 1, &["check", "--lang", language])
}

fn fails(project: &TempProject, code: i32, check: &[&str]) -> String {
    fs::create_dir_all(project.path("output/my-number-card")).unwrap();
    for (path, text) in OLDER {
        fs::write(project.path(path), text).unwrap();
    }
    let checked = run(project, check);
    let Run { status, err } = run(project, &["build", "--jobs", "2"]);
    for (status, err) in [(checked.status, &checked.err), (status, &err)] {
        assert_eq!(status.signal(), None, "killed by a signal: {}", shown(err));
        assert_eq!(status.code(), Some(code), "{}", shown(err));
        harmless(err);
    }
    for (path, text) in OLDER {
        assert_eq!(fs::read_to_string(project.path(path)).unwrap(), text, "{path}");
    }
    // An earlier build that had nothing to say may have been remembered.
    let output = fs::read_dir(project.path("output")).unwrap();
    let names = output.map(|entry| entry.unwrap().file_name()).filter(|name| name != ".work");
    assert_eq!(names.count(), 2);
    assert_eq!(fs::read_dir(project.path("output/my-number-card")).unwrap().count(), 1);
    err
}

/// Puts hostile pictures in the place of the shipped ones, as many at a time as there are,
/// builds and checks, and expects `code` at each. Gives what was said.
pub(crate) fn pictures_refused(pictures: &[String], code: &str) -> Vec<String> {
    let shipped = shipped();
    let folder = Path::new(PICTURE).parent().expect("it stands in a folder");
    let mut paths: Vec<String> = fs::read_dir(shipped.path(folder.to_str().unwrap()))
        .unwrap()
        .map(|entry| folder.join(entry.unwrap().file_name()).to_str().unwrap().to_owned())
        .collect();
    paths.sort();
    let originals: Vec<Vec<u8>> =
        paths.iter().map(|path| fs::read(shipped.path(path)).unwrap()).collect();
    let told = pictures.chunks(paths.len()).map(|some| {
        let replaced = || paths.iter().zip(some);
        for (path, original) in paths.iter().zip(&originals) {
            fs::write(shipped.path(path), original).unwrap();
        }
        for (path, picture) in replaced() {
            fs::write(shipped.path(path), picture).unwrap();
        }
        let err = failed(&shipped, 1);
        let mut places = err.lines().zip(err.lines().skip(1));
        let told: Vec<&str> = places
            .by_ref()
            .filter(|(line, _)| line.starts_with(&format!("error[{code}]")))
            .filter_map(|(_, place)| place.split_once("--> ")?.1.split(':').next())
            .collect();
        for (path, picture) in replaced() {
            assert!(told.contains(&&**path), "{picture:.200}: {}", shown(&err));
        }
        assert!(told.iter().all(|told| replaced().any(|(path, _)| path == told)), "{err}");
        err
    });
    told.collect()
}

/// Checks the content, and expects one error of the kind `code` in the glossary.
pub(crate) fn check_refused(project: &TempProject, code: &str) -> String {
    let err = check_failed(project);
    assert_eq!(err.matches("error[").count(), 1, "{}", shown(&err));
    assert!(err.contains(&format!("error[{code}]")), "no {code}: {}", shown(&err));
    err
}

/// Checks the content, and expects errors in the glossary alone.
pub(crate) fn check_failed(project: &TempProject) -> String {
    let Run { status, err } = run(project, &["check", "--no-pages", "--allow", "never-stamped"]);
    assert_eq!(status.signal(), None, "killed by a signal: {}", shown(&err));
    assert_eq!(status.code(), Some(1), "{}", shown(&err));
    harmless(&err);
    err
}

/// Builds one flyer, and expects that all is well.
pub(crate) fn taken(project: &TempProject) {
    let Run { status, err } = run(project, &["build", "--jobs", "2", "--lang", "en"]);
    assert_eq!(status.code(), Some(0), "{}", shown(&err));
    harmless(&err);
}

/// What the program says must be short, and plain text.
pub(crate) fn harmless(err: &str) {
    assert!(!err.contains("panicked"), "{}", shown(err));
    assert!(err.len() < 2_000_000, "{} bytes of messages", err.len());
    obeyed_by_nobody(err);
    // A line to be copied may hold the whole name of a file, which has 255 bytes at most.
    assert!(err.lines().all(|line| line.chars().count() <= 600), "{}", shown(err));
}

/// Expects that a text has nothing that a terminal or the log of a CI run obeys.
pub(crate) fn obeyed_by_nobody(text: &str) {
    let bad = |c: char| {
        c.is_control() && c != '\n'
            || matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}')
            || matches!(c, '\u{2066}'..='\u{2069}' | '\u{E0000}'..='\u{E007F}')
    };
    assert!(!text.contains(bad), "{}", shown(text));
    assert!(!text.contains("##[") && !text.contains("##vso["), "{}", shown(text));
    for line in text.lines() {
        assert!(!line.trim_start().starts_with("::"), "{}", shown(line));
    }
}

/// The first part of a text, with what a terminal would obey made visible.
pub(crate) fn shown(text: &str) -> String {
    text.chars()
        .take(3000)
        .flat_map(|c| if c == '\n' { vec![c] } else { c.escape_debug().collect() })
        .collect()
}

/// Replaces the first `from` in a file of the project by `to`.
pub(crate) fn edit(project: &TempProject, path: &str, from: &str, to: &str) {
    let text = fs::read_to_string(project.path(path)).expect("the file is there");
    assert!(text.contains(from), "{path} does not contain {from}");
    fs::write(project.path(path), text.replacen(from, to, 1)).expect("it can be written");
}

/// The languages that stand for all: the program is run a thousand times.
const FEW: [&str; 2] = ["ja", "en"];

/// A copy of the project, in few languages.
pub(crate) fn shipped() -> TempProject {
    TempProject::in_languages(&FEW)
}

/// A project with one file replaced.
pub(crate) fn with(path: &str, bytes: impl AsRef<[u8]>) -> TempProject {
    let project = shipped();
    fs::write(project.path(path), bytes).unwrap();
    project
}

/// A project with one edit.
pub(crate) fn edited(path: &str, from: &str, to: &str) -> TempProject {
    let project = shipped();
    edit(&project, path, from, to);
    project
}
