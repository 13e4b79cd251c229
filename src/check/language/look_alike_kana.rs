//! `look-alike-kana`: a character that looks like a kana stands for it.
//!
//! In: a string in Japanese. Out: a message per character.

use super::Text;
use crate::check::letters::{is_han, is_hiragana, is_katakana};
use crate::check::{Check, Run};
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "look-alike-kana",
        severity: Severity::Warning,
        fixed: false,
        what: "Between katakana stands a character that looks like one of them, such as 一 for ー. \
               Others are the kanji 二, 力, 口, 工 or a dash for ニ, カ, ロ, エ or ー; or a katakana ヘ for \
               the particle へ. Words such as 口コミ are known.",
        why: "It comes from scanning or from a wrong key: searching does not find the word, and a \
              screen reader says another one.",
        remedy: "Type the word again in katakana.",
        example: Some(Example {
            file: "content/my-number-card/ja.toml",
            wrong: r#"prompt = "サ«一»ビスを見てね""#,
            right: r#"prompt = "サービスを見てね""#,
        }),
        source: "UTS #39, confusables; common errors of character recognition",
    },
    run: Run::Text(run),
};

/// Characters that look like katakana, with what they look like.
const ALIKE: [(char, char); 24] = [
    ('一', 'ー'),
    ('－', 'ー'),
    ('−', 'ー'),
    ('―', 'ー'),
    ('—', 'ー'),
    ('–', 'ー'),
    ('─', 'ー'),
    ('‐', 'ー'),
    ('-', 'ー'),
    ('二', 'ニ'),
    ('三', 'ミ'),
    ('力', 'カ'),
    ('口', 'ロ'),
    ('工', 'エ'),
    ('夕', 'タ'),
    ('卜', 'ト'),
    ('八', 'ハ'),
    ('千', 'チ'),
    ('才', 'オ'),
    ('へ', 'ヘ'),
    ('べ', 'ベ'),
    ('ぺ', 'ペ'),
    ('り', 'リ'),
    ('ヘ', 'へ'),
];

fn run(text: &Text<'_>, rule: &Rule, sink: &mut Sink) {
    if text.language.primary() != "ja" {
        return;
    }
    for (index, &c) in text.chars.iter().enumerate() {
        let (Some(before), Some(after)) = (text.before(index), text.get(index + 1)) else {
            continue;
        };
        let Some(&(_, meant)) = ALIKE.iter().find(|(alike, _)| *alike == c) else { continue };
        let wrong = match c {
            // A particle stands behind a word in kanji or hiragana.
            'ヘ' => (is_han(before) || is_hiragana(before)) && !is_katakana(after),
            // The particle へ stands between words in katakana, too.
            'へ' => false,
            _ => is_katakana(before) && is_katakana(after) && !begins_word(&text.chars[index..]),
        };
        if wrong {
            let message = format!("`{c}` (U+{:04X}) looks like `{meant}`", u32::from(c));
            sink.report(
                text.at(rule, index..index + 1, message)
                    .label("between kana")
                    .hint(format!("type {meant} if that is meant")),
            );
        }
    }
}

/// Whether a kanji begins a word of its own behind katakana: 口コミ, 力アップ, and
/// numbers such as 三カ月, 二ヶ所, 一ドル, 千ユーロ.
fn begins_word(chars: &[char]) -> bool {
    let [first, rest @ ..] = chars else { return false };
    let words: &[&str] = match first {
        '口' => &["コミ"],
        '力' => &["アッ", "テス"],
        '一' | '二' | '三' | '八' | '千' => {
            &["カ", "ヵ", "ヶ", "ケ", "コ", "ドル", "ユーロ", "キロ", "ウォン"]
        }
        _ => &[],
    };
    words.iter().any(|word| {
        let mut rest = rest.iter();
        word.chars().all(|c| rest.next() == Some(&c))
    })
}
