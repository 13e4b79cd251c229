//! `odd-blank`: a blank of an odd width.
//!
//! In: a string. Out: a message per stretch.

use super::Text;
use super::stretch::stretches;
use crate::check::{Check, Run};
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "odd-blank",
        severity: Severity::Warning,
        fixed: false,
        what: "A blank is wider or narrower than those beside it. It is an em or en space of a \
               word processor, or a full-width blank among narrow ones in Easy Japanese.",
        why: "The words of a line stand at different distances.",
        remedy: "Use one kind: the space bar, or U+00A0 where no line may end.",
        example: Some(Example {
            file: "content/my-number-card/en.toml",
            wrong: r#"prompt = "Take«\u2003»a look!""#,
            right: r#"prompt = "Take a look!""#,
        }),
        source: "The Unicode Standard 6.2, space characters; layout alone sets distances",
    },
    run: Run::Text(run),
};

fn run(text: &Text<'_>, rule: &Rule, sink: &mut Sink) {
    let mixes = text.habits.easy && text.chars.contains(&' ');
    let is_odd = |index: usize| match text.chars[index] {
        '\u{1680}' | '\u{2000}'..='\u{2006}' | '\u{2008}' | '\u{200A}' | '\u{205F}' => true,
        '\u{3000}' => mixes,
        _ => false,
    };
    for range in stretches(text.chars.len(), is_odd) {
        let c = text.chars[range.start];
        let message = format!("U+{:04X} is a blank of another width", u32::from(c));
        let diagnostic = text.at(rule, range, message).label("odd blank");
        sink.report(diagnostic.hint("type the blank of the keyboard"));
    }
}
