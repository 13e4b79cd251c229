//! `twenty-four-hour-time`: Easy Japanese writes times up to 24.
//!
//! In: the patterns for times. Out: a message per pattern. Times that are typed
//! into a text are reported with the other facts.

use super::Text;
use crate::check::{Check, Run};
use crate::content::model::PieceKind;
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "twenty-four-hour-time",
        severity: Severity::Error,
        fixed: false,
        what: "A pattern for times counts the hours up to 24, as in 20時, in Easy Japanese.",
        why: "Many readers know the clock of twelve hours only, and learn 午前 and 午後 in their first \
              lessons.",
        remedy: "Use `{period}` and `{h11}`, which print 午後8時.",
        example: Some(Example {
            file: "content/languages/ja-simple.toml",
            wrong: r#"hour = "«{h}»{時|じ}""#,
            right: r#"hour = "{period}{h11}{時|じ}""#,
        }),
        source: "弘前大学「『やさしい日本語』作成のためのガイドライン」: 24時間制を使わず午前・午後で書く",
    },
    run: Run::Text(run),
};

fn run(text: &Text<'_>, rule: &Rule, sink: &mut Sink) {
    if !text.habits.easy || !text.written.key.starts_with("formats.time.") {
        return;
    }
    for piece in &text.written.pieces {
        if let PieceKind::Token(name) = &piece.kind
            && matches!(name.as_str(), "h" | "hh")
        {
            let message = format!("`{{{name}}}` counts the hours up to 24");
            sink.report(
                rule.at(piece.span, message)
                    .label("20時, not 午後8時")
                    .hint("write {period}{h11}{時|じ}"),
            );
        }
    }
}
