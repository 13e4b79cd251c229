//! `tilde-between-times`: a wave or a dash says from when to when.
//!
//! In: a string of Easy Japanese. Out: a message per sign.

use super::Text;
use crate::check::letters::{is_blank, is_han_or_kana};
use crate::check::{Check, Run};
use crate::content::model::OBJECT;
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "tilde-between-times",
        severity: Severity::Error,
        fixed: false,
        what: "A wave (～) or a dash stands between two times, days or numbers in Easy Japanese.",
        why: "Many readers do not know what the sign means, and nobody can read it aloud.",
        remedy: "Write から and まで.",
        example: Some(Example {
            file: "content/languages/ja-simple.toml",
            wrong: r#"range = "{from}«～»{to}""#,
            right: r#"range = "{from}から {to}まで""#,
        }),
        source: "弘前大学「『やさしい日本語』作成のためのガイドライン」: 時間は「10時から」のように書く",
    },
    run: Run::Text(run),
};

/// Waves, dashes and hyphens.
const SIGNS: &str = "〜～~∼∽⁓‒–—―−－─-‐‑";

fn run(text: &Text<'_>, rule: &Rule, sink: &mut Sink) {
    if !text.habits.easy {
        return;
    }
    for (index, &sign) in text.chars.iter().enumerate() {
        if !SIGNS.contains(sign) {
            continue;
        }
        let left = text.chars[..index].iter().rposition(|&c| !is_blank(c));
        let right = text.chars[index + 1..].iter().copied().find(|&c| !is_blank(c));
        let before = left.map(|left| text.chars[left]);
        let wrong = match sign {
            // 10時～ leaves open until when, and says no more.
            '〜' | '～' | '~' | '∼' | '∽' | '⁓' => {
                before.is_some_and(is_time)
                    || right.is_some_and(is_time)
                    || (before.is_some_and(is_term) && right.is_some_and(is_term))
            }
            '‒' | '–' | '—' | '―' | '−' | '－' | '─' => {
                before.is_some_and(is_time) && right.is_some_and(is_time)
            }
            // A hyphen stands inside of telephone numbers, too.
            '-' | '‐' | '‑' => {
                left.is_some_and(|left| ends_time(&text.chars[..=left]))
                    && right.is_some_and(is_time)
            }
            _ => false,
        };
        if wrong {
            let message = format!("`{sign}` stands for から … まで");
            sink.report(
                text.at(rule, index..index + 1, message)
                    .label("not read aloud")
                    .hint("write 午前9時から 午後5時まで, 月曜日から 金曜日まで"),
            );
        }
    }
}

/// Whether a character can end or begin what a wave stands between.
fn is_term(c: char) -> bool {
    is_han_or_kana(c) || c.is_alphanumeric() || matches!(c, OBJECT | ')' | '）' | '(' | '（')
}

/// Whether a character can end or begin a time, a day or a number.
fn is_time(c: char) -> bool {
    c.is_numeric() || c == OBJECT || "時分秒日月年週間曜火水木金土午前後".contains(c)
}

/// Whether a time or a day ends here, not only a number.
fn ends_time(chars: &[char]) -> bool {
    match chars {
        [.., ':' | '：', a, b] if a.is_ascii_digit() && b.is_ascii_digit() => true,
        [.., last] => {
            *last == OBJECT || (is_time(*last) && !last.is_numeric()) || is_circled(*last)
        }
        [] => false,
    }
}

fn is_circled(c: char) -> bool {
    matches!(c, '①'..='⓿')
}
