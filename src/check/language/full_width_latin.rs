//! `full-width-latin`: letters and digits 0–9 of full width.
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
        code: "full-width-latin",
        severity: Severity::Error,
        fixed: false,
        what: "Latin letters or digits stand in full squares, `ＩＣ` or `１６` for `IC` or `16`. \
               Full-width marks such as ！ are right in Japanese and Chinese.",
        why: "The numbers of the facts beside them are narrow; a screen reader may spell them, and \
              searching does not find them.",
        remedy: "Type them in half width.",
        example: Some(Example {
            file: "content/my-number-card/ja.toml",
            wrong: r#"prompt = "«ＩＣ»チップを見てね""#,
            right: r#"prompt = "ICチップを見てね""#,
        }),
        source: "The Unicode Standard 18.5; numbers of the facts are printed narrow",
    },
    run: Run::Text(run),
};

fn run(text: &Text<'_>, rule: &Rule, sink: &mut Sink) {
    let is_wide =
        |index: usize| matches!(text.chars[index], '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ');
    for range in stretches(text.chars.len(), is_wide) {
        let narrow: String = text.chars[range.clone()].iter().copied().nfkc().collect();
        let message = format!("`{}` is full-width", text.words(range.clone()));
        sink.report(
            text.at(rule, range, message).label("full-width").hint(format!("write {narrow}")),
        );
    }
}
