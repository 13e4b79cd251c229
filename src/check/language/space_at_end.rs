//! `space-at-end`: a text begins or ends with a blank.
//!
//! In: a string. Out: a message per end. Patterns are put together with others
//! and may need a blank.

use super::Text;
use crate::check::letters::is_blank;
use crate::check::{Check, Run};
use crate::content::model::Usage;
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "space-at-end",
        severity: Severity::Warning,
        fixed: false,
        what: "A text begins or ends with a blank. Patterns that join others, such as `list`, may \
               have one.",
        why: "At the beginning it moves the line to the right, at the end it moves centred lines; \
              it came along when the text was pasted.",
        remedy: "Delete the blank.",
        example: Some(Example {
            file: "content/my-number-card/en.toml",
            wrong: r#"prompt = "Take a look!« »""#,
            right: r#"prompt = "Take a look!""#,
        }),
        source: "Texts are set as the pack has them, blanks included",
    },
    run: Run::Text(run),
};

/// Patterns that are words, not joints.
const WORDS: [&str; 4] = ["formats.days.", "formats.months.", "formats.periods.", "formats.units."];

fn run(text: &Text<'_>, rule: &Rule, sink: &mut Sink) {
    let is_joint = text.usage() == Usage::Format
        && !WORDS.iter().any(|words| text.written.key.starts_with(words));
    let blanks = text.chars.iter().take_while(|&&c| is_blank(c)).count();
    if is_joint || blanks == text.chars.len() {
        return;
    }
    let count = text.chars.len();
    let behind = text.chars.iter().rev().take_while(|&&c| is_blank(c)).count();
    for (range, end) in [(0..blanks, "begins"), (count - behind..count, "ends")] {
        if !range.is_empty() {
            let message = format!("the text {end} with a blank");
            sink.report(text.at(rule, range, message).label("a blank").hint("take it out"));
        }
    }
}
