//! `odd-edition`: an edition that cannot be of the day as of which a flyer is made.
//!
//! In: the day of the edition, the day as of which the flyer is made, and when it is
//! handed out. Out: days that do not go together. Knows nothing about facts.

use crate::check::{Check, Content, Run};
use crate::content::model::Flyer;
use crate::diag::{Diagnostic, Example, Rule, Severity, Sink};

/// The check.
pub(crate) const CHECK: Check = Check {
    rule: Rule {
        code: "odd-edition",
        severity: Severity::Warning,
        fixed: false,
        what: "The edition of a flyer cannot be meant. It lies years away from the day as of \
               which the flyer is made, as 2202 for 2022; it is later than the first day on which \
               the flyer is handed out; or the flyer is made as of a day (`as_of`) before its own \
               edition.",
        why: "The month of the edition is printed, and readers tell by it which of two flyers \
              holds.",
        remedy: "Correct `edition`, `as_of` or `valid` in flyer.toml, whichever is wrong.",
        example: Some(Example {
            file: "content/my-number-card/flyer.toml",
            wrong: r#"edition = «2202-07-01»"#,
            right: r#"edition = 2022-07-01"#,
        }),
        source: "Readers tell by the edition which of two hand-outs holds.",
    },
    run: Run::Content(run),
};

/// An edition lies no more years before the day of its flyer, and behind it.
const YEARS: (u16, u16) = (8, 2);

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    for flyer in &content.workspace.flyers {
        if let Some(diagnostic) = oddity(flyer, rule) {
            sink.report(diagnostic);
        }
    }
}

fn oddity(flyer: &Flyer, rule: &Rule) -> Option<Diagnostic> {
    let (edition, as_of) = (flyer.edition.as_ref()?, flyer.as_of);
    let (day, id) = (edition.value, &flyer.id);
    let is_far = day.year > as_of.year + YEARS.1 || day.year + YEARS.0 < as_of.year;
    if is_far {
        let message = format!("the edition of {id} is years away from the day of the flyer");
        return Some(rule.at(edition.span, message).label(format!("made as of {as_of}")));
    }
    let first = flyer.valid.as_ref().and_then(|valid| valid.from);
    if let Some(first) = first.filter(|first| *first < day) {
        let message =
            format!("the edition of {id} is later than the day on which it is handed out");
        return Some(rule.at(edition.span, message).label(format!("`valid` is from {first} on")));
    }
    let pinned = flyer.pinned.filter(|_| as_of < day)?;
    let message = format!("{id} is made as of a day before its edition");
    let diagnostic = rule.at(pinned, message).label(format!("the edition is of {day}"));
    Some(diagnostic.hint("make it as of the day of the edition, or correct the edition"))
}
