//! `never-stamped`: nobody has said from which reference text a text was
//! translated.

use super::stamped;
use crate::check::translation::head;
use crate::check::{Check, Content, Run};
use crate::content::model::Freshness;
use crate::diag::{Example, Rule, Severity, Sink};

/// More texts than this are counted, not named.
const NAMED: usize = 5;

pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "never-stamped",
        severity: Severity::Warning,
        fixed: false,
        what: "Nobody has said from which reference text this text was translated. Many such texts \
               of one pack are counted in one message.",
        why: "When the reference changes, the text will not be reported as stale.",
        remedy: "Compare it with the reference and run the command of the hint.",
        example: Some(Example {
            file: "content/my-number-card/id.toml",
            wrong: r#"# stamps/id.toml has no line for "about.badge".
badge = «"Penerbitan pertama gratis!"»"#,
            right: r#"# stamps/id.toml: "about.badge" = "d76dda4b"
badge = "Penerbitan pertama gratis!""#,
        }),
        source: "Each translation remembers the text from which it was made (docs/architecture.md, \
                 stamps)",
    },
    run: Run::Content(run),
};

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    for stamped in stamped(content.workspace) {
        let never: Vec<_> = stamped
            .standings
            .iter()
            .filter(|standing| standing.freshness() == Freshness::Unstamped)
            .filter_map(|standing| stamped.strings.get(standing.key))
            .filter(|string| !string.text.trim().is_empty())
            .collect();
        if never.len() > NAMED {
            let language = &stamped.pack.language;
            let message = format!("{} texts of `{language}` were never stamped", never.len());
            sink.report(
                rule.at(head(stamped.pack), message)
                    .label("nobody knows whether they are up to date")
                    .answer(format!(
                        "compare them with the reference, then run `{}`",
                        stamped.command
                    )),
            );
        } else {
            for string in never {
                let key = &string.key;
                sink.report(
                    rule.at(string.span, format!("`{key}` was never stamped"))
                        .label("nobody knows whether this is up to date")
                        .answer(format!(
                            "compare it with the reference, then run `{} {key}`",
                            stamped.command
                        )),
                );
            }
        }
    }
}
