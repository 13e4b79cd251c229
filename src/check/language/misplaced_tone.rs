//! `misplaced-tone`: a tone of Vietnamese that stands on the wrong vowel.
//!
//! In: a string in Vietnamese. Out: a message per word.

use super::Text;
use super::stretch::stretches;
use super::syllable::vietnamese::{Placed, placed};
use crate::check::letters::is_alphabetic;
use crate::check::{Check, Run};
use crate::diag::{Example, Rule, Severity, Sink};
use unicode_normalization::char::is_combining_mark;

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "misplaced-tone",
        severity: Severity::Warning,
        fixed: false,
        what: "The tone of a Vietnamese word stands on a vowel where no school puts it: qúy \
              for quý, tòan for toàn. Where the schools differ (hòa, hoà), see \
              `mixed-tone-marks`.",
        why: "It was typed too early or too late. It looks nearly right, but searching does \
              not find it.",
        remedy: "Type the word again.",
        example: Some(Example {
            file: "content/my-number-card/vi.toml",
            wrong: r#"prompt = "Mời «qúy» vị xem nhé!""#,
            right: r#"prompt = "Mời quý vị xem nhé!""#,
        }),
        source: "Quy tắc chính tả tiếng Việt (1984); TCVN 6909",
    },
    run: Run::Text(run),
};

fn run(text: &Text<'_>, rule: &Rule, sink: &mut Sink) {
    if text.language.primary() != "vi" {
        return;
    }
    let is_letter = |index: usize| is_alphabetic(text.chars[index]) || is_mark(text, index);
    for range in stretches(text.chars.len(), is_letter) {
        let word = text.words(range.clone());
        if let Some(Placed::Wrong(due)) = placed(&word) {
            let message = format!("the tone of `{word}` stands on the wrong vowel");
            let diagnostic = text.at(rule, range, message).label("misplaced");
            sink.report(diagnostic.hint(format!("write {due}")));
        }
    }
}

fn is_mark(text: &Text<'_>, index: usize) -> bool {
    is_combining_mark(text.chars[index])
}
