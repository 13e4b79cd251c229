//! `twenty-four-hour-time`: Easy Japanese writes times up to 24.
//!
//! In: the patterns for times. Out: a message per pattern. Times that are typed
//! into a text are reported with the other facts.

use super::Text;
use crate::check::{Check, Run};
use crate::content::model::PieceKind;
use crate::diag::{Rule, Severity, Sink};

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "twenty-four-hour-time",
        severity: Severity::Error,
        fixed: false,
        what: "A pattern for times counts the hours up to 24, as in 20時. Easy Japanese counts to 12 and says 午前 or 午後: use {period} and {h11}.",
        why: "",
        remedy: "",
        example: None,
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
