//! `stray-stamp`: a stamp of a text that the reference does not have.

use std::collections::BTreeSet;

use super::{texts, translated};
use crate::check::translation::others;
use crate::check::{Check, Content, Run};
use crate::diag::{Example, Rule, Severity, Sink};

pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "stray-stamp",
        severity: Severity::Warning,
        fixed: false,
        what: "There is a stamp for a text that the reference pack does not have.",
        why: "The text was renamed or removed, or the line was written by hand. It does no harm, \
              but hides what is stamped and what is not.",
        remedy: "Run `chirashi stamp` for the language: it takes such lines out.",
        example: Some(Example {
            file: "content/my-number-card/stamps/en.toml",
            wrong: r#"«"about.sticker"» = "d76dda4b"
"about.badge" = "#,
            right: r#""about.badge" = "#,
        }),
        source: "Each translation remembers the text from which it was made (docs/architecture.md, \
                 stamps)",
    },
    run: Run::Content(run),
};

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    for flyer in &content.workspace.flyers {
        let texts = texts(flyer);
        let known: BTreeSet<&str> = texts.iter().map(|(key, _)| *key).collect();
        for pack in others(flyer) {
            let own: BTreeSet<&str> = translated(pack).map(|(key, _)| key).collect();
            for (key, stamp) in pack.stamps.iter().flatten() {
                // A text that the pack still has is the matter of others.
                if known.contains(key.as_str()) || own.contains(key.as_str()) {
                    continue;
                }
                sink.report(
                    rule.at(stamp.span, format!("the reference has no text `{key}`"))
                        .label("a stamp of nothing")
                        .answer("take the line out; the next `chirashi stamp` does so, too"),
                );
            }
        }
    }
}
