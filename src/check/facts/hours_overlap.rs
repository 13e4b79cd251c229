//! `hours-overlap`: a line that is open twice at the same time in one language.
//!
//! In: the hours of each contact that a block shows. Out: two of them on the same days, in the
//! same language, whose times meet. Knows nothing about texts.

use std::collections::BTreeSet;

use crate::check::{Check, Content, Run};
use crate::content::model::FactName;
use crate::content::table::fact::FactForm;
use crate::content::{Contact, Fact, FactKind, FactUse, Hours, Row};
use crate::diag::{Example, Rule, Severity, Sink};
use crate::frame::Date;
use crate::source::Spanned;

/// The check.
pub(crate) const CHECK: Check = Check {
    rule: Rule {
        code: "hours-overlap",
        severity: Severity::Error,
        fixed: false,
        what: "Two `hours` of one contact name the same language on the same days, and their times \
               meet.",
        why: "The caller reads two answers to one question.",
        remedy: "Correct the days, the times or the languages in content/facts.toml, or take one \
                 of the two out of the contact.",
        example: Some(Example {
            file: "content/facts.toml",
            wrong: r#"hours = ["general-weekdays", «"general-card-and-points"»]"#,
            right: r#"hours = ["general-weekdays", "general-weekends"]"#,
        }),
        source: "A caller must find one time per language and day.",
    },
    run: Run::Content(run),
};

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    let facts = &content.workspace.facts;
    let mut reported = BTreeSet::new();
    for flyer in &content.workspace.flyers {
        let printed = flyer.uses.iter().flatten().filter(|fact| fact.printed);
        for hours in printed.map(|fact| hours_of(facts, fact, flyer.as_of)) {
            for (index, (name, later)) in hours.iter().enumerate() {
                let earlier = hours[..index].iter().find(|(_, earlier)| overlap(earlier, later));
                let Some((other, earlier)) = earlier else { continue };
                if !reported.insert(name.span) {
                    continue;
                }
                let languages: Vec<&str> = common(earlier, later).collect();
                let message = format!("the hours `{}` overlap with `{}`", name.value, other.value);
                sink.report(
                    rule.at(name.span, message)
                        .label(format!("both are for {}", languages.join(", ")))
                        .hint("a language has one row for each day"),
                );
            }
        }
    }
}

/// The hours of a contact that a block shows on a day, each with its name in the facts;
/// nothing for facts of other kinds.
pub(super) fn hours_of<'a>(
    facts: &'a [Fact],
    fact: &FactUse,
    day: Date,
) -> Vec<(&'a Spanned<String>, &'a Hours)> {
    let contact = find::<Contact>(facts, (fact.kind, &fact.name), day);
    let names = contact.into_iter().flat_map(|contact| &contact.hours);
    let hours = |name: &'a Spanned<String>| {
        Some((name, find::<Hours>(facts, (FactKind::Hours, &name.value), day)?))
    };
    names.filter_map(hours).collect()
}

fn find<'a, T: FactForm>(facts: &'a [Fact], name: FactName<'_>, day: Date) -> Option<&'a T> {
    let found = facts.iter().find(|fact| fact.called() == name)?;
    T::of(&found.on(day)?.value)
}

fn overlap(a: &Hours, b: &Hours) -> bool {
    let meets = |row: &Row| b.rows.iter().any(|other| row.meets(other));
    a.rows.iter().any(meets) && common(a, b).next().is_some()
}

fn common<'a>(a: &'a Hours, b: &'a Hours) -> impl Iterator<Item = &'a str> {
    a.codes().filter(|code| b.codes().any(|other| other == *code))
}
