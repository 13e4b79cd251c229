//! Whatever names and texts say, nothing that is printed is obeyed: by terminals, by
//! the logs of CI runs, by code hosts.

use std::fs;
use std::path::Path;

use chirashi::diag::{Diagnostic, Excepted, Rule, Severity, human, json, sarif};
use chirashi::source::{Sources, Span};

use crate::hostile::verdict::{obeyed_by_nobody, shipped};
use crate::hostile::{FACTS, PACK};
use crate::support::project::TempProject;
use crate::support::run::Run;

/// A title for the terminal, a line for GitHub, one for Azure, a text that runs from
/// right to left, and a link.
const HOSTILE: &str = "\u{1B}]0;pwn\u{7}\r\n::error::pwn\n##[error]pwn ##vso[task]\u{202E}\u{85}\
                       \u{2028}\u{200F}[pwn](https://evil.example) @mayor";

/// The same as it is written in TOML.
const IN_TOML: &str = "\\u001b]0;pwn\\u0007\\r\\n::error::pwn\\n##[error]pwn ##vso[task]\\u202E\
                       \\u0085\\u2028\\u200F[pwn](https://evil.example) @mayor";

const RULE: Rule = Rule {
    code: "x",
    severity: Severity::Error,
    fixed: false,
    what: "",
    why: "",
    remedy: "",
    example: None,
    source: "",
};

/// A message with [`HOSTILE`] in one of its fields; in the path and the text of the
/// file as well.
fn messages() -> (Sources, Vec<Diagnostic>) {
    let mut sources = Sources::new(Path::new("."));
    let text = format!("a = 1\nb = \"{HOSTILE}\" # {HOSTILE}\n");
    let file = sources.add(HOSTILE, text.as_str().into(), None);
    let spans = [(0, 1), (6, text.len()), (12, 20)].map(|(from, to)| Span::new(file, from, to));
    let of = |span| {
        [
            RULE.at(span, HOSTILE),
            RULE.at(span, "m").label(HOSTILE),
            RULE.at(span, "m").hint("h").hint(HOSTILE),
        ]
    };
    let all = spans.into_iter().flat_map(of).chain([RULE.nowhere(HOSTILE)]).collect();
    (sources, all)
}

/// The texts in JSON, wherever they stand.
fn texts(value: &serde_json::Value, found: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) => found.push(text.clone()),
        serde_json::Value::Array(list) => list.iter().for_each(|value| texts(value, found)),
        serde_json::Value::Object(object) => object.values().for_each(|value| texts(value, found)),
        serde_json::Value::Null | serde_json::Value::Bool(_) | serde_json::Value::Number(_) => {}
    }
}

fn harmless_json(json: &str) -> Vec<String> {
    obeyed_by_nobody(json);
    let mut found = Vec::new();
    texts(&serde_json::from_str(json).unwrap(), &mut found);
    found.iter().for_each(|text| obeyed_by_nobody(text));
    found
}

#[test]
fn no_field_of_a_message_is_obeyed_in_any_form() {
    let (sources, all) = messages();
    for diagnostic in all {
        let one = std::slice::from_ref(&diagnostic);
        let excepted = [Excepted { diagnostic: diagnostic.clone(), reason: HOSTILE.to_owned() }];
        obeyed_by_nobody(&human::draw(one, &sources, false));
        let json = harmless_json(&json::draw(one, &excepted, &sources));
        assert!(json.iter().all(|text| !text.contains('\n')), "{json:?}");
        let sarif = harmless_json(&sarif::draw(one, &excepted, &[&RULE], &sources));
        assert!(sarif.iter().all(|text| !text.contains("](")), "{sarif:?}");
        assert!(json.iter().any(|text| text.contains("pwn")), "the text is still told: {json:?}");
    }
}

/// A project with a hostile name of a fact, and hostile texts in facts and a pack.
fn project() -> TempProject {
    let project = shipped();
    let mut facts = fs::read_to_string(project.path(FACTS)).unwrap();
    for (kind, value) in
        [("phone", "number = \"0570-028-127\"\nfree = false"), ("number", "value = 3")]
    {
        facts.push_str(&format!(
            "\n[{kind}.\"{IN_TOML}\"]\n{value}\nsource = \"{IN_TOML}\"\nchecked = 2022-07-01\n\
             until = 2027-01-01\n"
        ));
    }
    fs::write(project.path(FACTS), facts).unwrap();
    project
}

fn run(project: &TempProject, arguments: &[&str]) -> Run {
    let mut command = project.command(arguments);
    let run = Run::of(command.env("SOURCE_DATE_EPOCH", "1664582400"));
    obeyed_by_nobody(&run.err);
    run
}

