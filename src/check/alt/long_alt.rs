//! `long-alt`: an alternative text that is too long to be heard in one go.

use super::alternatives;
use crate::check::{Check, Content, Run};
use crate::diag::{Example, Rule, Severity, Sink};

/// The most characters that an alternative text should have.
const MOST: usize = 250;

pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "long-alt",
        severity: Severity::Warning,
        fixed: false,
        what: "The alternative text has more than 250 characters.",
        why: "A screen reader says it without a pause, and a listener cannot go back inside it.",
        remedy: "Keep what the reader needs to know, and say the rest in the text itself.",
        example: Some(Example {
            file: "content/my-number-card/en.toml",
            wrong: r#"«"Person who stands in front of a large red mailbox on a sunny day in spring, with a bag over the left shoulder, and who is just about to put a white envelope with the completed application form and the label with the address of the centre on it into the upper slot of the mailbox, while a cat looks on"»"#,
            right: r#""Person putting an envelope into a mailbox""#,
        }),
        source: "WCAG 2.2, technique G95: short text alternatives; many screen readers cut longer \
                 ones off",
    },
    run: Run::Words(run),
};

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    for (_, string) in alternatives(content.workspace) {
        let length = string.read().count();
        if length > MOST {
            let message = format!("`{}` has {length} characters, more than {MOST}", string.key);
            sink.report(
                rule.at(string.span, message)
                    .label("too long to be heard at once")
                    .hint("keep what the reader needs to know; say the rest in the text"),
            );
        }
    }
}
