//! `changed-text`: a text is not the one that was stamped.

use super::Stamped;
use crate::check::{Check, Run};
use crate::content::model::{Freshness, Review, Standing, list_key};
use crate::diag::{Diagnostic, Example, Rule, Severity, Sink};
use crate::source::Span;

pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "changed-text",
        severity: Severity::Warning,
        fixed: false,
        what: "The text has changed since it was stamped: a word, a number, its place in a list. \
               This holds for translations, for the official text and for the reference pack. Break \
               marks, comments and the way in which a text is written in TOML change nothing, nor \
               does a fact that it refers to.",
        why: "One lost word can turn a sentence into its opposite. Until somebody has looked at it, \
              the text is a draft, also in a pack that is official or was reviewed, and the flyer \
              says so.",
        remedy: "Read the text. If it is right, stamp it with the command of the hint; else mend it.",
        example: Some(Example {
            file: "content/my-number-card/en.toml",
            wrong: r#"# It was stamped as "The face cannot be seen clearly".
caption = «"The face can be seen clearly"»"#,
            right: r#"caption = "The face cannot be seen clearly""#,
        }),
        source: "Each text remembers what was stamped (docs/architecture.md, stamps)",
    },
    run: Run::Stamps(run),
};

fn run(stamped: &Stamped<'_>, rule: &Rule, sink: &mut Sink) {
    for standing in &stamped.standings {
        if standing.freshness() == Freshness::Changed {
            sink.report(message(stamped, standing, rule));
        }
    }
}

fn message(stamped: &Stamped<'_>, standing: &Standing<'_>, rule: &Rule) -> Diagnostic {
    let Standing { key, text, .. } = *standing;
    let what = match text.is_empty() {
        true => "is gone: it was there when it was stamped",
        false => "has changed since it was stamped",
    };
    let diagnostic = rule.at(place(stamped, key), format!("`{key}` {what}"));
    let diagnostic = diagnostic.label("a draft until it is stamped again");
    let command = &stamped.command;
    let review = standing.stamp.and_then(|stamp| stamp.review.as_ref());
    diagnostic.answer(match review {
        Some(Review { by, on }) => format!(
            "{by} read another text on {on}: have it read again, then run `{command} \
             --reviewed-by NAME {key}`"
        ),
        None => format!("if it is right as it is now, run `{command} {key}`"),
    })
}

/// Where a text stands; what stands beside it, if it is gone.
fn place(stamped: &Stamped<'_>, key: &str) -> Span {
    let table = |key: &str| list_key(key).rsplit_once('.').map(|(table, _)| table.to_owned());
    let beside = || {
        let strings = stamped.pack.strings.iter().rev();
        strings.into_iter().find(|string| table(&string.key) == table(key))
    };
    let string = stamped.strings.get(key).copied().or_else(beside);
    string.map_or_else(|| crate::check::translation::head(stamped.pack), |string| string.span)
}
