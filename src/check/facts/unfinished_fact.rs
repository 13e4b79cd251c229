//! `unfinished-fact`: a fact whose source or name is not written yet.
//!
//! In: the facts, and what stands for a text that is not written yet. Out: sources and names
//! with such a sign. Knows nothing about flyers.

use crate::check::language::placeholder::find;
use crate::check::{Check, Content, Run};
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(crate) const CHECK: Check = Check {
    rule: Rule {
        code: "unfinished-fact",
        severity: Severity::Warning,
        fixed: false,
        what: "The source of a fact, or the name of a place or a contact, is not written yet. It \
               holds TODO, TBD, ○○, ???, or words that a language's file names under \
               `unfinished`.",
        why: "Nobody can compare a fact with such a source, and a name with such a sign is \
              printed.",
        remedy: "Write where the fact comes from, or the name.",
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
            let source = (version.place(&["source"]), version.origin.source.as_str());
            for (span, text) in version.value.titles().into_iter().chain([source]) {
                let chars: Vec<char> = text.chars().collect();
                let Some(range) = find(&chars, &words) else { continue };
                let sign: String = chars.get(range).unwrap_or_default().iter().collect();
                let (kind, name) = (fact.kind.key(), &fact.name.value);
                let message = format!("`{sign}` holds a place in the {kind} `{name}`");
                sink.report(rule.at(span, message).label("not written yet?").hint("write it"));
            }
        }
    }
}
