//! The glossary, which prints nothing but is judged with the content: what is refused
//! in other files is refused here, too.

use std::fmt::Write;
use std::fs::{self, File};
use std::os::unix::fs::symlink;
use std::process::Command;

use crate::hostile::GLOSSARY;
use crate::hostile::verdict::{check_failed, check_refused, edit, edited, refused, shown, with};
use crate::support::project::TempProject;

/// The head of a term of one language.
const TERM: &str =
    "[zz]\nabout = \"a test\"\n\n[zz.en]\nsource = \"x\"\nconfidence = \"inferred\"\n";

/// The glossary of the project with more behind it.
fn longer(text: &str) -> TempProject {
    let project = TempProject::new();
    let glossary = fs::read_to_string(project.path(GLOSSARY)).unwrap();
    fs::write(project.path(GLOSSARY), format!("{glossary}\n{text}")).unwrap();
    project
}

#[test]
#[ignore = "slow"]
fn a_build_refuses_a_hostile_glossary_as_a_check_does() {
    refused(&with(GLOSSARY, "[".repeat(100_000)), "too-large", GLOSSARY);
}

#[test]
#[ignore = "slow"]
fn too_much_is_refused() {
    let project = TempProject::new();
    File::create(project.path(GLOSSARY)).unwrap().set_len(50 << 20).unwrap();
    check_refused(&project, "too-large");
    let keys: String = (0..1_000_000).map(|number| format!("k{number} = 1\n")).collect();
    check_refused(&with(GLOSSARY, keys), "too-large");
    for (unit, end) in [("[[a]]\n", ""), ("a=1\n", ""), ("\"x\",", "")] {
        let begin = if unit.starts_with('"') { "a=[" } else { "" };
        let end = if begin.is_empty() { end } else { "]" };
        let text = format!("{begin}{}{end}", unit.repeat(1_000_000 / unit.len()));
        check_refused(&with(GLOSSARY, text), "too-large");
    }
    let word = "x".repeat(800_000);
    for key in ["term", "source"] {
        check_refused(
            &longer(&TERM.replace("source = \"x\"", &format!("{key} = \"{word}\""))),
            "too-long",
        );
    }
    check_refused(&longer(&format!("{TERM}term = \"a\"\nwrong = [\"{word}\"]\n")), "too-long");
    check_refused(&longer(&format!("[{word}]\nabout = \"x\"\n")), "too-long");
}

#[test]
#[ignore = "slow"]
fn things_in_each_other_are_refused() {
    for text in ["[", "a.", "a = [", "[[", "{a="] {
        let err = check_failed(&with(GLOSSARY, text.repeat(10_000)));
        assert!(err.matches("error[").count() <= 20, "{}", shown(&err));
    }
    let closed = format!("a = {}1{}", "[".repeat(10_000), "]".repeat(10_000));
    check_refused(&with(GLOSSARY, closed), "too-large");
}

#[test]
#[ignore = "slow"]
fn characters_that_a_terminal_would_obey_are_refused() {
    for control in ["\\u0000", "\\u001B[2J", "\\u009B", "\\u202E"] {
        for line in
            ["term = \"a«b\"", "term = \"a\"\nwrong = [\"a«b\"]", "term = \"a\"\nalso = [\"a«b\"]"]
        {
            let project = longer(&format!("{TERM}{}\n", line.replace('«', control)));
            check_refused(&project, "control-character");
        }
    }
    check_failed(&with(GLOSSARY, [0; 100_000]));
    check_failed(&longer("[z\u{1B}[31mz]\n"));
    check_refused(&with(GLOSSARY, [0xFF; 100_000]), "not-utf8");
}

#[test]
#[ignore = "slow"]
fn a_glossary_that_is_no_file_is_refused() {
    let gone = || {
        let project = TempProject::new();
        fs::remove_file(project.path(GLOSSARY)).unwrap();
        project
    };
    let project = gone();
    fs::create_dir(project.path(GLOSSARY)).unwrap();
    check_refused(&project, "not-a-file");
    let project = gone();
    assert!(Command::new("mkfifo").arg(project.path(GLOSSARY)).status().unwrap().success());
    check_refused(&project, "not-a-file");
    for target in ["nowhere", "glossary.toml"] {
        let project = gone();
        symlink(target, project.path(GLOSSARY)).unwrap();
        check_refused(&project, "not-a-file");
    }
    for target in ["/dev/zero", "/etc/hostname"] {
        let project = gone();
        symlink(target, project.path(GLOSSARY)).unwrap();
        let err = check_refused(&project, "bad-name");
        assert!(err.contains("link"), "{}", shown(&err));
    }
}

/// As many terms as a file may have, and as many forms of one.
#[test]
#[ignore = "slow"]
fn terms_without_end_are_looked_for_in_time() {
    let mut terms = String::new();
    for number in 0..1600 {
        write!(terms, "[z{number}]\nabout = \"x\"\n[z{number}.ja]\nterm = \"ん{number}\"\n")
            .unwrap();
        write!(terms, "source = \"x\"\nconfidence = \"inferred\"\n").unwrap();
    }
    taken_by_check(&with(GLOSSARY, &terms));
    let forms = |unit: &str| -> String { (0..8000).map(|n| format!("\"{unit}{n}\",")).collect() };
    for key in ["also", "wrong"] {
        for unit in ["zz", "a", "the the the the the the the"] {
            let list = forms(unit);
            taken_by_check(&with(GLOSSARY, format!("{TERM}term = \"a\"\n{key} = [{list}]\n")));
        }
    }
    let marks = "\u{301}".repeat(9000);
    taken_by_check(&with(GLOSSARY, format!("{TERM}term = \"e{marks}\"\n")));
    // One that is everywhere.
    check_failed(&longer(&format!("{TERM}term = \"zzz\"\nwrong = [\"e\", \"a\", \" \"]\n")));
    let project = edited(GLOSSARY, "wrong = [", "wrong = [\"\", ");
    check_failed(&project);
    edit(&project, GLOSSARY, "wrong = [\"\", ", "wrong = [");
    taken_by_check(&project);
}

/// Checks the content, and expects that it ends in time and without an error.
fn taken_by_check(project: &TempProject) {
    let run = crate::hostile::bounds::run(project, &["check", "--no-pages"]);
    assert_eq!(run.status.code(), Some(0), "{}", shown(&run.err));
}
