//! `outlived-fact`: a flyer that is handed out longer than what it says is true.
//!
//! In: the flyers that say how long they are handed out, their facts and their day.
//! Out: facts that end before, and flyers whose time is over. Knows nothing about texts.

use crate::check::{Check, Content, Run};
use crate::content::model::Flyer;
use crate::content::{Fact, Period};
use crate::diag::{Example, Rule, Severity, Sink};
use crate::source::Span;

/// The check.
pub(crate) const CHECK: Check = Check {
    rule: Rule {
        code: "outlived-fact",
        severity: Severity::Error,
        fixed: false,
        what: "The flyer is handed out longer than a fact on it holds. flyer.toml says until when \
               it is handed out (`valid`), and a fact ends before that day; or the flyer is made \
               as of a day on which it is not handed out.",
        why: "Paper cannot be changed once it is handed out.",
        remedy: "End `valid` with the fact, or print what follows beside it: `{phone:x.change}` \
                 says “from 1 April: …” while the change lies ahead.",
        example: Some(Example {
            file: "content/my-number-card/flyer.toml",
            wrong: r#"as_of = 2022-07-01
valid = { until = «2022-06-30» }"#,
            right: r#"as_of = 2022-07-01
valid = { until = 2022-09-30 }"#,
        }),
        source: "Paper cannot be changed once it is handed out.",
    },
    run: Run::Content(run),
};

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    for flyer in &content.workspace.flyers {
        let Some(valid) = &flyer.valid else { continue };
        if !valid.holds(flyer.as_of) {
            not_handed_out(flyer, valid, rule, sink);
        } else if let Some(until) = &valid.until {
            let printed = flyer.printed_facts(&content.workspace.facts);
            let announced = flyer.announced();
            let is_on_it = |fact: &&Fact| {
                printed.contains(&fact.called()) && !announced.contains(&fact.called())
            };
            for fact in content.workspace.facts.iter().filter(is_on_it) {
                let Some(version) = fact.on(flyer.as_of) else { continue };
                let Some(last) = version.period.last().filter(|last| *last < until.value) else {
                    continue;
                };
                let (kind, name) = (fact.kind.key(), &fact.name.value);
                let message = format!("the {kind} `{name}` holds until {last} only");
                let label = format!("{} is handed out until {}", flyer.id, until.value);
                sink.report(rule.at(version.span, message).label(label).hint(format!(
                    "end `valid` in flyer.toml on {last}, or print {{{kind}:{name}.change}} beside it"
                )));
            }
        }
    }
}

/// Reports a flyer that is made as of a day on which nobody hands it out.
fn not_handed_out(flyer: &Flyer, valid: &Period, rule: &Rule, sink: &mut Sink) {
    let place = valid.until.as_ref().map_or(Span::new(flyer.file, 0, 0), |until| until.span);
    let message = format!("{} is made as of {}, and not handed out then", flyer.id, flyer.as_of);
    sink.report(rule.at(place, message).label("outside of `valid`").hint(
        "correct `valid` in flyer.toml, or make the flyer as of another day (`as_of`, --as-of)",
    ));
}
