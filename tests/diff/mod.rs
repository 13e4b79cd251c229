//! `chirashi diff`: what changed from one edition to another.

#![expect(clippy::disallowed_methods, reason = "the tests write content and look at the output")]
#![expect(clippy::unwrap_used, reason = "a test that finds nothing has failed")]

mod folders;
mod hostile;
mod html;
mod markdown;
mod planned;
mod revisions;
mod rows;
mod schedule;

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::support::project::TempProject;
use crate::support::run::Run;

/// Runs the program in a project.
fn run(project: &TempProject, arguments: &[&str]) -> Run {
    Run::of(&mut project.command(arguments))
}

/// Runs the program and expects it to be done.
fn done(project: &TempProject, arguments: &[&str]) -> String {
    let run = run(project, arguments);
    assert_eq!(run.code, 0, "{arguments:?}: {}", run.err);
    run.out
}

/// Runs the program and expects it to fail with 2, without an answer.
fn refused(project: &TempProject, arguments: &[&str]) -> String {
    let run = run(project, arguments);
    assert_eq!((run.code, &*run.out), (2, ""), "{arguments:?}: {}", run.err);
    run.err
}

/// The answer of `diff` for programs, which must be as its schema says.
fn diff(project: &TempProject, arguments: &[&str]) -> Value {
    let told = done(project, &[&["diff", "--format", "json"], arguments].concat());
    let told: Value = serde_json::from_str(&told).unwrap();
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/diff.schema.json");
    let schema: Value = serde_json::from_str(&fs::read_to_string(schema).unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let wrong: Vec<String> = validator.iter_errors(&told).map(|error| error.to_string()).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    told
}

/// The files of an answer.
fn files(told: &Value) -> &[Value] {
    told["files"].as_array().unwrap()
}

/// The texts of a file of an answer: the page, what was said before and what is
/// said now.
fn texts(file: &Value) -> Vec<(u64, Option<&str>, Option<&str>)> {
    let texts = file["texts"].as_array().unwrap().iter();
    let page = |text: &Value| text["old"]["page"].as_u64().or(text["new"]["page"].as_u64());
    texts
        .map(|text| {
            (page(text).unwrap(), text["old"]["text"].as_str(), text["new"]["text"].as_str())
        })
        .collect()
}

/// Replaces the first `from` in a file of the project by `to`.
fn edit(project: &TempProject, path: &str, from: &str, to: &str) {
    let text = fs::read_to_string(project.path(path)).expect("the file is there");
    assert!(text.contains(from), "{path} does not contain {from}");
    fs::write(project.path(path), text.replacen(from, to, 1)).expect("it can be written");
}
