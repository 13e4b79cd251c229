//! `compatibility-ideograph`: Chinese characters that programs take for others.
//!
//! In: a string. Out: a message per character.

use unicode_normalization::UnicodeNormalization;

use super::Text;
use crate::check::{Check, Run};
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "compatibility-ideograph",
        severity: Severity::Warning,
        fixed: false,
        what: "A Chinese character has a second number in Unicode, from an old encoding: 神 \
               (U+FA19) beside 神 (U+795E).",
        why: "Many programs put the usual one in its place when they save or search a text, and \
              the form is lost.",
        remedy: "If it came along by accident, type the usual one; if a name is written with this \
                 form, write it with a variation selector, which stays.",
        example: Some(Example {
            file: "content/my-number-card/ja.toml",
            wrong: r#"prompt = "«\uFA19»社を見てね""#,
            right: r#"prompt = "神社を見てね""#,
        }),
        source: "UAX #15, singletons; The Unicode Standard 23.4.5, standardized variants of CJK compatibility ideographs",
    },
    run: Run::Text(run),
};

fn run(text: &Text<'_>, rule: &Rule, sink: &mut Sink) {
    for (index, &c) in text.chars.iter().enumerate() {
        if !matches!(c, '\u{F900}'..='\u{FAFF}' | '\u{2F800}'..='\u{2FA1F}') {
            continue;
        }
        let usual: String = std::iter::once(c).nfc().collect();
        let form: String = std::iter::once(c).cjk_compat_variants().collect();
        let Some(selector) = form.chars().nth(1) else { continue };
        let message = format!("`{c}` (U+{:04X}) is `{usual}` in many programs", u32::from(c));
        let diagnostic = text.at(rule, index..index + 1, message).label("of an old encoding");
        sink.report(diagnostic.hint(format!(
            "write `{usual}`; if the old form is meant, write \"{usual}\\u{:04X}\"",
            u32::from(selector)
        )));
    }
}
