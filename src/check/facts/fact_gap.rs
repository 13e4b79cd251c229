//! `fact-gap`: a fact that holds before some days and after them, but not on them.
//!
//! In: the facts. Out: versions that do not follow each other. Knows nothing about
//! flyers.

use crate::check::{Check, Content, Run};
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(crate) const CHECK: Check = Check {
    rule: Rule {
        code: "fact-gap",
        severity: Severity::Warning,
        fixed: false,
        what: "Two versions of a fact leave days between them on which none holds.",
        why: "A flyer that is made as of such a day cannot be printed.",
        remedy: "Let the later version begin (`from`) on the day after the earlier one ends \
                 (`until`). If nothing holds on these days in truth, give the block `from` and \
                 `until`, and leave the gap.",
        example: Some(Example {
            file: "content/facts.toml",
            wrong: r#"[[phone.card]]
number = "0120-0178-28"
free = true
source = "Notice of the ministry"
checked = 2022-07-01
from = 2023-10-03

[[phone.card]]
number = "0120-0178-27"
free = true
until = «2023-09-30»"#,
            right: r#"[[phone.card]]
number = "0120-0178-28"
free = true
source = "Notice of the ministry"
checked = 2022-07-01
from = 2023-10-01

[[phone.card]]
number = "0120-0178-27"
free = true
until = 2023-09-30"#,
        }),
        source: "content/facts.toml: a fact that changes is written once for each time.",
    },
    run: Run::Content(run),
};

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    for fact in &content.workspace.facts {
        for version in &fact.versions {
            let Some(until) = &version.period.until else { continue };
            let after = until.value.next();
            let later = fact.versions.iter().filter_map(|other| other.period.from);
            let next = later.filter(|from| *from > until.value).min();
            if let Some(next) = next.filter(|_| fact.on(after).is_none()) {
                let (kind, name) = (fact.kind.key(), &fact.name.value);
                let last = next.previous().unwrap_or(next);
                let days = match after == last {
                    true => after.to_string(),
                    false => format!("{after} to {last}"),
                };
                let message = format!("no version of the {kind} `{name}` holds on {days}");
                sink.report(
                    rule.at(until.span, message)
                        .label(format!("the next one begins on {next}"))
                        .hint(format!("end this one on {last}, or begin the next one on {after}")),
                );
            }
        }
    }
}
