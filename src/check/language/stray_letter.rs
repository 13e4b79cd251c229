//! `stray-letter`: a letter of another script inside a word, or alone beside it.
//!
//! In: a string. Out: a message per stretch. Latin, Cyrillic and Greek are left to
//! `mixed-scripts`.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;
use unicode_script::Script;

use super::Text;
use super::stretch::stretches;
use super::wrong_digits::digit;
use crate::check::letters::{closes, opens};
use crate::check::{Check, Run};
use crate::diag::{Example, Rule, Severity, Sink};
use crate::lang::script_of;

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "stray-letter",
        severity: Severity::Error,
        fixed: false,
        what: "A word has a letter of another script in it. Such are a Bengali letter in a \
              Hindi word, a Lao one in Thai, a Latin a in Hebrew. A word in another script \
              has a blank or parentheses around it.",
        why: "The keyboard was that of another language. The font changes in the middle of \
              the word, and searching does not find it.",
        remedy: "Type the letter of the language.",
        example: Some(Example {
            file: "content/my-number-card/th.toml",
            wrong: r#"prompt = "เชิญ«ຂ»เข้าชมได้เลย!""#,
            right: r#"prompt = "เชิญเข้าชมได้เลย!""#,
        }),
        source: "UTS #39, 5.1: mixed-script detection; UAX #24",
    },
    run: Run::Text(run),
};

/// No slip is longer.
const SLIP: usize = 3;

/// As many letters tell in which script a string is.
const ENOUGH: usize = 4;

fn run(text: &Text<'_>, rule: &Rule, sink: &mut Sink) {
    // Scripts with their own check, or mixed by habit, stand before these and behind them.
    let is_beyond = |c: &char| matches!(c, '\u{530}'..='\u{10FF}' | '\u{1200}'..='\u{1DFF}');
    if text.chars.iter().filter(|c| is_beyond(c)).count() < ENOUGH {
        return;
    }
    let Some(main) = main_script(&text.chars) else { return };
    let is_part =
        |index: usize| script(text.chars[index]).is_some() || is_combining_mark(text.chars[index]);
    for word in stretches(text.chars.len(), is_part) {
        let own = main_script(&text.chars[word.clone()]).unwrap_or(main);
        for odd in stretches(word.len(), |at| {
            script(text.chars[word.start + at]).is_some_and(|script| script != own)
        }) {
            let odd = word.start + odd.start..word.start + odd.end;
            if is_slip(text, own, &odd, &word) {
                report(text, odd, own, rule, sink);
            }
        }
        if own != main && is_alone(text, own, &word) {
            report(text, word, main, rule, sink);
        }
    }
}

fn report(text: &Text<'_>, odd: Range<usize>, own: Script, rule: &Rule, sink: &mut Sink) {
    let c = text.chars[odd.start];
    let message = format!(
        "`{}` is {}, the rest {}",
        text.words(odd.clone()),
        script(c).unwrap_or(Script::Common).full_name(),
        own.full_name()
    );
    let diagnostic = text.at(rule, odd, message).label(format!("U+{:04X}", u32::from(c)));
    sink.report(diagnostic.hint("type the word again with the keyboard of its language"));
}

/// The script of a letter or a mark that belongs to one script alone. Digits have a check
/// of their own.
fn script(c: char) -> Option<Script> {
    let script = script_of(c);
    let is_one = !matches!(script, Script::Common | Script::Inherited | Script::Unknown);
    (is_one && digit(c).is_none()).then_some(script)
}

/// The script of most letters, if it is one of those that are judged here.
fn main_script(chars: &[char]) -> Option<Script> {
    let mut counts: Vec<(Script, usize)> = Vec::new();
    for script in chars.iter().filter_map(|&c| script(c)) {
        match counts.iter_mut().find(|(known, _)| *known == script) {
            Some((_, count)) => *count += 1,
            None => counts.push((script, 1)),
        }
    }
    counts.sort_by_key(|(script, count)| (*count, !is_mixed(*script)));
    counts.last().map(|(script, _)| *script).filter(|script| !is_mixed(*script))
}

/// Scripts that are written beside others without blanks, or have checks of their own.
fn is_mixed(script: Script) -> bool {
    matches!(
        script,
        Script::Latin
            | Script::Cyrillic
            | Script::Greek
            | Script::Han
            | Script::Hiragana
            | Script::Katakana
            | Script::Hangul
            | Script::Bopomofo
    )
}

/// Whether letters of another script in a word are a slip of the keyboard.
fn is_slip(text: &Text<'_>, own: Script, odd: &Range<usize>, word: &Range<usize>) -> bool {
    let letters = &text.chars[odd.clone()];
    let first = script(letters[0]).unwrap_or(Script::Common);
    if odd.len() > SLIP
        || matches!(first, Script::Han | Script::Hiragana | Script::Katakana | Script::Hangul)
    {
        return false;
    }
    if first != Script::Latin {
        return true;
    }
    // Endings follow Latin words, and scripts without blanks have them in their midst.
    let is_between = word.start < odd.start && odd.end < word.end;
    let is_small = letters.iter().all(|c| c.is_ascii_lowercase());
    let has_blanks = !matches!(
        own,
        Script::Thai | Script::Lao | Script::Khmer | Script::Myanmar | Script::Tibetan
    );
    let is_last = odd.len() == 1 && word.start < odd.start && has_blanks;
    (is_between || is_last) && is_small && (has_blanks || odd.len() == 1)
}

/// Whether a word of one or two letters in another script stands among others.
fn is_alone(text: &Text<'_>, own: Script, word: &Range<usize>) -> bool {
    let is_quoted = word.start.checked_sub(1).is_some_and(|at| opens(text.chars[at]))
        || text.get(word.end).is_some_and(closes);
    let letters = text.chars[word.clone()].iter().filter(|&&c| script(c).is_some()).count();
    letters < SLIP && !is_quoted && !is_mixed(own)
}
