//! `half-width-mark`: a narrow mark behind a Chinese character or kana.
//!
//! In: a string of a language with full-width marks. Out: a message per mark.

use super::Text;
use crate::check::letters::{is_blank, is_han_or_kana};
use crate::check::{Check, Run};
use crate::content::Marks;
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "half-width-mark",
        severity: Severity::Warning,
        fixed: false,
        what: "A mark of the Latin keyboard stands in running Japanese or Chinese. Such are commas, \
               colons, brackets, question and exclamation marks.",
        why: "It sticks to the character before it, and looks like a speck.",
        remedy: "Use the full-width mark.",
        example: Some(Example {
            file: "content/my-number-card/ja.toml",
            wrong: r#"prompt = "見てね«!»""#,
            right: r#"prompt = "見てね！""#,
        }),
        source: "JLREQ 3.1; CLREQ 3.1; GB/T 15834; 公用文作成の考え方 (2022)",
    },
    run: Run::Text(run),
};

fn run(text: &Text<'_>, rule: &Rule, sink: &mut Sink) {
    if text.habits.marks != Some(Marks::Full) {
        return;
    }
    brackets(text, rule, sink);
    for (index, &c) in text.chars.iter().enumerate() {
        let wide = match c {
            ',' if text.language.primary() == "ja" => "、",
            ',' => "，",
            ';' => "；",
            ':' => "：",
            '!' => "！",
            '?' => "？",
            _ => continue,
        };
        let behind = |c: char| is_han_or_kana(c) || matches!(c, '」' | '』' | '）' | '”' | '》');
        let ends = |c: char| {
            is_han_or_kana(c)
                || is_blank(c)
                || matches!(c, '「' | '『' | '（' | '“' | '”' | '」' | '）' | '！' | '？')
        };
        if text.before(index).is_some_and(behind) && text.get(index + 1).is_none_or(ends) {
            let diagnostic = text.at(rule, index..index + 1, format!("`{c}` is a narrow mark"));
            sink.report(diagnostic.label("half-width").hint(format!("write `{wide}`")));
        }
    }
}

/// Narrow brackets around Japanese or Chinese.
fn brackets(text: &Text<'_>, rule: &Rule, sink: &mut Sink) {
    for (index, _) in text.chars.iter().enumerate().filter(|(_, c)| **c == '(') {
        // In a language of narrow letters a name in brackets has narrow ones.
        if !text.before(index).is_none_or(is_han_or_kana) {
            continue;
        }
        let Some(length) = text.chars[index + 1..].iter().position(|&c| c == ')') else { continue };
        let inside = &text.chars[index + 1..index + 1 + length];
        if inside.iter().any(|&c| is_han_or_kana(c)) {
            let message = "`(` is a narrow bracket around wide characters";
            let diagnostic = text.at(rule, index..index + 1, message).label("half-width");
            sink.report(diagnostic.hint("write `（` and `）`"));
        }
    }
}
