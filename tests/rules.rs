//! What is said of messages: the documentation is what the program explains.
//!
//! `UPDATE_GOLDENS=1 cargo test rules` writes `docs/checks.md` anew.

#![expect(clippy::disallowed_methods, reason = "the test reads and writes the documentation")]
#![expect(clippy::unwrap_used, reason = "a test that finds nothing has failed")]

use std::fmt::Write;
use std::fs;
use std::path::Path;

use chirashi::{check, diag, rules};

const HEAD: &str = "\
# Messages

Every message of `chirashi build` and `chirashi check` has a code. `chirashi explain CODE` says the same as this page, which is made from the same source: `UPDATE_GOLDENS=1 cargo test rules` writes it anew.

A message is an error (nothing may be printed), a warning (doubtful) or a note. Messages marked *fixed* leave a hole in a flyer: no project can allow them. The weight of the others is set in `chirashi.toml` or with `--deny`, `--warn` and `--allow`; `chirashi.toml` can also leave single messages as they are, with a reason.
";

fn section(page: &mut String, title: &str, rules: &[&diag::Rule]) {
    writeln!(page, "\n## {title}").unwrap();
    for rule in rules {
        write!(page, "\n{}", diag::told::section(rule)).unwrap();
    }
}

#[test]
fn the_documentation_says_what_the_program_explains() {
    let is_check = |rule: &diag::Rule| check::ALL.iter().any(|c| c.rule.code == rule.code);
    let (checks, others): (Vec<_>, Vec<_>) = rules::all().into_iter().partition(|r| is_check(r));
    let mut page = HEAD.to_owned();
    section(&mut page, "Content, pages and files that are wrong or doubtful", &checks);
    section(&mut page, "Content that cannot be read or set", &others);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/checks.md");
    if std::env::var_os("UPDATE_GOLDENS").is_some() {
        fs::write(&path, &page).unwrap();
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(found == page, "docs/checks.md is stale: UPDATE_GOLDENS=1 cargo test rules");
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
