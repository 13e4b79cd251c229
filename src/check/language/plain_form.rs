//! `plain-form`: a sentence of Easy Japanese does not end in です or ます.
//!
//! In: the words of a pack. Out: a message per sentence. Headings, which have no
//! 。, and explanations in parentheses are left alone.

use super::Text;
use crate::check::letters::{is_blank, is_han};
use crate::check::{Check, Run};
use crate::content::model::Usage;
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "plain-form",
        severity: Severity::Warning,
        fixed: false,
        what: "A sentence of Easy Japanese ends in the plain form of a verb or in だ or である.",
        why: "Learners meet です and ます first, and do not know the plain forms.",
        remedy: "End the sentence with です or ます, or with ください.",
        example: Some(Example {
            file: "content/my-number-card/ja-simple.toml",
            wrong: r#"prompt = "カードを もらっ«た»。はい""#,
            right: r#"prompt = "カードを もらいました。はい""#,
        }),
        source: "在留支援のためのやさしい日本語ガイドライン (2020): 文末は「です」「ます」にする",
    },
    run: Run::Text(run),
};

/// Ends of polite sentences.
const POLITE: [&str; 9] = [
    "です",
    "ます",
    "でした",
    "ました",
    "ません",
    "でしょう",
    "ましょう",
    "ください",
    "ございます",
];

fn run(text: &Text<'_>, rule: &Rule, sink: &mut Sink) {
    if !text.habits.easy || text.usage() != Usage::Words {
        return;
    }
    let (mut depth, mut start) = (0_usize, 0);
    for (index, &c) in text.chars.iter().enumerate() {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            '！' | '？' if depth == 0 => start = index + 1,
            '。' if depth == 0 => {
                if let Some(length) = plain_end(&text.chars[start..index]) {
                    let range = index - length..index;
                    let message = format!("a sentence ends in `{}`", text.words(range.clone()));
                    sink.report(
                        text.at(rule, range, message)
                            .label("plain form")
                            .hint("end it with です, ます or ください"),
                    );
                }
                start = index + 1;
            }
            _ => {}
        }
    }
}

/// How many characters at the end of a sentence are in the plain form.
fn plain_end(sentence: &[char]) -> Option<usize> {
    let particles = sentence.iter().rev().take_while(|c| matches!(c, 'か' | 'ね' | 'よ')).count();
    let words = &sentence[..sentence.len() - particles];
    let ends = |end: &str| {
        let end: Vec<char> = end.chars().collect();
        words.ends_with(&end)
    };
    if POLITE.iter().any(|polite| ends(polite)) {
        return None;
    }
    let plain = ["である", "だろう", "だった", "ない", "たい", "なかった", "だ", "る", "た"];
    let length = plain.iter().find(|end| ends(end)).map(|end| end.chars().count());
    // A verb whose end follows its kanji: 行く, 使う.
    let verb = match words {
        [.., kanji, 'う' | 'く' | 'ぐ' | 'す' | 'つ' | 'ぬ' | 'ぶ' | 'む'] if is_han(*kanji) => {
            Some(2)
        }
        _ => None,
    };
    let is_word = |length: usize| words.len() > length && !is_blank(words[words.len() - length]);
    length.or(verb).filter(|&length| is_word(length)).map(|length| length + particles)
}
