//! `mixed-brackets`: a full-width bracket is closed by a narrow one, or the other
//! way round.
//!
//! In: a string. Out: a message per closing mark.

use super::Text;
use super::bracket::{Found, find};
use crate::check::{Check, Run};
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "mixed-brackets",
        severity: Severity::Error,
        fixed: false,
        what: "A bracket that fills a square, such as （, is closed by a narrow one, such as ), or \
               the other way round.",
        why: "The pair looks like two different marks, and stands closer to the text on one side.",
        remedy: "Write both in the same width.",
        example: Some(Example {
            file: "content/my-number-card/ja.toml",
            wrong: r#"prompt = "見てね（カード«)»""#,
            right: r#"prompt = "見てね（カード）""#,
        }),
        source: "JLREQ 3.1.1; CLREQ 3.1: brackets are set in pairs of one form",
    },
    run: Run::Text(run),
};

fn run(text: &Text<'_>, rule: &Rule, sink: &mut Sink) {
    for found in find(&text.chars) {
        let Found::Pair { open, close } = found else { continue };
        let (opening, closing) = (text.chars[open], text.chars[close]);
        if is_full(opening) != is_full(closing) {
            let message = format!("`{opening}` is closed by `{closing}`");
            sink.report(
                text.at(rule, close..close + 1, message)
                    .label("of another width")
                    .hint("write both brackets in the same width"),
            );
        }
    }
}

fn is_full(c: char) -> bool {
    !c.is_ascii() && !matches!(c, '«' | '»' | '‘'..='‟' | '‹' | '›' | '｢' | '｣')
}
