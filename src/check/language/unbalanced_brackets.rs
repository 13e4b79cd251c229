//! `unbalanced-brackets`: a bracket or quotation mark without its partner.
//!
//! In: a string. Out: a message per mark.

use super::Text;
use super::bracket::{Found, find_in, partners};
use crate::check::{Check, Run};
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "unbalanced-brackets",
        severity: Severity::Error,
        fixed: false,
        what: "A bracket or a quotation mark has no partner. It opens and is never closed, or \
               closes what was never opened, or is closed by a mark of another kind. Apostrophes \
               and the numbers of lists, as in 1), are not faults.",
        why: "The reader waits for the end of what is said in passing; often the text was cut off \
              there.",
        remedy: "Set the missing mark, or take the other one out.",
        example: Some(Example {
            file: "content/my-number-card/en.toml",
            wrong: r#"prompt = "Take a look «(»in Japanese only!""#,
            right: r#"prompt = "Take a look (in Japanese only)!""#,
        }),
        source: "Chicago Manual of Style 6.95 ff.; JIS X 4051 on brackets: they stand in pairs",
    },
    run: Run::Text(run),
};

fn run(text: &Text<'_>, rule: &Rule, sink: &mut Sink) {
    for found in find_in(&text.chars, &text.habits.quotes) {
        let (index, what, label) = match found {
            Found::Pair { .. } => continue,
            Found::Open(index) => (index, "is never closed", "opens here"),
            Found::Close(index) => (index, "closes nothing", "closes here"),
        };
        let mark = text.chars[index];
        let partner: String = partners(mark).take(1).collect();
        let message = format!("`{mark}` {what}");
        let hint = format!("add `{partner}`, or remove `{mark}`");
        sink.report(text.at(rule, index..index + 1, message).label(label).hint(hint));
    }
}
