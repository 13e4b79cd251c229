//! `doubled-word`: a word stands twice.
//!
//! In: a string. Out: a message per second word. Many languages double words to
//! say more, so only words that no language doubles are looked for.

use super::Text;
use crate::check::letters::{is_alphabetic, is_blank, is_han, is_kana};
use crate::check::{Check, Run};
use crate::diag::{Example, Rule, Severity, Sink};
use crate::lang::is_spaced;

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "doubled-word",
        severity: Severity::Warning,
        fixed: false,
        what: "A word stands twice, as in “the the”. The check looks for articles, prepositions \
               and conjunctions, words of eight letters and more, whole sentences, and をを. Words \
               that a language doubles, such as orang-orang or yavaş yavaş, are not reported.",
        why: "Something was moved or pasted, and readers stumble.",
        remedy: "Keep one of the two.",
        example: Some(Example {
            file: "content/my-number-card/en.toml",
            wrong: r#"prompt = "Take a look at the «the» card!""#,
            right: r#"prompt = "Take a look at the card!""#,
        }),
        source: "Common typing errors; reduplication, as in Indonesian or Turkish, is not reported",
    },
    run: Run::Text(run),
};

/// Words that no language of the table doubles.
const WORDS: &str = "\
    the a an and or of to with for from is are your el los las un una de del y con \
    por para su os um uma do da dos das e em com seu sua dan yang atau untuk dengan \
    dari ve ile için và của hoặc ang mga ng sa ay та або для від що який на до болон \
    нь дээр र को मा का la lo al en que в у з із і й за по при про є";

/// The letters of the longest of them.
const LONGEST: usize = 6;

/// Words of so many letters are not doubled to say more: yavaş yavaş, từ từ.
const NEVER: usize = 8;

/// No word is longer.
const MOST: usize = 40;

fn run(text: &Text<'_>, rule: &Rule, sink: &mut Sink) {
    unspaced(text, rule, sink);
    sentences(text, rule, sink);
    for (index, pair) in text.chars.windows(2).enumerate() {
        if pair == ['を', 'を'] {
            report(text, index + 1..index + 2, rule, sink);
        }
        if !is_blank(pair[0]) || pair[1] == ' ' {
            continue;
        }
        let length = |chars: &mut dyn Iterator<Item = &char>| {
            chars.take(MOST).take_while(|c| is_letter(**c)).count()
        };
        let after = length(&mut text.chars[index + 1..].iter());
        if after == 0 || (LONGEST < after && after < NEVER) {
            continue;
        }
        let before = length(&mut text.chars[..index].iter().rev());
        if before != after {
            continue;
        }
        let small = |range: std::ops::Range<usize>| {
            text.chars[range].iter().flat_map(|c| c.to_lowercase()).collect::<String>()
        };
        let second = index + 1..index + 1 + after;
        let word = small(second.clone());
        if word == small(index - before..index)
            && (is_long(&word) || WORDS.split(' ').any(|known| known == word))
        {
            report(text, second, rule, sink);
        }
    }
}

/// Words of at least so many characters that stand twice without a blank between them:
/// 明信片明信片. Pairs of two characters are often right: 研究研究.
fn unspaced(text: &Text<'_>, rule: &Rule, sink: &mut Sink) {
    const SHORT: usize = 3;
    // Burmese doubles whole words: ဖြည်းဖြည်း.
    let is_burmese = |c: &char| matches!(c, '\u{1000}'..='\u{109F}');
    let is_one = |c: &char| is_letter(*c) && !is_spaced(*c) && !is_burmese(c);
    let mut at = 0;
    while at < text.chars.len() {
        let run = text.chars[at..].iter().take_while(|c| is_one(c)).count();
        let same = (SHORT..=(run / 2).min(MOST)).find(|&length| {
            let (word, behind) = text.chars[at..at + 2 * length].split_at(length);
            // Kana paint sounds: ぴかぴか, ゆっくりゆっくり.
            let is_word = is_han(word[0]) || !is_kana(word[0]) && length > SHORT;
            word == behind && is_word && word.iter().any(|c| *c != word[0])
        });
        at += match same {
            Some(length) => {
                report(text, at + length..at + 2 * length, rule, sink);
                2 * length
            }
            None => 1,
        };
    }
}

/// Sentences that stand twice, one behind the other.
fn sentences(text: &Text<'_>, rule: &Rule, sink: &mut Sink) {
    let is_end = |c: &char| matches!(c, '.' | '。' | '!' | '！' | '।' | '။' | '។' | '۔');
    let mut before: Option<&[char]> = None;
    let mut from = 0;
    for sentence in text.chars.split_inclusive(is_end) {
        let blanks = sentence.iter().take_while(|c| is_blank(**c)).count();
        let (start, end) = (from + blanks, from + sentence.len());
        from = end;
        let words = &text.chars[start..end];
        if words.iter().filter(|c| is_letter(**c)).count() >= NEVER && before == Some(words) {
            report(text, start..end, rule, sink);
        }
        before = Some(words);
    }
}

/// Whether a word is too long to be doubled for its meaning. Nepali and others
/// double long words, too.
fn is_long(word: &str) -> bool {
    word.chars().count() >= NEVER && word.chars().all(|c| c < '\u{530}')
}

fn report(text: &Text<'_>, range: std::ops::Range<usize>, rule: &Rule, sink: &mut Sink) {
    let message = format!("`{}` stands twice", text.words(range.clone()));
    sink.report(text.at(rule, range, message).label("the second one").hint("take one out"));
}

fn is_letter(c: char) -> bool {
    is_alphabetic(c) || unicode_normalization::char::is_combining_mark(c)
}
