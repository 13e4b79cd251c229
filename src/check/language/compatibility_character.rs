//! `compatibility-character`: characters that Unicode has only for old encodings
//! and fonts, as PDFs and pictures of letters leave them behind.
//!
//! In: a string. Out: a message per stretch, with what to type.

use unicode_normalization::UnicodeNormalization;

use super::Text;
use super::stretch::stretches;
use super::wrong_han::{due, table};
use crate::check::letters::is_alphabetic;
use crate::check::{Check, Run};
use crate::content::Han;
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "compatibility-character",
        severity: Severity::Error,
        fixed: false,
        what: "A character looks like others, but is not them: the radical ⽇ for 日, the ligature ﬁ \
               for fi. Others are an Arabic letter in the form of one place in a word, half-width \
               Hangul, ㎝ for cm, 𝐛𝐨𝐥𝐝 for bold. Circled numbers, ㈱, № and raised figures are left \
               alone.",
        why: "It comes from a copied PDF, an old encoding or a web page. Searching does not find \
              it, and a screen reader says something else or nothing.",
        remedy: "Type the character or the letters that it looks like.",
        example: Some(Example {
            file: "content/my-number-card/ja.toml",
            wrong: r#"prompt = "毎«⽇»見てね""#,
            right: r#"prompt = "毎日見てね""#,
        }),
        source: "UAX #15, compatibility equivalence; The Unicode Standard 18.1 (radicals), 9.2 (Arabic presentation forms)",
    },
    run: Run::Text(run),
};

fn run(text: &Text<'_>, rule: &Rule, sink: &mut Sink) {
    // An accent of its own behind a letter is what a PDF leaves of é.
    let is_accent = |index: usize| {
        matches!(text.chars[index], '¨' | '´' | '¸' | '˘'..='˝' | 'ˆ')
            && text.before(index).is_some_and(is_alphabetic)
    };
    let is_wrong = |index: usize| is_form(text.chars[index]) || is_accent(index);
    for range in stretches(text.chars.len(), is_wrong) {
        let typed = &text.chars[range.clone()];
        let meant: String = typed.iter().map(|&c| plain(c, text.habits.han)).collect();
        let found = text.words(range.clone());
        let code = u32::from(typed[0]);
        let message = format!("`{found}` (U+{code:04X}) is not an ordinary character");
        let diagnostic = text.at(rule, range, message).label("left over from another program");
        sink.report(if meant == found {
            diagnostic.hint("this is a part of a character: type the whole one")
        } else {
            diagnostic.hint(format!("write `{meant}`"))
        });
    }
}

/// Whether a character is one of those that texts have by accident alone. Most
/// characters with a compatibility decomposition are not: ① and … and ½ are meant.
fn is_form(c: char) -> bool {
    match c {
        '\0'..'\u{132}' => false,
        // Radicals; not all of them have a decomposition.
        '\u{2E80}'..='\u{2FD5}' => true,
        '\u{132}'..='\u{133}'
        | '\u{149}'
        | '\u{17F}'
        | '\u{1C4}'..='\u{1CC}'
        | '\u{1F1}'..='\u{1F3}'
        | '\u{32FF}'..='\u{33FF}'
        | '\u{FB00}'..='\u{FDFF}'
        | '\u{FE10}'..='\u{FEFC}'
        | '\u{FFA1}'..='\u{FFDC}'
        | '\u{FFE8}'..='\u{FFEE}'
        | '\u{1D400}'..='\u{1D7FF}'
        | '\u{1EE00}'..='\u{1EEFF}'
        | '\u{1F100}'..='\u{1F12A}'
        | '\u{1F130}'..='\u{1F190}'
        | '\u{1F200}'..='\u{1F2FF}' => has_plain_form(c),
        _ => false,
    }
}

/// Whether a character is another one, or several, in a special form. What is the
/// same in every respect is found by `not-nfc`.
fn has_plain_form(c: char) -> bool {
    let once = std::iter::once(c);
    once.clone().nfc().eq(once.clone()) && !once.clone().nfkc().eq(once)
}

/// The characters that are meant, in the form that the language has.
fn plain(c: char, han: Option<Han>) -> String {
    let plain: String = match RADICALS.iter().find(|(radical, _)| *radical == c) {
        Some((_, whole)) => whole.to_string(),
        None => std::iter::once(c).nfkc().collect(),
    };
    match c {
        // Square and cubic measures.
        '\u{339F}'..='\u{33A6}' => plain.replace('2', "²").replace('3', "³"),
        '¨' | '´' | '¸' | '˘'..='˝' | 'ˆ' => c.to_string(),
        '\u{2E80}'..='\u{2FD5}' => {
            let form = |c| match (han, c) {
                // Japan has no other use for these two, so no table lists them.
                (Some(Han::Japanese), '戶') => '戸',
                (Some(Han::Japanese), '黃') => '黄',
                (Some(han), c) => due(table(han), c).next().unwrap_or(c),
                (None, c) => c,
            };
            plain.chars().map(form).collect()
        }
        _ => plain,
    }
}

/// Radicals that PDFs have in the place of whole characters and for which there is
/// no decomposition, or an old one (Unicode, `EquivalentUnifiedIdeograph`).
const RADICALS: [(char, char); 31] = [
    ('⺠', '民'),
    ('⻁', '虎'),
    ('⻄', '西'),
    ('⻅', '见'),
    ('⻆', '角'),
    ('⻉', '贝'),
    ('⻋', '车'),
    ('⻑', '長'),
    ('⻓', '长'),
    ('⻔', '门'),
    ('⻘', '青'),
    ('⻚', '页'),
    ('⻛', '风'),
    ('⻜', '飞'),
    ('⻝', '食'),
    ('⻢', '马'),
    ('⻤', '鬼'),
    ('⻥', '鱼'),
    ('⻦', '鸟'),
    ('⻨', '麦'),
    ('⻩', '黄'),
    ('⻪', '黾'),
    ('⻫', '斉'),
    ('⻬', '齐'),
    ('⻭', '歯'),
    ('⻮', '齿'),
    ('⻯', '竜'),
    ('⻰', '龙'),
    ('⻲', '亀'),
    ('⺟', '母'),
    ('⾭', '青'),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_meant_is_in_the_form_of_the_language() {
        assert_eq!(plain('⼾', Some(Han::Japanese)), "戸");
        assert_eq!(plain('⿊', Some(Han::Japanese)), "黒");
        assert_eq!(plain('⻑', Some(Han::Japanese)), "長");
        assert_eq!(plain('⽇', None), "日");
        assert_eq!(plain('㎡', None), "m²");
        assert_eq!(plain('ﻻ', None), "لا");
    }
}
