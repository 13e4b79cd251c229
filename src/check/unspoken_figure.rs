//! Alternative texts that say nothing.

use super::{Check, Content, Run};
use crate::diag::{Rule, Severity, Sink};
use crate::model::{PieceKind, Usage, Written};

/// See [`Rule::explain`].
pub(super) const CHECK: Check = Check {
    rule: Rule {
        code: "unspoken-figure",
        severity: Severity::Error,
        fixed: false,
        explain: "The alternative text of a picture has no letter or digit. A screen reader then \
                  says nothing, or only that there is a graphic. Say in a few words what the \
                  picture shows that the text beside it does not say.",
        source: "PDF/UA-1 7.3 (figures have an alternative representation); JIS X 8341-3:2016 \
                 1.1.1.",
    },
    run: Run::Content(run),
};

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    let packs = content.workspace.flyers.iter().flat_map(|flyer| &flyer.packs);
    for string in packs.flat_map(|pack| &pack.strings) {
        // A text of blanks alone is reported when it is read.
        let is_empty = string.text.trim().is_empty();
        if string.usage == Usage::Spoken && !is_empty && !speaks(string) {
            let message = format!("`{}` says nothing aloud", string.key);
            sink.report(
                rule.at(string.span, message)
                    .label("no letter or digit")
                    .hint("say in a few words what the picture shows"),
            );
        }
    }
}

fn speaks(string: &Written) -> bool {
    string.pieces.iter().any(|piece| match &piece.kind {
        PieceKind::Text(text) => text.chars().any(char::is_alphanumeric),
        PieceKind::Ruby(_) | PieceKind::Reference(_) => true,
        PieceKind::Token(_) => false,
    })
}
