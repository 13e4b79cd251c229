//! `kanji-without-ruby`: a word in kanji of Easy Japanese has no reading.
//!
//! In: a string. Out: a message per word. Words of which a part has readings are
//! left to `part-of-compound-without-ruby`.

use std::ops::Range;

use super::Text;
use super::stretch::stretches;
use crate::check::letters::is_han;
use crate::check::{Check, Run};
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "kanji-without-ruby",
        severity: Severity::Error,
        fixed: false,
        what: "A word in kanji has no reading, in a language whose readers need one on every \
               kanji. Alternative texts are read out and have no readings; signs such as 〇 are not \
               kanji.",
        why: "Who does not know the kanji cannot read the word, and cannot look it up.",
        remedy: "Write the reading behind each kanji: `{申請|しん|せい}`.",
        example: Some(Example {
            file: "content/my-number-card/ja-simple.toml",
            wrong: r#"caption = "«表面»""#,
            right: r#"caption = "{表面|おもて|めん}""#,
        }),
        source: "出入国在留管理庁・文化庁「在留支援のためのやさしい日本語ガイドライン」(2020): 漢字にふりがなをつける",
    },
    run: Run::Text(run),
};

fn run(text: &Text<'_>, rule: &Rule, sink: &mut Sink) {
    for word in words(text) {
        if !word.clone().any(|index| text.has_reading(index)) {
            let kanji = text.words(word.clone());
            let hint = if word.len() > 1 {
                let readings = "|か".repeat(word.len());
                format!("write {{{kanji}|かな}}, or {{{kanji}{readings}}} with a reading per kanji")
            } else {
                format!("write {{{kanji}|かな}}")
            };
            let message = format!("`{kanji}` has no ruby");
            sink.report(text.at(rule, word, message).label("no reading").hint(hint));
        }
    }
}

/// The words in kanji of a string in which each needs a reading.
pub(super) fn words(text: &Text<'_>) -> Vec<Range<usize>> {
    if !text.habits.easy || !text.is_printed() {
        return Vec::new();
    }
    stretches(text.chars.len(), |index| is_han(text.chars[index]))
}
