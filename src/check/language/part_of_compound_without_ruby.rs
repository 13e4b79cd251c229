//! `part-of-compound-without-ruby`: a word in kanji has readings on some of its
//! kanji only.
//!
//! In: a string of Easy Japanese. Out: a message per bare stretch.

use super::Text;
use super::kanji_without_ruby::words;
use crate::check::{Check, Run};
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "part-of-compound-without-ruby",
        severity: Severity::Error,
        fixed: false,
        what: "Some kanji of a word have readings and others beside them have none.",
        why: "Those who need the reading of one kanji need that of the whole word.",
        remedy: "Give every kanji of the word its reading: `{申請|しん|せい}`, not `{申|しん}請`.",
        example: Some(Example {
            file: "content/my-number-card/ja-simple.toml",
            wrong: r#"prompt = "{申|しん}«請»して ください""#,
            right: r#"prompt = "{申請|しん|せい}して ください""#,
        }),
        source: "JLREQ 3.3.1: ruby is given to all characters of a compound",
    },
    run: Run::Text(run),
};

fn run(text: &Text<'_>, rule: &Rule, sink: &mut Sink) {
    for word in words(text) {
        if !word.clone().any(|index| text.has_reading(index)) {
            continue;
        }
        let mut index = word.start;
        while index < word.end {
            let start = index;
            while index < word.end && !text.has_reading(index) {
                index += 1;
            }
            if start < index {
                let (bare, whole) = (text.words(start..index), text.words(word.clone()));
                let message = format!("`{bare}` has no ruby, but the rest of `{whole}` has");
                sink.report(
                    text.at(rule, start..index, message)
                        .label("no reading")
                        .hint(format!("give a reading to every kanji of {whole}")),
                );
            }
            index += 1;
        }
    }
}
