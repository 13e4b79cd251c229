//! `zawgyi`: Burmese in the encoding of the Zawgyi font.
//!
//! In: a string. Out: at most one message, since a string is in one encoding.

use super::Text;
use super::syllable::myanmar;
use crate::check::{Check, Run};
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "zawgyi",
        severity: Severity::Error,
        fixed: false,
        what: "A Burmese text is encoded for the font Zawgyi, which gives Unicode's numbers to \
               other letters.",
        why: "With any other font it prints as nonsense, and no search finds it.",
        remedy: "Convert the whole text to Unicode and read it again; translation agencies do that \
                 on request.",
        example: Some(Example {
            file: "content/my-number-card/my.toml",
            wrong: r#"prompt = "«ေကာင္တာတြင္ လွ်ိဳ႕ဝွက္နံပါတ္ (PIN) သတ္မွတ္ၿပီး ကတ္ကို လက္ခံရယူပါ။»""#,
            right: r#"prompt = "ကောင်တာတွင် လျှို့ဝှက်နံပါတ် (PIN) သတ်မှတ်ပြီး ကတ်ကို လက်ခံရယူပါ။""#,
        }),
        source: "Unicode Technical Note 11; Unicode FAQ on Myanmar scripts; Google myanmar-tools, whose model knows the same signs",
    },
    run: Run::Text(run),
};

/// Languages of the Myanmar script with other rules for syllables.
const OTHERS: [&str; 11] =
    ["mnw", "shn", "ksw", "pwo", "kjp", "blk", "kyu", "eky", "kht", "aio", "phk"];

fn run(text: &Text<'_>, rule: &Rule, sink: &mut Sink) {
    if !is_found(text) {
        return;
    }
    let is_myanmar = |c: &char| matches!(c, '\u{1000}'..='\u{109F}');
    let first = text.chars.iter().position(is_myanmar).unwrap_or_default();
    let end = text.chars.iter().rposition(is_myanmar).map_or(first, |last| last + 1);
    sink.report(
        text.at(rule, first..end, "Burmese in the Zawgyi encoding")
            .label("not Unicode")
            .hint("convert the text from Zawgyi to Unicode, then read it again"),
    );
}

/// Whether a string is in Zawgyi.
pub(super) fn is_found(text: &Text<'_>) -> bool {
    is_burmese(text) && myanmar::is_zawgyi(&text.chars, &myanmar::wrong(&text.chars))
}

/// Whether a string has Burmese in it that follows the rules of Burmese.
pub(super) fn is_burmese(text: &Text<'_>) -> bool {
    text.chars.iter().any(|c| matches!(c, '\u{1000}'..='\u{109F}'))
        && !OTHERS.contains(&text.language.primary())
}
