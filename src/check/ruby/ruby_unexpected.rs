//! `ruby-unexpected`: ruby where none belongs.

use super::{Ruby, is_hiragana, is_katakana, rubies};
use crate::check::{Check, Run};
use crate::content::model::Pack;
use crate::diag::{Example, Rule, Severity, Sink};

/// What a language is called in Japanese, in its file or in the pack of an older
/// project: that may have a reading.
const JAPANESE_NAMES: [&str; 2] = ["japanese", "pack.label_japanese"];

pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "ruby-unexpected",
        severity: Severity::Warning,
        fixed: false,
        what: "Ruby stands in a language other than Japanese, or above kana.",
        why: "Readings in kana help readers of Japanese with ideographs; readers of another \
              language cannot use them, and kana need none.",
        remedy: "Take the reading out: write `居住地` for `{居住地|きょ|じゅう|ち}`.",
        example: Some(Example {
            file: "content/my-number-card/zh-Hant.toml",
            wrong: r#"前往«{居住地|きょ|じゅう|ち}»的"#,
            right: r#"前往居住地的"#,
        }),
        source: "JLREQ 3.3; guideline on Easy Japanese (2020)",
    },
    run: Run::Pack(run),
};

fn run(pack: &Pack, rule: &Rule, sink: &mut Sink) {
    for ruby in rubies(pack) {
        let (message, label, hint) = if is_foreign(&ruby) {
            let language = &ruby.pack.language;
            (
                format!("ruby in a text of `{language}`"),
                "readings for another language",
                "write the word alone; a reading can stand in parentheses".to_owned(),
            )
        } else if let Some(kana) = above_kana(&ruby) {
            (
                format!("ruby above the kana `{kana}`"),
                "reads itself",
                format!("write {kana} outside of the braces"),
            )
        } else {
            continue;
        };
        sink.report(rule.at(ruby.span, message).label(label).hint(hint));
    }
}

fn is_foreign(ruby: &Ruby<'_>) -> bool {
    ruby.pack.speech.primary() != "ja" && !JAPANESE_NAMES.contains(&ruby.string.key.as_str())
}

/// The first base that is nothing but kana.
fn above_kana<'a>(ruby: &Ruby<'a>) -> Option<&'a str> {
    let bases = ruby.readings.iter().map(|reading| reading.base.as_str());
    let is_kana = |base: &&str| base.chars().all(|c| is_hiragana(c) || is_katakana(c));
    bases.into_iter().find(is_kana)
}
