//! `noon-as-twelve`: Japanese patterns that print 午後12時 for noon.
//!
//! In: the patterns for times. Out: a message per pattern.

use super::Text;
use crate::check::{Check, Run};
use crate::diag::{Rule, Severity, Sink};
use crate::model::PieceKind;

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "noon-as-twelve",
        severity: Severity::Warning,
        fixed: false,
        explain: "A Japanese pattern for times counts the hours from 12 to 11, so noon is printed as 午後12時, which is midnight to many readers. Japanese counts them from 0: 午後0時, 午前0時30分. Write {h11}.",
        source: "明治5年太政官布告第337号: 午前12時 is noon, 午後12時 midnight; CLDR ja, hour cycle K",
    },
    run: Run::Text(run),
};

fn run(text: &Text<'_>, rule: &Rule, sink: &mut Sink) {
    if text.language.primary() != "ja" || !text.written.key.starts_with("formats.time.") {
        return;
    }
    for piece in &text.written.pieces {
        if matches!(&piece.kind, PieceKind::Token(name) if name == "h12") {
            sink.report(
                rule.at(piece.span, "`{h12}` prints noon as 午後12時")
                    .label("midnight to many readers")
                    .hint("write `{h11}`: noon is 午後0時, half past midnight 午前0時30分"),
            );
        }
    }
}
