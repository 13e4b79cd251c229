//! Every kind of mistake in the content: found, shown at its place with
//! advice, and the output left as it was.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::cli::{edit, run};
use crate::support::project::TempProject;

const EN: &str = "content/my-number-card/en.toml";
const FLYER: &str = "content/my-number-card/flyer.toml";
const FACTS: &str = "content/facts.toml";

/// A mistake: `from` becomes `to`, in which `«` marks the place that the
/// message must show.
struct Mistake {
    file: &'static str,
    from: &'static str,
    to: &'static str,
    code: &'static str,
}

const fn mistake(
    file: &'static str,
    from: &'static str,
    to: &'static str,
    code: &'static str,
) -> Mistake {
    Mistake { file, from, to, code }
}

const MISTAKES: [Mistake; 18] = [
    mistake(EN, "\nbadge =", "\n«bagde =", "unknown-key"),
    mistake(EN, "[about]\n", "[about]\n«colour = \"red\"\n", "unknown-key"),
    mistake(FLYER, "links = [\"portal\"]", "«urls = [\"portal\"]", "unknown-key"),
    mistake(EN, "[colophon]\nissuer = ", "[colophon]\nissuer = «7 # ", "wrong-type"),
    mistake(FACTS, "value = 16", "value = «\"16\"", "wrong-type"),
    mistake(EN, "[colophon]\nissuer", "«[colophon]\n# issuer", "missing-key"),
    mistake(FACTS, "[phone.card]\nnumber", "«[phone.card]\n# number", "missing-key"),
    mistake(EN, "{number:photo-months}", "{number:«photo-month}", "unknown-fact"),
    mistake(FLYER, "contacts = [\"card\"", "contacts = [«\"kard\"", "unknown-fact"),
    mistake(FLYER, "picture = \"notice\"", "picture = «\"notise\"", "unknown-picture"),
    mistake(FLYER, "picture = \"notice\"", "picture = «\"../../../secret\"", "bad-name"),
    mistake(FLYER, "picture = \"notice\"", "picture = «\"/etc/passwd\"", "bad-name"),
    mistake(FLYER, "\"zh-Hans\"", "«\"zh_Hans\"", "bad-tag"),
    mistake(FLYER, "\"zh-Hans\"", "«\"de\"", "unknown-language"),
    mistake(EN, "[colophon]\n", "«[colophon\n", "toml-syntax"),
    mistake(EN, "issuer = \"", "issuer = «\"\"\"", "toml-syntax"),
    mistake(EN, "{number:photo-months}", "«{number:photo-months", "unbalanced-markup"),
    mistake(FACTS, "\"0120-0178-27\"", "«\"0120-0178-2\"", "bad-phone"),
];

/// What stands below a folder: bytes and times.
type Snapshot = BTreeMap<PathBuf, (Vec<u8>, SystemTime)>;

fn snapshot(folder: &Path) -> Snapshot {
    let mut found = Snapshot::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(snapshot(&path));
        }
        let bytes = if path.is_dir() { Vec::new() } else { fs::read(&path).unwrap() };
        found.insert(path.clone(), (bytes, path.metadata().unwrap().modified().unwrap()));
    }
    found
}

/// A project with files in `output/` that must stay as they are.
fn built_project() -> (TempProject, Snapshot) {
    let project = TempProject::new();
    fs::create_dir_all(project.path("output/my-number-card")).unwrap();
    for file in ["manifest.json", "my-number-card/en.pdf", "my-number-card/notes of the clerk"] {
        fs::write(project.path("output").join(file), format!("older {file}")).unwrap();
    }
    let before = snapshot(&project.path("output"));
    assert_eq!(before.len(), 4);
    (project, before)
}

/// `file:line:column` of the mark, lines and columns counted from 1.
fn place(file: &str, marked: &str) -> String {
    let at = marked.find('«').unwrap();
    let line = marked[..at].matches('\n').count() + 1;
    let start = marked[..at].rfind('\n').map_or(0, |at| at + 1);
    format!("{file}:{line}:{}\n", marked[start..at].chars().count() + 1)
}

/// Makes the mistake; the result is the place that must be shown and the old
/// text.
fn make(project: &TempProject, mistake: &Mistake) -> (String, String) {
    let good = fs::read_to_string(project.path(mistake.file)).unwrap();
    assert!(good.contains(mistake.from), "{} has no {}", mistake.file, mistake.from);
    let marked = good.replacen(mistake.from, mistake.to, 1);
    fs::write(project.path(mistake.file), marked.replace('«', "")).unwrap();
    (place(mistake.file, &marked), good)
}

