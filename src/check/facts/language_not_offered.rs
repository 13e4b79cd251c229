//! `language-not-offered`: a line speaks a language that the flyer does not.
//!
//! In: the hours that each block shows, and the flyer's languages. Out: languages
//! of hours without a pack. Knows nothing about texts.

use super::hours_overlap::hours_of;
use crate::check::{Check, Content, Run};
use crate::diag::{Example, Rule, Severity, Sink};
use crate::lang::primary;

/// The check.
pub(crate) const CHECK: Check = Check {
    rule: Rule {
        code: "language-not-offered",
        severity: Severity::Warning,
        fixed: false,
        what: "A hotline on the flyer is answered in a language in which the flyer has no pack. \
               Any pack of the language counts: `zh` is offered where there is one for `zh-Hans` \
               or `zh-Hant`.",
        why: "Those who need the line cannot read that it exists.",
        remedy: "Add a pack in that language, or correct the code of the language in \
                 content/facts.toml.",
        example: Some(Example {
            file: "content/my-number-card/flyer.toml",
            wrong: r#"# No pack in Thai, in which the line is answered.
contacts = [«"card"»]"#,
            right: r#"# A pack in each language of the line.
contacts = ["card"]"#,
        }),
        source: "Callers find the line by the flyer in their own language.",
    },
    run: Run::Content(run),
};

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    for flyer in &content.workspace.flyers {
        let facts = &content.workspace.facts;
        for fact in flyer.uses.iter().flatten().filter(|fact| fact.printed) {
            let all = hours_of(facts, fact, flyer.as_of).into_iter().map(|(_, hours)| hours);
            let codes = all.flat_map(|hours| hours.codes().map(move |code| (code, hours)));
            for (code, hours) in codes {
                if flyer.offered.iter().any(|tag| tag.primary() == primary(code)) {
                    continue;
                }
                let message = format!("the line speaks `{code}`, and the flyer has no pack for it");
                let codes: Vec<&str> = hours.codes().collect();
                sink.report(
                    rule.at(fact.span, message)
                        .label(format!("these hours are for {}", codes.join(", ")))
                        .hint(format!("add a pack, or take `{code}` out of the hours")),
                );
            }
        }
    }
}
