//! `unprintable-character`: characters that stand for none.
//!
//! In: a string. Out: a message per stretch.

use unicode_normalization::char::is_public_assigned;

use super::Text;
use super::stretch::stretches;
use crate::check::letters::is_alphabetic;
use crate::check::{Check, Run};
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "unprintable-character",
        severity: Severity::Error,
        fixed: false,
        what: "A character means nothing outside the program that made it. That is U+FFFD or 〓, which \
               stand for what could not be converted, a private character of an old font, or a \
               number that Unicode has not assigned.",
        why: "Paper shows a box, or another sign in each font.",
        remedy: "Find the source of the text and type the character.",
        example: Some(Example {
            file: "content/my-number-card/vi.toml",
            wrong: r#"prompt = "Mời qu«\uFFFD» vị xem!""#,
            right: r#"prompt = "Mời quý vị xem!""#,
        }),
        source: "The Unicode Standard 23.5 to 23.8: private use, noncharacters, specials",
    },
    run: Run::Text(run),
};

fn run(text: &Text<'_>, rule: &Rule, sink: &mut Sink) {
    let is_wrong = |index: usize| {
        let c = text.chars[index];
        match c {
            '\0'..'\u{370}' => false,
            c if is_alphabetic(c) => false,
            // A reference is shown by the same character; only a typed one is wrong.
            '\u{FFFC}' => text.is_typed(index),
            '\u{FFFD}' | '〓' => true,
            c => !is_public_assigned(c),
        }
    };
    for range in stretches(text.chars.len(), is_wrong) {
        let c = text.chars[range.start];
        let what = match c {
            '\u{FFFC}' => "stands for an object that was not copied",
            '\u{FFFD}' | '〓' => "stands for a character that was lost",
            '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}' => "is private to one font",
            _ => "is not a character of Unicode",
        };
        let message = format!("U+{:04X} {what}", u32::from(c));
        let diagnostic = text.at(rule, range, message).label("prints as a box");
        sink.report(diagnostic.hint("type what is meant; the source of the text still has it"));
    }
}
