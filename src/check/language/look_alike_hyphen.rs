//! `look-alike-hyphen`: another sign stands for the hyphen between two digits.
//!
//! In: a string in Japanese or Chinese. Out: a message per sign.

use super::Text;
use crate::check::{Check, Run};
use crate::diag::{Example, Rule, Severity, Sink};
use crate::lang::is_like_hyphen;

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "look-alike-hyphen",
        severity: Severity::Warning,
        fixed: false,
        what: "Between two digits stands a sign that looks like a hyphen and is not one. That is \
               the long vowel ー, a minus sign or a full-width hyphen. Dashes of ranges, 2–3, are \
               right.",
        why: "It comes from an input method or from a spreadsheet. It is printed too wide, is read \
              aloud as another sign, and is not found by who searches for the number.",
        remedy: "Type the hyphen of the Latin keyboard.",
        example: Some(Example {
            file: "content/my-number-card/ja.toml",
            wrong: r#"prompt = "南1«ー»2を見てね""#,
            right: r#"prompt = "南1-2を見てね""#,
        }),
        source: "UTS #39, confusables; JIS X 0213 has ten signs of this shape",
    },
    run: Run::Text(run),
};

fn run(text: &Text<'_>, rule: &Rule, sink: &mut Sink) {
    if !["ja", "zh"].contains(&text.language.primary()) {
        return;
    }
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    for (index, &c) in text.chars.iter().enumerate() {
        // Dashes are for ranges, and half-width kana are reported as such.
        let is_alike = is_like_hyphen(c) && !matches!(c, '-' | '–' | '—' | 'ｰ');
        if is_alike && is_digit(text.before(index)) && is_digit(text.get(index + 1)) {
            let message = format!("`{c}` (U+{:04X}) looks like a hyphen", u32::from(c));
            sink.report(
                text.at(rule, index..index + 1, message)
                    .label("between digits")
                    .hint("type the hyphen of the keyboard, `-`"),
            );
        }
    }
}
