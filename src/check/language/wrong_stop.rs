//! `wrong-stop`: a sentence ends in a mark of another script.
//!
//! In: a string. Out: a message per mark.

use super::Text;
use crate::check::letters::{is_blank, is_han_or_kana};
use crate::check::{Check, Run};
use crate::content::Marks;
use crate::content::model::OBJECT;
use crate::content::model::Usage;
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "wrong-stop",
        severity: Severity::Error,
        fixed: false,
        what: "A sentence ends in a mark that the language does not end sentences with. That is a \
               Latin full stop or a bar where Nepali has ।, Khmer ។, Burmese ။ or Japanese 。, or \
               one of these in another language. Full stops of abbreviations are not faults. The \
               key `stops` in content/languages says which marks are right.",
        why: "Readers look for the end of the sentence, and a screen reader does not pause.",
        remedy: "End the sentence with the mark of the language.",
        example: Some(Example {
            file: "content/my-number-card/km.toml",
            wrong: r#"prompt = "សូមចូលមើលណា«.»""#,
            right: r#"prompt = "សូមចូលមើលណា។""#,
        }),
        source: "CLDR, punctuation exemplars of each language; The Unicode Standard, Terminal_Punctuation",
    },
    run: Run::Text(run),
};

/// Stops of scripts that are mistaken for none.
const NATIVE: [char; 9] = ['।', '॥', '။', '។', '៕', '۔', '።', '։', '𑅁'];

/// The fewest letters of a word that is not an abbreviation: โทร. has three.
const WORD: usize = 4;

/// The most letters that are looked at: Thai has no blanks between words.
const LONGEST: usize = 64;

/// The fewest words before a last one that may be short: … हो.
const WORDS: usize = 2;

fn run(text: &Text<'_>, rule: &Rule, sink: &mut Sink) {
    let Some(stops) = text.habits.stops.as_deref() else { return };
    for (index, &c) in text.chars.iter().enumerate() {
        // Narrow languages leave 。 to `full-width-mark`.
        let may_end = matches!(c, '.' | '|') || NATIVE.contains(&c);
        if !may_end || stops.contains(c) {
            continue;
        }
        let wrong = match c {
            '.' => ends_sentence(text, index),
            '|' => stops.contains('।') && is_end(text, index),
            _ => true,
        };
        if wrong {
            let due: String = stops.chars().take(1).collect();
            let message = format!("`{c}` does not end a sentence of {}", text.language);
            let diagnostic = text.at(rule, index..index + 1, message).label("of another script");
            let has_own = !matches!(due.as_str(), "!" | "?");
            let hint = if has_own { format!("write {due}") } else { "leave it out".to_owned() };
            sink.report(diagnostic.hint(hint));
        }
    }
}

/// Whether a mark ends a word, and no word follows it directly.
fn is_end(text: &Text<'_>, index: usize) -> bool {
    text.get(index + 1).is_none_or(|c| is_blank(c) || matches!(c, ')' | '”' | '»' | '’'))
}

/// Whether a Latin full stop ends a sentence in a script that has another.
fn ends_sentence(text: &Text<'_>, index: usize) -> bool {
    let (before, after) = (text.before(index), text.get(index + 1));
    if before == Some('.') || after == Some('.') {
        return false;
    }
    if text.habits.marks == Some(Marks::Full) {
        let behind = |c: char| is_han_or_kana(c) || matches!(c, '」' | '』' | '）' | '”');
        return before.is_some_and(behind) && !after.is_some_and(char::is_alphanumeric);
    }
    if text.usage() == Usage::Format || !is_end(text, index) {
        return false;
    }
    // An abbreviation is short, or has another full stop, or is a unit behind a
    // number; Latin words have full stops of their own.
    let word =
        text.chars[..index].iter().rev().take(LONGEST).take_while(|&&c| !is_blank(c)).count();
    let start = index - word;
    let word = &text.chars[start..index];
    if word.iter().any(|&c| c.is_ascii() || c == OBJECT) {
        return false;
    }
    let letters = word.iter().filter(|&&c| c.is_alphabetic() && !is_vowel_sign(c)).count();
    // Vowel signs make a word long, too: করুন.
    let is_before_number = text.get(index + 2).is_some_and(|c| c == OBJECT || c.is_numeric());
    let is_long = letters >= WORD || letters + 1 == WORD && word.len() >= WORD && !is_before_number;
    if is_long || after.is_some() {
        return is_long;
    }
    let earlier = text.chars[..start].iter().rev().find(|&&c| !is_blank(c));
    let behind_number = earlier.is_some_and(|&c| c == OBJECT || c.is_numeric());
    let words = text.chars[..start].split(|&c| is_blank(c)).filter(|word| !word.is_empty()).count();
    words >= WORDS && !behind_number
}

/// Vowel signs are alphabetic in Unicode, too.
fn is_vowel_sign(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}
