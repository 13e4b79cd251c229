//! `missing-inverted-mark`: a question or exclamation without its first mark.
//!
//! In: a string of a language such as Spanish. Out: a message per mark.

use super::Text;
use crate::check::{Check, Run};
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "missing-inverted-mark",
        severity: Severity::Error,
        fixed: false,
        what: "A question or exclamation in Spanish lacks one of its two marks: ¿…? and ¡…!. The \
               key `inverted` in content/languages says which languages do so.",
        why: "The reader does not see where the question begins.",
        remedy: "Set the mark that is missing.",
        example: Some(Example {
            file: "content/my-number-card/es.toml",
            wrong: r#"prompt = "Échele un vistazo«!»""#,
            right: r#"prompt = "¡Échele un vistazo!""#,
        }),
        source: "RAE, Ortografía de la lengua española (2010) 3.4.9: los signos de apertura son obligatorios",
    },
    run: Run::Text(run),
};

fn run(text: &Text<'_>, rule: &Rule, sink: &mut Sink) {
    if !text.habits.inverted {
        return;
    }
    let mut opened: Option<usize> = None;
    for (index, &mark) in text.chars.iter().enumerate() {
        let before = text.before(index);
        match mark {
            // ¡¿ and ?! are one mark.
            '¿' | '¡' if !matches!(before, Some('¿' | '¡')) => {
                if let Some(open) = opened.replace(index) {
                    unclosed(text, open, rule, sink);
                }
            }
            // (?) and (!) comment on a word.
            '?' | '!' if !matches!(before, Some('?' | '!' | '(')) && opened.take().is_none() => {
                let due = if mark == '?' { '¿' } else { '¡' };
                let message = format!("`{mark}` without `{due}` at the beginning");
                let diagnostic = text.at(rule, index..index + 1, message).label("ends here");
                sink.report(diagnostic.hint(format!("put {due} where it begins")));
            }
            _ => {}
        }
    }
    if let Some(open) = opened {
        unclosed(text, open, rule, sink);
    }
}

fn unclosed(text: &Text<'_>, open: usize, rule: &Rule, sink: &mut Sink) {
    let mark = text.chars[open];
    let due = if mark == '¿' { '?' } else { '!' };
    let message = format!("`{mark}` without `{due}` at the end");
    let diagnostic = text.at(rule, open..open + 1, message).label("begins here");
    sink.report(diagnostic.hint(format!("put {due} where it ends")));
}
