//! `zero-value`: a number or a price of nothing.
//!
//! In: the facts. Out: those that are 0. Knows nothing about flyers.

use crate::check::{Check, Content, Run};
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(crate) const CHECK: Check = Check {
    rule: Rule {
        code: "zero-value",
        severity: Severity::Warning,
        fixed: false,
        what: "A number or a price is 0.",
        why: "Most often it was left for later, and the flyer says: within the last 0 months, 0 \
              yen.",
        remedy: "Write the number. Where something costs nothing, say so in the words of each \
                 language in place of the fact.",
        example: Some(Example {
            file: "content/facts.toml",
            wrong: r#"[number.photo-months]
value = «0»"#,
            right: r#"[number.photo-months]
value = 6"#,
        }),
        source: "Design decision; a value that was left for later.",
    },
    run: Run::Content(run),
};

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    for fact in &content.workspace.facts {
        for version in &fact.versions {
            // A size of 0 is refused when it is read.
            let is_zero = ["", "number"].iter().any(|part| version.value.number(part) == Some(0));
            if is_zero {
                let (kind, name) = (fact.kind.key(), &fact.name.value);
                sink.report(
                    rule.at(
                        version.place(&["value", "yen"]),
                        format!("the {kind} `{name}` is 0"),
                    )
                    .label("left for later?")
                    .hint("write the number; if something is free, say it in the words of the packs"),
                );
            }
        }
    }
}
