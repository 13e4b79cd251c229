//! `look-alike-kana`: a character that looks like a kana stands for it.
//!
//! In: a string in Japanese. Out: a message per character.

use super::Text;
use crate::check::letters::{is_han, is_hiragana, is_katakana};
use crate::check::{Check, Run};
use crate::content::model::OBJECT;
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "look-alike-kana",
        severity: Severity::Warning,
        fixed: false,
        what: "Between katakana stands a character that looks like one of them, such as 一 for ー. \
               Others are the kanji 二, 力, 口, 工 or a dash for ニ, カ, ロ, エ or ー; or a katakana ヘ for \
               the particle へ; or a katakana alone among kanji, エ場. Words such as 口コミ are known.",
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
        if let Some(meant) = lone(text, index) {
            report(text, index, meant, rule, sink);
            continue;
        }
        let (before, after) = (text.before(index).unwrap_or(' '), text.get(index + 1));
        let Some(after) = after else { continue };
        let Some(&(_, meant)) = ALIKE.iter().find(|(alike, _)| *alike == c) else { continue };
        let wrong = match c {
            // A particle stands behind a word in kanji or hiragana.
            'ヘ' => (is_han(before) || is_hiragana(before)) && !is_katakana(after),
            // The particle へ stands between words in katakana, too, but before no part of one.
            'へ' | 'べ' | 'ぺ' if is_part(after) => true,
            'へ' => false,
            // Nothing makes these longer: セブン-イレブン.
            '-' | '‐' if matches!(before, 'ン' | 'ッ') => false,
            _ if is_han(c) && after == 'ー' => true,
            // 八ザード: no word begins with one of these and goes on in katakana.
            _ if is_han(c) && !is_han(before) && !is_katakana(before) => {
                let is_word = text.get(index + 2).is_some_and(is_katakana) && is_katakana(after);
                is_word && !"一二三千".contains(c) && !begins_word(&text.chars[index..])
            }
            _ => is_katakana(before) && is_katakana(after) && !begins_word(&text.chars[index..]),
        };
        if wrong {
            report(text, index, meant, rule, sink);
        }
    }
}

/// Whether a character is a part of a syllable in katakana: ットボトル.
fn is_part(c: char) -> bool {
    matches!(c, 'ァ' | 'ィ' | 'ゥ' | 'ェ' | 'ォ' | 'ッ' | 'ャ' | 'ュ' | 'ョ')
}

fn report(text: &Text<'_>, index: usize, meant: char, rule: &Rule, sink: &mut Sink) {
    let c = text.chars[index];
    let message = format!("`{c}` (U+{:04X}) looks like `{meant}`", u32::from(c));
    let diagnostic = text.at(rule, index..index + 1, message).label("among other characters");
    sink.report(diagnostic.hint(format!("type {meant} if that is meant")));
}

/// The kanji for which a single katakana stands: エ場, 入ロ, タ方. What is counted (三カ月)
/// and what is listed (イ・ロ・ハ) is right.
fn lone(text: &Text<'_>, index: usize) -> Option<char> {
    const LONE: [(char, char); 8] = [
        ('ニ', '二'),
        ('ロ', '口'),
        ('エ', '工'),
        ('タ', '夕'),
        ('ハ', '八'),
        ('チ', '千'),
        ('オ', '才'),
        ('カ', '力'),
    ];
    let c = text.chars[index];
    let (_, meant) = LONE.iter().find(|(kana, _)| *kana == c)?;
    let (before, after) = (text.before(index), text.get(index + 1));
    let is = |c: Option<char>, kind: fn(char) -> bool| c.is_some_and(kind);
    let is_kana_beside = is(before, is_katakana) || is(after, is_katakana);
    let is_counted = before.is_some_and(|c| {
        c.is_ascii_digit() || c == OBJECT || "一二三四五六七八九十百千万数何".contains(c)
    });
    let beside_han = is(after, is_han) || c != 'カ' && is(before, is_han);
    (!is_kana_beside && !is_counted && beside_han).then_some(*meant)
}

/// Whether a kanji begins a word of its own behind katakana: 口コミ, 力アップ, and
/// numbers such as 三カ月, 二ヶ所, 一ドル, 千ユーロ.
fn begins_word(chars: &[char]) -> bool {
    let [first, rest @ ..] = chars else { return false };
    let words: &[&str] = match first {
        '口' => &["コミ", "パク", "ゲンカ", "ケンカ"],
        '力' => &["アッ", "テス", "ワザ", "コブ"],
        '夕' => &["ドラ"],
        '一' | '二' | '三' | '八' | '千' => &[
            "カ",
            "ヵ",
            "ヶ",
            "ケ",
            "コ",
            "ツ",
            "ドル",
            "ユーロ",
            "キロ",
            "ウォン",
            "ミリ",
            "メートル",
            "センチ",
            "グラム",
            "リットル",
            "パーセント",
        ],
        _ => &[],
    };
    words.iter().any(|word| {
        let mut rest = rest.iter();
        word.chars().all(|c| rest.next() == Some(&c))
    })
}
