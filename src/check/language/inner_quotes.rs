//! `inner-quotes`: marks of a quotation within a quotation, around one that stands alone.
//!
//! In: a string. Out: a message per quotation.

use super::Text;
use crate::check::{Check, Run};
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "inner-quotes",
        severity: Severity::Warning,
        fixed: false,
        what: "A quotation has the marks that belong to a quotation within another. The first pair \
               of `quotes` of the language in content/languages stands outside. Corner brackets, \
               and languages whose first pair is ‘ ’ or which list four pairs, are left alone: \
               their pairs have other uses.",
        why: "One flyer quotes in one way; readers look for the name of the form in the same marks.",
        remedy: "Use the outer marks.",
        example: Some(Example {
            file: "content/my-number-card/en.toml",
            wrong: r#"heading = "Your My Number is on your «‘»Individual Number Notice’ (個人番号通知書)!""#,
            right: r#"heading = "Your My Number is on your “Individual Number Notice” (個人番号通知書)!""#,
        }),
        source: "CLDR, delimiters of each language: quotation and alternate quotation marks",
    },
    run: Run::Text(run),
};

/// A language that lists more pairs uses them as it likes.
const MOST: usize = 3;

fn run(text: &Text<'_>, rule: &Rule, sink: &mut Sink) {
    let pairs = &text.habits.quotes;
    // Ukrainian takes «…», „…“ or “…” outside (orthography of 2019, section 164).
    if pairs.len() > MOST {
        return;
    }
    let Some(&(open, close)) = pairs.first().filter(|(open, _)| *open != '‘') else { return };
    let mut awaited: Vec<char> = Vec::new();
    for (index, &c) in text.chars.iter().enumerate() {
        if awaited.last() == Some(&c) {
            awaited.pop();
            continue;
        }
        let Some(pair) = pairs.iter().find(|(open, _)| *open == c) else { continue };
        let is_corner = matches!(c, '「' | '『');
        if awaited.is_empty() && *pair != (open, close) && !is_corner {
            let message = format!("`{c}` stands inside a quotation, not around one");
            sink.report(
                text.at(rule, index..index + 1, message)
                    .label("a mark for quotations in quotations")
                    .hint(format!("write {open}…{close}")),
            );
        }
        // A mark that never closes is told as such; the next quotation begins anew.
        awaited.truncate(8);
        awaited.push(pair.1);
    }
}
