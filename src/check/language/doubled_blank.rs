//! `doubled-blank`: two blanks in a row.
//!
//! In: a string. Out: a message per row of blanks.

use super::Text;
use super::stretch::stretches;
use crate::check::letters::is_blank;
use crate::check::{Check, Run};
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "doubled-blank",
        severity: Severity::Error,
        fixed: false,
        what: "Two or more blanks stand in a row, also of different kinds.",
        why: "They print as a hole in the line.",
        remedy: "Keep one; the layout sets distances.",
        example: Some(Example {
            file: "content/my-number-card/en.toml",
            wrong: r#"prompt = "Take«  »a look!""#,
            right: r#"prompt = "Take a look!""#,
        }),
        source: "Chicago Manual of Style 2.12: one blank between words and sentences",
    },
    run: Run::Text(run),
};

fn run(text: &Text<'_>, rule: &Rule, sink: &mut Sink) {
    for range in stretches(text.chars.len(), |index| is_blank(text.chars[index])) {
        if range.len() > 1 {
            let message = format!("{} blanks in a row", range.len());
            sink.report(text.at(rule, range, message).label("a hole").hint("keep one blank"));
        }
    }
}
