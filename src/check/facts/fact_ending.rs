//! `fact-ending`: a fact on a flyer that soon ends.
//!
//! In: the facts that each flyer uses, and the flyer's day. Out: those that hold
//! on it and a month later do not. Knows nothing about texts.

use crate::check::{Check, Content, Run};
use crate::content::model::Flyer;
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(crate) const CHECK: Check = Check {
    rule: Rule {
        code: "fact-ending",
        severity: Severity::Warning,
        fixed: false,
        what: "A fact on the flyer ends within a month of the flyer's day.",
        why: "Paper lies on a counter for longer than that, and goes on saying what no longer \
              holds.",
        remedy: "Print few copies; or make the flyer as of the day after (`as_of` in flyer.toml), \
                 when the next version of the fact holds and blocks that have ended are left out.",
        example: Some(Example {
            file: "content/facts.toml",
            wrong: r#"«[number.card-months]»
value = 1
until = 2022-07-31"#,
            right: r#"[number.card-months]
value = 1
until = 2023-03-31"#,
        }),
        source: "Runs of cities are 50 to 250 copies a language, and are handed out for months.",
    },
    run: Run::Content(run),
};

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    // Of flyers that say how long they are handed out, `outlived-fact` tells more.
    let says_nothing = |flyer: &&Flyer| flyer.valid.as_ref().is_none_or(|it| it.last().is_none());
    for flyer in content.workspace.flyers.iter().filter(says_nothing) {
        let used = flyer.printed_facts(&content.workspace.facts);
        let soon = super::months_after(flyer.as_of, 1);
        for fact in &content.workspace.facts {
            let name = fact.name.value.as_str();
            let version = fact.on(flyer.as_of);
            let Some(version) = version.filter(|_| used.contains(&fact.called())) else {
                continue;
            };
            let Some(last) = version.period.last() else { continue };
            if (u32::from(last.year), u32::from(last.month), u32::from(last.day)) > soon {
                continue;
            }
            let kind = fact.kind.key();
            let message = format!("the {kind} `{name}` holds until {last} only");
            let flyer_day = format!("the flyer {} is made as of {}", flyer.id, flyer.as_of);
            sink.report(
                rule.at(version.span, message)
                    .label(flyer_day)
                    .hint("print few copies, or make the flyer as of the day after"),
            );
        }
    }
}
