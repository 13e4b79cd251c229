//! `foreign-letter`: a letter that the alphabet of the language does not have.
//!
//! In: a string. Out: a message per letter.

use unicode_script::Script;

use super::Text;
use super::stretch::stretches;
use crate::check::letters::is_alphabetic;
use crate::check::{Check, Run};
use crate::diag::{Example, Rule, Severity, Sink};
use crate::lang::script_of;

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "foreign-letter",
        severity: Severity::Warning,
        fixed: false,
        what: "A letter belongs to another language with the same script, such as ы in Ukrainian. \
               Others are є for ө in Mongolian, and Ð (eth) for Đ in Vietnamese. Foreign names may \
               have such letters. The alphabet is the key `letters` in content/languages.",
        why: "The keyboard or the font was that of another language. The word looks misspelt, and \
              searching does not find it.",
        remedy: "Type the letter of the language.",
        example: Some(Example {
            file: "content/my-number-card/uk.toml",
            wrong: r#"prompt = "Перегляньте сл«ы»во""#,
            right: r#"prompt = "Перегляньте слово""#,
        }),
        source: "CLDR, main exemplar characters of each language",
    },
    run: Run::Text(run),
};

fn run(text: &Text<'_>, rule: &Rule, sink: &mut Sink) {
    let Some(letters) = text.habits.letters.as_deref() else { return };
    let script = letters.chars().next().map_or(Script::Common, script_of);
    let is_foreign = |index: usize| {
        let c = text.chars[index];
        // Most letters are found without asking for their script.
        is_alphabetic(c)
            && !letters.contains(c)
            && !letters.contains(c.to_lowercase().next().unwrap_or(c))
            && script_of(c) == script
    };
    for range in stretches(text.chars.len(), is_foreign) {
        let c = text.chars[range.start];
        let message = format!(
            "`{}` (U+{:04X}) is not a letter of {}",
            text.words(range.clone()),
            u32::from(c),
            text.language
        );
        let diagnostic = text.at(rule, range, message).label("of another alphabet");
        let alike = alike(c).filter(|&alike| letters.contains(alike));
        sink.report(match alike {
            Some(alike) => diagnostic
                .hint(format!("if `{alike}` (U+{:04X}) is meant, type that", u32::from(alike))),
            None => diagnostic.hint("type the word again with the keyboard of its language"),
        });
    }
}

/// The letter for which another is often typed.
fn alike(c: char) -> Option<char> {
    match c {
        'ð' | 'Ð' | 'ɖ' | 'Ɖ' => Some('đ'),
        'є' | 'Є' | 'ѳ' | 'Ѳ' => Some('ө'),
        'ї' | 'Ї' | 'ұ' | 'Ұ' | 'ѵ' | 'Ѵ' => Some('ү'),
        'ы' | 'Ы' => Some('и'),
        'э' | 'Э' => Some('е'),
        'ё' | 'Ё' => Some('є'),
        'ъ' | 'Ъ' => Some('ь'),
        'ș' | 'Ș' => Some('ş'),
        'ǧ' | 'Ǧ' => Some('ğ'),
        'ì' | 'í' => Some('ı'),
        _ => None,
    }
}
