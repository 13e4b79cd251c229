//! `half-width-kana`: katakana and marks of half width.
//!
//! In: a string. Out: a message per stretch.

use unicode_normalization::UnicodeNormalization;

use super::Text;
use super::stretch::stretches;
use crate::check::{Check, Run};
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "half-width-kana",
        severity: Severity::Error,
        fixed: false,
        what: "Katakana or marks stand in the half-width forms of old terminals, `ｶｰﾄﾞ` for `カード`.",
        why: "They are hard to read, and who searches for `カード` does not find them.",
        remedy: "Convert them to full width.",
        example: Some(Example {
            file: "content/my-number-card/ja.toml",
            wrong: r#"prompt = "«ｶｰﾄﾞ»を見てね""#,
            right: r#"prompt = "カードを見てね""#,
        }),
        source: "文化審議会「公用文作成の考え方」(2022): 半角カタカナは使わない; The Unicode Standard 18.5",
    },
    run: Run::Text(run),
};

fn run(text: &Text<'_>, rule: &Rule, sink: &mut Sink) {
    let is_half = |index: usize| matches!(text.chars[index], '\u{FF61}'..='\u{FF9F}');
    for range in stretches(text.chars.len(), is_half) {
        let full: String = text.chars[range.clone()].iter().copied().nfkc().collect();
        let message = format!("`{}` is half-width", text.words(range.clone()));
        sink.report(
            text.at(rule, range, message).label("half-width").hint(format!("write {full}")),
        );
    }
}
