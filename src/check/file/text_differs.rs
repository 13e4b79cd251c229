//! Text of a finished file that is not the text of the pack.

use crate::check::{Check, Finished, Run};
use crate::diag::{Rule, Severity, Sink};
use crate::export::reading;
use crate::lang::is_control;
use crate::proof::difference;

/// See [`Rule::what`].
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "text-differs",
        severity: Severity::Error,
        fixed: false,
        what: "The text of the finished file, as a screen reader gets it, is not that of the pack. \
               A text is missing in it, or it says something else.",
        why: "People who listen to the file, or copy from it, get another text than those who see \
              it.",
        remedy: "This is a fault of the program or of a font, not of the pack: please report it, \
                 with the pack and the message.",
        example: None,
        source: "PDF/UA-1 7.2 (text has Unicode values in logical order); the contract of the \
                 export: docs/architecture.md.",
    },
    run: Run::File(run),
};

fn run(finished: &Finished<'_>, rule: &Rule, sink: &mut Sink) {
    let Finished { document, news, file, .. } = *finished;
    let key = |number: usize| news.page(rule, number, &document.pages.get(number));
    let numbers = 0..document.pages.len();
    let new: Vec<usize> = numbers.filter(|&number| !news.known.has_by(|| key(number))).collect();
    if new.is_empty() {
        return;
    }
    let found = file.text_of(|number| new.contains(&number));
    for number in new {
        let text = found.get(number).map(String::as_str).unwrap_or_default();
        news.known.look(|| key(number), sink, |sink| page(finished, number, text, rule, sink));
    }
}

/// Compares the text of a page with what was to be on it.
fn page(finished: &Finished<'_>, number: usize, text: &str, rule: &Rule, sink: &mut Sink) {
    let document = finished.document;
    let folded = folded(text);
    let texts = document.pages[number].blocks.iter().flat_map(|block| block.heard());
    for rich in texts {
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
    let frame = finished.layout.publication.pages.get(number);
    let Some(frame) = frame.filter(|_| sink.is_empty()) else { return };
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

/// A text without blanks and without what only steers line breaks.
fn folded(text: &str) -> String {
    text.chars().filter(|&c| !c.is_whitespace() && !is_control(c)).collect()
}
