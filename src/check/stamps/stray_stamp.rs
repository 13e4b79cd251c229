//! `stray-stamp`: a stamp of a text that the reference does not have.

use std::collections::BTreeSet;

use super::translated;
use crate::check::translation::reference;
use crate::check::{Check, Content, Run};
use crate::content::model::may_be_empty;
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
            wrong: r#"«"about.sticker"» = { from = "d76dda4b", text = "d78843fd" }
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
        let Some(reference) = reference(flyer) else { continue };
        let known: BTreeSet<&str> = translated(reference).map(|(key, _)| key).collect();
        for pack in &flyer.packs {
            let own: BTreeSet<&str> = translated(pack).map(|(key, _)| key).collect();
            for (key, stamp) in pack.stamps.iter().flatten() {
                // A text that the pack still has, or that says nothing now, is the matter of
                // others.
                let is_known = known.contains(key.as_str()) || own.contains(key.as_str());
                if is_known || may_be_empty(key) {
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
