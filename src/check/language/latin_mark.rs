//! `latin-mark`: a mark of the Latin keyboard in a script that has its own.
//!
//! In: a string. Out: a message per mark.

use unicode_script::Script;

use super::Text;
use crate::check::letters::is_blank;
use crate::check::{Check, Run};
use crate::diag::{Example, Rule, Severity, Sink};
use crate::lang::script_of;

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "latin-mark",
        severity: Severity::Warning,
        fixed: false,
        what: "A Latin comma, semicolon or question mark follows a word in a script that has \
              marks of its own. Such are ? for ؟ in Arabic and Persian, : for ፡ or ። in \
              Amharic. Behind a Latin word or a number the Latin mark is left alone.",
        why: "The keyboard was that of another language, and the mark looks or stands wrong.",
        remedy: "Type the mark of the script.",
        example: Some(Example {
            file: "content/my-number-card/en.toml",
            wrong: r#"prompt = "In Arabic: هل تحتاج إلى مساعدة«?»""#,
            right: r#"prompt = "In Arabic: هل تحتاج إلى مساعدة؟""#,
        }),
        source: "CLDR, punctuation exemplars; The Unicode Standard 9.2, 19.1",
    },
    run: Run::Text(run),
};

fn run(text: &Text<'_>, rule: &Rule, sink: &mut Sink) {
    for (index, &c) in text.chars.iter().enumerate() {
        if !matches!(c, ',' | ';' | '?' | '.' | ':') {
            continue;
        }
        let letter = |c: Option<char>| c.map(script_of);
        let ends = text.get(index + 1).is_none_or(|c| {
            is_blank(c)
                || matches!(c, ')' | '»' | '”' | '"')
                || Some(script_of(c)) == letter(text.before(index))
        });
        let due = match (letter(text.before(index)), c) {
            (Some(Script::Arabic), ',') => '،',
            (Some(Script::Arabic), ';') => '؛',
            (Some(Script::Arabic), '?') => '؟',
            (Some(Script::Ethiopic), ',') => '፣',
            (Some(Script::Ethiopic), ';') => '፤',
            (Some(Script::Ethiopic), ':') => '፦',
            (Some(Script::Ethiopic), '.') if text.get(index + 1).is_none_or(is_blank) => '።',
            _ => continue,
        };
        if ends {
            let message = format!("`{c}` is a mark of Latin");
            let diagnostic = text.at(rule, index..index + 1, message).label("of another script");
            sink.report(diagnostic.hint(format!("write {due}")));
        }
    }
}
