//! `missing-space`: a word begins right behind a comma or a stop.
//!
//! In: a string of a language with blanks behind its marks. Out: a message per
//! mark.

use unicode_normalization::char::is_combining_mark;

use super::Text;
use crate::check::letters::is_alphabetic;
use crate::check::{Check, Run};
use crate::content::Marks;
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "missing-space",
        severity: Severity::Warning,
        fixed: false,
        what: "A word follows a comma, a stop or a colon without a blank. In Nepali a colon inside \
               a word often stands for the sign ः. Abbreviations, addresses and times are not \
               faults.",
        why: "Two words run into one, and the line cannot break between them.",
        remedy: "Set a blank after the mark.",
        example: Some(Example {
            file: "content/my-number-card/en.toml",
            wrong: r#"prompt = "Look«,»please!""#,
            right: r#"prompt = "Look, please!""#,
        }),
        source: "Chicago Manual of Style 6.119; The Unicode Standard 12.1 on visarga",
    },
    run: Run::Text(run),
};

/// How far from a mark an address shows that it is one.
const ADDRESS: usize = 64;

fn run(text: &Text<'_>, rule: &Rule, sink: &mut Sink) {
    if text.habits.marks != Some(Marks::Half) {
        return;
    }
    for (index, &mark) in text.chars.iter().enumerate() {
        let is_mark = matches!(
            mark,
            ',' | ';' | '!' | '?' | '.' | ':' | '।' | '॥' | '။' | '၊' | '។' | '،' | '؟'
        );
        let (true, Some(before), Some(after)) = (is_mark, text.before(index), text.get(index + 1))
        else {
            continue;
        };
        if !is_letter(before) || !after.is_alphabetic() {
            continue;
        }
        let is_devanagari = |c: char| matches!(c, '\u{900}'..='\u{97F}');
        let is_visarga = mark == ':' && is_devanagari(before) && is_devanagari(after);
        let wrong = match mark {
            '.' => starts_sentence(text, index),
            ':' => is_visarga,
            _ => !in_address(text, index),
        };
        if wrong {
            let diagnostic = text
                .at(rule, index..index + 1, format!("no blank after `{mark}`"))
                .label("a word follows");
            sink.report(if is_visarga {
                diagnostic.hint("type ः for the sign of breath, or a blank after the colon")
            } else {
                diagnostic.hint(format!("write `{mark} `"))
            });
        }
    }
}

/// Whether a point ends a sentence whose next begins without a blank:
/// "office.When", but not "e.g.", "Ph.D." or "moj.go.jp".
fn starts_sentence(text: &Text<'_>, index: usize) -> bool {
    let before = &text.chars[..index];
    let small = before.iter().rev().take(2).take_while(|c| c.is_lowercase()).count();
    matches!(text.chars[index + 1..], [a, b, ..] if a.is_uppercase() && b.is_lowercase())
        && small == 2
        && !in_address(text, index)
}

/// Whether the word around an index is an address.
pub(super) fn in_address(text: &Text<'_>, index: usize) -> bool {
    let part = |c: &&char| !c.is_whitespace();
    let mut word = text.chars[..index].iter().rev().take(ADDRESS).take_while(part);
    let mut rest = text.chars[index..].iter().take(ADDRESS).take_while(part);
    word.any(|c| matches!(c, '/' | '@')) || rest.any(|c| matches!(c, '/' | '@'))
}

fn is_letter(c: char) -> bool {
    is_alphabetic(c) || is_combining_mark(c)
}
