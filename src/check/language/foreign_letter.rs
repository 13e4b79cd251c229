//! `foreign-letter`: a letter that the alphabet of the language does not have.
//!
//! In: a string. Out: a message per letter.

use unicode_normalization::char::compose;
use unicode_script::Script;

use super::Text;
use super::stretch::stretches;
use crate::check::letters::{is_alphabetic, small};
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
               Others are є for ө in Mongolian, Ð (eth) for Đ in Vietnamese, and ك \
               for ک in Persian, or an apostrophe for the ʻ of Uzbek. Foreign names may have \
               such letters. The alphabet is the key `letters` in content/languages; ʻ stands \
               there behind each letter that has it, and ʼ if words have it.",
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
    let Some(letters) = text.habits.letters.as_deref() else { return neighbours(text, rule, sink) };
    foreign_marks(text, letters, rule, sink);
    if letters.contains([TURNED, APOSTROPHE]) {
        apostrophes(text, letters, rule, sink);
    }
    let script = letters.chars().next().map_or(Script::Common, script_of);
    let is_foreign = |index: usize| {
        let c = text.chars[index];
        // Most letters are found without asking for their script.
        is_alphabetic(c)
            && !letters.contains(c)
            && !letters.contains(small(c))
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

/// Marks over letters that make no letter of the alphabet: d̄ for đ. Stress in Cyrillic
/// is no mark of the alphabet, and right.
fn foreign_marks(text: &Text<'_>, letters: &str, rule: &Rule, sink: &mut Sink) {
    for (index, &c) in text.chars.iter().enumerate() {
        let is_mark = matches!(c, '\u{300}'..='\u{333}' | '\u{339}'..='\u{36F}');
        let Some(before) = text.before(index).filter(|_| is_mark) else { continue };
        let is_own = |letter: char| letter.to_lowercase().all(|c| letters.contains(c));
        let is_stress = c == '\u{301}' && script_of(before) == Script::Cyrillic;
        if is_own(before) && !is_stress && !compose(before, c).is_some_and(is_own) {
            let letter = text.words(index - 1..index + 1);
            let message = format!("`{letter}` is not a letter of {}", text.language);
            let diagnostic = text.at(rule, index - 1..index + 1, message);
            let diagnostic = diagnostic.label(format!("with U+{:04X} over it", u32::from(c)));
            sink.report(diagnostic.hint("type the letter with the keyboard of its language"));
        }
    }
}

/// Signs that are letters in some languages: of oʻ in Uzbek, and of maʼno.
const TURNED: char = '\u{2BB}';
const APOSTROPHE: char = '\u{2BC}';

/// Apostrophes, accents and quotation marks that are typed for letters, and one of the two
/// letters for the other.
fn apostrophes(text: &Text<'_>, letters: &str, rule: &Rule, sink: &mut Sink) {
    for (index, &c) in text.chars.iter().enumerate() {
        let is_like = matches!(c, '\'' | '‘' | '’' | '`' | '´' | TURNED | APOSTROPHE);
        let Some(before) = text.before(index).filter(|it| is_like && is_alphabetic(*it)) else {
            continue;
        };
        let is_inside = text.get(index + 1).is_some_and(is_alphabetic);
        let of_letter: String = before.to_lowercase().chain([TURNED]).collect();
        let due = match letters.contains(&of_letter) {
            true => TURNED,
            false if is_inside && letters.contains(APOSTROPHE) => APOSTROPHE,
            false => continue,
        };
        // At the end of a word it may close a quotation.
        let is_open = || text.chars[..index].iter().any(|c| matches!(c, '‘' | '\''));
        if c == due || !is_inside && is_open() {
            continue;
        }
        let code = u32::from(c);
        let message = format!("`{c}` (U+{code:04X}) is not a letter of {}", text.language);
        let diagnostic = text.at(rule, index..index + 1, message).label("an apostrophe");
        sink.report(diagnostic.hint(format!("type `{due}` (U+{:04X})", u32::from(due))));
    }
}

/// Letters of Arabic in Persian and Urdu, and the other way round, which look alike.
fn neighbours(text: &Text<'_>, rule: &Rule, sink: &mut Sink) {
    const ARABIC: &str = "\u{643}\u{64A}\u{649}";
    const PERSIAN: &str = "\u{6A9}\u{6CC}\u{6CC}";
    let (foreign, own) = match text.language.primary() {
        "ar" => (PERSIAN, ARABIC),
        "fa" => (
            "\u{643}\u{64A}\u{649}\u{6C1}\u{6BE}\u{6D2}",
            "\u{6A9}\u{6CC}\u{6CC}\u{647}\u{647}\u{6CC}",
        ),
        // Urdu has two letters for the h of Arabic, and neither is it.
        "ur" => ("\u{643}\u{64A}\u{649}\u{647}", "\u{6A9}\u{6CC}\u{6CC}\u{6C1}"),
        "ps" | "pa" => (ARABIC, PERSIAN),
        _ => return,
    };
    for (index, &c) in text.chars.iter().enumerate() {
        let Some(at) = foreign.chars().position(|other| other == c) else { continue };
        let due = own.chars().nth(at).unwrap_or(c);
        let message =
            format!("`{c}` (U+{:04X}) is not a letter of {}", u32::from(c), text.language);
        let diagnostic = text.at(rule, index..index + 1, message).label("of another alphabet");
        sink.report(diagnostic.hint(format!("type `{due}` (U+{:04X})", u32::from(due))));
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
