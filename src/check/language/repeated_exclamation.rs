//! `repeated-exclamation`: several exclamation or question marks in a row.
//!
//! In: a string. Out: a message per row.

use super::Text;
use super::stretch::stretches;
use crate::check::{Check, Run};
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "repeated-exclamation",
        severity: Severity::Warning,
        fixed: false,
        what: "The same exclamation or question mark stands several times in a row. `!?` is left \
               alone.",
        why: "In the hand-out of an office it is a slip of the finger, or too loud.",
        remedy: "One is enough.",
        example: Some(Example {
            file: "content/my-number-card/ja.toml",
            wrong: r#"prompt = "見てね«！！»""#,
            right: r#"prompt = "見てね！""#,
        }),
        source: "文化審議会「公用文作成の考え方」(2022): ！ and ？ are used sparingly",
    },
    run: Run::Text(run),
};

fn run(text: &Text<'_>, rule: &Rule, sink: &mut Sink) {
    let is_loud = |index: usize| {
        matches!(text.chars[index], '!' | '?' | '！' | '？' | '؟' | '¡' | '¿' | '‼' | '⁇')
    };
    for range in stretches(text.chars.len(), is_loud) {
        let marks = &text.chars[range.clone()];
        let is_double = |c: &char| matches!(c, '‼' | '⁇');
        if marks.windows(2).any(|pair| pair[0] == pair[1]) || marks.iter().any(is_double) {
            let first: String = marks.iter().take(1).collect();
            let message = format!("`{}` says no more than one mark", text.words(range.clone()));
            let diagnostic = text.at(rule, range, message).label("several");
            sink.report(diagnostic.hint(format!("write `{first}` once")));
        }
    }
}