#[test]
fn no_command_prints_a_name_that_is_obeyed() {
    let project = project();
    for arguments in [
        &["check", "--no-pages"][..],
        &["check", "--no-pages", "--format", "json"],
        &["check", "--no-pages", "--format", "sarif"],
        &["build", "--lang", "en"],
        &["calendar"],
        &["calendar", "--from", "2020-01-01"],
        &["calendar", "--format", "json"],
        &["list"],
        &["diff", "WORKTREE", "WORKTREE"],
        &["schema", "--check"],
    ] {
        let run = run(&project, arguments);
        // `list` has tabs between its columns.
        obeyed_by_nobody(&run.out.replace('\t', " "));
        if arguments.last() == Some(&"json") || arguments.last() == Some(&"sarif") {
            harmless_json(&run.out);
        }
    }
    let ics = run(&project, &["calendar", "--format", "ics"]).out;
    obeyed_by_nobody(&ics.replace("\r\n", "\n"));
}

#[test]
fn a_comparison_shows_no_name_that_is_obeyed() {
    let project = shipped();
    let git = |arguments: &[&str]| {
        let mut command = std::process::Command::new("git");
        let named = ["-c", "user.name=t", "-c", "user.email=t@example.org"];
        let done = command.args(named).args(arguments).current_dir(project.path(".")).output();
        assert!(done.unwrap().status.success(), "{arguments:?}");
    };
    git(&["init", "--quiet"]);
    git(&["add", "content", "fonts"]);
    git(&["commit", "--quiet", "--message", "one"]);
    let facts = fs::read_to_string(project.path(FACTS)).unwrap();
    let extra = format!(
        "\n[phone.\"{IN_TOML}\"]\nnumber = \"0570-028-127\"\nfree = false\nsource = \"s\"\nchecked = 2022-07-01\n"
    );
    fs::write(project.path(FACTS), facts + &extra).unwrap();
    let pack = fs::read_to_string(project.path(PACK)).unwrap();
    let heading = "heading = \"How to take your ID photograph\"";
    assert!(pack.contains(heading));
    let odd = "heading = \"::error:: ##[error] https://evil.example www.evil.example\"";
    fs::write(project.path(PACK), pack.replacen(heading, odd, 1)).unwrap();
    for format in ["human", "markdown", "json"] {
        let run = run(&project, &["diff", "HEAD", "WORKTREE", "--lang", "en", "--format", format]);
        assert_eq!(run.code, 0, "{}", run.err);
        assert!(run.out.contains("pwn") && run.out.contains("evil"), "{}", run.out);
        // The only marks of direction are those that keep a text to itself.
        let isolates = ['\u{2068}', '\u{2069}'];
        obeyed_by_nobody(&run.out.replace(isolates, ""));
        if format == "markdown" {
            for live in ["https://", "www.evil", "](http", "@mayor"] {
                assert!(!run.out.contains(live), "{live}: {}", run.out);
            }
        }
    }
}

#[test]
fn what_was_typed_or_is_called_so_is_shown_harmless() {
    let project = shipped();
    for arguments in [
        &["build", "--flyer", HOSTILE][..],
        &["build", "--lang", HOSTILE],
        &["build", "--as-of", HOSTILE],
        &["build", "--shard", HOSTILE],
        &["build", "--offices", HOSTILE],
        &["build", "--variant", HOSTILE],
        &["check", "--deny", HOSTILE],
        &["explain", HOSTILE],
        &["list", "--flyer", HOSTILE],
        &["stamp", "--lang", "en", HOSTILE],
        &["new", "flyer", HOSTILE],
        &["new", "language", HOSTILE],
        &["diff", HOSTILE, "WORKTREE"],
        &["merge", HOSTILE],
        &["verify", HOSTILE],
        &["release", "--tag", HOSTILE],
        &["calendar", "--from", HOSTILE],
        &[HOSTILE],
    ] {
        let run = run(&project, arguments);
        assert_eq!((run.code, &*run.out), (2, ""), "{arguments:?}: {}", run.err);
    }
    let file = "o\u{1B}[31m\n::error::x.csv";
    fs::write(project.path(file), "code,name\nx,y\n").unwrap();
    assert_eq!(run(&project, &["build", "--offices", file]).code, 1);
    assert_eq!(run(&project, &["build", "--lang", "en"]).code, 0);
    fs::write(project.path("output/::error::x\u{1B}.pdf"), "x").unwrap();
    let verified = run(&project, &["verify"]);
    assert!(verified.code == 1 && verified.err.contains("not listed"), "{}", verified.err);
    fs::rename(project.path("content/my-number-card"), project.path("content/::error::x")).unwrap();
    for arguments in [&["list"][..], &["calendar"], &["check", "--no-pages"]] {
        obeyed_by_nobody(&run(&project, arguments).out.replace('\t', " "));
    }
}
