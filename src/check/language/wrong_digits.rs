//! `wrong-digits`: digits that the language does not print here.
//!
//! In: a string. Out: a message per number. Full-width digits are left to
//! `full-width-latin`.

use super::Text;
use crate::check::{Check, Run};
use crate::content::Digits;
use crate::diag::{Example, Rule, Severity, Sink};
use crate::lang::script_of;
use unicode_script::Script;

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "wrong-digits",
        severity: Severity::Error,
        fixed: false,
        what: "A number is written in digits of a script, while the numbers beside it, which come \
               from the facts, are 0 to 9. The key `digits` in content/languages says which digits \
               a language prints. In Burmese the digit ၀ is often typed for the letter ဝ.",
        why: "Whoever compares the numbers, or dials, meets two kinds of digits.",
        remedy: "Type the number in the digits of the facts.",
        example: Some(Example {
            file: "content/my-number-card/ne.toml",
            wrong: r#"prompt = "पृष्ठ «८» हेर्नुहोस् है""#,
            right: r#"prompt = "पृष्ठ 8 हेर्नुहोस् है""#,
        }),
        source: "Hand-outs of Japanese public bodies print 0–9 in all languages; CLDR numbering systems",
    },
    run: Run::Text(run),
};

/// The zeros of digits (Unicode, general category Nd).
const ZEROS: [char; 26] = [
    '\u{660}', '\u{6F0}', '\u{7C0}', '\u{966}', '\u{9E6}', '\u{A66}', '\u{AE6}', '\u{B66}',
    '\u{BE6}', '\u{C66}', '\u{CE6}', '\u{D66}', '\u{DE6}', '\u{E50}', '\u{ED0}', '\u{F20}',
    '\u{1040}', '\u{1090}', '\u{17E0}', '\u{1810}', '\u{1946}', '\u{19D0}', '\u{1A80}', '\u{1B50}',
    '\u{1BB0}', '\u{1C50}',
];

fn run(text: &Text<'_>, rule: &Rule, sink: &mut Sink) {
    let said = text.habits.digits.map(Digits::zero);
    let own = text.chars.iter().find_map(|&c| native(script_of(c), text.language.primary()));
    let is_wrong = |zero: char| match said {
        Some(right) => zero != right,
        // Where nothing is said, digits of other scripts are wrong.
        None => !own.is_some_and(|own| own.contains(&zero)),
    };
    let mut index = 0;
    while index < text.chars.len() {
        let Some((zero, _)) = digit(text.chars[index]).filter(|(zero, _)| is_wrong(*zero)) else {
            index += 1;
            continue;
        };
        let start = index;
        let mut latin = String::new();
        while let Some((_, value)) = text.get(index).and_then(digit).filter(|(z, _)| *z == zero) {
            latin.extend(char::from_digit(value, 10));
            index += 1;
        }
        let number = text.words(start..index);
        let mut diagnostic = text
            .at(rule, start..index, format!("`{number}` is not written in the digits 0–9"))
            .label("digits of a script")
            .hint(format!("write {latin}"));
        if zero == '\u{1040}' && number.contains('\u{1040}') {
            diagnostic = diagnostic.hint("if a letter is meant, type ဝ (U+101D)");
        }
        sink.report(diagnostic);
    }
}

/// The zeros of a script with digits of its own.
fn native(script: Script, language: &str) -> Option<&'static [char]> {
    const ZEROS: [(Script, &[char]); 18] = [
        (Script::Arabic, &['\u{660}', '\u{6F0}']),
        (Script::Bengali, &['\u{9E6}']),
        (Script::Devanagari, &['\u{966}']),
        (Script::Gujarati, &['\u{AE6}']),
        (Script::Gurmukhi, &['\u{A66}']),
        (Script::Kannada, &['\u{CE6}']),
        (Script::Khmer, &['\u{17E0}']),
        (Script::Lao, &['\u{ED0}']),
        (Script::Malayalam, &['\u{D66}']),
        (Script::Mongolian, &['\u{1810}']),
        (Script::Myanmar, &['\u{1040}', '\u{1090}']),
        (Script::Nko, &['\u{7C0}']),
        (Script::Oriya, &['\u{B66}']),
        (Script::Sinhala, &['\u{DE6}']),
        (Script::Tamil, &['\u{BE6}']),
        (Script::Telugu, &['\u{C66}']),
        (Script::Thai, &['\u{E50}']),
        (Script::Tibetan, &['\u{F20}']),
    ];
    match (script, language) {
        (Script::Arabic, "ar") => Some(&['\u{660}']),
        (Script::Arabic, "fa" | "ur" | "ps") => Some(&['\u{6F0}']),
        (script, _) => ZEROS.iter().find(|(own, _)| *own == script).map(|(_, zeros)| *zeros),
    }
}

/// The zero of a digit, and its value.
pub(super) fn digit(c: char) -> Option<(char, u32)> {
    if c < ZEROS[0] {
        return None;
    }
    let zero = ZEROS.iter().rev().find(|&&zero| zero <= c)?;
    let value = u32::from(c) - u32::from(*zero);
    (value < 10).then_some((*zero, value))
}
