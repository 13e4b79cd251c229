//! `straight-quotes`: the marks of the keyboard in place of quotation marks.
//!
//! In: a string. Out: a message per quotation. An apostrophe inside a word may be
//! straight; so may the sign for inches.

use super::Text;
use crate::check::{Check, Run};
use crate::diag::{Rule, Severity, Sink};
use crate::lang::Marks;

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "straight-quotes",
        severity: Severity::Error,
        fixed: false,
        explain: "A quotation stands in the straight marks of the keyboard (\" or '), or in accents without a letter (` or ´). Print shows that nobody set the text: use the marks of the language. In Japanese and Chinese this is an error, elsewhere a warning. A straight apostrophe inside a word is not reported.",
        source: "CLDR, delimiters of each language; Bringhurst, Elements of Typographic Style 5.4",
    },
    run: Run::Text(run),
};

fn run(text: &Text<'_>, rule: &Rule, sink: &mut Sink) {
    let Some(&(open, close)) = text.habits.quotes.first() else { return };
    let marks: Vec<usize> =
        (0..text.chars.len()).filter(|&index| is_straight(text, index)).collect();
    // Marks stand in pairs; the second belongs to the message of the first.
    let mut closes: Option<char> = None;
    for index in marks {
        let c = text.chars[index];
        if closes.take_if(|due| *due == c || (*due == '`' && matches!(c, '´' | '\''))).is_some() {
            continue;
        }
        closes = Some(c);
        let message = format!("`{c}` in place of a quotation mark");
        let mut diagnostic = text
            .at(rule, index..index + 1, message)
            .label("a mark of the keyboard")
            .hint(format!("write {open}…{close}, or ’ for an apostrophe"));
        // Where letters are narrow, many offices print them.
        if text.habits.marks != Some(Marks::Full) {
            diagnostic.severity = rule.severity.min(Severity::Warning);
        }
        sink.report(diagnostic);
    }
}

/// Whether a straight mark at an index stands for a quotation mark.
fn is_straight(text: &Text<'_>, index: usize) -> bool {
    let (before, after) = (text.before(index), text.get(index + 1));
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    match text.chars[index] {
        '"' => {
            // 15" has no partner.
            let digit = before.is_some_and(|c| c.is_ascii_digit());
            let alone = text.chars.iter().filter(|&&c| c == '"').count() % 2 == 1;
            !(digit && alone)
        }
        '`' | '´' => true,
        '\'' if letter(before) && letter(after) => false,
        // An apostrophe at the end of a word needs an opening mark to be a quotation mark.
        '\'' if letter(before) => {
            let mut earlier = 0..index;
            earlier.any(|at| text.chars[at] == '\'' && begins_word(text, at))
        }
        '\'' => begins_word(text, index) && text.chars[index + 1..].contains(&'\''),
        _ => false,
    }
}

fn begins_word(text: &Text<'_>, index: usize) -> bool {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    !letter(text.before(index)) && letter(text.get(index + 1))
}
