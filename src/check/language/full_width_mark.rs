//! `full-width-mark`: a mark of Japanese or Chinese in another language.
//!
//! In: a string of a language with narrow marks. Out: a message per mark.

use super::Text;
use crate::check::letters::is_han_or_kana;
use crate::check::{Check, Run};
use crate::content::Marks;
use crate::content::form::full_width::half;
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "full-width-mark",
        severity: Severity::Error,
        fixed: false,
        what: "A mark of Japanese or Chinese stands in a language that has its own: （ for (, 、 for \
               a comma. Commas, stops, brackets and blanks are looked at. Inside a Japanese name \
               it is right.",
        why: "The input method was left on: the mark leaves a hole in the line, and readers may \
              not know it.",
        remedy: "Type the mark of the language.",
        example: Some(Example {
            file: "content/my-number-card/en.toml",
            wrong: r#"prompt = "Take a look«（»here)!""#,
            right: r#"prompt = "Take a look (here)!""#,
        }),
        source: "CLDR, punctuation exemplars of each language; key `marks` of content/languages",
    },
    run: Run::Text(run),
};

fn run(text: &Text<'_>, rule: &Rule, sink: &mut Sink) {
    if text.habits.marks != Some(Marks::Half) {
        return;
    }
    for (index, &c) in text.chars.iter().enumerate() {
        let Some(narrow) = narrow(c) else { continue };
        let japanese = |c: Option<char>| c.is_some_and(is_han_or_kana);
        if japanese(text.before(index)) && japanese(text.get(index + 1)) {
            continue;
        }
        let diagnostic = text.at(rule, index..index + 1, format!("`{c}` is a mark of Japanese"));
        sink.report(diagnostic.label("full-width").hint(format!("write `{narrow}`")));
    }
}

/// The narrow form of a full-width mark.
fn narrow(c: char) -> Option<char> {
    let narrow = match c {
        '\u{3000}' => ' ',
        '、' => ',',
        '。' => '.',
        '【' => '[',
        '】' => ']',
        '・' => '·',
        // Quotation marks are left to `wrong-quotes`, waves are used in Korean.
        '＂' | '＇' | '～' => return None,
        '！'..='／' | '：'..='＠' | '［'..='｀' | '｛'..='｝' => half(c),
        _ => return None,
    };
    Some(narrow)
}
