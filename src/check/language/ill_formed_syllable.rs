//! `ill-formed-syllable`: signs of a syllable that no font can draw.
//!
//! In: a string in Unicode. Out: a message per fault.

use unicode_normalization::char::is_combining_mark;

use super::Text;
use super::syllable::{Fault, fault, khmer, myanmar};
use super::zawgyi::is_burmese;
use crate::check::{Check, Run};
use crate::content::MARKS;
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "ill-formed-syllable",
        severity: Severity::Error,
        fixed: false,
        what: "Signs of a script stand where they cannot: a vowel without its consonant, a tone \
               before its vowel. Syllables of Thai, Lao, Khmer, Burmese, the scripts of \
               India, Sinhala, Tibetan, Arabic, Korean and Japanese are looked at, also for two vowels on one consonant, and for two \
               characters that look like one.",
        why: "On paper it leaves a dotted circle, or signs on top of each other; a search does not \
              find the word.",
        remedy: "Type the syllable again, in the order in which it is spoken.",
        example: Some(Example {
            file: "content/my-number-card/th.toml",
            wrong: r#"prompt = "เชิญเข้าชม«เเ»ละลงทะเบียนได้เลย!""#,
            right: r#"prompt = "เชิญเข้าชมและลงทะเบียนได้เลย!""#,
        }),
        source: "The Unicode Standard 12, 13.2, 13.4, 16.1 to 16.4; Unicode Technical Note 11; HarfBuzz inserts U+25CC",
    },
    run: Run::Text(run),
};

/// No letters have more joiners between them.
const JOINERS: usize = 4;

fn run(text: &Text<'_>, rule: &Rule, sink: &mut Sink) {
    // More marks on one letter are told when the file is read (`too-long`).
    if text
        .chars
        .windows(MARKS + 1)
        .any(|run| is_combining_mark(run[0]) && run.iter().all(|c| *c == run[0]))
    {
        return;
    }
    for (index, &c) in text.chars.iter().enumerate() {
        if c < '\u{300}' {
            continue;
        }
        let mut before = text.chars[..index].iter().rev().take(JOINERS).copied();
        let before = before.find(|&c| !is_joiner(c));
        let mut after = text.chars[index + 1..].iter().take(JOINERS).copied();
        let after = after.find(|&c| !is_joiner(c));
        if let Some(fault) = fault(before, c, after) {
            report(text, index, fault, rule, sink);
        }
    }
    for index in khmer::early_ro(&text.chars) {
        report(text, index, khmer::EARLY_RO, rule, sink);
    }
    if is_burmese(text) {
        for wrong in myanmar::wrong(&text.chars) {
            report(text, wrong.index, wrong.fault, rule, sink);
        }
    }
}

fn report(text: &Text<'_>, index: usize, fault: Fault, rule: &Rule, sink: &mut Sink) {
    let start = if fault.with_before { index.saturating_sub(1) } else { index };
    let codes: Vec<String> =
        text.chars[start..=index].iter().map(|&c| format!("U+{:04X}", u32::from(c))).collect();
    let message = format!("{}: {}", fault.what, codes.join(" "));
    let diagnostic = text.at(rule, start..index + 1, message);
    sink.report(diagnostic.label("cannot be drawn").hint(fault.hint));
}

fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}')
}
