//! Text of a finished file that is not the text of the pack.

use crate::check::{Check, Finished, Run};
use crate::diag::{Rule, Severity, Sink};
use crate::export::reading;
use crate::lang::is_control;
use crate::proof::difference;

/// See [`Rule::explain`].
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "text-differs",
        severity: Severity::Error,
        fixed: false,
        explain: "The text of the finished file, as a screen reader gets it, was compared with the \
                  pack: a text is missing in it, or it says something else. This is a fault of the \
                  program or of a font, not of the pack: please report it, with the pack and the \
                  message.",
        source: "PDF/UA-1 7.2 (text has Unicode values in logical order); the contract of the \
                 export: docs/architecture.md.",
    },
    run: Run::File(run),
};

fn run(finished: &Finished<'_>, rule: &Rule, sink: &mut Sink) {
    let document = finished.document;
    let found = finished.file.text();
    let frames = &finished.layout.publication.pages;
    for (number, page) in document.pages.iter().enumerate() {
        let text = found.get(number).map(String::as_str).unwrap_or_default();
        let folded = folded(text);
        let before = sink.count(rule.severity);
        for rich in page.blocks.iter().flat_map(|block| block.heard()) {
            let plain = rich.plain();
            if !folded.contains(&self::folded(&plain)) {
                let language = &document.language;
                let message = format!(
                    "page {} of the finished file in {language} does not say `{plain}`",
                    number + 1
                );
                let span = rich.span().unwrap_or(document.span);
                sink.report(rule.at(span, message).label("lost on the way"));
            }
        }
        let Some(frame) = frames.get(number).filter(|_| sink.count(rule.severity) == before) else {
            continue;
        };
        let expected = reading::content(frame).join("\n");
        if let Some(difference) = difference(&expected, text) {
            let message = format!(
                "page {} of the finished file in {} says `{}` where `{}` stands on paper",
                number + 1,
                document.language,
                difference.found,
                difference.expected
            );
            sink.report(rule.at(document.span, message));
        }
    }
}

/// A text without blanks and without what only steers line breaks.
fn folded(text: &str) -> String {
    text.chars().filter(|&c| !c.is_whitespace() && !is_control(c)).collect()
}
