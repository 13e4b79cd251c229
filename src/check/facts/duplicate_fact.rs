//! `duplicate-fact`: two facts that say the same.
//!
//! In: the facts. Out: telephone lines and links that stand there under two names
//! at the same time. Knows nothing about flyers.

use crate::check::{Check, Content, Run};
use crate::diag::{Rule, Severity, Sink};
use crate::model::{Fact, FactValue, FactVersion};

/// The check.
pub(crate) const CHECK: Check = Check {
    rule: Rule {
        code: "duplicate-fact",
        severity: Severity::Warning,
        fixed: false,
        explain: "The same telephone number or address stands under two names. When it changes, \
                  one of the two is forgotten: keep one, and refer to it from everywhere. Hours, \
                  numbers and sizes may be the same by chance, so they are not compared.",
        source: "content/facts.toml: each fact stands in one place.",
    },
    run: Run::Content(run),
};

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    let facts = &content.workspace.facts;
    for (index, fact) in facts.iter().enumerate() {
        let Some(first) = facts[..index].iter().find(|earlier| are_same(earlier, fact)) else {
            continue;
        };
        let (kind, name) = (fact.kind.key(), &fact.name.value);
        let other = &first.name.value;
        let message = format!("the {kind} `{name}` is the same as `{other}`");
        sink.report(
            rule.at(fact.name.span, message)
                .label("the second name")
                .hint(format!("refer to {{{kind}:{other}}}, and take this one out")),
        );
    }
}

fn are_same(a: &Fact, b: &Fact) -> bool {
    a.versions.iter().any(|a| b.versions.iter().any(|b| meet(a, b) && say_same(a, b)))
}

/// Whether both hold on one day.
fn meet(a: &FactVersion, b: &FactVersion) -> bool {
    let ends_before =
        |a: &FactVersion, b: &FactVersion| matches!((a.until, b.from), (Some(u), Some(f)) if u < f);
    !ends_before(a, b) && !ends_before(b, a)
}

fn say_same(a: &FactVersion, b: &FactVersion) -> bool {
    match (&a.value, &b.value) {
        (FactValue::Phone(a), FactValue::Phone(b)) => digits(&a.number) == digits(&b.number),
        (FactValue::Link(a), FactValue::Link(b)) => {
            a.url.trim_end_matches('/') == b.url.trim_end_matches('/')
        }
        _ => false,
    }
}

fn digits(number: &str) -> String {
    number.chars().filter(|character| *character != '-').collect()
}
