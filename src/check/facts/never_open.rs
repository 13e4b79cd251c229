//! `never-open`: hours on a flyer in which nothing opens while it is handed out.
//!
//! In: the hours that each flyer prints, their closures, and its days. Out: hours that
//! closures and holidays swallow. Knows nothing about texts.

use crate::check::{Check, Content, Run};
use crate::content::model::Flyer;
use crate::content::opening::Openings;
use crate::content::table::fact::FactForm;
use crate::content::{Closure, Fact, FactKind, Hours};
use crate::diag::{Example, Rule, Severity, Sink};
use crate::frame::Date;

/// The check.
pub(crate) const CHECK: Check = Check {
    rule: Rule {
        code: "never-open",
        severity: Severity::Error,
        fixed: false,
        what: "The flyer prints hours, and on no day on which it is handed out is anything open. \
               Closures and national holidays take all of them out. Each day is asked, to the end \
               of `valid` in flyer.toml, or for a year.",
        why: "Readers go there, and find the door closed.",
        remedy: "Correct the days or the closures in content/facts.toml, or say in the flyer that \
                 it is closed.",
        example: Some(Example {
            file: "content/facts.toml",
            wrong: r#"[closure.rebuilding]
first = 2022-06-01
last = 2022-08-31
source = "Notice of the city"
checked = 2022-07-01

«[hours.general-weekends]»
days = "sat-sun-holiday"
not = ["rebuilding"]"#,
            right: r#"[closure.rebuilding]
first = 2022-06-01
last = 2022-07-10
source = "Notice of the city"
checked = 2022-07-01

[hours.general-weekends]
days = "sat-sun-holiday"
not = ["rebuilding"]"#,
        }),
        source: "Days are evaluated as OpenStreetMap's opening_hours, with the holidays of Japan.",
    },
    run: Run::Content(run),
};

/// As many days as are asked where a flyer does not say how long it is handed out.
const YEAR: usize = 366;

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    let facts = &content.workspace.facts;
    for flyer in &content.workspace.flyers {
        let printed = flyer.printed_facts(facts);
        for fact in facts.iter().filter(|fact| printed.contains(&fact.called())) {
            let Some(version) = fact.on(flyer.as_of) else { continue };
            let Some(hours) = Hours::of(&version.value).filter(|it| is_limited(it)) else {
                continue;
            };
            let closures: Vec<&Closure> =
                hours.not.iter().filter_map(|name| closure(facts, &name.value, flyer)).collect();
            let Some(openings) = Openings::new(hours, &closures) else { continue };
            if days(flyer).all(|day| openings.on(day).is_empty()) {
                let message = format!("the hours `{}` are closed on every day", fact.name.value);
                let label = match flyer.valid.as_ref().and_then(|valid| valid.last()) {
                    Some(last) => format!("{} is handed out until {last}", flyer.id),
                    None => format!("{} is made as of {}", flyer.id, flyer.as_of),
                };
                sink.report(
                    rule.at(version.span, message)
                        .label(label)
                        .hint("correct the days, or what stands in `not`"),
                );
            }
        }
    }
}

/// Whether anything could take its days out: most hours need not be asked.
fn is_limited(hours: &Hours) -> bool {
    hours.no_holidays || !hours.not.is_empty()
}

fn closure<'a>(facts: &'a [Fact], name: &str, flyer: &Flyer) -> Option<&'a Closure> {
    let is_it = |fact: &&Fact| fact.kind == FactKind::Closure && fact.name.value == name;
    Closure::of(&facts.iter().find(is_it)?.on(flyer.as_of)?.value)
}

/// The days on which a flyer is handed out.
fn days(flyer: &Flyer) -> impl Iterator<Item = Date> {
    let last = flyer.valid.as_ref().and_then(|valid| valid.last());
    let all = std::iter::successors(Some(flyer.as_of), |day| Some(day.next()));
    all.take(YEAR).take_while(move |day| last.is_none_or(|last| *day <= last))
}
