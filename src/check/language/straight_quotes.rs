//! `straight-quotes`: the marks of the keyboard in place of quotation marks.
//!
//! In: a string. Out: a message per quotation. An apostrophe inside a word may be
//! straight; so may the sign for inches.

use super::Text;
use crate::check::{Check, Run};
use crate::content::Marks;
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "straight-quotes",
        severity: Severity::Error,
        fixed: false,
        what: "A quotation stands in the straight marks of the keyboard, or in accents without a \
               letter. In Japanese and Chinese this is an error, elsewhere a warning. A straight \
               apostrophe inside a word is not reported.",
        why: "In print they look unfinished, and do not say where a quotation begins and where it \
              ends.",
        remedy: "Use the marks of the language, such as “…” in English.",
        example: Some(Example {
            file: "content/my-number-card/en.toml",
            wrong: r#"prompt = 'Take a «"»look" now!'"#,
            right: r#"prompt = 'Take a “look” now!'"#,
        }),
        source: "CLDR, delimiters of each language; Bringhurst, Elements of Typographic Style 5.4",
    },
    run: Run::Text(run),
};

fn run(text: &Text<'_>, rule: &Rule, sink: &mut Sink) {
    let Some(&(open, close)) = text.habits.quotes.first() else { return };
    let marks = straight_marks(text);
    // Marks stand in pairs; the second belongs to the message of the first.
    let mut closes: Option<char> = None;
    for index in marks {
        let c = text.chars[index];
        if closes.take_if(|due| *due == c || (*due == '`' && matches!(c, '´' | '\''))).is_some() {
            continue;
        }
        closes = Some(c);
        let message = format!("`{c}` instead of a quotation mark");
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

/// The straight marks that stand for quotation marks.
fn straight_marks(text: &Text<'_>) -> Vec<usize> {
    let is_inch = |index: usize| text.before(index).is_some_and(|c| c.is_ascii_digit());
    // 15" has no partner.
    let alone = text.chars.iter().filter(|&&c| c == '"').count() % 2 == 1;
    let last = text.chars.iter().rposition(|&c| c == '\'').unwrap_or_default();
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let mut has_opened = false;
    let mut marks = Vec::new();
    for (index, &c) in text.chars.iter().enumerate() {
        let is_mark = match c {
            '"' => !(alone && is_inch(index)),
            '`' | '´' => true,
            // An apostrophe inside a word may be straight; at its end, it is a
            // quotation mark if one has been opened.
            '\'' if letter(text.before(index)) => has_opened && !letter(text.get(index + 1)),
            '\'' => begins_word(text, index) && index < last,
            _ => false,
        };
        if is_mark {
            has_opened |= c == '\'';
            marks.push(index);
        }
    }
    marks
}

fn begins_word(text: &Text<'_>, index: usize) -> bool {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    !letter(text.before(index)) && letter(text.get(index + 1))
}
