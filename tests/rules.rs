//! What is said of messages: the documentation is what the program explains.
//!
//! `UPDATE_GOLDENS=1 cargo test rules` writes `docs/checks.md` anew.

#![expect(clippy::disallowed_methods, reason = "the test reads and writes the documentation")]

use std::fs;
use std::path::Path;

use chirashi::rules;

#[test]
fn the_documentation_says_what_the_program_explains() {
    let page = rules::page();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/checks.md");
    if std::env::var_os("UPDATE_GOLDENS").is_some() {
        fs::write(&path, &page).unwrap();
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(found == page, "docs/checks.md is stale: UPDATE_GOLDENS=1 cargo test rules");
}

/// Rules that no line of a content file can show: the fault is in a font or a picture, in a
/// file as a whole, in a table of offices, in how much there is on a page, or in the program.
const WITHOUT_EXAMPLE: &[&str] = &[
    "bad-office",
    "bad-table",
    "blank-glyph",
    "broken-font",
    "broken-name",
    "code-unreadable",
    "ink-coverage",
    "not-a-file",
    "not-utf8",
    "page-overflow",
    "pale-emblem",
    "same-picture",
    "small-body",
    "text-differs",
    "too-large",
    "too-long",
    "too-many-messages",
    "undeclared",
    "unread-table",
    "unused-column",
    "unused-pin",
    "unused-picture",
];

/// How long the sentence may be that sums a rule up: `explain` lists them, one a line.
const LONGEST: usize = 110;

#[test]
fn each_rule_says_what_why_and_how_it_looks() {
    for rule in rules::all() {
        let code = rule.code;
        let length = rule.summary().chars().count();
        assert!(length <= LONGEST, "{code}: the first sentence has {length} characters");
        for text in [rule.what, rule.why, rule.remedy, rule.source] {
            assert!(text.ends_with(['.', '?', ')']) || text == rule.source, "{code}: {text}");
            assert!(!text.is_empty(), "{code} does not say what, why, what to do or its source");
            // What is not in backticks would be markup on the page of the documentation.
            let said = text.split('`').step_by(2).collect::<String>();
            let is_markup = |c: char| "<>*[]\\".contains(c);
            assert!(!said.contains(is_markup), "{code}: set in backticks what is typed: {text}");
            assert_eq!(text.matches('`').count() % 2, 0, "{code}: an odd backtick: {text}");
        }
        let is_excused = WITHOUT_EXAMPLE.contains(&code);
        assert_ne!(rule.example.is_some(), is_excused, "{code}: a wrong and a right line");
        let Some(example) = &rule.example else { continue };
        assert_ne!(example.wrong_lines(), example.right, "{code}");
        let marks = example.wrong.find('«').zip(example.wrong.find('»'));
        assert!(marks.is_some_and(|(open, close)| open < close), "{code}: mark the place");
    }
}

/// Only a rule makes a message, which the compiler holds: a message has a field that
/// nothing outside of `diag` can fill. So `explain` knows every code if it knows
/// every rule.
#[test]
fn every_rule_of_the_program_is_explained() {
    let known: Vec<&str> = rules::all().iter().map(|rule| rule.code).collect();
    let mut found = 0;
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = fs::read_to_string(&path).unwrap_or_default();
            let codes = text.split("code: \"").skip(1).filter_map(|rest| rest.split('"').next());
            for code in codes {
                assert!(known.contains(&code), "{} has the rule {code}", path.display());
                found += 1;
            }
        }
    }
    assert!(found > 80, "the rules were not found");
}
