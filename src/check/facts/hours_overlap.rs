//! `hours-overlap`: a line that is open twice at the same time in one language.
//!
//! In: the hours that each block shows. Out: two of them on the same days, in the
//! same language, whose times meet. Knows nothing about texts.

use crate::check::{Check, Content, Run};
use crate::content::table::fact::FactForm;
use crate::content::{Fact, FactKind, FactUse, Hours, Row};
use crate::diag::{Rule, Severity, Sink};
use crate::frame::Date;

/// The check.
pub(crate) const CHECK: Check = Check {
    rule: Rule {
        code: "hours-overlap",
        severity: Severity::Error,
        fixed: false,
        explain: "Two rows of a hotline name the same language on the same days, and their times \
                  meet: the caller reads two answers to one question. Correct the days, the times or the languages in content/facts.toml, or list one of the two in flyer.toml.",
        source: "A caller must find one time per language and day.",
    },
    run: Run::Content(run),
};

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    for flyer in &content.workspace.flyers {
        for block in &flyer.uses {
            let hours: Vec<(&FactUse, &Hours)> = block
                .iter()
                .filter(|fact| fact.printed)
                .filter_map(|fact| Some((fact, find(&content.workspace.facts, fact, flyer.as_of)?)))
                .collect();
            for (index, (fact, later)) in hours.iter().enumerate() {
                let earlier = hours[..index].iter().find(|(_, earlier)| overlap(earlier, later));
                let Some((other, earlier)) = earlier else { continue };
                let languages: Vec<&str> = common(earlier, later).collect();
                let (first, second) = (&other.name, &fact.name);
                let message = format!("the hours `{second}` overlap with `{first}`");
                sink.report(
                    rule.at(fact.span, message)
                        .label(format!("both are for {}", languages.join(", ")))
                        .hint("a language has one row for each day"),
                );
            }
        }
    }
}

/// The hours that a block shows on a day.
pub(super) fn find<'a>(facts: &'a [Fact], fact: &FactUse, day: Date) -> Option<&'a Hours> {
    let is_it = |other: &&Fact| other.kind == FactKind::Hours && other.name.value == fact.name;
    let found = facts.iter().filter(|_| fact.kind == FactKind::Hours).find(is_it)?;
    Hours::of(&found.on(day)?.value)
}

fn overlap(a: &Hours, b: &Hours) -> bool {
    let meets = |row: &Row| b.rows.iter().any(|other| row.meets(other));
    a.rows.iter().any(meets) && common(a, b).next().is_some()
}

fn common<'a>(a: &'a Hours, b: &'a Hours) -> impl Iterator<Item = &'a str> {
    a.codes().filter(|code| b.codes().any(|other| other == *code))
}
