//! `letter-in-number`: a letter that looks like a digit stands for it.
//!
//! In: a string. Out: a message per number.

use super::Text;
use super::stretch::stretches;
use crate::check::{Check, Run};
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "letter-in-number",
        severity: Severity::Error,
        fixed: false,
        what: "The letter O stands for 0 in a number, or l for 1: 1O0, l5:30.",
        why: "It comes from scanning or from a typewriter's habit. Who copies the number \
              copies the letter, and a screen reader spells it.",
        remedy: "Type the digit.",
        example: Some(Example {
            file: "content/my-number-card/en.toml",
            wrong: r#"prompt = "Room «2O»!""#,
            right: r#"prompt = "Room 20!""#,
        }),
        source: "UTS #39, confusables",
    },
    run: Run::Text(run),
};

/// Letters for digits: Latin, Cyrillic and Greek.
fn digit(c: char) -> Option<char> {
    match c {
        'O' | 'o' | 'О' | 'о' | 'Ο' | 'ο' => Some('0'),
        'l' | 'I' | 'І' | 'Ι' | 'ӏ' => Some('1'),
        _ => None,
    }
}

fn run(text: &Text<'_>, rule: &Rule, sink: &mut Sink) {
    if !text.chars.iter().any(char::is_ascii_digit) {
        return;
    }
    // Names such as B1O are not numbers, nor are 1o and 2o (first, second).
    let is_part = |index: usize| text.chars[index].is_alphanumeric();
    for token in stretches(text.chars.len(), is_part) {
        let chars = &text.chars[token.clone()];
        let is_number = chars.iter().all(|&c| c.is_ascii_digit() || digit(c).is_some());
        let digits = chars.iter().filter(|c| c.is_ascii_digit()).count();
        let letter = chars.iter().position(|&c| digit(c).is_some());
        let (true, Some(first)) = (is_number && digits > 0, letter) else { continue };
        let last = chars.len() - 1;
        let is_between = (1..last).any(|at| digit(chars[at]).is_some());
        let is_meant = match (chars[first], first) {
            _ if is_between => false,
            ('O' | 'О' | 'Ο', at) if at == last => false,
            ('l' | 'O' | 'О', 0) => digits < 2 && text.get(token.end) != Some(':'),
            _ => true,
        };
        if !is_meant {
            let due: String = chars.iter().map(|&c| digit(c).unwrap_or(c)).collect();
            let message = format!("`{}` has a letter in it", text.words(token.clone()));
            let diagnostic = text.at(rule, token, message).label("not a digit");
            sink.report(diagnostic.hint(format!("write {due}")));
        }
    }
}
