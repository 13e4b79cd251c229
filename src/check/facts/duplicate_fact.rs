//! `duplicate-fact`: two facts that say the same.
//!
//! In: the facts. Out: telephone lines and links that stand there under two names
//! at the same time. Knows nothing about flyers.

use crate::check::{Check, Content, Run};
use crate::content::{Fact, FactValue, FactVersion};
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(crate) const CHECK: Check = Check {
    rule: Rule {
        code: "duplicate-fact",
        severity: Severity::Warning,
        fixed: false,
        what: "The same telephone number or address stands under two names. Hours, numbers and \
               sizes may be the same by chance, so they are not compared.",
        why: "When it changes, one of the two is forgotten.",
        remedy: "Keep one, and refer to it from everywhere.",
        example: Some(Example {
            file: "content/facts.toml",
            wrong: r#"[link.«guide»]
url = "https://www.moj.go.jp/isa/support/portal/mynumbercard.html/"
source = "Web page of the agency"
checked = 2022-07-01

# --- languages of the hotlines"#,
            right: r#"[link.guide]
url = "https://www.moj.go.jp/isa/support/portal/guide.html"
source = "Web page of the agency"
checked = 2022-07-01

# --- languages of the hotlines"#,
        }),
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
    a.versions
        .iter()
        .any(|a| b.versions.iter().any(|b| a.period.meets(&b.period) && say_same(a, b)))
}

fn say_same(a: &FactVersion, b: &FactVersion) -> bool {
    match (&a.value, &b.value) {
        (FactValue::Phone(a), FactValue::Phone(b)) => {
            digits(&a.number.value) == digits(&b.number.value)
        }
        (FactValue::Link(a), FactValue::Link(b)) => {
            a.url.value.trim_end_matches('/') == b.url.value.trim_end_matches('/')
        }
        _ => false,
    }
}

fn digits(number: &str) -> String {
    number.chars().filter(|character| *character != '-').collect()
}
