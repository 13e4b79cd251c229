//! `never-stamped`: nobody has said that a text is right as it is, and of which text of
//! the reference it is the translation.

use super::Stamped;
use crate::check::translation::head;
use crate::check::{Check, Run};
use crate::content::model::{Freshness, Standing};
use crate::diag::{Diagnostic, Example, Rule, Severity, Sink};

/// More texts than this are counted, not named.
const NAMED: usize = 5;

pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "never-stamped",
        severity: Severity::Warning,
        fixed: false,
        what: "Nobody has stamped this text, or an older version of the program did, which did not \
               remember texts. Many such texts of one pack are counted in one message.",
        why: "When the text or its reference changes, nothing will tell.",
        remedy: "Compare it with the reference and run the command of the hint.",
        example: Some(Example {
            file: "content/my-number-card/id.toml",
            wrong: r#"# stamps/id.toml has no line for "about.badge".
badge = «"Penerbitan pertama gratis!"»"#,
            right: r#"# stamps/id.toml: "about.badge" = { from = "d76dda4b", text = "58cff67c" }
badge = "Penerbitan pertama gratis!""#,
        }),
        source: "Each translation remembers the text from which it was made (docs/architecture.md, \
                 stamps)",
    },
    run: Run::Stamps(run),
};

fn run(stamped: &Stamped<'_>, rule: &Rule, sink: &mut Sink) {
    let never: Vec<&Standing<'_>> = stamped
        .standings
        .iter()
        .filter(|standing| standing.freshness() == Freshness::Unstamped)
        .filter(|standing| !standing.text.trim().is_empty())
        .collect();
    if never.len() > NAMED {
        sink.report(of_many(stamped, &never, rule));
        return;
    }
    let look = if stamped.is_original { "read it" } else { "compare it with the reference" };
    for key in never.iter().map(|standing| standing.key) {
        let Some(string) = stamped.strings.get(key) else { continue };
        sink.report(
            rule.at(string.span, format!("`{key}` was never stamped"))
                .label("nobody knows whether this is up to date")
                .answer(format!("{look}, then run `{} {key}`", stamped.command)),
        );
    }
}

/// One message for many texts of a pack.
fn of_many(stamped: &Stamped<'_>, never: &[&Standing<'_>], rule: &Rule) -> Diagnostic {
    let Stamped { pack, is_original, command, .. } = stamped;
    let language = &pack.language;
    // Stamped, but not as it is done now.
    let is_old = never.iter().all(|standing| standing.stamp.is_some());
    let count = never.len();
    let (message, label, look) = match (is_old, is_original) {
        (true, _) => (
            format!("{count} texts of `{language}` were stamped by an older version"),
            "its stamps do not tell whether a text has changed since",
            "make sure that they are right",
        ),
        (false, true) => (
            format!("{count} texts of `{language}` were never stamped"),
            "nothing will tell if one of them changes",
            "read them",
        ),
        (false, false) => (
            format!("{count} texts of `{language}` were never stamped"),
            "nobody knows whether they are up to date",
            "compare them with the reference",
        ),
    };
    let message = rule.at(head(pack), message).label(label);
    message.answer(format!("{look}, then run `{command}`"))
}
