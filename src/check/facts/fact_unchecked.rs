//! `fact-unchecked`: a fact that nobody has compared with its source for a long
//! time.
//!
//! In: the facts, the day, and the months that the project sets. Out: the facts
//! whose last comparison lies further back. Knows no flyer.

use crate::check::{Check, Content, Run};
use crate::diag::{Rule, Severity, Sink};
use crate::frame::Date;
use crate::source::Spanned;

/// The check.
pub(crate) const CHECK: Check = Check {
    rule: Rule {
        code: "fact-unchecked",
        severity: Severity::Warning,
        fixed: false,
        explain: "A fact was last compared with its source longer ago than the project allows \
                  (`recheck_months` in chirashi.toml), or on a day that has not come yet. Numbers \
                  and hours of hotlines changed about every one or two years: look at the source \
                  again, mend the fact, and set `checked` to the day on which you looked. A \
                  version whose time is over is left alone.",
        source: "Numbers and hours of the My Number hotlines, 2014 to 2024.",
    },
    run: Run::Content(run),
};

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    let today = content.today;
    for fact in &content.workspace.facts {
        let current =
            fact.versions.iter().filter(|version| version.until.is_none_or(|last| today <= last));
        for checked in current.filter_map(|version| version.checked.as_ref()) {
            let what = format!("the {} `{}`", fact.kind.key(), fact.name.value);
            if checked.value > today {
                let message = format!("{what} was checked on a day that has not come");
                sink.report(rule.at(checked.span, message).label(format!("after {today}")));
            } else if let Some(months) = content.recheck_months
                && is_due(checked, months, today)
            {
                let message = format!("{what} was not checked for more than {months} months");
                sink.report(
                    rule.at(checked.span, message)
                        .label("long ago")
                        .hint("compare it with its source, and write the day on which you did"),
                );
            }
        }
    }
}

fn is_due(checked: &Spanned<Date>, months: u32, today: Date) -> bool {
    super::months_after(checked.value, months)
        < (u32::from(today.year), u32::from(today.month), u32::from(today.day))
}
