//! `stale-text`: the reference has changed since a text was translated.

use super::Stamped;
use crate::check::{Check, Run};
use crate::content::model::{Freshness, without_break_marks};
use crate::diag::{Example, Rule, Severity, Sink};

pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "stale-text",
        severity: Severity::Warning,
        fixed: false,
        what: "The reference text has changed since this text was translated. A change of break \
               marks alone makes no text stale.",
        why: "The translation says what the flyer said before.",
        remedy: "Compare the two, correct the translation if necessary, and stamp it with the \
                 command of the hint; the stamp says that the translation follows the reference as \
                 it is now.",
        example: Some(Example {
            file: "content/my-number-card/th.toml",
            wrong: r#"# Japanese since yesterday: 初めての交付は、二〇三〇年まで無料です！
badge = «"ออกบัตรครั้งแรกฟรี!"»"#,
            right: r#"# Japanese: 初めての交付は無料！
badge = "ออกบัตรครั้งแรกฟรี!""#,
        }),
        source: "Each translation remembers the text from which it was made (docs/architecture.md, \
                 stamps), as the fuzzy entries of gettext do",
    },
    run: Run::Stamps(run),
};

fn run(stamped: &Stamped<'_>, rule: &Rule, sink: &mut Sink) {
    for standing in &stamped.standings {
        if standing.freshness() != Freshness::Stale {
            continue;
        }
        let Some(string) = stamped.strings.get(standing.key) else { continue };
        let key = standing.key;
        let diagnostic = match standing.reference {
            Some(text) => rule
                .at(string.span, format!("the reference of `{key}` has changed"))
                .label("translated from another text")
                .hint(match text.is_empty() {
                    true => "it says nothing there now".to_owned(),
                    false => format!("it is now: {}", without_break_marks(text)),
                })
                .answer(format!("compare the two, then run `{} {key}`", stamped.command)),
            None => rule
                .at(string.span, format!("the reference has lost the text of `{key}`"))
                .label("its reference was taken out")
                .hint("take the entry out here, too"),
        };
        sink.report(diagnostic);
    }
}
