//! `unspaced-mark`: no blank where the language puts one between a mark and the text.
//!
//! In: a string of a language that has the habit. Out: a message per mark.

use super::Text;
use super::missing_space::in_address;
use crate::check::letters::{is_blank, is_break_mark};
use crate::check::{Check, Run};
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "unspaced-mark",
        severity: Severity::Warning,
        fixed: false,
        what: "A mark stands close to the text, and the language puts a blank between them: « \
              Oui ! » in French. The key `spaced` of the language in content/languages says \
              at which marks. Several marks in a row have one blank before the first; times, \
              addresses and marks alone in brackets have none.",
        why: "It looks like a misprint to those who read the language.",
        remedy: "Put `\\u202F`, which is narrow, or `\\u00A0` between them: no line ends there.",
        example: Some(Example {
            file: "content/my-number-card/es.toml",
            wrong: r#"# The file of the language has: spaced = ";"
prompt = "Vea esto«;» es fácil.""#,
            right: r#"# The file of the language has: spaced = ";"
prompt = "Vea esto\u202F; es fácil.""#,
        }),
        source: "Lexique des règles typographiques en usage à l’Imprimerie nationale; CLDR, French",
    },
    run: Run::Text(run),
};

/// Marks that stand before the text; all others stand behind it.
const OPENING: &str = "«‹“„‘‚¿¡([";

fn run(text: &Text<'_>, rule: &Rule, sink: &mut Sink) {
    for (index, &mark) in text.chars.iter().enumerate() {
        if !text.habits.spaced.contains(mark) {
            continue;
        }
        let opens = OPENING.contains(mark);
        let beside = if opens { text.get(index + 1) } else { text.before(index) };
        let Some(beside) = beside else { continue };
        if is_blank(beside) || is_break_mark(beside) || !opens && needs_none(text, index, beside) {
            continue;
        }
        let side = if opens { "after" } else { "before" };
        let message = format!("no blank {side} `{mark}`");
        let diagnostic = text.at(rule, index..index + 1, message).label("close to the text");
        let hint = match opens {
            true => format!("write {mark}\\u00A0"),
            false => format!("write \\u202F{mark} or \\u00A0{mark}"),
        };
        sink.report(diagnostic.hint(hint));
    }
}

/// Whether a mark that follows a character directly is right: the second of several,
/// one in a time or an address, and one that stands alone in brackets.
fn needs_none(text: &Text<'_>, index: usize, before: char) -> bool {
    let joins = |c: char| c.is_alphanumeric() || c == '/';
    OPENING.contains(before)
        || matches!(before, '!' | '?')
        || text.chars[index] == ':' && text.get(index + 1).is_some_and(joins)
        || in_address(text, index)
}
