//! `missing-phrase-space`: phrases of Easy Japanese stand without a blank.
//!
//! In: the words of a pack. Out: a message at the first place of a string, with
//! the number of the others.

use super::Text;
use crate::check::letters::{is_han, is_han_or_kana, is_katakana};
use crate::check::{Check, Run};
use crate::content::model::OBJECT;
use crate::content::model::Usage;
use crate::diag::{Example, Rule, Severity, Sink};

/// No phrase is as long as this: the longest name of an office has ten.
const LONGEST: usize = 20;

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "missing-phrase-space",
        severity: Severity::Warning,
        fixed: false,
        what: "A phrase of Easy Japanese goes on after its particle without a blank. The check \
               looks for を, は, が, で and へ where they cannot be part of a word, and for stretches \
               of more than 20 characters.",
        why: "Readers cannot see where a word ends.",
        remedy: "Set a blank after the particle: the space bar.",
        example: Some(Example {
            file: "content/my-number-card/ja-simple.toml",
            wrong: r#"prompt = "カード«を»つくって ください""#,
            right: r#"prompt = "カードを つくって ください""#,
        }),
        source: "弘前大学「『やさしい日本語』作成のためのガイドライン」: 文は余白を空けて区切り、分かち書きにする",
    },
    run: Run::Text(run),
};

fn run(text: &Text<'_>, rule: &Rule, sink: &mut Sink) {
    if !text.habits.easy || text.usage() != Usage::Words {
        return;
    }
    let mut places = (0..text.chars.len()).filter(|&index| lacks_blank(text, index));
    let Some(first) = places.next() else {
        if let Some(start) = long_phrase(&text.chars) {
            let message = format!("more than {LONGEST} characters without a blank");
            let diagnostic = text.at(rule, start..start + LONGEST, message);
            sink.report(diagnostic.label("no word ends here").hint("put a blank between phrases"));
        }
        return;
    };
    let more = places.count();
    let particle = text.chars[first];
    let mut diagnostic = text
        .at(rule, first..first + 1, format!("no blank after the particle `{particle}`"))
        .label("a phrase ends here")
        .hint(format!("write `{particle} ` with a blank"));
    if more > 0 {
        diagnostic = diagnostic.hint(format!("the same at {more} more places of this text"));
    }
    sink.report(diagnostic);
}

/// Whether a particle stands at an index whose phrase goes on without a blank.
fn lacks_blank(text: &Text<'_>, index: usize) -> bool {
    let (Some(before), Some(after)) = (text.before(index), text.get(index + 1)) else {
        return false;
    };
    match text.chars[index] {
        // を is nothing but a particle.
        'を' => is_han_or_kana(after) || after.is_alphanumeric() || after == OBJECT,
        // Between kanji these are not endings of verbs; 我が and 茹で are words.
        'は' | 'が' | 'で' | 'へ' => {
            let is_noun = |c: char| is_han(c) || is_katakana(c);
            is_noun(before) && is_noun(after) && !matches!(before, '我' | '茹' | '出')
        }
        _ => false,
    }
}

/// Where a phrase begins that is too long for one.
fn long_phrase(chars: &[char]) -> Option<usize> {
    let mut start = 0;
    for (index, &c) in chars.iter().enumerate() {
        if !is_han_or_kana(c) && !c.is_alphanumeric() {
            start = index + 1;
        } else if index + 1 - start > LONGEST {
            return Some(start);
        }
    }
    None
}
