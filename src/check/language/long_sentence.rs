//! `long-sentence`: a sentence of Easy Japanese is long.
//!
//! In: the words of a pack. Out: a message per sentence. An explanation in
//! parentheses is read apart and counts as a sentence of its own.

use std::ops::Range;

use super::Text;
use crate::check::letters::{is_blank, is_break_mark};
use crate::check::{Check, Run};
use crate::content::model::Usage;
use crate::diag::{Example, Rule, Severity, Sink};

/// The most characters of a sentence. The guides name 24 to 30 (Hirosaki, for
/// what is heard), 35 and 50 (NHK's easy news); shorter sentences with the names
/// of offices are hardly possible.
const MOST: usize = 35;

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "long-sentence",
        severity: Severity::Warning,
        fixed: false,
        what: "A sentence of Easy Japanese has more than 35 characters. Readings and blanks are \
               not counted, and explanations in parentheses count by themselves.",
        why: "Learners lose the beginning of a sentence before they reach its verb.",
        remedy: "Say one thing in one sentence: cut it at て, が, ので or と.",
        example: Some(Example {
            file: "content/my-number-card/ja-simple.toml",
            wrong: r#"prompt = "«マイナンバーカードは、{写真|しゃ|しん}が ある カードで、どこでも あなたが だれかを {見|み}せる ことが できます。» はい。""#,
            right: r#"prompt = "マイナンバーカードは、{写真|しゃ|しん}が ある カードです。どこでも あなたが だれかを {見|み}せる ことが できます。はい。""#,
        }),
        source: "在留支援のためのやさしい日本語ガイドライン (2020): 一文を短くする; 弘前大学: 24 to 30 characters; other guides: up to 35, at most 50 (NHK)",
    },
    run: Run::Text(run),
};

fn run(text: &Text<'_>, rule: &Rule, sink: &mut Sink) {
    if !text.habits.easy || text.usage() != Usage::Words {
        return;
    }
    for (range, count) in sentences(&text.chars) {
        if count > MOST {
            let message = format!("a sentence of {count} characters");
            sink.report(
                text.at(rule, range, message)
                    .label(format!("more than {MOST}"))
                    .hint("make two sentences of it"),
            );
        }
    }
}

/// The sentences, each with its number of characters; explanations apart.
fn sentences(chars: &[char]) -> Vec<(Range<usize>, usize)> {
    let mut found = Vec::new();
    // The sentence outside, and one for each parenthesis that is open.
    let mut open = vec![(0..0, 0)];
    for (index, &c) in chars.iter().enumerate() {
        let is_inside = open.len() > 1;
        let Some((range, count)) = open.last_mut() else { break };
        match c {
            '（' | '(' => open.push((index + 1..index + 1, 0)),
            '）' | ')' if is_inside => {
                found.extend(open.pop());
                if let Some((range, _)) = open.last_mut() {
                    range.end = index + 1;
                }
            }
            '。' | '！' | '？' | '!' | '?' => {
                range.end = index + 1;
                found.push((range.clone(), *count));
                (*range, *count) = (index + 1..index + 1, 0);
            }
            c if is_blank(c) || is_break_mark(c) => {
                if *count == 0 {
                    *range = index + 1..index + 1;
                }
            }
            _ => {
                *count += 1;
                range.end = index + 1;
            }
        }
    }
    found.extend(open);
    found
}
