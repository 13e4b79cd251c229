//! `idle-break-mark`: a break mark that allows or forbids nothing.
//!
//! In: a string. Out: a message per stretch of marks.

use super::Text;
use super::stretch::stretches;
use crate::check::letters::{is_blank, is_break_mark};
use crate::check::{Check, Run};
use crate::content::model::Usage;
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "idle-break-mark",
        severity: Severity::Warning,
        fixed: false,
        what: "A mark for line breaks changes nothing. U+200B allows a break and U+2060 forbids \
               one: several in a row, one at the beginning or the end of a text, or one beside a \
               blank are idle.",
        why: "Something was pasted twice, or the mark is at the wrong place, and the line breaks \
              where it should not.",
        remedy: "Keep one, or move it to where the line may break.",
        example: Some(Example {
            file: "content/my-number-card/ja.toml",
            wrong: r#"prompt = "見て«\u200B\u200B»ね""#,
            right: r#"prompt = "見て\u200Bね""#,
        }),
        source: "UAX #14, classes ZW, WJ and SP",
    },
    run: Run::Text(run),
};

fn run(text: &Text<'_>, rule: &Rule, sink: &mut Sink) {
    let count = text.chars.len();
    for range in stretches(count, |index| is_break_mark(text.chars[index])) {
        // Parts of a pattern are put together: their ends are not ends of a text.
        let at_end = text.usage() != Usage::Format && (range.start == 0 || range.end == count);
        let beside = [text.before(range.start), text.get(range.end)];
        let why = if range.len() > 1 {
            "several break marks in a row"
        } else if at_end {
            "a break mark at the end of a text"
        } else if beside.iter().flatten().any(|&c| is_blank(c)) {
            "a break mark beside a blank"
        } else {
            continue;
        };
        let diagnostic = text.at(rule, range, why).label("changes nothing");
        sink.report(diagnostic.hint("keep one mark between two characters, or none"));
    }
}
