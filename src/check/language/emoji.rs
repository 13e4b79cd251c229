//! `emoji`: pictures among the letters.
//!
//! In: a string. Out: a message per picture.

use super::Text;
use super::invisible_character::has_variants;
use super::stretch::stretches;
use crate::check::{Check, Run};
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "emoji",
        severity: Severity::Error,
        fixed: false,
        what: "An emoji stands in a text: 1️⃣, ☎️, 🏥.",
        why: "Fonts for print have none, or only parts of one: 1️⃣ becomes a small 1 and an empty \
              box. Screen readers say names such as “keycap 1”.",
        remedy: "Type the number or the word, ① for 1️⃣; a drawing belongs into the pictures of \
                 the flyer.",
        example: Some(Example {
            file: "content/my-number-card/ja.toml",
            wrong: r#"prompt = "«☎\uFE0F»で聞いてね""#,
            right: r#"prompt = "電話で聞いてね""#,
        }),
        source: "UTS #51, emoji presentation sequences and keycaps; PDF/UA-1 7.21.8",
    },
    run: Run::Text(run),
};

/// Asks for a picture in place of the character before it.
const AS_PICTURE: char = '\u{FE0F}';

/// As many codes of one picture are named in a message.
const NAMED: usize = 4;

/// Draws a key around the character before it.
const KEYCAP: char = '\u{20E3}';

fn run(text: &Text<'_>, rule: &Rule, sink: &mut Sink) {
    if text.chars.iter().all(|&c| !is_pictorial(c)) {
        return;
    }
    let is_part = |index: usize| {
        let next = text.get(index + 1);
        match text.chars[index] {
            AS_PICTURE | '\u{FE0E}' => text.before(index).is_some_and(has_variants),
            // Joins two pictures.
            '\u{200D}' => text.before(index).is_some_and(is_pictorial),
            c => {
                is_pictorial(c)
                    || next.is_some_and(|c| matches!(c, AS_PICTURE | KEYCAP)) && has_variants(c)
            }
        }
    };
    for range in stretches(text.chars.len(), is_part) {
        let found = text.words(range.clone());
        let codes = text.chars[range.clone()].iter().map(|&c| format!("U+{:04X}", u32::from(c)));
        let codes = codes.take(NAMED).collect::<Vec<_>>().join(" ");
        let message = format!("`{found}` ({codes}) is an emoji");
        let diagnostic = text.at(rule, range.clone(), message);
        let diagnostic = diagnostic.label("cannot be printed as it looks here");
        sink.report(match plain(&text.chars[range]) {
            Some(plain) => diagnostic.hint(format!("write `{plain}`")),
            None => diagnostic.hint("say it in words, or take it out"),
        });
    }
}

/// Whether a character is a picture, or makes one of the character before it.
fn is_pictorial(c: char) -> bool {
    // Pictures unless something asks for a sign (`Emoji_Presentation`); ⚡, ⚪, ⚫ and ♿ are
    // on Japanese maps and in fonts for print.
    matches!(c, '⌚' | '⌛' | '⏩'..='⏬' | '⏰' | '⏳' | '⚽' | '⚾' | '⛄' | '⛅' | '⛔' | '⛺' | '⛽' | '✅' | '✊' | '✋'
        | '✨' | '❌' | '❎' | '❓'..='❕' | '❗' | '➕'..='➗' | '➰' | '➿' | '⭐' | '⭕')
        || matches!(c, AS_PICTURE | KEYCAP | '\u{1F000}'..='\u{1F0FF}' | '\u{1F12B}'..='\u{1F12F}'
        | '\u{1F191}'..='\u{1F1FF}' | '\u{1F300}'..='\u{1FAFF}' | '\u{E0020}'..='\u{E007F}')
}

/// What says the same in print: circled digits for keycaps, the sign itself where
/// it is one.
fn plain(chars: &[char]) -> Option<String> {
    let mut plain = String::new();
    for (at, &c) in chars.iter().enumerate() {
        let rest = &chars[at + 1..];
        let is_key = rest.iter().find(|&&c| c != AS_PICTURE) == Some(&KEYCAP);
        match c {
            AS_PICTURE | KEYCAP | '\u{FE0E}' => {}
            '❌' => plain.push('×'),
            '⭕' => plain.push('○'),
            '⭐' => plain.push('★'),
            '❓' | '❔' => plain.push('?'),
            '❗' | '❕' => plain.push('!'),
            '➕' => plain.push('+'),
            '✅' => plain.push('✓'),
            '0' if is_key => plain.push('⓪'),
            '1'..='9' if is_key => {
                plain.push(char::from_u32(u32::from('①') + u32::from(c) - u32::from('1'))?);
            }
            c if is_pictorial(c) || c == '\u{200D}' => return None,
            c => plain.push(c),
        }
    }
    (!plain.is_empty()).then_some(plain)
}
