//! `bad-reading`: a reading that is not in kana.

use super::{is_hiragana, is_katakana, rubies};
use crate::check::letters::is_han;
use crate::check::{Check, Run};
use crate::content::model::Pack;
use crate::diag::{Example, Rule, Severity, Sink};

pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "bad-reading",
        severity: Severity::Error,
        fixed: false,
        what: "A reading is not in kana, or not in the right ones. Readings of Japanese words are \
               in hiragana; katakana stand above Latin letters and above loans (`{頁|ページ}`). \
               Ideographs, Latin letters, digits, blanks and half-width kana in a reading are \
               slips.",
        why: "Those who need the reading cannot read it.",
        remedy: "Write the reading in hiragana.",
        example: Some(Example {
            file: "content/my-number-card/ja-simple.toml",
            wrong: r#"«{便利|べん|利}»に"#,
            right: r#"{便利|べん|り}に"#,
        }),
        source: "JLREQ 3.3.1 (ruby is kana); guideline on Easy Japanese of the Immigration \
                 Services Agency and the Agency for Cultural Affairs (2020): hiragana above kanji",
    },
    run: Run::Pack(run),
};

fn run(pack: &Pack, rule: &Rule, sink: &mut Sink) {
    for ruby in rubies(pack) {
        for reading in ruby.readings {
            let Some(fault) = fault(&reading.base, &reading.reading) else { continue };
            let message =
                format!("the reading `{}` of `{}` {fault}", reading.reading, reading.base);
            sink.report(
                rule.at(ruby.span, message)
                    .label("no reading")
                    .hint("write how the word is said, in hiragana"),
            );
        }
    }
}

/// What is wrong with a reading.
fn fault(base: &str, reading: &str) -> Option<String> {
    if let Some(wrong) = reading.chars().find(|&c| !is_hiragana(c) && !is_katakana(c)) {
        return Some(match wrong {
            c if c.is_whitespace() => "has a blank in it".to_owned(),
            c if is_han(c) => format!("has the ideograph {c} in it"),
            '\u{FF61}'..='\u{FF9F}' => "is in half-width kana".to_owned(),
            c => format!("has `{c}` (U+{:04X}) in it", u32::from(c)),
        });
    }
    let katakana = reading.chars().any(|c| is_katakana(c) && c != 'ー');
    if !katakana || is_loan(reading) || !base.chars().any(is_han) {
        return None;
    }
    let latin = base.chars().any(|c| c.is_alphabetic() && !is_han(c) && !is_hiragana(c));
    (!latin).then(|| "is in katakana".to_owned())
}

/// Whether a reading sounds like a loan: no Japanese word has a long mark, a
/// p at its beginning, or small vowels.
fn is_loan(reading: &str) -> bool {
    reading.contains(['ー', 'ァ', 'ィ', 'ゥ', 'ェ', 'ォ', 'ヴ'])
        || reading.starts_with(['パ', 'ピ', 'プ', 'ペ', 'ポ'])
}
