//! `unfinished-fact`: a fact whose source is not written yet.
//!
//! In: the facts, and what stands for a text that is not written yet. Out: sources with
//! such a sign. Knows nothing about flyers.

use crate::check::language::placeholder::find;
use crate::check::{Check, Content, Run};
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(crate) const CHECK: Check = Check {
    rule: Rule {
        code: "unfinished-fact",
        severity: Severity::Warning,
        fixed: false,
        what: "The source of a fact is not written yet. It holds TODO, TBD, ○○, ???, or words \
               that a language's file names under `unfinished`.",
        why: "Nobody can compare a fact with such a source.",
        remedy: "Write where the fact comes from.",
        example: Some(Example {
            file: "content/facts.toml",
            wrong: r#"source = «"TODO: the Agency's page"»"#,
            right: r#"source = "Address of the Immigration Services Agency's page, as other public bodies link to it""#,
        }),
        source: "content/facts.toml: every fact says where it comes from.",
    },
    run: Run::Content(run),
};

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    let workspace = content.workspace;
    let profiles = workspace.languages.iter();
    let words: Vec<String> = profiles.flat_map(|it| it.habits.unfinished.iter().cloned()).collect();
    for fact in &workspace.facts {
        for version in &fact.versions {
            let chars: Vec<char> = version.origin.source.chars().collect();
            let Some(range) = find(&chars, &words) else { continue };
            let sign: String = chars.get(range).unwrap_or_default().iter().collect();
            let (kind, name) = (fact.kind.key(), &fact.name.value);
            let message = format!("`{sign}` holds a place in the {kind} `{name}`");
            let message = rule.at(version.place(&["source"]), message);
            sink.report(message.label("not written yet?").hint("write it"));
        }
    }
}