/// What is wrong with how the program takes a mistake; nothing if it is right.
fn faults(project: &TempProject, before: &Snapshot, mistake: &Mistake) -> Vec<String> {
    let (place, good) = make(project, mistake);
    let built = run(project, &["build"]);
    fs::write(project.path(mistake.file), good).unwrap();
    let mut faults = Vec::new();
    let mut expect = |holds: bool, what: &str| {
        if !holds {
            let Mistake { file, to, code, .. } = mistake;
            faults.push(format!("{code}: {file}: {to:?}: {what}, but it said\n{}", built.err));
        }
    };
    let named = format!("error[{}]: ", mistake.code);
    let mut messages = built.err.split("\n\n");
    let message = messages.find(|text| text.starts_with(&named) && text.contains(&place));
    expect(built.code == 1, "the exit status is to be 1");
    expect(built.out.is_empty(), "standard output is to stay empty");
    expect(message.is_some(), &format!("the message is to show {}", place.trim_end()));
    expect(message.is_none_or(|text| text.contains("= help: ")), "the message is to advise");
    expect(snapshot(&project.path("output")) == *before, "the output is to stay as it was");
    faults
}

#[test]
fn every_mistake_is_shown_at_its_place_and_nothing_is_written() {
    let (project, before) = built_project();
    let faults: Vec<String> =
        MISTAKES.iter().flat_map(|mistake| faults(&project, &before, mistake)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_file_that_is_not_utf_8_is_named_with_the_first_bad_byte() {
    let (project, before) = built_project();
    let mut bytes = fs::read(project.path(EN)).unwrap();
    let at = bytes.windows(10).position(|bytes| bytes == b"[colophon]").unwrap() + 3;
    bytes[at] = 0xE9;
    fs::write(project.path(EN), &bytes).unwrap();
    let line = bytes[..at].iter().filter(|&&byte| byte == b'\n').count() + 1;
    let built = run(&project, &["build", "--lang", "en"]);
    assert_eq!(built.code, 1, "{}", built.err);
    assert!(built.err.contains("error[not-utf8]"), "{}", built.err);
    assert!(built.err.contains(&format!("{EN}:{line}:4\n")), "{}", built.err);
    assert!(built.err.contains("= help: "), "{}", built.err);
    assert_eq!(snapshot(&project.path("output")), before);
}

#[cfg(unix)]
#[test]
fn a_picture_that_is_a_link_out_of_the_content_is_refused() {
    let (project, before) = built_project();
    let svg = project.path("content/my-number-card/images/notice.svg");
    fs::rename(&svg, project.path("outside.svg")).unwrap();
    std::os::unix::fs::symlink(project.path("outside.svg"), &svg).unwrap();
    let built = run(&project, &["build"]);
    assert_eq!(built.code, 1, "{}", built.err);
    assert!(built.err.contains("error[bad-name]"), "{}", built.err);
    assert!(built.err.contains("images/notice.svg:1:1"), "{}", built.err);
    assert!(built.err.contains("= help: "), "{}", built.err);
    assert_eq!(snapshot(&project.path("output")), before);
}

#[test]
fn a_pack_that_is_missing_is_reported_where_the_flyer_lists_it() {
    let (project, before) = built_project();
    fs::remove_file(project.path("content/my-number-card/th.toml")).unwrap();
    let flyer = fs::read_to_string(project.path(FLYER)).unwrap();
    let built = run(&project, &["build"]);
    assert_eq!(built.code, 1, "{}", built.err);
    assert!(built.err.contains("error[missing-pack]"), "{}", built.err);
    let place = place(FLYER, &flyer.replacen("\"th\"", "«\"th\"", 1));
    assert!(built.err.contains(&place), "{place}: {}", built.err);
    assert_eq!(snapshot(&project.path("output")), before);
}

#[test]
fn all_mistakes_of_all_files_are_shown_in_one_run() {
    let (project, before) = built_project();
    edit(&project, EN, "\nbadge =", "\nbagde =");
    edit(&project, EN, "{number:photo-months}", "{number:photo-month}");
    edit(&project, "content/my-number-card/my.toml", "[colophon]\nissuer", "[colophon]\n# issuer");
    edit(&project, FLYER, "picture = \"notice\"", "picture = \"notise\"");
    edit(&project, FACTS, "\"0120-0178-27\"", "\"0120-0178-2\"");
    let built = run(&project, &["build"]);
    assert_eq!(built.code, 1, "{}", built.err);
    for (code, file) in [
        ("unknown-key", EN),
        ("unknown-fact", EN),
        ("missing-key", "content/my-number-card/my.toml"),
        ("unknown-picture", FLYER),
        ("bad-phone", FACTS),
    ] {
        let named = format!("error[{code}]");
        let shown = built
            .err
            .split("\n\n")
            .any(|message| message.contains(&named) && message.contains(&format!("--> {file}:")));
        assert!(shown, "{code} in {file}: {}", built.err);
    }
    let messages = built.err.split("\n\n").filter(|text| text.starts_with("error[")).count();
    let end = format!("\n{messages} errors\nnothing was written\n");
    assert!(built.err.ends_with(&end), "the last lines count them: {}", built.err);
    assert_eq!(snapshot(&project.path("output")), before);
}
